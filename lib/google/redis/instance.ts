import type { IManagedCache, NodeLimits, PrimaryTopology } from "../../core";
import type { MemorystoreMetric, MemorystoreMetricOptions } from "../shared/memorystore-metric";

/** A Memorystore for Redis instance, made here or imported. */
export interface IMemorystoreRedis extends IManagedCache {
  readonly topology: PrimaryTopology;
  readonly limits: NodeLimits;
  /** `projects/PROJECT/locations/REGION/instances/INSTANCE`, the `instance_id` of metrics. */
  readonly resourceName: string;

  /**
   * Any metric of the instance.
   *
   * @param name - after `redis.googleapis.com/`:
   * https://cloud.google.com/memorystore/docs/redis/supported-monitoring-metrics
   * @default - mean over a minute
   */
  metric(name: string, options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Memory in use, the system's own included, 0 to 1. @default - mean over five minutes */
  metricSystemMemoryUsageRatio(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Memory in use of what data may take, 0 to 1. @default - mean over a minute */
  metricMemoryUsageRatio(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Load of the engine's one thread on each node, 0 to 1. @default - rate over five minutes */
  metricMainThreadCpuUtilization(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Client connections of each node. @default - mean over a minute */
  metricConnectedClients(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Connections refused at the limit. @default - count over five minutes */
  metricRejectedConnections(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Keys evicted for want of memory. @default - count over five minutes */
  metricEvictedKeys(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Reads that found their key, 0 to 1. @default - mean over five minutes */
  metricCacheHitRatio(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** How far each replica is behind, seconds. @default - mean over a minute */
  metricReplicationLag(options?: MemorystoreMetricOptions): MemorystoreMetric;
  /** Above 0 when a node became primary or replica. @default - deviation over five minutes */
  metricRoleChanges(options?: MemorystoreMetricOptions): MemorystoreMetric;
}
