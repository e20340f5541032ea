import { Duration, EvictionPolicy } from "../../core";
import { evictsEveryKey } from "../../core/eviction-policy";
import { alertTable, type CacheSubject } from "../alert-definition";
import { errorsWithin, onPrimaries, select } from "./promql";

/** Keys below which the share of those without a TTL says nothing. */
const FEW_KEYS = 1000;

/** A full cache that can evict any key is a cache at work, and Evicting says when it is too small. */
const whereKeysMayBeKept = {
  to: "caches that cannot evict every key: `volatile-*`, `noeviction`, or a policy not known",
  when: ({ cache }: CacheSubject) => !evictsEveryKey(cache.evictionPolicy),
};

/** Whether the data fits. */
export const MEMORY_ALERTS = alertTable<CacheSubject>()({
  Evicting: {
    meaning: "a node evicts keys all the time, because its data does not fit",
    threshold: { unit: "a second", value: () => 10 },
    for: Duration.minutes(15),
    severity: "warning",
    applies: {
      to: "caches that evict: any policy but `noeviction`",
      when: ({ cache }) => cache.evictionPolicy !== EvictionPolicy.NOEVICTION,
    },
    expression: (subject, threshold) =>
      `rate(${select(subject, "redis_evicted_keys_total")}[5m]) > ${threshold}`,
    summary: "Cache {cache} is too small for its data",
    description:
      "{{ $labels.instance }} evicts {{ $value | humanize }} keys a second. Look at the hit rate: if it falls, take a larger node type or more shards, or store less and shorter.",
    panel: "evictions",
  },
  MemoryHigh: {
    meaning: "a node's memory is nearly full",
    threshold: { unit: "share", value: () => 0.9 },
    for: Duration.minutes(15),
    severity: "warning",
    applies: whereKeysMayBeKept,
    // Without a limit maxmemory is 0, and nothing can be divided by it.
    expression: (subject, threshold) =>
      `${select(subject, "redis_memory_used_bytes")} / (${select(subject, "redis_memory_max_bytes")} > 0) > ${threshold}`,
    summary: "Cache {cache} is nearly full",
    description:
      "{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its memory. Look for keys without a TTL and for large keys; take a larger node type before writes fail.",
    panel: "memory",
  },
  MemoryHighNoEviction: {
    meaning: "a node that may evict nothing is about to refuse writes",
    threshold: { unit: "share", value: () => 0.95 },
    for: Duration.minutes(5),
    severity: "critical",
    applies: {
      to: "caches with `noeviction`, or a policy not known",
      when: ({ cache: { evictionPolicy } }) =>
        evictionPolicy === undefined || evictionPolicy === EvictionPolicy.NOEVICTION,
    },
    expression: (subject, threshold) =>
      `${select(subject, "redis_memory_used_bytes")} / (${select(subject, "redis_memory_max_bytes")} > 0) > ${threshold} and on (cache, instance) ${select(subject, "redis_instance_info", 'maxmemory_policy="noeviction"')}`,
    summary: "Cache {cache} is about to refuse writes",
    description:
      "{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its memory and may evict nothing: when it is full every write fails. Look for what grew, delete what can be lost, and take a larger node type.",
    panel: "memory",
  },
  OutOfMemoryErrors: {
    meaning: "a node refused writes within 5 minutes, because its memory is full",
    threshold: { unit: "events", value: () => 0 },
    for: Duration.seconds(0),
    severity: "critical",
    expression: (subject, threshold) =>
      `${errorsWithin(subject, 'err="OOM"', "5m")} > ${threshold}`,
    summary: "Cache {cache} refuses writes",
    description:
      "{{ $labels.instance }} refused {{ $value | humanize }} writes within 5 minutes, because its memory is full. Look at the eviction policy and at keys without a TTL; delete what can be lost, then take a larger node type.",
    panel: "errors",
  },
  KeysWithoutTtl: {
    meaning: `many of more than ${FEW_KEYS} keys have no TTL, and stay until someone deletes them`,
    threshold: { unit: "share", value: () => 0.25 },
    for: Duration.hours(1),
    severity: "warning",
    applies: whereKeysMayBeKept,
    expression: (subject, threshold) => {
      const keys = (metric: string) =>
        `sum by (cache) (${onPrimaries(subject, select(subject, metric))})`;
      return `1 - ${keys("redis_db_keys_expiring")} / (${keys("redis_db_keys")} > ${FEW_KEYS}) > ${threshold}`;
    },
    summary: "Cache {cache} fills with keys that never go",
    description:
      "{{ $value | humanizePercentage }} of the keys have no TTL, so they are neither expired nor evicted. Look for the application that writes them, and give its keys a TTL.",
    panel: "keys",
  },
});
