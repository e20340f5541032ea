import { Duration } from "../../core";
import { onPrimaries, perCache, perNode, select } from "./promql";
import { cacheReadings } from "./reading";

/** Whether the replicas could take over. */
export const REPLICATION_READINGS = cacheReadings({
  ReplicationBroken: {
    for: Duration.minutes(5),
    expression: (subject) => `${select(subject, "redis_master_link_up")} == 0`,
    finding:
      "{{ $labels.instance }} no longer follows its primary: it serves old data and cannot take over.",
    panel: "replication",
  },
  ReplicationLag: {
    for: Duration.minutes(5),
    expression: (subject, threshold) =>
      `max by ${perNode(subject)} (${select(subject, "redis_connected_slave_lag_seconds")}) > ${threshold}`,
    finding:
      "A replica of {{ $labels.instance }} is {{ $value | humanizeDuration }} behind: what it serves is that old, and a failover would lose as much.",
    panel: "replication",
  },
  ReplicaMissing: {
    for: Duration.minutes(5),
    expression: (subject, threshold) =>
      onPrimaries(subject, `${select(subject, "redis_connected_slaves")} < ${threshold}`),
    finding: "{{ $labels.instance }} has {{ $value }} replicas, fewer than it was made with.",
    panel: "replication",
  },
  NoPrimary: {
    for: Duration.minutes(5),
    expression: (subject) =>
      `count by ${perCache(subject)} (${select(subject, "redis_up")} == 1) unless on ${perCache(subject)} ${select(subject, "redis_instance_info", 'role="master"')}`,
    finding: "None of the {{ $value }} nodes that answer takes writes.",
    panel: "availability",
  },
});
