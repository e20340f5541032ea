import type { ClusterTopology, IManagedCache, NodeLimits, PrimaryTopology } from "../../core";
import type { MemorystoreMetric, MemorystoreMetricOptions } from "./memorystore-metric";
import type { MemorystoreNodeType } from "./node-types";

/** A cache of Memorystore for Valkey or for Redis Cluster, made here or imported. */
export interface IMemorystoreNodeCache extends IManagedCache {
  readonly topology: PrimaryTopology | ClusterTopology;
  readonly limits: NodeLimits;
  /** The type of every node. */
  readonly nodeType: MemorystoreNodeType;
  /** Whether Google makes a backup every day; `undefined` when it is not known. */
  readonly automatedBackups?: boolean;
  /** Whether caches in other regions follow it; `undefined` when it is not known. */
  readonly hasSecondaries?: boolean;
  /** Full name of the cache: `projects/PROJECT/locations/REGION/…`. */
  readonly resourceName: string;

  /**
   * Lets a service account or a user log in to this cache.
   *
   * @param id - names the grant within the cache
   * @param member - `serviceAccount:shop@shop-prod.iam.gserviceaccount.com`, or `user:…`
   * @throws CacheValidationError for another principal, and for a cache without IAM authentication
   */
  grantConnect(id: string, member: string): void;
  /**
   * Any metric of the cache as a whole, and of each node where the name starts with `node/`.
   *
   * @param name - after `memorystore.googleapis.com/instance/`, of a Redis Cluster after
   * `redis.googleapis.com/cluster/`: https://cloud.google.com/memorystore/docs/valkey/supported-monitoring-metrics
   * @default - mean over a minute
   */
  metric(name: string, options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Memory in use on the fullest node, 0 to 1. @default - mean over five minutes */
  metricMemoryUtilization(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Processor load of the busiest node, 0 to 1, of primaries and of replicas. @default - mean over five minutes */
  metricCpuUtilization(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Client connections of the node that has most. @default - mean over a minute */
  metricConnectedClients(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Connections refused at the limit. @default - count over five minutes */
  metricRejectedConnections(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Keys evicted for want of memory. @default - count over five minutes */
  metricEvictedKeys(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Reads that found their key. @default - count over five minutes */
  metricKeyspaceHits(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Reads that found no key. @default - count over five minutes */
  metricKeyspaceMisses(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Whether the last backup succeeded, 1 or 0. @default - minimum over five minutes */
  metricLastBackupStatus(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** How far the slowest replica is behind, seconds. @default - mean over a minute */
  metricReplicationLag(options?: MemorystoreMetricOptions): MemorystoreMetric;
}
