export * from "./elasticache-authentication";
export * from "./elasticache-metric";
export { ElastiCacheRedis } from "./elasticache-redis";
export type { ElastiCacheRedisAttributes } from "./elasticache-redis-attributes";
export * from "./elasticache-redis-props";
export { NODE_TYPES, type NodeType } from "./node-types";
