import type { MemorystoreNodeCacheProps } from "../shared/props/node-cache";

/**
 * How a `MemorystoreRedisCluster` is made. Version 6 of the provider has no labels for a cluster: `labels` are
 * on all that is made with it. Its node types are `SHARED_CORE_NANO`, `STANDARD_SMALL`, `HIGHMEM_MEDIUM` and
 * `HIGHMEM_XLARGE`.
 */
export interface MemorystoreRedisClusterProps extends MemorystoreNodeCacheProps {
  /**
   * Name of the cluster: 1 to 63 lower-case letters, digits and hyphens, starting with a letter, no hyphen at
   * the end. A change replaces the cluster.
   *
   * @default - the construct's path, shortened with a hash when it is too long
   */
  readonly clusterName?: string;
  /** Over how many shards the keys are spread: 1 to 250, with replicas up to 250 nodes. It changes in place. */
  readonly shards: number;
  /**
   * Further Redis configuration, such as `maxclients`. The eviction policy and `maxmemory` have props of
   * their own.
   *
   * @default - none
   */
  readonly redisConfigs?: Record<string, string>;
}
