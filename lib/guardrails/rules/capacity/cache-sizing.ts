import { SIZING_NOTE } from "../../../core/capacity/sizing-review";
import { CACHES, isMember } from "../../../terraform/caches";
import { guardrail } from "../../rule";

export const cacheSizing = guardrail({
  id: "cache-sizing",
  severity: "error",
  pack: "strict",
  problem: "Nobody compared the expected data with the memory",
  why: "A cache that is too small evicts most of its keys when the load is highest.",
  fix: "give the cache its expectedData, or call reviewSizing for a cache written by hand",
  references: [],
  appliesTo: CACHES,
  inputs: (cache) => (isMember(cache) ? undefined : { size_reviewed: cache.isNoted(SIZING_NOTE) }),
  isValid: ({ size_reviewed }) => size_reviewed,
});
