import { isWhole, mustBeKnown, type Rule, rulesFor } from "../../../core/validation";

/** Source: https://cloud.google.com/memorystore/docs/valkey/quotas, usage units per instance. */
const MAX_NODES = 250;

/** What these rules read. */
export interface NodeSettings {
  readonly region: string;
  /** `undefined` with cluster mode off. */
  readonly shards?: number;
  readonly replicas: number;
  readonly zone?: string;
}

/** The nodes of a cache, made or imported. */
type CountedNodes = Partial<Pick<NodeSettings, "shards" | "replicas">>;

const counted = rulesFor<CountedNodes>();

/** How many nodes there are: budgets and sizes are computed with it. */
export const NODE_COUNT_RULES: readonly Rule<CountedNodes>[] = [
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

/** A zone of the cache's region. */
export const ZONE_RULE = rulesFor<Pick<NodeSettings, "zone" | "region">>()({
  id: "memorystore.zone",
  inputs: ({ zone, region }) => (zone === undefined ? undefined : { zone, region }),
  isValid: ({ zone, region }) => /^(.+)-[a-z]$/.exec(zone)?.[1] === region,
  expected: "a zone of the cache's region",
  fix: "write it as europe-west1-b, or leave it out to spread the nodes over zones",
});
