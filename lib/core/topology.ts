import type { CacheTopology } from "./managed-cache";
import { isWhole, mustBeKnown, type Rule, rulesFor } from "./validation/index";

/** A cache that its cloud divides as it likes: clients see one node, and the data has one limit. */
export interface ServerlessTopology {
  /** Which kind this is. */
  readonly kind: "serverless";
}

/** How any cache is made whose size or connections are reviewed, one without a construct here too. */
export type ReviewedTopology = CacheTopology | ServerlessTopology;

/** As many as the largest cluster of ElastiCache has nodes. */
const MAX_COUNT = 500;

interface HasTopology {
  readonly topology: ReviewedTopology;
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
        isWhole(count, name === "shards" ? 1 : 0, MAX_COUNT),
      ),
    expected: `whole numbers of replicas from 0 and of shards from 1, up to ${MAX_COUNT}, known at synthesis`,
    fix: "give how the cache's nodes work together",
  });
}
