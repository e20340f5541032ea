import { readingsOf } from "../../alerts/catalogue";
import { Duration } from "../../core";
import { partCount } from "../../core/topology";
import type { MonitoringGraph, MonitoringReading } from "./monitoring-reading";
import type { IMemorystoreNodeCache } from "./node-cache";
import { MemorystoreNodeType } from "./node-types";

const AT_ONCE = Duration.minutes(0);
const FIVE_MINUTES = Duration.minutes(5);

const HITS = { name: "stats/total_keyspace_hits_count" };
const MISSES = { name: "stats/total_keyspace_misses_count" };
const LARGE_NODES: readonly MemorystoreNodeType[] = [
  MemorystoreNodeType.HIGHMEM_XLARGE,
  MemorystoreNodeType.HIGHMEM_2XLARGE,
];
const FULLEST = { name: "memory/maximum_utilization", period: FIVE_MINUTES };

/**
 * How Cloud Monitoring measures the alerts of caches with node types. Google recommends to keep memory below 80 % and,
 * so that a lost zone can be borne, processors below 90 %. Data is up to five minutes late.
 *
 * Memory is measured against `maxmemory`, so that a full cache that may evict any key is at 100 % and well: there is
 * no reading for SystemMemoryHigh. No metric says that a replica has taken over, as RoleChanged needs.
 *
 * Sources: https://cloud.google.com/memorystore/docs/valkey/faq,
 * https://cloud.google.com/memorystore/docs/valkey/general-best-practices,
 * https://cloud.google.com/memorystore/docs/valkey/supported-monitoring-metrics,
 * https://cloud.google.com/memorystore/docs/cluster/supported-monitoring-metrics
 */
export const MEMORYSTORE_NODE_POLICIES = readingsOf<MonitoringReading<IMemorystoreNodeCache>>()({
  EngineCpuHigh: {
    metric: { name: "cpu/maximum_utilization", period: FIVE_MINUTES },
    for: FIVE_MINUTES,
  },
  ReplicaCpuHigh: {
    metric: {
      name: "cpu/maximum_utilization",
      period: FIVE_MINUTES,
      labels: { role: "replica" },
    },
    for: FIVE_MINUTES,
  },
  ConnectionsHigh: {
    metric: { name: "clients/maximum_connected_clients" },
    scale: ({ limits }) => limits.connectionsPerNode,
    for: FIVE_MINUTES,
  },
  ConnectionsRejected: {
    metric: {
      name: "stats/total_rejected_connections_count",
      aligner: "ALIGN_DELTA",
      period: FIVE_MINUTES,
    },
    for: AT_ONCE,
  },
  MemoryHigh: {
    metric: FULLEST,
    threshold: { value: () => 0.8, inWords: "0.8" },
    for: Duration.minutes(15),
  },
  StoreEvicting: {
    metric: {
      name: "stats/total_evicted_keys_count",
      aligner: "ALIGN_DELTA",
      period: FIVE_MINUTES,
    },
    for: AT_ONCE,
  },
  StoreMemoryHigh: { metric: FULLEST, for: FIVE_MINUTES },
  Evicting: {
    metric: { name: "stats/total_evicted_keys_count", aligner: "ALIGN_RATE", period: FIVE_MINUTES },
    // The metric is the sum over the shards, and the catalogue speaks of one.
    scale: ({ topology }) => partCount(topology),
    for: Duration.minutes(15),
  },
  ReplicationLag: {
    metric: { name: "replication/maximum_ack_lag" },
    for: FIVE_MINUTES,
  },
  ReplicationBacklog: {
    metric: { name: "replication/maximum_offset_diff" },
    threshold: {
      value: ({ cache: { nodeType } }) => (LARGE_NODES.includes(nodeType) ? 1e9 : 64e6),
      inWords: "64 MB, of the two largest node types 1 GB",
    },
    for: FIVE_MINUTES,
  },
  BackupFailed: {
    metric: { name: "backup/last_backup_status", aligner: "ALIGN_MIN", period: FIVE_MINUTES },
    fires: "below",
    threshold: { value: () => 1, inWords: "below 1, which is a backup that succeeded" },
    applies: {
      to: "caches with daily backups, or of which that is not known",
      when: ({ cache }) => cache.automatedBackups !== false,
    },
    for: AT_ONCE,
  },
  HitRateLow: {
    metric: HITS,
    shareOf: [HITS, MISSES],
    for: Duration.minutes(15),
    // Of a cache that nobody reads, the share says nothing.
    while: { metric: MISSES, above: 1 },
  },
});

/**
 * How Cloud Monitoring measures the alerts of a Redis Cluster. Of Valkey no metric between regions is documented.
 *
 * Source: https://cloud.google.com/monitoring/api/metrics_gcp_p_z, redis.googleapis.com/cluster
 */
export const MEMORYSTORE_CLUSTER_POLICIES = readingsOf<MonitoringReading<IMemorystoreNodeCache>>()({
  ...MEMORYSTORE_NODE_POLICIES,
  SecondaryBehind: {
    metric: { name: "cross_cluster_replication/secondary_maximum_replication_offset_diff" },
    applies: {
      to: "Redis Clusters whose replication names secondaries",
      when: ({ cache }) => cache.hasSecondaries === true,
    },
    for: Duration.minutes(15),
  },
});

/** Name of an alert policy of a cache with node types. */
export type MemorystoreNodePolicyName = keyof typeof MEMORYSTORE_CLUSTER_POLICIES;

/** The graphs of the dashboard, from left to right and from top to bottom. */
export const NODE_CACHE_GRAPHS: readonly MonitoringGraph[] = [
  { title: "Memory of the fullest node", metric: FULLEST.name, aligner: "ALIGN_MEAN" },
  {
    title: "Processor of the busiest node",
    metric: "cpu/maximum_utilization",
    aligner: "ALIGN_MEAN",
  },
  {
    title: "Commands a second",
    metric: "commandstats/total_calls_count",
    aligner: "ALIGN_RATE",
  },
  { title: "Reads a second that found their key", metric: HITS.name, aligner: "ALIGN_RATE" },
  { title: "Reads a second that found no key", metric: MISSES.name, aligner: "ALIGN_RATE" },
  {
    title: "Keys evicted a second",
    metric: "stats/total_evicted_keys_count",
    aligner: "ALIGN_RATE",
  },
  {
    title: "Connections of the node that has most",
    metric: "clients/maximum_connected_clients",
    aligner: "ALIGN_MEAN",
  },
  {
    title: "Connections refused a second",
    metric: "stats/total_rejected_connections_count",
    aligner: "ALIGN_RATE",
  },
  {
    title: "Lag of the slowest replica, seconds",
    metric: "replication/maximum_ack_lag",
    aligner: "ALIGN_MEAN",
  },
];
