import type { IManagedCache } from "../../core";
import { CONNECTION_READINGS } from "./connections";
import { MEMCACHED_READINGS } from "./memcached";
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

/** The same of Memcached, on the metrics of memcached_exporter. */
export const MEMCACHED_ALERTS = { ...MEMCACHED_READINGS, ...WARMER_READINGS };

/** What Prometheus watches on a cache, by the exporter that knows its engine. @internal */
export function readingsFor({ engine }: Pick<IManagedCache, "engine">) {
  return engine.name === "memcached"
    ? { prefix: "Memcached", ofCache: MEMCACHED_READINGS, all: MEMCACHED_ALERTS }
    : { prefix: "Redis", ofCache: CACHE_READINGS, all: REDIS_ALERTS };
}

/** Name of an alert that Prometheus measures, as the catalogue has it. */
export type RedisAlertName = keyof typeof REDIS_ALERTS;
