import { Duration } from "../../core";
import { select } from "./promql";
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
    // Without a limit maxmemory is 0, and nothing can be divided by it.
    expression: (subject, threshold) =>
      `${select(subject, "redis_memory_used_bytes")} / (${select(subject, "redis_memory_max_bytes")} > 0) > ${threshold}`,
    finding: "{{ $labels.instance }} uses {{ $value | humanizePercentage }} of its memory.",
    panel: "memory",
  },
});
