import type { Construct } from "constructs";
import {
  type CacheEngine,
  type CacheLimits,
  type CachePurpose,
  Duration,
  ManagedCacheBase,
  type ServerlessTopology,
} from "../../core";
import { withShape } from "../../core/shape";
import { ELASTICACHE_SERVERLESS_BASE_GRANT_CONNECT_ARGUMENTS } from "../shapes";
import { type ElastiCacheGrants, grantConnect } from "../shared/connect-grant";
import {
  type ElastiCacheMetric,
  type MetricOptions,
  serverlessMetric,
} from "../shared/elasticache-metric";
import type { ElastiCacheUsageMaxima, IElastiCacheServerless } from "./serverless-cache";
import { dataStorage, SERVERLESS_EVICTION_POLICY } from "./serverless-memory";
import { MAX_CLIENTS } from "./usage-limits";

/** What synthesis knows of a serverless cache. */
export interface KnownServerlessCache {
  /** Name of the cache at AWS. */
  readonly cacheName: string;
  /** The engine that runs, and its version. */
  readonly engine: CacheEngine;
  /** What the cache is for. @default CachePurpose.CACHE */
  readonly purpose?: CachePurpose;
  /** Where the cache stops growing. */
  readonly usageMaxima: ElastiCacheUsageMaxima;
}

/** A serverless cache with its metrics and grants, made here or imported. */
export abstract class ElastiCacheServerlessBase
  extends ManagedCacheBase
  implements IElastiCacheServerless
{
  declare public readonly topology: ServerlessTopology;
  public readonly usageMaxima: ElastiCacheUsageMaxima;

  /** @param known - taken as it is: nothing is judged */
  protected constructor(scope: Construct, id: string, known: KnownServerlessCache) {
    super(scope, id, {
      cacheName: known.cacheName,
      engine: known.engine,
      topology: { kind: "serverless" },
      limits: limitsOf(known),
      purpose: known.purpose,
      evictionPolicy: SERVERLESS_EVICTION_POLICY,
    });
    this.usageMaxima = known.usageMaxima;
  }

  /** What `grantConnect` needs. */
  protected abstract grants(): ElastiCacheGrants;

  public grantConnect(id: string, roleName: string, userName: string): void {
    const given = { id, roleName, userName };
    withShape(
      `grantConnect of ${this.node.path}`,
      ELASTICACHE_SERVERLESS_BASE_GRANT_CONNECT_ARGUMENTS,
      given,
    );
    grantConnect(this, this.grants(), id, roleName, userName);
  }

  public metric(metricName: string, options?: MetricOptions): ElastiCacheMetric {
    return serverlessMetric(this.cacheName, metricName, options);
  }

  public metricBytesUsedForCache(options?: MetricOptions): ElastiCacheMetric {
    return this.metric("BytesUsedForCache", { statistic: "Maximum", ...options });
  }

  public metricElastiCacheProcessingUnits(options?: MetricOptions): ElastiCacheMetric {
    return this.metric("ElastiCacheProcessingUnits", { statistic: "Sum", ...options });
  }

  public metricThrottledCmds(options?: MetricOptions): ElastiCacheMetric {
    return this.metric("ThrottledCmds", { statistic: "Sum", ...options });
  }

  public metricCurrConnections(options?: MetricOptions): ElastiCacheMetric {
    return this.metric("CurrConnections", { statistic: "Maximum", ...options });
  }

  public metricEvictions(options?: MetricOptions): ElastiCacheMetric {
    return this.metric("Evictions", {
      statistic: "Sum",
      period: Duration.minutes(5),
      ...options,
    });
  }

  public metricCacheHitRate(options?: MetricOptions): ElastiCacheMetric {
    return this.metric("CacheHitRate", { period: Duration.minutes(5), ...options });
  }

  public metricAuthenticationFailures(options?: MetricOptions): ElastiCacheMetric {
    return this.metric("AuthenticationFailures", { statistic: "Sum", ...options });
  }

  public metricSuccessfulReadRequestLatency(options?: MetricOptions): ElastiCacheMetric {
    return this.metric("SuccessfulReadRequestLatency", options);
  }

  public metricSuccessfulWriteRequestLatency(options?: MetricOptions): ElastiCacheMetric {
    return this.metric("SuccessfulWriteRequestLatency", options);
  }
}

function limitsOf({ engine, usageMaxima }: KnownServerlessCache): CacheLimits {
  const maximum = usageMaxima.dataStorage;
  return {
    connectionsPerNode: engine.name === "memcached" ? undefined : MAX_CLIENTS,
    usableMemoryPerNode: maximum === undefined ? undefined : dataStorage(maximum),
  };
}
