import { CONNECTION_READINGS } from "./connections";
import { MEMORY_READINGS } from "./memory";
import { PERFORMANCE_READINGS } from "./performance";
import { REPLICATION_READINGS } from "./replication";
import { STORE_READINGS } from "./stores";
import { WARMER_READINGS } from "./warmers";

/** What Prometheus watches on every cache, on the metrics of redis_exporter. @internal */
export const CACHE_READINGS = {
  ...CONNECTION_READINGS,
  ...PERFORMANCE_READINGS,
  ...MEMORY_READINGS,
  ...STORE_READINGS,
  ...REPLICATION_READINGS,
};

/** Every alert that Prometheus measures, and how. */
export const REDIS_ALERTS = { ...CACHE_READINGS, ...WARMER_READINGS };

/** Name of an alert that Prometheus measures, as the catalogue has it. */
export type RedisAlertName = keyof typeof REDIS_ALERTS;
