import { CacheEngine } from "../../core";
import type { IMemorystoreNodeCache } from "../shared/node-cache";
import type { MetricSource } from "../shared/node-cache-base";

/** A Memorystore for Redis Cluster, made here or imported. */
export interface IMemorystoreRedisCluster extends IMemorystoreNodeCache {}

/** The role that lets a principal log in. */
export const CONNECTION_ROLE = "roles/redis.dbConnectionUser";

/** What every cluster runs: no argument chooses it. */
export const ENGINE = CacheEngine.REDIS_7_2;

/**
 * Where Cloud Monitoring has the metrics of a cluster.
 *
 * Source: https://cloud.google.com/memorystore/docs/cluster/supported-monitoring-metrics
 */
export function metricSource(clusterName: string, location: string): MetricSource {
  return {
    prefix: "redis.googleapis.com/cluster",
    resourceType: "redis.googleapis.com/Cluster",
    resourceLabels: { cluster_id: clusterName, location },
  };
}
