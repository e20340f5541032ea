/** A module of Redis. */
export type AzureRedisModule = "RediSearch" | "RedisBloom" | "RedisJSON" | "RedisTimeSeries";
