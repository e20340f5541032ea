import { ACCESS_ALERTS } from "./redis-access-alerts";
import { MEMORY_ALERTS } from "./redis-memory-alerts";
import { PERFORMANCE_ALERTS } from "./redis-performance-alerts";
import { REPLICATION_ALERTS } from "./redis-replication-alerts";
import { WARMER_ALERTS } from "./warmer-alerts";

/** What is watched on every cache, on the metrics of redis_exporter. */
export const CACHE_ALERTS = {
  ...ACCESS_ALERTS,
  ...PERFORMANCE_ALERTS,
  ...MEMORY_ALERTS,
  ...REPLICATION_ALERTS,
};

/** Every alert of the catalogue. */
export const REDIS_ALERTS = { ...CACHE_ALERTS, ...WARMER_ALERTS };

/** Name of an alert of the catalogue. */
export type RedisAlertName = keyof typeof REDIS_ALERTS;
