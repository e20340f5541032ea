import { CONNECTION_BUDGET_NOTE } from "../../../core/capacity/connection-review";
import { CACHES, isMember } from "../../../terraform/caches";
import { guardrail } from "../../rule";

export const cacheConnectionBudget = guardrail({
  id: "cache-connection-budget",
  severity: "error",
  pack: "strict",
  problem: "Nobody counted the connections that clients open during a rollout",
  why: "New pods connect before old pods stop. At its limit the cache refuses connections in the middle of the rollout.",
  fix: "give the workloads of the cache's clients, or call reviewConnections for a cache written by hand",
  references: [],
  appliesTo: CACHES,
  inputs: (cache) =>
    isMember(cache) ? undefined : { connections_reviewed: cache.isNoted(CONNECTION_BUDGET_NOTE) },
  isValid: ({ connections_reviewed }) => connections_reviewed,
});
