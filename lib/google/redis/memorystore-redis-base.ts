import type { Construct } from "constructs";
import {
  Duration,
  type KnownCache,
  ManagedCacheBase,
  type NodeLimits,
  type PrimaryTopology,
} from "../../core";
import { withShape } from "../../core/shape";
import { MEMORYSTORE_REDIS_BASE_METRIC_ARGUMENTS } from "../shapes";
import type { MemorystoreMetric, MemorystoreMetricOptions } from "../shared/memorystore-metric";
import type { IMemorystoreRedis } from "./instance";
import { instanceMetric } from "./metric";

/** What synthesis knows of an instance. */
export interface KnownMemorystoreRedis extends KnownCache {
  readonly topology: PrimaryTopology;
  readonly limits: NodeLimits;
}

/** An instance with its metrics, made here or imported. */
export abstract class MemorystoreRedisBase extends ManagedCacheBase implements IMemorystoreRedis {
  declare public readonly topology: PrimaryTopology;
  declare public readonly limits: NodeLimits;
  public abstract readonly resourceName: string;

  /** @param known - taken as it is: nothing is judged */
  protected constructor(scope: Construct, id: string, known: KnownMemorystoreRedis) {
    super(scope, id, known);
  }

  public metric(name: string, options?: MemorystoreMetricOptions): MemorystoreMetric {
    const subject = `metric of ${this.node.path}`;
    const given = { name, options };
    const shaped = withShape(subject, MEMORYSTORE_REDIS_BASE_METRIC_ARGUMENTS, given);
    return instanceMetric(this.resourceName, shaped.name, shaped.options);
  }

  public metricSystemMemoryUsageRatio(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("stats/memory/system_memory_usage_ratio", {
      period: Duration.minutes(5),
      ...options,
    });
  }

  public metricMemoryUsageRatio(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("stats/memory/usage_ratio", options);
  }

  public metricMainThreadCpuUtilization(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return {
      ...this.metric("stats/cpu_utilization_main_thread", {
        aligner: "ALIGN_RATE",
        period: Duration.minutes(5),
        ...options,
      }),
      // User and system time are series of their own.
      reducer: "REDUCE_SUM",
      groupByFields: ["resource.label.instance_id", "resource.label.node_id"],
    };
  }

  public metricConnectedClients(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("clients/connected", options);
  }

  public metricRejectedConnections(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.counter("stats/reject_connections_count", options);
  }

  public metricEvictedKeys(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.counter("stats/evicted_keys", options);
  }

  public metricCacheHitRatio(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("stats/cache_hit_ratio", { period: Duration.minutes(5), ...options });
  }

  public metricReplicationLag(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("replication/master/slaves/lag", options);
  }

  public metricRoleChanges(options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric("replication/role", {
      aligner: "ALIGN_STDDEV",
      period: Duration.minutes(5),
      ...options,
    });
  }

  private counter(name: string, options?: MemorystoreMetricOptions): MemorystoreMetric {
    return this.metric(name, { aligner: "ALIGN_DELTA", period: Duration.minutes(5), ...options });
  }
}
