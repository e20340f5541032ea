import type { CacheEngineName } from "../../core";

/**
 * The ports of an engine, which nobody can choose: reads and writes go to the first, reads alone to the second.
 *
 * Sources: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/RedisConfiguration.html, serverless caches;
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/wwe-troubleshooting.html
 */
export const SERVERLESS_PORTS: Readonly<
  Record<CacheEngineName, { readonly port: number; readonly lastPort: number }>
> = {
  redis: { port: 6379, lastPort: 6380 },
  valkey: { port: 6379, lastPort: 6380 },
  memcached: { port: 11211, lastPort: 11212 },
};
