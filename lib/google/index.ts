export type { Aligner, MemorystoreMetric, MemorystoreMetricOptions } from "./memorystore-metric";
export { MemorystoreRedis } from "./memorystore-redis";
export type { MemorystoreRedisAttributes } from "./memorystore-redis-attributes";
export * from "./memorystore-redis-props";
