import { factRule } from "../../fact-rule";

export const cacheFailover = factRule("failover", {
  id: "cache-failover",
  severity: "error",
  pack: "baseline",
  problem: "No replica takes over",
  why: "When the primary fails, the cache is unavailable until a new, empty node is up, and all its load reaches the database behind it.",
  fix: "add a replica and turn automatic failover on",
});
