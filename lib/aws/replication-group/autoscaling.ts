import { Duration } from "../../core";

/** What the number of shards follows. */
export enum ShardScalingMetric {
  /** Load of the engine's one thread on the primaries. */
  PRIMARY_ENGINE_CPU = "ElastiCachePrimaryEngineCPUUtilization",
  /** Memory in use. For caches with `noeviction`, and not on nodes with data tiering. */
  MEMORY = "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage",
  /** Memory and SSD in use. For caches with `noeviction`. */
  CAPACITY = "ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage",
}

/** How a count follows a metric. */
export interface ScalingProps {
  /** The smallest count. The count at the start must not be smaller. */
  readonly min: number;
  /** The largest count. The count at the start must not be larger. */
  readonly max: number;
  /** What the metric is kept at: 35 to 70 percent. @default 60 */
  readonly targetUtilization?: number;
  /**
   * Whether the count becomes smaller again. Fewer shards move keys, so see first how the load goes.
   *
   * @default false
   */
  readonly scaleIn?: boolean;
  /** The pause after a larger count before the next one: whole seconds. @default Duration.minutes(5) */
  readonly scaleOutCooldown?: Duration;
  /** The pause after any change before a smaller count: whole seconds. @default Duration.minutes(15) */
  readonly scaleInCooldown?: Duration;
}

/** How the number of shards follows the load. */
export interface ShardScalingProps extends ScalingProps {
  /** What it follows. @default ShardScalingMetric.PRIMARY_ENGINE_CPU */
  readonly metric?: ShardScalingMetric;
}

/**
 * What Application Auto Scaling decides of a replication group in cluster mode. Terraform ignores the counts
 * that are here, once the cache is made.
 */
export interface ReplicationGroupAutoscalingProps {
  /** The number of shards, 1 to 500. @default - `shards` decides it */
  readonly shards?: ShardScalingProps;
  /**
   * The replicas of each shard, 1 to 5. They follow the load of the engine's one thread on the replicas.
   *
   * @default - `replicas` decides it
   */
  readonly replicas?: ScalingProps;
}

/** One count with every default filled in. */
export type ScalingSettings = ReturnType<typeof withScalingDefaults>;

/** Fills in the defaults of one count. */
function withScalingDefaults(metric: string, props: ScalingProps) {
  return {
    metric,
    min: props.min,
    max: props.max,
    targetUtilization: props.targetUtilization ?? 60,
    scaleIn: props.scaleIn ?? false,
    scaleOutCooldown: props.scaleOutCooldown ?? Duration.minutes(5),
    scaleInCooldown: props.scaleInCooldown ?? Duration.minutes(15),
  };
}

/** Fills in the defaults of both counts. */
export function withAutoscalingDefaults({ shards, replicas }: ReplicationGroupAutoscalingProps) {
  return {
    shards:
      shards && withScalingDefaults(shards.metric ?? ShardScalingMetric.PRIMARY_ENGINE_CPU, shards),
    replicas: replicas && withScalingDefaults("ElastiCacheReplicaEngineCPUUtilization", replicas),
  };
}

/** The two counts, and how Application Auto Scaling and Terraform name them. */
export const SCALABLE_COUNTS = [
  { count: "shards", dimension: "NodeGroups", argument: "num_node_groups" },
  { count: "replicas", dimension: "Replicas", argument: "replicas_per_node_group" },
] as const;
