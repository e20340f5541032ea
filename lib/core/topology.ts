import { withShape } from "./shape";
import { NODE_COUNT_ARGUMENTS } from "./shapes";
import { isWhole, mustBeKnown, type Rule, rulesFor } from "./validation/index";

/** One primary that takes writes, and replicas that follow it. */
export interface PrimaryTopology {
  /** Cluster mode is off. */
  readonly kind: "primary";
  /** Replicas of the primary, 0 or more. */
  readonly replicas: number;
}

/** Keys spread over shards; clients learn the nodes from the endpoint and follow redirects. */
export interface ClusterTopology {
  /** Cluster mode is on. */
  readonly kind: "cluster";
  /** Shards, each with a primary of its own, 1 or more. */
  readonly shards: number;
  /** Replicas of each primary, 0 or more. */
  readonly replicasPerShard: number;
}

/**
 * A cache that its cloud scales. Clients speak the cluster protocol and see one node; its limits are
 * those of the whole cache.
 */
export interface ServerlessTopology {
  /** The cloud decides the nodes. */
  readonly kind: "serverless";
}

/** Nodes without replication, such as Memcached's: clients spread their keys over the nodes. */
export interface NodesTopology {
  /** Every node is on its own. */
  readonly kind: "nodes";
  /** Nodes, 1 or more. */
  readonly nodes: number;
}

/** How the nodes of a cache work together. */
export type CacheTopology = PrimaryTopology | ClusterTopology | ServerlessTopology | NodesTopology;

/** Nodes of a cache, replicas included. */
export function nodeCount(topology: PrimaryTopology | ClusterTopology | NodesTopology): number;
/** Nodes of a cache, replicas included; `undefined` for a serverless cache. */
export function nodeCount(topology: CacheTopology): number | undefined;
export function nodeCount(topology: CacheTopology): number | undefined {
  withShape("nodeCount", NODE_COUNT_ARGUMENTS, { topology });
  const parts = partCount(topology);
  return topology.kind === "serverless" ? undefined : parts * (1 + replicasPerPrimary(topology));
}

/** Replicas of each primary; 0 where the cache has no replicas that clients could know of. @internal */
export function replicasPerPrimary(topology: CacheTopology): number {
  switch (topology.kind) {
    case "primary":
      return topology.replicas;
    case "cluster":
      return topology.replicasPerShard;
    default:
      return 0;
  }
}

/** Into how many parts the keys are divided: the shards, or the nodes without replication. @internal */
export function partCount(topology: CacheTopology): number {
  switch (topology.kind) {
    case "cluster":
      return topology.shards;
    case "nodes":
      return topology.nodes;
    default:
      return 1;
  }
}

/** Whether clients speak the cluster protocol. @internal */
export function speaksClusterProtocol({ kind }: CacheTopology): boolean {
  return kind === "cluster" || kind === "serverless";
}

/**
 * No cluster has more primaries than the protocol has hash slots.
 *
 * Source: https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
 */
const MAX_COUNT = 16_384;

interface HasTopology {
  readonly topology: CacheTopology;
}

/**
 * A rule for the counts of a topology, which budgets and sizes are computed with.
 * @internal
 */
export function topologyRule(id: string): Rule<HasTopology> {
  return rulesFor<HasTopology>()({
    id,
    inputs: ({ topology }) =>
      Object.fromEntries(
        Object.entries(topology).map(([name, value]) => [name, mustBeKnown(value)]),
      ),
    isValid: ({ kind: _, ...counts }) =>
      Object.entries(counts).every(([name, count]) =>
        isWhole(count, name === "shards" || name === "nodes" ? 1 : 0, MAX_COUNT),
      ),
    expected: `whole numbers of replicas from 0, of shards and nodes from 1, up to ${MAX_COUNT}, known at synthesis`,
    fix: "give the topology of the cache",
  });
}
