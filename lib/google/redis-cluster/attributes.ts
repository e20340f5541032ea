import type { MemorystoreNodeCacheAttributes } from "../shared/node-cache-attributes";

/** A cluster that exists already, as its owner describes it. */
export interface MemorystoreRedisClusterAttributes extends MemorystoreNodeCacheAttributes {
  /** Name of the cluster. */
  readonly clusterName: string;
  /** Shards of the cluster, 1 to 250. */
  readonly shards: number;
  /** IPv4 address of the discovery endpoint. */
  readonly host: string;
}
