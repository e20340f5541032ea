import { factRule } from "../../fact-rule";

export const cacheNetwork = factRule("network", {
  id: "cache-network",
  severity: "error",
  pack: "baseline",
  problem: "The cache is in the default network",
  why: "Everything else in the account or project can be in that network too, and on AWS its subnets are public. A later change replaces the cache.",
  fix: "choose a private network",
});
