import type { ClusterTopology, NodeLimits, PortRange, PrimaryTopology } from "../../core";
import { type AzureManagedRedisSku, SKUS, usableMemory } from "./sku";

/** What clients see of the shards of a cache. */
export enum AzureClusteringPolicy {
  /**
   * One endpoint, behind which a proxy finds the shard: clients need no cluster mode. Of commands with several keys
   * `DEL`, `MSET`, `MGET`, `EXISTS`, `UNLINK` and `TOUCH` work across slots.
   */
  ENTERPRISE_CLUSTER = "EnterpriseCluster",
  /** Clients speak the cluster protocol and connect to the shards themselves: the most throughput. */
  OSS_CLUSTER = "OSSCluster",
  /** No shards: every command works, up to 25 GB. A preview. */
  NO_CLUSTER = "NoCluster",
}

/**
 * Where clients reach the shards under the OSS policy, beside the endpoint's own port. Microsoft says "the 85XX
 * range", and that a shard's port may change.
 *
 * Source: https://learn.microsoft.com/azure/redis/architecture#cluster-policies
 */
const SHARD_PORTS: PortRange = { from: 8500, to: 8599 };

/** What a size and a policy mean for clients. */
export interface Clustering {
  readonly topology: PrimaryTopology | ClusterTopology;
  readonly limits: NodeLimits;
  readonly nodePorts?: PortRange;
}

/**
 * How clients see a cache: as one node, or as a cluster of its primary shards. Replicas take over when a node fails
 * and serve no reads, so that no client knows of them. A shard has its part of the memory and of the connections
 * that Microsoft gives for the whole.
 */
export function clusteringOf(sku: AzureManagedRedisSku, policy: AzureClusteringPolicy): Clustering {
  const facts = SKUS[sku];
  const isCluster = policy === AzureClusteringPolicy.OSS_CLUSTER;
  const nodes = isCluster ? facts.shards : 1;
  return {
    topology: isCluster
      ? { kind: "cluster", shards: nodes, replicasPerShard: 0 }
      : { kind: "primary", replicas: 0 },
    limits: {
      nodes,
      connectionsPerNode: Math.floor(facts.connections / nodes),
      usableMemoryPerNode: usableMemory(facts, nodes),
    },
    nodePorts: isCluster ? SHARD_PORTS : undefined,
  };
}
