import { neverEvicts } from "../../../core/eviction-policy";
import {
  CONFIGURABLE_CACHES,
  evictionPolicy,
  isSecondary,
  isStore,
} from "../../../terraform/caches";
import { SAY_STORE } from "../../purpose";
import { guardrail } from "../../rule";

export const cacheEvictionPolicy = guardrail({
  id: "cache-eviction-policy",
  severity: "error",
  pack: "baseline",
  problem: "A full cache can refuse writes",
  why: "By default a cache evicts only keys with a TTL, and under noeviction no keys at all. When it cannot evict, writes fail. A store may refuse writes: cache-store-eviction judges it.",
  fix: `set maxmemory-policy to allkeys-lru or allkeys-lfu, on ElastiCache in a parameter group, or ${SAY_STORE}`,
  references: [],
  appliesTo: CONFIGURABLE_CACHES,
  inputs: (cache, stack) =>
    isStore(cache) || isSecondary(cache, "evictionPolicy")
      ? undefined
      : { "maxmemory-policy": evictionPolicy(cache, stack) },
  isValid: ({ "maxmemory-policy": policy }) => policy !== undefined && !neverEvicts(policy),
});
