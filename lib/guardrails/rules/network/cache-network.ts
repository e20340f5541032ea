import { factRule } from "../../fact-rule";

export const cacheNetwork = factRule("network", {
  id: "cache-network",
  severity: "error",
  pack: "baseline",
  problem: "The cache is in the default network, or reachable from the internet",
  why: "Everything else in the account or project can be in the default network too, and on AWS its subnets are public. A later change replaces the cache. On Azure a cache is reachable from the internet unless someone turns that off.",
  fix: "choose a private network",
});
