import { Duration } from "../../core";
import { errorsWithin, memoryShare, onPrimaries, perCache, perNode, select } from "./promql";
import { cacheReadings } from "./reading";

/** Keys below which the share of those without a TTL says nothing. */
const FEW_KEYS = 1000;

/** Whether the data fits. */
export const MEMORY_READINGS = cacheReadings({
  Evicting: {
    for: Duration.minutes(15),
    expression: (subject, threshold) =>
      `rate(${select(subject, "redis_evicted_keys_total")}[5m]) > ${threshold}`,
    finding: "{{ $labels.instance }} evicts {{ $value | humanize }} keys a second.",
    panel: "evictions",
  },
  MemoryHigh: {
    for: Duration.minutes(15),
    expression: (subject, threshold) => `${memoryShare(subject)} > ${threshold}`,
    finding: "{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its memory.",
    panel: "memory",
  },
  MemoryHighNoEviction: {
    for: Duration.minutes(5),
    expression: (subject, threshold) =>
      `${memoryShare(subject)} > ${threshold} and on ${perNode(subject)} ${select(subject, "redis_instance_info", 'maxmemory_policy="noeviction"')}`,
    finding:
      "{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its memory and may evict nothing: when it is full every write fails.",
    panel: "memory",
  },
  OutOfMemoryErrors: {
    for: Duration.seconds(0),
    expression: (subject, threshold) =>
      `${errorsWithin(subject, 'err="OOM"', "5m")} > ${threshold}`,
    finding:
      "{{ $labels.instance }} refused {{ $value | humanize }} writes within 5 minutes, because its memory is full.",
    panel: "errors",
  },
  KeysWithoutTtl: {
    for: Duration.hours(1),
    expression: (subject, threshold) => {
      const keys = (metric: string) =>
        `sum by ${perCache(subject)} (${onPrimaries(subject, select(subject, metric))})`;
      return `1 - ${keys("redis_db_keys_expiring")} / (${keys("redis_db_keys")} > ${FEW_KEYS}) > ${threshold}`;
    },
    finding:
      "{{ $value | humanizePercentage }} of the keys have no TTL, so they are neither expired nor evicted.",
    panel: "keys",
  },
});
