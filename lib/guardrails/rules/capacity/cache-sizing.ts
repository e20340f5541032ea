import { CachePurpose } from "../../../core/cache-purpose";
import { SIZING_NOTE } from "../../../core/capacity/sizing-review";
import { CACHES, isMember, isStore } from "../../../terraform/caches";
import { isObject } from "../../../terraform/json-object";
import type { ResourceView } from "../../../terraform/resource-view";
import { guardrail } from "../../rule";

export const cacheSizing = guardrail({
  id: "cache-sizing",
  severity: "error",
  pack: "strict",
  problem: "Nobody compared the expected data with the memory",
  why: "A cache that is too small evicts most of its keys when the load is highest. A store needs a review as a store: no key may go to make room.",
  fix: "give the cache its expectedData, or call reviewSizing for a cache written by hand; for a store give CacheSizing its purpose",
  references: [],
  appliesTo: CACHES,
  inputs: (cache) =>
    isMember(cache)
      ? undefined
      : isStore(cache)
        ? { size_reviewed_as_store: isReviewedAsStore(cache) }
        : { size_reviewed: cache.isNoted(SIZING_NOTE) },
  isValid: (inputs) => Object.values(inputs).every(Boolean),
});

function isReviewedAsStore(cache: ResourceView): boolean {
  return cache
    .notes(SIZING_NOTE)
    .some((note) => isObject(note) && note.purpose === CachePurpose.STORE);
}
