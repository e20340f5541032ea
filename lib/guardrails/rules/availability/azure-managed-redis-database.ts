import { MANAGED_REDIS } from "../../../terraform/caches";
import { guardrail } from "../../rule";

export const azureManagedRedisDatabase = guardrail({
  id: "azure-managed-redis-database",
  severity: "error",
  pack: "baseline",
  problem: "The cache has no database",
  why: "Without a default_database block nobody can use the cache. When the block is removed later, the provider deletes the database while the plan says update in place.",
  fix: "add a default_database block",
  references: [],
  appliesTo: [MANAGED_REDIS],
  inputs: (cache) => ({ default_database: cache.has("default_database") }),
  isValid: ({ default_database }) => default_database === true,
});
