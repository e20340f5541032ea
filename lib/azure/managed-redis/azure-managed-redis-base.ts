import type { Construct } from "constructs";
import {
  type ClusterTopology,
  type IManagedCache,
  type KnownCache,
  ManagedCacheBase,
  type NodeLimits,
  type PortRange,
  type PrimaryTopology,
} from "../../core";
import { withShape } from "../../core/shape";
import { refuse } from "../../core/validation";
import {
  AZURE_MANAGED_REDIS_BASE_GRANT_CONNECT_ARGUMENTS,
  AZURE_MANAGED_REDIS_BASE_METRIC_ARGUMENTS,
} from "../shapes";
import { type AzureMetric, type AzureMetricOptions, azureMetric } from "../shared/azure-metric";
import { type ConnectGrants, grantConnect } from "../shared/connect-grant";
import { findPeriodFaults } from "../shared/rules/metric";
import { type AzureClusteringPolicy, clusteringOf } from "./clustering-policy";
import type { AzureRedisModule } from "./modules";
import type { AzureManagedRedisSku } from "./sku";

/** A cache of Azure Managed Redis, made here or imported. */
export interface IAzureManagedRedis extends IManagedCache {
  readonly topology: PrimaryTopology | ClusterTopology;
  readonly limits: NodeLimits;
  /** How large the cache is. */
  readonly sku: AzureManagedRedisSku;
  /** What clients see of the shards. */
  readonly clusteringPolicy: AzureClusteringPolicy;
  /** Modules of Redis. */
  readonly modules: readonly AzureRedisModule[];
  /** Name of the geo-replication group; `undefined` outside of one. */
  readonly geoReplicationGroupName?: string;
  /** Resource id of the cache: `/subscriptions/…/Microsoft.Cache/redisEnterprise/NAME`. */
  readonly resourceId: string;

  /**
   * Lets an identity or a user of Entra ID log in to this cache. It needs azurerm 4.60 or later, which the stack then
   * asks for.
   *
   * @param id - names the grant within the cache
   * @param objectId - the identity's object id: `principal_id` of a user-assigned identity
   * @throws CacheValidationError for what is no object id, and for a cache that others let identities in to
   */
  grantConnect(id: string, objectId: string): void;
  /**
   * Any metric of the cache.
   *
   * @param name - https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-cache-redisenterprise-metrics
   * @default - average over five minutes
   */
  metric(name: string, options?: AzureMetricOptions): AzureMetric;
  /** Memory in use, percent of the size. @default - maximum over five minutes */
  metricMemoryUsage(options?: AzureMetricOptions): AzureMetric;
  /** Processor load, percent. @default - maximum over five minutes */
  metricCpuUtilization(options?: AzureMetricOptions): AzureMetric;
  /** Client connections. @default - maximum over five minutes */
  metricConnectedClients(options?: AzureMetricOptions): AzureMetric;
  /** Keys evicted for want of memory. @default - count over five minutes */
  metricEvictedKeys(options?: AzureMetricOptions): AzureMetric;
  /** Reads that found their key. Azure has no rate of both. @default - count over five minutes */
  metricCacheHits(options?: AzureMetricOptions): AzureMetric;
  /** Reads that found no key. @default - count over five minutes */
  metricCacheMisses(options?: AzureMetricOptions): AzureMetric;
  /** Whether the group replicates: 1 or 0. @default - maximum over five minutes */
  metricGeoReplicationHealthy(options?: AzureMetricOptions): AzureMetric;
}

/** What synthesis knows of such a cache. */
export interface KnownAzureManagedRedis
  extends Pick<KnownCache, "cacheName" | "engine" | "purpose" | "evictionPolicy"> {
  /** Its size. */
  readonly sku: AzureManagedRedisSku;
  /** Which protocol its clients speak. */
  readonly clusteringPolicy: AzureClusteringPolicy;
  /** Its modules. @default - none */
  readonly modules?: readonly AzureRedisModule[];
  /** The geo-replication group that it is in. @default - none */
  readonly geoReplicationGroupName?: string;
}

/** Source: https://learn.microsoft.com/azure/redis/monitor-cache-reference */
const NAMESPACE = "Microsoft.Cache/redisEnterprise";

/** A cache with its metrics and grants, made here or imported. */
export abstract class AzureManagedRedisBase extends ManagedCacheBase implements IAzureManagedRedis {
  declare public readonly topology: PrimaryTopology | ClusterTopology;
  declare public readonly limits: NodeLimits;
  public readonly sku: AzureManagedRedisSku;
  public readonly clusteringPolicy: AzureClusteringPolicy;
  public readonly modules: readonly AzureRedisModule[];
  public readonly geoReplicationGroupName?: string;
  public readonly nodePorts?: PortRange;
  /** Replicas serve no reads. */
  public readonly readerEndpoint = undefined;
  public abstract readonly resourceId: string;
  /** What grants are made of. @internal */
  protected abstract readonly grants: ConnectGrants;

  /** @param known - taken as it is: nothing is judged */
  protected constructor(scope: Construct, id: string, known: KnownAzureManagedRedis) {
    const { topology, limits, nodePorts } = clusteringOf(known.sku, known.clusteringPolicy);
    super(scope, id, { ...known, topology, limits });
    this.sku = known.sku;
    this.clusteringPolicy = known.clusteringPolicy;
    this.modules = known.modules ?? [];
    this.geoReplicationGroupName = known.geoReplicationGroupName;
    this.nodePorts = nodePorts;
  }

  public grantConnect(id: string, objectId: string): void {
    const subject = `grantConnect of ${this.node.path}`;
    const given = { id, objectId };
    const shaped = withShape(subject, AZURE_MANAGED_REDIS_BASE_GRANT_CONNECT_ARGUMENTS, given);
    grantConnect(this, this.grants, shaped.id, shaped.objectId);
  }

  public metric(name: string, options?: AzureMetricOptions): AzureMetric {
    const subject = `metric of ${this.node.path}`;
    const given = { name, options };
    const shaped = withShape(subject, AZURE_MANAGED_REDIS_BASE_METRIC_ARGUMENTS, given);
    refuse(subject, findPeriodFaults(shaped.options?.period));
    const source = { namespace: NAMESPACE, resourceId: this.resourceId };
    return azureMetric(source, shaped.name, shaped.options);
  }

  public metricMemoryUsage(options?: AzureMetricOptions): AzureMetric {
    return this.metric("usedmemorypercentage", { aggregation: "Maximum", ...options });
  }

  public metricCpuUtilization(options?: AzureMetricOptions): AzureMetric {
    return this.metric("percentProcessorTime", { aggregation: "Maximum", ...options });
  }

  public metricConnectedClients(options?: AzureMetricOptions): AzureMetric {
    return this.metric("connectedclients", { aggregation: "Maximum", ...options });
  }

  public metricEvictedKeys(options?: AzureMetricOptions): AzureMetric {
    return this.metric("evictedkeys", { aggregation: "Total", ...options });
  }

  public metricCacheHits(options?: AzureMetricOptions): AzureMetric {
    return this.metric("cachehits", { aggregation: "Total", ...options });
  }

  public metricCacheMisses(options?: AzureMetricOptions): AzureMetric {
    return this.metric("cachemisses", { aggregation: "Total", ...options });
  }

  public metricGeoReplicationHealthy(options?: AzureMetricOptions): AzureMetric {
    return this.metric("geoReplicationHealthy", { aggregation: "Maximum", ...options });
  }
}
