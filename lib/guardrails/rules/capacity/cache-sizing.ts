import { SIZING_NOTE } from "../../../core/capacity/sizing-review";
import { CACHES, isMember } from "../../caches";
import { guardrail } from "../../rule";

export const cacheSizing = guardrail({
  id: "cache-sizing",
  severity: "error",
  pack: "strict",
  what: "Someone has compared what the cache is to hold with the memory that it has.",
  why: "A memory limit that nobody reviewed evicts most of the cache on the day that it is needed most.",
  fix: "give the cache its expectedData, or call reviewSizing with what a cache of your own is to hold; for a serverless one with serverlessMemory",
  references: [],
  appliesTo: CACHES,
  inputs: (cache) => (isMember(cache) ? undefined : { reviewed: cache.isNoted(SIZING_NOTE) }),
  isValid: ({ reviewed }) => reviewed,
});
