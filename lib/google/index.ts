export * from "./redis/alert-policies";
export type { MemorystoreRedisAttributes } from "./redis/attributes";
export type { IMemorystoreRedis } from "./redis/instance";
export {
  MemorystoreAlertPolicies,
  type MemorystoreAlertPoliciesProps,
} from "./redis/memorystore-alert-policies";
export { MemorystoreRedis } from "./redis/memorystore-redis";
export * from "./redis/memorystore-redis-base";
export * from "./redis/props";
export type { MemorystoreRedisClusterAttributes } from "./redis-cluster/attributes";
export { MemorystoreRedisCluster } from "./redis-cluster/memorystore-redis-cluster";
export type { IMemorystoreRedisCluster } from "./redis-cluster/memorystore-redis-cluster-base";
export type { MemorystoreRedisClusterProps } from "./redis-cluster/props";
export {
  MemorystoreConnectionPolicy,
  type MemorystoreConnectionPolicyProps,
  MemorystoreServiceClass,
} from "./shared/connection-policy";
export type { DnsZone } from "./shared/dns-zone";
export { MadeMemorystoreNodeCache } from "./shared/made-node-cache";
export type { MemorystoreMetric, MemorystoreMetricOptions } from "./shared/memorystore-metric";
export { MonitoringAlertPolicies } from "./shared/monitoring-alert-policies";
export type {
  MonitoringAlertPoliciesProps,
  PolicyChannels,
} from "./shared/monitoring-alert-policies-props";
export type * from "./shared/monitoring-reading";
export {
  MemorystoreNodeAlertPolicies,
  type MemorystoreNodeAlertPoliciesProps,
} from "./shared/node-alert-policies";
export type { IMemorystoreNodeCache } from "./shared/node-cache";
export type { MemorystoreNodeCacheAttributes } from "./shared/node-cache-attributes";
export { type KnownMemorystoreNodeCache, MemorystoreNodeCacheBase } from "./shared/node-cache-base";
export {
  MEMORYSTORE_CLUSTER_POLICIES,
  MEMORYSTORE_NODE_POLICIES,
  type MemorystoreNodePolicyName,
} from "./shared/node-readings";
export { MemorystoreNodeType } from "./shared/node-types";
export type { MemorystoreAccessProps } from "./shared/props/access";
export * from "./shared/props/append-only-file";
export type {
  MemorystoreBackupProps,
  MemorystoreBackupSource,
  MemorystoreBucketSource,
} from "./shared/props/backups";
export type { MemorystoreCommonProps } from "./shared/props/common";
export type * from "./shared/props/connection";
export type { MemorystoreKeyProps } from "./shared/props/keys";
export type { MemorystoreMaintenanceProps } from "./shared/props/maintenance";
export type { MemorystoreMemoryProps } from "./shared/props/memory";
export type { MemorystoreNetworkProps } from "./shared/props/network";
export type { MemorystoreNodeCacheProps } from "./shared/props/node-cache";
export type { MemorystoreNodeProps } from "./shared/props/nodes";
export type * from "./shared/props/replication";
export type { MemorystoreSnapshotProps } from "./shared/props/snapshots";
export type { MemorystoreWorkloadIdentity } from "./shared/workload-identity";
export type { MemorystoreValkeyAttributes } from "./valkey/attributes";
export { MemorystoreValkey } from "./valkey/memorystore-valkey";
export type { IMemorystoreValkey } from "./valkey/memorystore-valkey-base";
export type { MemorystoreValkeyProps } from "./valkey/props";
