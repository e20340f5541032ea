import { CONFIGURABLE_CACHES, evictionPolicy, isSecondary } from "../../caches";
import { guardrail } from "../../rule";

export const cacheEvictionPolicy = guardrail({
  id: "cache-eviction-policy",
  severity: "error",
  pack: "baseline",
  what: "A cache is told what to evict when its memory is full, and may evict something.",
  why: "By default only keys with a TTL are evicted, and under noeviction none: when memory is full, writes fail.",
  fix: "set maxmemory-policy to allkeys-lru or allkeys-lfu, on ElastiCache in a parameter group of your own",
  references: [],
  appliesTo: CONFIGURABLE_CACHES,
  inputs: (cache, stack) =>
    isSecondary(cache) ? undefined : { "maxmemory-policy": evictionPolicy(cache, stack) },
  isValid: (inputs) => {
    const policy = inputs["maxmemory-policy"];
    return policy !== undefined && policy !== "noeviction";
  },
});
