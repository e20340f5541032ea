import type { CacheLimits, IManagedCache, ServerlessTopology } from "../../core";
import type { ElastiCacheMetric, MetricOptions } from "../shared/elasticache-metric";
import type { ElastiCacheUsageLimits } from "./usage-limits";

/** The maxima of a serverless cache, as far as they are known. */
export interface ElastiCacheUsageMaxima {
  /** GB of data. @default - not known */
  readonly dataStorage?: number;
  /** ElastiCache processing units a second. @default - not known */
  readonly ecpuPerSecond?: number;
}

/** A serverless cache, made here or imported. */
export interface IElastiCacheServerless extends IManagedCache {
  readonly topology: ServerlessTopology;
  /** What the whole cache takes. */
  readonly limits: CacheLimits;
  /** Where the cache stops growing, as far as it is known. */
  readonly usageMaxima: ElastiCacheUsageMaxima;

  /**
   * Lets a role connect as a user who authenticates by IAM.
   *
   * @param id - names the grant
   * @param roleName - name, not ARN, of an IAM role in the cache's account
   * @param userName - the user's name in the props or the attributes
   * @throws CacheValidationError when the cache has no such user
   */
  grantConnect(id: string, roleName: string, userName: string): void;

  /**
   * Any metric of the cache.
   *
   * Names: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-metrics-events-redis.html
   *
   * @default - average over a minute
   */
  metric(metricName: string, options?: MetricOptions): ElastiCacheMetric;
  /** Data in the cache, bytes. @default - maximum over a minute */
  metricBytesUsedForCache(options?: MetricOptions): ElastiCacheMetric;
  /** ElastiCache processing units in use. @default - sum over a minute */
  metricElastiCacheProcessingUnits(options?: MetricOptions): ElastiCacheMetric;
  /** Commands that were throttled. @default - sum over a minute */
  metricThrottledCmds(options?: MetricOptions): ElastiCacheMetric;
  /** Client connections. @default - maximum over a minute */
  metricCurrConnections(options?: MetricOptions): ElastiCacheMetric;
  /** Keys evicted for want of memory. @default - sum over five minutes */
  metricEvictions(options?: MetricOptions): ElastiCacheMetric;
  /** Reads that found their key, percent; not of Memcached. @default - average over five minutes */
  metricCacheHitRate(options?: MetricOptions): ElastiCacheMetric;
  /** Attempts to log in that failed; not of Memcached. @default - sum over a minute */
  metricAuthenticationFailures(options?: MetricOptions): ElastiCacheMetric;
  /** How long reads take inside the cache, microseconds. @default - average over a minute */
  metricSuccessfulReadRequestLatency(options?: MetricOptions): ElastiCacheMetric;
  /** How long writes take inside the cache, microseconds. @default - average over a minute */
  metricSuccessfulWriteRequestLatency(options?: MetricOptions): ElastiCacheMetric;
}

/** The maxima of limits. */
export function maximaOf({
  dataStorage,
  ecpuPerSecond,
}: ElastiCacheUsageLimits): ElastiCacheUsageMaxima {
  return { dataStorage: dataStorage.maximum, ecpuPerSecond: ecpuPerSecond.maximum };
}
