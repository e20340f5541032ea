export { ElastiCacheGlobalDatastore } from "./global-datastore/elasticache-global-datastore";
export type { ElastiCacheGlobalDatastoreProps } from "./global-datastore/props";
export {
  ELASTICACHE_MEMCACHED_ALARMS,
  type ElastiCacheMemcachedAlarmName,
} from "./memcached/alarms";
export type { ElastiCacheMemcachedAttributes } from "./memcached/attributes";
export { ElastiCacheMemcached } from "./memcached/elasticache-memcached";
export {
  ElastiCacheMemcachedAlarms,
  type ElastiCacheMemcachedAlarmsProps,
} from "./memcached/memcached-alarms";
export { ElastiCacheMemcachedBase, type KnownMemcached } from "./memcached/memcached-base";
export type { IElastiCacheMemcached } from "./memcached/memcached-cache";
export { AzMode, type ElastiCacheMemcachedProps } from "./memcached/props";
export {
  AmazonPrometheusRules,
  type AmazonPrometheusRulesProps,
} from "./prometheus/amazon-prometheus-rules";
export { ELASTICACHE_ALARMS, type ElastiCacheAlarmName } from "./replication-group/alarms";
export type { ElastiCacheReplicationGroupAttributes } from "./replication-group/attributes";
export {
  type ReplicationGroupAutoscalingProps,
  type ScalingProps,
  ShardScalingMetric,
  type ShardScalingProps,
} from "./replication-group/autoscaling";
export { ClusterMode } from "./replication-group/cluster-mode";
export {
  ElastiCacheAlarms,
  type ElastiCacheAlarmsProps,
} from "./replication-group/elasticache-alarms";
export { ElastiCacheReplicationGroup } from "./replication-group/elasticache-replication-group";
export type { Route53Zone } from "./replication-group/endpoint-records";
export type { IElastiCacheGlobalDatastore } from "./replication-group/global-membership";
export type {
  IElastiCacheReplicationGroup,
  ReplicationGroupTopology,
} from "./replication-group/members";
export type { ShardPlacement } from "./replication-group/placement";
export * from "./replication-group/props";
export * from "./replication-group/replication-group-base";
export {
  ELASTICACHE_SERVERLESS_ALARMS,
  type ElastiCacheServerlessAlarmName,
} from "./serverless/alarms";
export type { ElastiCacheServerlessAttributes } from "./serverless/attributes";
export { ElastiCacheServerless } from "./serverless/elasticache-serverless";
export type { ElastiCacheServerlessProps } from "./serverless/props";
export {
  ElastiCacheServerlessAlarms,
  type ElastiCacheServerlessAlarmsProps,
} from "./serverless/serverless-alarms";
export { ElastiCacheServerlessBase, type KnownServerlessCache } from "./serverless/serverless-base";
export type { ElastiCacheUsageMaxima, IElastiCacheServerless } from "./serverless/serverless-cache";
export { serverlessMemory } from "./serverless/serverless-memory";
export type {
  ElastiCacheUsageLimit,
  ElastiCacheUsageLimits,
} from "./serverless/usage-limits";
export { CloudWatchAlarms } from "./shared/cloudwatch-alarms";
export type { AlarmTopics, CloudWatchAlarmsProps } from "./shared/cloudwatch-alarms-props";
export type {
  CloudWatchGraph,
  CloudWatchReading,
  CloudWatchTables,
  NodeMetric,
} from "./shared/cloudwatch-reading";
export type { ElastiCacheGrants } from "./shared/connect-grant";
export * from "./shared/elasticache-authentication";
export * from "./shared/elasticache-metric";
export type {
  ElastiCacheAuthenticationAttributes,
  ElastiCacheUserAttributes,
} from "./shared/imported-authentication";
export {
  type CacheSubnet,
  type IngressPeer,
  IpDiscovery,
  NetworkType,
} from "./shared/network";
export { nodeMemories } from "./shared/node-memories";
export { NODE_TYPES, type NodeType } from "./shared/node-types";
export type { ElastiCacheAddressProps } from "./shared/props/addresses";
export type { ElastiCacheAuthenticationProps } from "./shared/props/authentication";
export type { ElastiCacheCommonProps } from "./shared/props/common";
export type { ElastiCacheEncryptionProps, ElastiCacheKeyProps } from "./shared/props/encryption";
export type { ElastiCacheLogProps } from "./shared/props/logs";
export type { ElastiCacheMaintenanceProps } from "./shared/props/maintenance";
export type { ElastiCacheNameProps, ElastiCacheResourceNames } from "./shared/props/names";
export type { ElastiCacheIngressProps, ElastiCacheNetworkProps } from "./shared/props/network";
export type { ElastiCacheNodeProps } from "./shared/props/nodes";
export type { ElastiCacheSnapshotProps } from "./shared/props/snapshots";
