import { CONNECTION_BUDGET_NOTE } from "../../../core/capacity/connection-review";
import { CACHES, isMember } from "../../caches";
import { guardrail } from "../../rule";

export const cacheConnectionBudget = guardrail({
  id: "cache-connection-budget",
  severity: "error",
  pack: "strict",
  what: "Someone has counted the connections that clients open in their worst rollout.",
  why: "Every new pod opens more; at the limit the cache refuses those that are left, in the middle of a rollout.",
  fix: "give the workloads of the cache's clients, or call reviewConnections with the budget of a cache of your own",
  references: [],
  appliesTo: CACHES,
  inputs: (cache) =>
    isMember(cache) ? undefined : { reviewed: cache.isNoted(CONNECTION_BUDGET_NOTE) },
  isValid: ({ reviewed }) => reviewed,
});
