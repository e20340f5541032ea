import { isTrue } from "../terraform/attribute-values";
import { sameJson } from "../terraform/json-equality";
import type { Arguments, Effect } from "./effect";

/*
 * What a change in place does to Memcached, which keeps nothing: no replica has a copy, and no snapshot.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyCacheCluster.html
 */

/** Another version restarts all nodes. */
export function memcachedVersion({ before, after }: Arguments): Effect | undefined {
  return isMemcached(after) && changes("engine_version", { before, after })
    ? {
        risk: "destroys data",
        reason: "engine_version: all nodes restart, and are empty afterwards",
      }
    : undefined;
}

/** Fewer nodes have fewer keys. */
export function memcachedNodes({ before, after }: Arguments): Effect | undefined {
  const [from, to] = [Number(before.num_cache_nodes ?? 1), Number(after.num_cache_nodes ?? 1)];
  return isMemcached(after) && to < from
    ? {
        risk: "evicts data",
        reason: `num_cache_nodes: ${to} nodes, before ${from}: the keys of the nodes with the highest numbers are lost`,
      }
    : undefined;
}

/** Nodes that come or go later than the deploy which reads them. */
export function memcachedNodesLater({ before, after }: Arguments): Effect | undefined {
  return isMemcached(after) &&
    changes("num_cache_nodes", { before, after }) &&
    !isTrue(after.apply_immediately)
    ? {
        risk: "disruptive",
        reason:
          "num_cache_nodes: without apply_immediately the nodes come or go in the maintenance window, and until then every plan shows the change again; a list of nodes that is read before lacks the new ones, and the deploy fails there",
      }
    : undefined;
}

/** Parameters of a group of Memcached count from the next start of a node on. */
export function memcachedParameters({ before, after }: Arguments): Effect | undefined {
  return String(after.family).startsWith("memcached") && changes("parameter", { before, after })
    ? {
        risk: "in place",
        reason:
          "parameter: most count when a node restarts, which nobody does for you: restart the nodes one after the other, since each is empty afterwards",
      }
    : undefined;
}

function isMemcached({ engine }: Arguments["after"]): boolean {
  return engine === "memcached";
}

function changes(argument: string, { before, after }: Arguments): boolean {
  return (
    before[argument] !== undefined &&
    after[argument] !== undefined &&
    !sameJson(before[argument], after[argument])
  );
}
