import { isWhole, mustBeKnown, type Rule, rulesFor } from "../../../core/validation";
import type { MemorystoreNodeType } from "../node-types";

/** Source: https://cloud.google.com/memorystore/docs/valkey/quotas, usage units per instance. */
const MAX_NODES = 250;

/** What these rules read. */
export interface NodeSettings {
  readonly region: string;
  readonly nodeType: MemorystoreNodeType;
  /** `undefined` with cluster mode off. */
  readonly shards?: number;
  readonly replicas: number;
  readonly zone?: string;
}

/** The nodes of a cache, made or imported. */
type CountedNodes = Pick<NodeSettings, "nodeType" | "shards"> & { readonly replicas?: number };

const counted = rulesFor<CountedNodes>();

/**
 * How many nodes of which type there are: memory, connections and budgets are computed with it.
 *
 * @param types - those that the engine and the provider have
 * @param why - what the others need
 */
export function nodeCountRules(
  types: readonly MemorystoreNodeType[],
  why: string,
): Rule<CountedNodes>[] {
  return [
    counted({
      id: "memorystore.node-type",
      inputs: ({ nodeType }) => ({ nodeType: mustBeKnown<string>(nodeType) }),
      isValid: ({ nodeType }) => types.some((type) => type === nodeType),
      expected: `${types.join(", ")}, known at synthesis`,
      fix: why,
    }),
    counted({
      id: "memorystore.shards",
      inputs: ({ shards }) => (shards === undefined ? undefined : { shards: mustBeKnown(shards) }),
      isValid: ({ shards }) => isWhole(shards, 1, MAX_NODES),
      expected: `a whole number from 1 to ${MAX_NODES}, known at synthesis`,
      fix: "give how many shards the keys are spread over",
    }),
    counted({
      id: "memorystore.replicas",
      inputs: ({ replicas }) =>
        replicas === undefined ? undefined : { replicas: mustBeKnown(replicas) },
      isValid: ({ replicas }) => isWhole(replicas, 0, 5),
      expected: "a whole number from 0 to 5, known at synthesis",
      fix: "leave replicas out for 1",
    }),
    counted({
      id: "memorystore.nodes",
      inputs: ({ shards = 1, replicas = 1 }) => ({ shards, replicas }),
      isValid: ({ shards, replicas }) => shards * (1 + replicas) <= MAX_NODES,
      expected: `up to ${MAX_NODES} nodes: shards × (1 + replicas)`,
      fix: "take a larger node type and fewer shards, or fewer replicas",
    }),
  ];
}

/** A zone of the cache's region. */
export const ZONE_RULE = rulesFor<Pick<NodeSettings, "zone" | "region">>()({
  id: "memorystore.zone",
  inputs: ({ zone, region }) => (zone === undefined ? undefined : { zone, region }),
  isValid: ({ zone, region }) => /^(.+)-[a-z]$/.exec(zone)?.[1] === region,
  expected: "a zone of the cache's region",
  fix: "write it as europe-west1-b, or leave it out to spread the nodes over zones",
});
