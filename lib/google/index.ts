export type { Aligner, MemorystoreMetric, MemorystoreMetricOptions } from "./memorystore-metric";
export { MemorystoreRedis } from "./memorystore-redis";
export type { MemorystoreRedisAttributes } from "./memorystore-redis-attributes";
export * from "./memorystore-redis-props";
export * from "./monitoring-alert-definitions";
export { MemorystoreAlertPolicies } from "./monitoring-alert-policies";
export type {
  MemorystoreAlertPoliciesProps,
  PolicyChannels,
  PolicySetting,
} from "./monitoring-alert-policies-props";
