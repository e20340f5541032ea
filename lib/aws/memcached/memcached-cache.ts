import type { CacheEndpoint, IManagedCache, NodeLimits, NodesTopology } from "../../core";
import type { ElastiCacheMetric, MetricOptions } from "../shared/elasticache-metric";

/** A Memcached cluster, made here or imported. */
export interface IElastiCacheMemcached extends IManagedCache {
  readonly topology: NodesTopology;
  readonly limits: NodeLimits;
  /** Every node, in the order of their numbers. */
  readonly nodeEndpoints: readonly CacheEndpoint[];
  /** Node type, `cache.r7g.large`; `undefined` when it is not known. */
  readonly nodeType?: string;

  /**
   * Any metric of the nodes, one for each.
   *
   * Names: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Memcached.html
   *
   * @default - average over a minute
   */
  metric(metricName: string, options?: MetricOptions): ElastiCacheMetric[];
  /** Load of a node's processors, percent: Memcached uses all of them. @default - average over a minute */
  metricCpuUtilization(options?: MetricOptions): ElastiCacheMetric[];
  /** Connections, with the 2 to 3 that ElastiCache itself has. @default - average over a minute */
  metricCurrConnections(options?: MetricOptions): ElastiCacheMetric[];
  /** Items evicted before they expired, for want of memory. @default - sum over five minutes */
  metricEvictions(options?: MetricOptions): ElastiCacheMetric[];
  /** Reads that found their key. @default - sum over five minutes */
  metricGetHits(options?: MetricOptions): ElastiCacheMetric[];
  /** Reads that did not find their key. @default - sum over five minutes */
  metricGetMisses(options?: MetricOptions): ElastiCacheMetric[];
  /** Items, bytes. @default - average over a minute */
  metricBytesUsedForCacheItems(options?: MetricOptions): ElastiCacheMetric[];
}

/** The number of a node as ElastiCache writes it: `0001`. */
export function nodeId(index: number): string {
  return String(index + 1).padStart(4, "0");
}
