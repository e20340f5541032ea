export * from "./redis/alert-policies";
export type { MemorystoreRedisAttributes } from "./redis/attributes";
export { MemorystoreRedis } from "./redis/memorystore-redis";
export type { Aligner, MemorystoreMetric, MemorystoreMetricOptions } from "./redis/metric";
export * from "./redis/props";
export { MemorystoreAlertPolicies } from "./shared/monitoring-alert-policies";
export type {
  MemorystoreAlertPoliciesProps,
  PolicyChannels,
  PolicySetting,
} from "./shared/monitoring-alert-policies-props";
