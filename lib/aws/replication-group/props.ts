import type { TerraformProvider } from "cdktf";
import type {
  CacheEngine,
  DailyWindow,
  Duration,
  EvictionPolicy,
  ExpectedData,
  WeeklyWindow,
} from "../../core";
import type { ElastiCacheAuthentication } from "../shared/elasticache-authentication";
import type { CacheSubnet, IngressPeer } from "../shared/network";

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
export interface ElastiCacheReplicationGroupProps {
  /** The VPC in which the cache's security group is made. */
  readonly vpcId: string;
  /**
   * Subnets for the nodes, 1 to 20, in at least two zones. A change replaces the cache.
   *
   * @default - `subnetGroupName` is used
   */
  readonly subnets?: CacheSubnet[];
  /**
   * A subnet group that exists already, in place of `subnets`. A change replaces the cache.
   *
   * @default - one is made of `subnets`
   */
  readonly subnetGroupName?: string;
  /**
   * Node type: `cache.r7g.large`. There is no default: nobody should get a memory limit that nobody
   * chose. A type that this library does not know is accepted, with a warning that sizes cannot be
   * checked; one typing error away from a known type it is refused.
   */
  readonly nodeType: string;
  /**
   * The data that the cache is for. It is refused where it does not fit into the nodes, with a proposal
   * of larger ones, and there is a warning where less than a quarter of the memory is to spare. On nodes
   * with data tiering, and on node types that this library does not know, nothing is compared.
   *
   * @default - the size is not reviewed
   */
  readonly expectedData?: ExpectedData;
  /**
   * Name of the replication group: 1 to 40 letters, digits and single hyphens, starting with a
   * letter. It comes back in lower case and is emitted so. A change replaces the cache.
   *
   * @default - the construct's path, shortened with a hash when it is too long
   */
  readonly replicationGroupId?: string;
  /** The replication group's description, not empty. @default - names the construct's path */
  readonly description?: string;
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
  /** Port of every endpoint, 1 to 65535. A change replaces the cache. @default 6379 */
  readonly port?: number;
  /**
   * Who may connect, by a name of your choice that becomes part of the rule's id.
   *
   * @default - nobody, until `allowFrom` is called
   */
  readonly allowFrom?: Record<string, IngressPeer>;
  /**
   * Further security groups for the nodes.
   *
   * @default - the cache's own security group alone
   */
  readonly securityGroupIds?: string[];
  /**
   * Whether clients must use TLS. With `PREFERRED` there can be no authentication.
   *
   * @default TransitEncryption.REQUIRED
   */
  readonly transitEncryption?: TransitEncryption;
  /**
   * Whether data on disk (swap, snapshots) is encrypted. A change replaces the cache.
   *
   * @default true
   */
  readonly atRestEncryption?: boolean;
  /**
   * Whether data, logs and secrets are encrypted with a customer-managed key rather than one that AWS
   * owns. A change replaces the cache.
   *
   * @default true
   */
  readonly customerManagedKey?: boolean;
  /**
   * ARN of a key that exists already. Its policy must let CloudWatch Logs, Secrets Manager and
   * ElastiCache use it. A change replaces the cache.
   *
   * @default - a key with yearly rotation and an alias is made
   */
  readonly kmsKeyArn?: string;
  /**
   * How clients prove who they are. All but `none` need TLS.
   *
   * @default - a generated token
   */
  readonly authentication?: ElastiCacheAuthentication;
  /**
   * How long a deleted secret can be restored: whole days, 0 (not at all) or 7 to 30. Within that
   * time no other secret can take its name.
   *
   * @default Duration.days(30)
   */
  readonly secretRecoveryWindow?: Duration;
  /**
   * What happens when memory is full. Nodes with data tiering know only `ALLKEYS_LRU`,
   * `VOLATILE_LRU` and `NOEVICTION`.
   *
   * @default EvictionPolicy.ALLKEYS_LRU
   */
  readonly evictionPolicy?: EvictionPolicy;
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
  /**
   * How long the slow log and (from 6.2) the engine log are kept: one of the periods that
   * CloudWatch Logs knows.
   *
   * Source:
   * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
   *
   * @default Duration.days(365)
   */
  readonly logRetention?: Duration;
  /**
   * ARN of an SNS topic that gets a message about failovers, maintenance and the like.
   *
   * @default - no messages
   */
  readonly notificationTopicArn?: string;
  /**
   * How long daily snapshots are kept: whole days, 0 (none are made) to 35. Decide at creation:
   * turning snapshots on later depends on the first node still being there.
   *
   * @default Duration.days(7)
   */
  readonly snapshotRetention?: Duration;
  /**
   * When snapshots are made, at least 60 minutes.
   *
   * @default - 02:00 to 03:00 UTC
   */
  readonly snapshotWindow?: DailyWindow;
  /**
   * Whether a last snapshot, `<replication group id>-final`, is made when the cache is destroyed.
   *
   * @default true
   */
  readonly finalSnapshot?: boolean;
  /**
   * When AWS may maintain the nodes, at least 60 minutes, outside the snapshot window.
   *
   * @default - Sunday 04:00 to 05:00 UTC
   */
  readonly maintenanceWindow?: WeeklyWindow;
  /**
   * Whether minor engine versions are installed in the maintenance window.
   *
   * @default true
   */
  readonly autoMinorVersionUpgrade?: boolean;
  /**
   * Whether changes are made at once rather than in the maintenance window. Until the window a
   * pending change shows as a difference in every plan. Counts and tokens change at once in any case.
   *
   * @default false
   */
  readonly applyImmediately?: boolean;
  /**
   * Whether Terraform refuses to destroy or replace the replication group and its key.
   *
   * @default true
   */
  readonly deletionProtection?: boolean;
  /** Tags for everything that takes them, up to 50. @default - none */
  readonly tags?: Record<string, string>;
  /**
   * The AWS provider of the cache and of all its resources.
   *
   * @default - the stack's default AWS provider
   */
  readonly provider?: TerraformProvider;
}
