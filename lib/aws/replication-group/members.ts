import type { ClusterTopology, IManagedCache, NodeLimits, PrimaryTopology } from "../../core";
import type { ElastiCacheMetric, MetricOptions } from "../shared/elasticache-metric";

/** How the nodes of a replication group work together. */
export type ReplicationGroupTopology = PrimaryTopology | ClusterTopology;

/** A replication group, made here or imported. */
export interface IElastiCacheReplicationGroup extends IManagedCache {
  readonly topology: ReplicationGroupTopology;
  readonly limits: NodeLimits;
  /** Ids of the nodes: `<id>-001`, in cluster mode `<id>-0001-001`. */
  readonly memberIds: readonly string[];
  /** Node type, `cache.r7g.large`; `undefined` when it is not known. */
  readonly nodeType?: string;

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
   * Any metric of the nodes, one for each.
   *
   * Names: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
   *
   * @default - average over a minute
   */
  metric(metricName: string, options?: MetricOptions): ElastiCacheMetric[];
  /** Load of the engine's one thread, percent. @default - average over a minute */
  metricEngineCpuUtilization(options?: MetricOptions): ElastiCacheMetric[];
  /** Memory in use, percent of what data may take. @default - average over a minute */
  metricDatabaseMemoryUsagePercentage(options?: MetricOptions): ElastiCacheMetric[];
  /** Client connections. @default - average over a minute */
  metricCurrConnections(options?: MetricOptions): ElastiCacheMetric[];
  /** Keys evicted for want of memory. @default - sum over five minutes */
  metricEvictions(options?: MetricOptions): ElastiCacheMetric[];
  /** Reads that found their key, percent. @default - average over five minutes */
  metricCacheHitRate(options?: MetricOptions): ElastiCacheMetric[];
  /** How far replicas are behind, seconds. @default - average over a minute */
  metricReplicationLag(options?: MetricOptions): ElastiCacheMetric[];
}

/** The shards of a cache in cluster mode; `undefined` without it. */
export function shardsOf(topology: ReplicationGroupTopology): number | undefined {
  return topology.kind === "cluster" ? topology.shards : undefined;
}

/** The same with the largest counts that autoscaling may choose. */
export function largestTopology(
  topology: ReplicationGroupTopology,
  { shards, replicas }: { shards?: { max: number }; replicas?: { max: number } },
): ReplicationGroupTopology {
  return topology.kind === "primary"
    ? topology
    : {
        kind: "cluster",
        shards: shards?.max ?? topology.shards,
        replicasPerShard: replicas?.max ?? topology.replicasPerShard,
      };
}

/**
 * The ids that ElastiCache gives the nodes of a replication group.
 *
 * @param movedToClusterMode - whether it was made without cluster mode: its first nodes have no shard in their ids
 */
export function memberIds(
  replicationGroupId: string,
  topology: ReplicationGroupTopology,
  movedToClusterMode = false,
): string[] {
  const { shards, nodes } =
    topology.kind === "primary"
      ? { shards: 1, nodes: 1 + topology.replicas }
      : { shards: topology.shards, nodes: 1 + topology.replicasPerShard };
  const number = (index: number, digits: number) => String(index + 1).padStart(digits, "0");
  const isUnnumbered = topology.kind === "primary" || movedToClusterMode;
  return Array.from({ length: shards }, (_, shard) => {
    const prefix =
      shard === 0 && isUnnumbered
        ? replicationGroupId
        : `${replicationGroupId}-${number(shard, 4)}`;
    return Array.from({ length: nodes }, (__, node) => `${prefix}-${number(node, 3)}`);
  }).flat();
}
