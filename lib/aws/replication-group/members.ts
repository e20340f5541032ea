import type { CacheTopology, IManagedCache } from "../../core";

/** A replication group as what watches it sees it: made here, or imported. */
export interface IElastiCacheReplicationGroup extends IManagedCache {
  /** Ids of the nodes: `<id>-001`, in cluster mode `<id>-0001-001`. */
  readonly memberIds: readonly string[];
  /** Node type, `cache.r7g.large`; `undefined` when it is not known. */
  readonly nodeType?: string;
}

/** The ids that ElastiCache gives the nodes of a replication group. */
export function memberIds(replicationGroupId: string, topology: CacheTopology): string[] {
  const number = (index: number, digits: number) => String(index + 1).padStart(digits, "0");
  if (topology.kind === "primary") {
    return Array.from(
      { length: 1 + topology.replicas },
      (_, node) => `${replicationGroupId}-${number(node, 3)}`,
    );
  }
  return Array.from({ length: topology.shards }, (_, shard) =>
    Array.from(
      { length: 1 + topology.replicasPerShard },
      (__, node) => `${replicationGroupId}-${number(shard, 4)}-${number(node, 3)}`,
    ),
  ).flat();
}
