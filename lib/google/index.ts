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
export type { DnsZone } from "./shared/dns-zone";
export type { MemorystoreMetric, MemorystoreMetricOptions } from "./shared/memorystore-metric";
export { MonitoringAlertPolicies } from "./shared/monitoring-alert-policies";
export type {
  MonitoringAlertPoliciesProps,
  PolicyChannels,
} from "./shared/monitoring-alert-policies-props";
export type * from "./shared/monitoring-reading";
export type { MemorystoreCommonProps } from "./shared/props/common";
export type { MemorystoreKeyProps } from "./shared/props/keys";
export type { MemorystoreMaintenanceProps } from "./shared/props/maintenance";
export type { MemorystoreNetworkProps } from "./shared/props/network";
export type { MemorystoreSnapshotProps } from "./shared/props/snapshots";
