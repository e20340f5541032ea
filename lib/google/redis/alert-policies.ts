import { readingsOf } from "../../alerts/catalogue";
import { Duration } from "../../core";
import type { MonitoringReading } from "../shared/monitoring-reading";
import type { IMemorystoreRedis } from "./instance";

const AT_ONCE = Duration.minutes(0);
const FIVE_MINUTES = Duration.minutes(5);

/**
 * How Cloud Monitoring measures the alerts of a Memorystore for Redis instance. Google recommends
 * SystemMemoryHigh, EngineCpuHigh and RoleChanged, with these metrics, periods and the catalogue's
 * thresholds; the others are ours. Data is up to five minutes late.
 *
 * Sources: https://cloud.google.com/memorystore/docs/redis/monitor-instances,
 * https://cloud.google.com/memorystore/docs/redis/supported-monitoring-metrics
 */
export const MEMORYSTORE_POLICIES = readingsOf<MonitoringReading<IMemorystoreRedis>>()({
  SystemMemoryHigh: {
    metric: { name: "stats/memory/system_memory_usage_ratio", period: FIVE_MINUTES },
    for: FIVE_MINUTES,
  },
  EngineCpuHigh: {
    metric: {
      name: "stats/cpu_utilization_main_thread",
      aligner: "ALIGN_RATE",
      period: FIVE_MINUTES,
      // User and system time have a series each.
      sumBy: ["resource.label.instance_id", "resource.label.node_id"],
    },
    for: FIVE_MINUTES,
  },
  RoleChanged: {
    metric: { name: "replication/role", aligner: "ALIGN_STDDEV", period: FIVE_MINUTES },
    for: AT_ONCE,
  },
  ConnectionsHigh: {
    metric: { name: "clients/connected" },
    scale: ({ limits }) => limits.connectionsPerNode,
    for: FIVE_MINUTES,
  },
  ConnectionsRejected: {
    metric: {
      name: "stats/reject_connections_count",
      aligner: "ALIGN_DELTA",
      period: FIVE_MINUTES,
    },
    for: AT_ONCE,
  },
  MemoryHigh: {
    metric: { name: "stats/memory/usage_ratio" },
    for: Duration.minutes(15),
  },
  StoreEvicting: {
    metric: { name: "stats/evicted_keys", aligner: "ALIGN_DELTA", period: FIVE_MINUTES },
    for: AT_ONCE,
  },
  StoreMemoryHigh: {
    metric: { name: "stats/memory/usage_ratio" },
    for: FIVE_MINUTES,
  },
  Evicting: {
    metric: { name: "stats/evicted_keys", aligner: "ALIGN_RATE", period: FIVE_MINUTES },
    for: Duration.minutes(15),
  },
  ReplicationLag: {
    metric: { name: "replication/master/slaves/lag" },
    for: FIVE_MINUTES,
  },
  HitRateLow: {
    metric: { name: "stats/cache_hit_ratio", period: FIVE_MINUTES },
    for: Duration.minutes(15),
    // Of an instance that nobody reads, the ratio says nothing.
    while: {
      metric: { name: "stats/keyspace_misses", aligner: "ALIGN_RATE", period: FIVE_MINUTES },
      above: 1,
    },
  },
});

/** Name of an alert policy of a Memorystore instance. */
export type MemorystorePolicyName = keyof typeof MEMORYSTORE_POLICIES;
