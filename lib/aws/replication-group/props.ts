import type { CacheEngine, CachePurpose, EvictionPolicy } from "../../core";
import type { ElastiCacheAddressProps } from "../shared/props/addresses";
import type { ElastiCacheAuthenticationProps } from "../shared/props/authentication";
import type { ElastiCacheCommonProps } from "../shared/props/common";
import type { ElastiCacheEncryptionProps } from "../shared/props/encryption";
import type { ElastiCacheLogProps } from "../shared/props/logs";
import type { ElastiCacheMaintenanceProps } from "../shared/props/maintenance";
import type { ElastiCacheNetworkProps } from "../shared/props/network";
import type { ElastiCacheNodeProps } from "../shared/props/nodes";
import type { ElastiCacheSnapshotProps } from "../shared/props/snapshots";
import type { ReplicationGroupAutoscalingProps } from "./autoscaling";
import type { ClusterMode } from "./cluster-mode";
import type { Route53Zone } from "./endpoint-records";
import type { IElastiCacheGlobalDatastore } from "./global-membership";
import type { ShardPlacement } from "./placement";

/** Encryption between clients and the cache. */
export enum TransitEncryption {
  /** TLS connections alone. */
  REQUIRED = "required",
  /** TLS and plain connections: a step on the way to `REQUIRED` for a cache in use. Redis OSS 7, Valkey. */
  PREFERRED = "preferred",
  /** Plain connections. */
  DISABLED = "disabled",
}

/** How an `ElastiCacheReplicationGroup` is made. */
export interface ElastiCacheReplicationGroupProps
  extends ElastiCacheNetworkProps,
    ElastiCacheAddressProps,
    ElastiCacheNodeProps,
    ElastiCacheEncryptionProps,
    ElastiCacheAuthenticationProps,
    ElastiCacheLogProps,
    ElastiCacheSnapshotProps,
    ElastiCacheMaintenanceProps,
    ElastiCacheCommonProps {
  /**
   * Name of the replication group: 1 to 40 letters, digits and single hyphens, starting with a
   * letter. It comes back in lower case and is emitted so. A change replaces the cache.
   *
   * @default - the construct's path, shortened with a hash when it is too long
   */
  readonly replicationGroupId?: string;
  /**
   * Redis OSS 6.x to 7.1, or Valkey 7.2 and later. Upgrades and Redis OSS to Valkey happen in place;
   * a downgrade replaces the cache.
   *
   * @default CacheEngine.REDIS_7_1
   */
  readonly engine?: CacheEngine;
  /**
   * Shards, 1 to 500; giving a number turns cluster mode on. Clients must speak the cluster
   * protocol. Shards and their replicas are up to 500 nodes together.
   *
   * @default - cluster mode is off: one primary with replicas
   */
  readonly shards?: number;
  /**
   * How far a cache that was made without cluster mode has moved to it. Keep it after the move: the nodes of
   * the first shard keep their ids. A cache that is made in cluster mode needs `shards` alone.
   *
   * @default - the cache stays as it was made
   */
  readonly clusterMode?: ClusterMode;
  /**
   * Counts that follow the load, in cluster mode. `shards` and `replicas` are then the counts at the start.
   * The alarms and metrics are of every node that there may be.
   *
   * @default - the counts stay as they are given
   */
  readonly autoscaling?: ReplicationGroupAutoscalingProps;
  /**
   * Replicas of each primary, 0 to 5.
   *
   * @default 2
   */
  readonly replicas?: number;
  /**
   * Whether a replica takes over when its primary is lost. Needs a replica; always on in cluster mode.
   *
   * @default - true with at least one replica, and in cluster mode
   */
  readonly automaticFailover?: boolean;
  /**
   * Whether the nodes of a shard are spread over zones. Needs failover, a replica and two zones.
   *
   * @default - true with at least one replica
   */
  readonly multiAz?: boolean;
  /**
   * The zones of the nodes, one entry for each shard; without cluster mode one entry. It counts when the cache is
   * made: a failover moves the primary, and new nodes are placed by ElastiCache. In cluster mode it needs version
   * 6.20 or later of the AWS provider.
   *
   * @default - ElastiCache spreads the nodes over the zones of the subnets
   */
  readonly placement?: ShardPlacement[];
  /**
   * A snapshot at ElastiCache to make the cache from. It counts when the cache is made, and may go later.
   *
   * @default - the cache is empty at first
   */
  readonly snapshotName?: string;
  /**
   * ARNs of RDB files in S3 to make the cache from: `arn:aws:s3:::bucket/sessions.rdb`. ElastiCache must be
   * let read them. They count when the cache is made, and may go later.
   *
   * @default - the cache is empty at first
   */
  readonly snapshotArns?: string[];
  /**
   * Whether clients must use TLS. With `PREFERRED` there can be no authentication.
   *
   * @default TransitEncryption.REQUIRED
   */
  readonly transitEncryption?: TransitEncryption;
  /**
   * What the cache is for. A store keeps what is nowhere else, such as sessions and carts: it evicts no key
   * by default, has snapshots, and has alerts of its own. A store without a replica and failover is warned
   * of.
   *
   * @default CachePurpose.CACHE
   */
  readonly purpose?: CachePurpose;
  /**
   * What happens when memory is full. Nodes with data tiering know only `ALLKEYS_LRU`,
   * `VOLATILE_LRU` and `NOEVICTION`. A store takes no `ALLKEYS_…` policy.
   *
   * @default - `ALLKEYS_LRU`; `NOEVICTION` for a store
   */
  readonly evictionPolicy?: EvictionPolicy;
  /**
   * A zone of Route 53 with names for the endpoints: the cache's name, and with `-reader`. Clients connect to
   * these names and verify ElastiCache's own, which the certificates have.
   *
   * @default - clients connect to ElastiCache's own names
   */
  readonly dnsZone?: Route53Zone;
  /**
   * The global datastore that the cache follows from another region. The cache serves reads alone, until it takes over.
   * It has the engine, the node type, the shards and the parameters of the primary, and a `provider` and an id of
   * its own. A change replaces the cache.
   *
   * @default - the cache takes writes
   */
  readonly secondaryOf?: IElastiCacheGlobalDatastore;
  /**
   * Share of a node's memory kept for replication, snapshots and the engine itself: a whole number,
   * 0 to 100 percent.
   *
   * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/redis-memory-management.html
   *
   * @default - 25; 30 on small and 50 on micro burstable nodes
   */
  readonly reservedMemoryPercent?: number;
  /**
   * Further parameters of the parameter group. The eviction policy, the reserved memory and cluster
   * mode have props of their own.
   *
   * @default - none
   */
  readonly parameters?: Record<string, string>;
}
