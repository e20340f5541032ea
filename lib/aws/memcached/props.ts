import type { CacheEngine, Size } from "../../core";
import type { ElastiCacheAddressProps } from "../shared/props/addresses";
import type { ElastiCacheCommonProps } from "../shared/props/common";
import type { ElastiCacheMaintenanceProps } from "../shared/props/maintenance";
import type { ElastiCacheNetworkProps } from "../shared/props/network";
import type { ElastiCacheNodeProps } from "../shared/props/nodes";

/** Where the nodes of a Memcached cluster are. */
export enum AzMode {
  /** In one zone: all is lost with it. */
  SINGLE_AZ = "single-az",
  /** In several zones: a zone takes only the keys of its own nodes with it. */
  CROSS_AZ = "cross-az",
}

/** How an `ElastiCacheMemcached` is made. */
export interface ElastiCacheMemcachedProps
  extends Omit<ElastiCacheNetworkProps, "port">,
    ElastiCacheAddressProps,
    ElastiCacheNodeProps,
    Omit<ElastiCacheMaintenanceProps, "applyImmediately">,
    Omit<ElastiCacheCommonProps, "description"> {
  /**
   * Name of the cluster: 1 to 50 letters, digits and single hyphens, starting with a letter. It comes back in lower
   * case and is emitted so. A change replaces the cache.
   *
   * @default - the construct's path, shortened with a hash when it is too long
   */
  readonly clusterId?: string;
  /**
   * Memcached with its patch version, `1.6.22`. Every upgrade restarts the nodes, which are empty afterwards; a
   * downgrade replaces the cache.
   *
   * @default CacheEngine.MEMCACHED_1_6_22
   */
  readonly engine?: CacheEngine;
  /**
   * Nodes, 1 to 60. Each has its share of the keys, and there are no replicas: the keys of a node that fails are
   * misses. With another number clients find many keys at other nodes; fewer nodes lose the keys of those with the
   * highest numbers.
   *
   * @default 3
   */
  readonly numCacheNodes?: number;
  /**
   * Whether the nodes are spread over zones. `CROSS_AZ` needs two nodes and subnets in two zones.
   *
   * @default - `AzMode.CROSS_AZ` with two nodes or more, with one `AzMode.SINGLE_AZ`
   */
  readonly azMode?: AzMode;
  /**
   * The zone of each node, in the order of their numbers: `["eu-west-1a", "eu-west-1b"]`. It counts when a node is
   * made; nodes that there are stay in their zones.
   *
   * @default - AWS chooses
   */
  readonly preferredAvailabilityZones?: string[];
  /** Port of every node, 1 to 65535. A change replaces the cache. @default 11211 */
  readonly port?: number;
  /**
   * Whether clients must use TLS, which Memcached has from 1.6.12 on. A change replaces the cache. It is the only
   * protection beside the network: Memcached has no authentication on ElastiCache.
   *
   * @default true
   */
  readonly transitEncryption?: boolean;
  /**
   * Size of the largest item, key and overhead included: whole multiples of 512 KiB, up to half of a node's memory and
   * below 1 GiB. Larger items are refused. A change counts when a node restarts.
   *
   * Sources: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html; what the server
   * itself takes, tried with memcached 1.6.18
   *
   * @default - Memcached's own: 1 MiB
   */
  readonly maxItemSize?: Size;
  /**
   * Memory of each node that is kept for connections and the engine itself: whole MiB, 0 or more. AWS advises more of
   * it for a node that swaps. A change counts when a node restarts.
   *
   * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
   *
   * @default Size.mebibytes(100)
   */
  readonly connectionsOverhead?: Size;
  /**
   * Further parameters of the parameter group, as AWS names them: `{ idle_timeout: "600" }`. Most count when a node
   * restarts. With `error_on_memory_exhausted` of `1` a full node refuses writes in place of evicting keys.
   *
   * @default - none
   */
  readonly parameters?: Record<string, string>;
  /**
   * Whether changes are made at once rather than in the maintenance window. Without it AWS adds and removes nodes in
   * the window too, and a deploy that adds one fails where it reads the list of nodes.
   *
   * @default true
   */
  readonly applyImmediately?: boolean;
}
