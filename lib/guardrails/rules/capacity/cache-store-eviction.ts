import { evictsEveryKey } from "../../../core/eviction-policy";
import {
  CONFIGURABLE_CACHES,
  evictionPolicy,
  isSecondary,
  isStore,
} from "../../../terraform/caches";
import { SAY_CACHE } from "../../purpose";
import { guardrail } from "../../rule";

export const cacheStoreEviction = guardrail({
  id: "cache-store-eviction",
  severity: "error",
  pack: "baseline",
  problem: "A full store deletes keys that must stay",
  why: "Under an allkeys policy any key can go to make room. In a store nothing else has a copy of it.",
  fix: `set maxmemory-policy to noeviction, on ElastiCache in a parameter group, or ${SAY_CACHE}`,
  references: [],
  appliesTo: CONFIGURABLE_CACHES,
  inputs: (cache, stack) =>
    isStore(cache) && !isSecondary(cache, "evictionPolicy")
      ? { "maxmemory-policy": evictionPolicy(cache, stack) }
      : undefined,
  isValid: ({ "maxmemory-policy": policy }) => !evictsEveryKey(policy),
});
