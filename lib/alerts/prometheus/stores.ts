import { Duration } from "../../core";
import { memoryShare, select } from "./promql";
import { cacheReadings } from "./reading";

/** Whether a store keeps what was written to stay. */
export const STORE_READINGS = cacheReadings({
  StoreEvicting: {
    for: Duration.seconds(0),
    expression: (subject, threshold) =>
      `increase(${select(subject, "redis_evicted_keys_total")}[5m]) > ${threshold}`,
    finding: "{{ $labels.instance }} evicted {{ $value | humanize }} keys within 5 minutes.",
    panel: "evictions",
  },
  StoreMemoryHigh: {
    for: Duration.minutes(5),
    expression: (subject, threshold) => `${memoryShare(subject)} > ${threshold}`,
    finding: "{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its memory.",
    panel: "memory",
  },
});
