import type { Construct } from "constructs";
import { Duration, type KnownCache, ManagedCacheBase, type NodeLimits } from "../../core";
import { withShape } from "../../core/shape";
import { REPLICATION_GROUP_BASE_GRANT_CONNECT_ARGUMENTS } from "../shapes";
import { type ElastiCacheGrants, grantConnect } from "../shared/connect-grant";
import {
  type ElastiCacheMetric,
  type MetricOptions,
  memberMetrics,
} from "../shared/elasticache-metric";
import {
  type IElastiCacheReplicationGroup,
  memberIds,
  type ReplicationGroupTopology,
} from "./members";

/** What synthesis knows of a replication group. */
export interface KnownReplicationGroup extends KnownCache {
  readonly topology: ReplicationGroupTopology;
  /** With the most nodes that it may get by itself. @default - it gets none */
  readonly largestTopology?: ReplicationGroupTopology;
  /** Whether it was made without cluster mode and moves to it. @default false */
  readonly movedToClusterMode?: boolean;
  readonly limits: NodeLimits;
  /** Node type; `undefined` when it is not known. */
  readonly nodeType?: string;
}

/** A replication group with its metrics and grants, made here or imported. */
export abstract class ReplicationGroupBase
  extends ManagedCacheBase
  implements IElastiCacheReplicationGroup
{
  declare public readonly topology: ReplicationGroupTopology;
  declare public readonly limits: NodeLimits;
  public readonly memberIds: readonly string[];
  public readonly nodeType?: string;

  /** @param known - taken as it is: nothing is judged */
  protected constructor(scope: Construct, id: string, known: KnownReplicationGroup) {
    super(scope, id, known);
    const { cacheName, largestTopology, topology, movedToClusterMode } = known;
    this.memberIds = memberIds(cacheName, largestTopology ?? topology, movedToClusterMode);
    this.nodeType = known.nodeType;
  }

  /** What `grantConnect` needs. */
  protected abstract grants(): ElastiCacheGrants;

  public grantConnect(id: string, roleName: string, userName: string): void {
    const given = { id, roleName, userName };
    withShape(
      `grantConnect of ${this.node.path}`,
      REPLICATION_GROUP_BASE_GRANT_CONNECT_ARGUMENTS,
      given,
    );
    grantConnect(this, this.grants(), id, roleName, userName);
  }

  public metric(metricName: string, options?: MetricOptions): ElastiCacheMetric[] {
    return memberMetrics(this.memberIds, metricName, options);
  }

  public metricEngineCpuUtilization(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("EngineCPUUtilization", options);
  }

  public metricDatabaseMemoryUsagePercentage(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("DatabaseMemoryUsagePercentage", options);
  }

  public metricCurrConnections(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("CurrConnections", options);
  }

  public metricEvictions(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("Evictions", {
      statistic: "Sum",
      period: Duration.minutes(5),
      ...options,
    });
  }

  public metricCacheHitRate(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("CacheHitRate", { period: Duration.minutes(5), ...options });
  }

  public metricReplicationLag(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("ReplicationLag", options);
  }
}
