import { Duration } from "../../core";
import { replicasPerPrimary } from "../../core/topology";
import { alertTable, type CacheSubject } from "../alert-definition";
import { onPrimaries, select } from "./promql";

const replicated = {
  to: "caches with replicas",
  when: ({ cache }: CacheSubject) => replicasPerPrimary(cache.topology) > 0,
};

/** Whether the replicas could take over. */
export const REPLICATION_ALERTS = alertTable<CacheSubject>()({
  ReplicationBroken: {
    meaning: "a replica has no link to its primary",
    for: Duration.minutes(5),
    severity: "critical",
    applies: replicated,
    expression: (subject) => `${select(subject, "redis_master_link_up")} == 0`,
    summary: "A replica of cache {cache} has lost its primary",
    description:
      "{{ $labels.instance }} no longer follows its primary: it serves old data and cannot take over. Check the primary first, then the replica's memory and the events of the cloud.",
    panel: "replication",
  },
  ReplicationLag: {
    meaning: "a replica is behind its primary",
    threshold: { unit: "seconds", value: () => 10 },
    for: Duration.minutes(5),
    severity: "warning",
    applies: replicated,
    expression: (subject, threshold) =>
      `max by (cache, instance) (${select(subject, "redis_connected_slave_lag_seconds")}) > ${threshold}`,
    summary: "Replicas of cache {cache} are behind",
    description:
      "A replica of {{ $labels.instance }} is {{ $value | humanizeDuration }} behind: what it serves is that old, and a failover would lose as much. Look for a burst of writes, large values or a busy replica.",
    panel: "replication",
  },
  ReplicaMissing: {
    meaning: "a primary has fewer replicas than it was made with",
    threshold: {
      unit: "replicas",
      value: ({ cache }) => replicasPerPrimary(cache.topology),
      from: "the replicas of a primary",
    },
    for: Duration.minutes(5),
    severity: "warning",
    applies: replicated,
    expression: (subject, threshold) =>
      onPrimaries(subject, `${select(subject, "redis_connected_slaves")} < ${threshold}`),
    summary: "Cache {cache} has lost a replica",
    description:
      "{{ $labels.instance }} has {{ $value }} replicas, fewer than it was made with. Check the events of the cloud for a node that is being replaced; until it is back a failover has less to choose from.",
    panel: "replication",
  },
  NoPrimary: {
    meaning: "nodes answer, and none of them is a primary",
    for: Duration.minutes(5),
    severity: "critical",
    expression: (subject) =>
      `count by (cache) (${select(subject, "redis_up")} == 1) unless on (cache) ${select(subject, "redis_instance_info", 'role="master"')}`,
    summary: "Cache {cache} has no primary",
    description:
      "None of the {{ $value }} nodes that answer takes writes. Check the events of the cloud for a failover that did not end.",
    panel: "availability",
  },
});
