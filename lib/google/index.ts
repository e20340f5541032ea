export * from "./redis/alert-policies";
export type { MemorystoreRedisAttributes } from "./redis/attributes";
export type { IMemorystoreRedis } from "./redis/instance";
export { MemorystoreRedis } from "./redis/memorystore-redis";
export * from "./redis/memorystore-redis-base";
export type { Aligner, MemorystoreMetric, MemorystoreMetricOptions } from "./redis/metric";
export * from "./redis/props";
export type { DnsZone } from "./shared/dns-zone";
export { MemorystoreAlertPolicies } from "./shared/monitoring-alert-policies";
export type {
  MemorystoreAlertPoliciesProps,
  PolicyChannels,
  PolicySetting,
} from "./shared/monitoring-alert-policies-props";
