import { Duration, type IManagedCache } from "../cache";
import type { Alert } from "./alert";

/** Where alerts start to fire. */
export interface RedisAlertThresholds {
  /**
   * Share of a node's connections in use, above 0 and up to 1.
   *
   * @default 0.8
   */
  readonly connections?: number;
  /**
   * Share of reads that find their key, above 0 and up to 1.
   *
   * @default 0.9
   */
  readonly hitRate?: number;
}

/** Reads a second below which a hit rate is noise. */
const QUIET_READS_PER_SECOND = 5;

/**
 * The alerts of one cache, on the metrics of redis_exporter. Every series must carry the label `cache`
 * with the cache's name; nothing fires for a cache without traffic.
 */
export function redisAlerts(cache: IManagedCache, thresholds: RedisAlertThresholds = {}): Alert[] {
  const { connections = 0.8, hitRate = 0.9 } = thresholds;
  const select = (metric: string) => `${metric}{cache="${cache.cacheName}"}`;
  const rate = (metric: string) => `sum by (cache) (rate(${select(metric)}[15m]))`;
  const connected = select("redis_connected_clients");
  const hits = rate("redis_keyspace_hits_total");
  const misses = rate("redis_keyspace_misses_total");

  // INFO has told the limit since exporter 1.68, CONFIG told it before and is blocked on managed
  // caches: where neither is there, the cache's own limit stands in.
  const limit = [
    `${select("redis_max_clients")} > 0`,
    `${select("redis_config_maxclients")} > 0`,
    `${connected} * 0 + ${cache.limits.connectionsPerNode}`,
  ].join(" or ");

  return [
    {
      name: "ConnectionsHigh",
      expression: `${connected} / (${limit}) > ${connections}`,
      for: Duration.minutes(5),
      severity: "warning",
      summary: `Cache ${cache.cacheName} is running out of connections`,
      description:
        "{{ $value | humanizePercentage }} of the connections of {{ $labels.instance }} are in use; at the limit new clients are refused. Look for a client whose pool grew or that was scaled out, and lower its pool size.",
    },
    {
      name: "HitRateLow",
      expression: `${hits} / ((${hits} + ${misses}) > ${QUIET_READS_PER_SECOND}) < ${hitRate}`,
      for: Duration.minutes(10),
      severity: "warning",
      summary: `Cache ${cache.cacheName} misses too often`,
      description:
        "Only {{ $value | humanizePercentage }} of reads found their key over 15 minutes; the rest went to the database. Look for evictions, a flush, a new key format or a warmer that failed.",
    },
  ];
}
