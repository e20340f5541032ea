import type { Construct } from "constructs";
import {
  type CacheAuthentication,
  type CacheEndpoint,
  type CacheEngine,
  Duration,
  type EvictionPolicy,
  ManagedCacheBase,
  type NodeLimits,
  type NodesTopology,
  type Size,
} from "../../core";
import {
  clusterNodeMetrics,
  type ElastiCacheMetric,
  type MetricOptions,
} from "../shared/elasticache-metric";
import { CONNECTIONS_PER_NODE, type NodeType } from "../shared/node-types";
import { type IElastiCacheMemcached, nodeId } from "./memcached-cache";

/** What synthesis knows of a Memcached cluster. */
export interface KnownMemcached {
  /** Name of the cluster at AWS. */
  readonly cacheName: string;
  /** The engine that runs, and its version. */
  readonly engine: CacheEngine;
  /** How many nodes there are, and what each of them can take. */
  readonly limits: NodeLimits;
  /** Node type; `undefined` when it is not known. */
  readonly nodeType?: string;
  /** What happens when memory is full. @default - not known */
  readonly evictionPolicy?: EvictionPolicy;
}

/** A Memcached cluster with its metrics, made here or imported. It has no credentials, and so no grants. */
export abstract class ElastiCacheMemcachedBase
  extends ManagedCacheBase
  implements IElastiCacheMemcached
{
  declare public readonly topology: NodesTopology;
  declare public readonly limits: NodeLimits;
  public readonly nodeType?: string;
  public readonly authentication: CacheAuthentication = { kind: "none" };
  /** Memcached has no replicas. */
  public readonly readerEndpoint: undefined;
  public abstract readonly nodeEndpoints: readonly CacheEndpoint[];

  /** @param known - taken as it is: nothing is judged */
  protected constructor(scope: Construct, id: string, known: KnownMemcached) {
    super(scope, id, { ...known, topology: { kind: "nodes", nodes: known.limits.nodes } });
    this.nodeType = known.nodeType;
  }

  public metric(metricName: string, options?: MetricOptions): ElastiCacheMetric[] {
    const nodeIds = this.nodeEndpoints.map((_, index) => nodeId(index));
    return clusterNodeMetrics(this.cacheName, nodeIds, metricName, options);
  }

  public metricCpuUtilization(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("CPUUtilization", options);
  }

  public metricCurrConnections(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("CurrConnections", options);
  }

  public metricEvictions(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("Evictions", sumOfFiveMinutes(options));
  }

  public metricGetHits(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("GetHits", sumOfFiveMinutes(options));
  }

  public metricGetMisses(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("GetMisses", sumOfFiveMinutes(options));
  }

  public metricBytesUsedForCacheItems(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("BytesUsedForCacheItems", options);
  }
}

function sumOfFiveMinutes(options?: MetricOptions): MetricOptions {
  return { statistic: "Sum", period: Duration.minutes(5), ...options };
}

/**
 * Connections that ElastiCache opens to watch a node: two to three.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Memcached.html, CurrConnections
 */
const CONNECTIONS_OF_AWS = 3;

/** The most threads that a node of any known type has. */
const MOST_THREADS = 64;

/**
 * What each node can take. Of its connections ElastiCache has some itself, and two of each thread are the engine's.
 *
 * Sources: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html,
 * max_simultaneous_connections; https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
 */
export function memcachedLimits(
  nodes: number,
  type: NodeType | undefined,
  usableMemoryPerNode?: Size,
): NodeLimits {
  const threads = type?.vCpus ?? MOST_THREADS;
  return {
    nodes,
    connectionsPerNode: CONNECTIONS_PER_NODE - CONNECTIONS_OF_AWS - 2 * threads,
    usableMemoryPerNode,
  };
}
