import { evictsKeysWithTtlOnly } from "../../../core/eviction-policy";
import {
  CONFIGURABLE_CACHES,
  evictionPolicy,
  isSecondary,
  isStore,
} from "../../../terraform/caches";
import { SAY_STORE } from "../../purpose";
import { guardrail } from "../../rule";

export const cacheMixedData = guardrail({
  id: "cache-mixed-data",
  severity: "warning",
  pack: "baseline",
  problem: "Keys without a TTL are never evicted",
  why: "They fill the memory, and the cache evicts the keys with a TTL instead. A store may keep them.",
  fix: `set maxmemory-policy to allkeys-lru or allkeys-lfu, and keep data that must stay in a store of its own, or ${SAY_STORE}`,
  references: [],
  appliesTo: CONFIGURABLE_CACHES,
  inputs: (cache, stack) =>
    isStore(cache) || isSecondary(cache, "evictionPolicy")
      ? undefined
      : { "maxmemory-policy": evictionPolicy(cache, stack) },
  isValid: ({ "maxmemory-policy": policy }) => !evictsKeysWithTtlOnly(policy),
});
