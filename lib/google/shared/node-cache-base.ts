import type { Construct } from "constructs";
import {
  type ClusterTopology,
  Duration,
  type KnownCache,
  ManagedCacheBase,
  type NodeLimits,
  type PrimaryTopology,
} from "../../core";
import { withShape } from "../../core/shape";
import {
  MEMORYSTORE_NODE_CACHE_BASE_GRANT_CONNECT_ARGUMENTS,
  MEMORYSTORE_NODE_CACHE_BASE_METRIC_ARGUMENTS,
} from "../shapes";
import { type ConnectGrants, grantConnect } from "./connect-grant";
import {
  type MemorystoreMetric,
  type MemorystoreMetricOptions,
  memorystoreMetric,
} from "./memorystore-metric";
import type { IMemorystoreNodeCache } from "./node-cache";
import type { MemorystoreNodeType } from "./node-types";

const FIVE_MINUTES = { period: Duration.minutes(5) };
const COUNT = { ...FIVE_MINUTES, aligner: "ALIGN_DELTA" } as const;

/** What synthesis knows of such a cache. */
export interface KnownMemorystoreNodeCache extends KnownCache {
  readonly topology: PrimaryTopology | ClusterTopology;
  readonly limits: NodeLimits;
  /** What its nodes are. */
  readonly nodeType: MemorystoreNodeType;
  /** Whether Google makes a backup every day. @default - not known */
  readonly automatedBackups?: boolean;
  /** Whether caches in other regions follow it. @default - not known */
  readonly hasSecondaries?: boolean;
}

/** Where Cloud Monitoring has the metrics of a cache. */
export interface MetricSource extends Pick<MemorystoreMetric, "resourceType" | "resourceLabels"> {
  /** What the types of the metrics start with: `memorystore.googleapis.com/instance`. */
  readonly prefix: string;
}

/** A cache with its metrics and grants, made here or imported. */
export abstract class MemorystoreNodeCacheBase
  extends ManagedCacheBase
  implements IMemorystoreNodeCache
{
  declare public readonly topology: PrimaryTopology | ClusterTopology;
  declare public readonly limits: NodeLimits;
  public readonly nodeType: MemorystoreNodeType;
  public readonly automatedBackups?: boolean;
  public readonly hasSecondaries?: boolean;
  public abstract readonly resourceName: string;
  /** What grants are made of. @internal */
  protected abstract readonly grants: ConnectGrants;
  /** Where the metrics are. @internal */
  protected abstract readonly metrics: MetricSource;

  /** @param known - taken as it is: nothing is judged */
  protected constructor(scope: Construct, id: string, known: KnownMemorystoreNodeCache) {
    super(scope, id, known);
    this.nodeType = known.nodeType;
    this.automatedBackups = known.automatedBackups;
    this.hasSecondaries = known.hasSecondaries;
  }

  public grantConnect(id: string, member: string): void {
    const subject = `grantConnect of ${this.node.path}`;
    const given = { id, member };
    const shaped = withShape(subject, MEMORYSTORE_NODE_CACHE_BASE_GRANT_CONNECT_ARGUMENTS, given);
    grantConnect(this, this.grants, shaped.id, shaped.member);
  }

  public metric(name: string, options?: MemorystoreMetricOptions): MemorystoreMetric {
    const subject = `metric of ${this.node.path}`;
    const given = { name, options };
    const shaped = withShape(subject, MEMORYSTORE_NODE_CACHE_BASE_METRIC_ARGUMENTS, given);
    return memorystoreMetric(this.metrics, `${this.metrics.prefix}/${shaped.name}`, shaped.options);
  }

  public metricMemoryUtilization(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("memory/maximum_utilization", { ...FIVE_MINUTES, ...options });
  }

  public metricCpuUtilization(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("cpu/maximum_utilization", { ...FIVE_MINUTES, ...options });
  }

  public metricConnectedClients(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("clients/maximum_connected_clients", options);
  }

  public metricRejectedConnections(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("stats/total_rejected_connections_count", { ...COUNT, ...options });
  }

  public metricEvictedKeys(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("stats/total_evicted_keys_count", { ...COUNT, ...options });
  }

  public metricKeyspaceHits(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("stats/total_keyspace_hits_count", { ...COUNT, ...options });
  }

  public metricKeyspaceMisses(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("stats/total_keyspace_misses_count", { ...COUNT, ...options });
  }

  public metricLastBackupStatus(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("backup/last_backup_status", {
      ...FIVE_MINUTES,
      aligner: "ALIGN_MIN",
      ...options,
    });
  }

  public metricReplicationLag(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("replication/maximum_ack_lag", options);
  }
}
