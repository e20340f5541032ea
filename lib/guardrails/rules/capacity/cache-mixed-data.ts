import { CONFIGURABLE_CACHES, evictionPolicy, isSecondary } from "../../caches";
import { guardrail } from "../../rule";

export const cacheMixedData = guardrail({
  id: "cache-mixed-data",
  severity: "warning",
  pack: "baseline",
  what: "One cache holds either what may be evicted, or what must stay.",
  why: "Under a volatile policy keys without a TTL are never evicted: they pile up and push out all that is a cache.",
  fix: "set maxmemory-policy to allkeys-lru or allkeys-lfu, and give what must stay a store of its own",
  references: [],
  appliesTo: CONFIGURABLE_CACHES,
  inputs: (cache, stack) =>
    isSecondary(cache) ? undefined : { "maxmemory-policy": evictionPolicy(cache, stack) },
  isValid: (inputs) => !String(inputs["maxmemory-policy"]).startsWith("volatile-"),
});
