import type { ArgumentChange } from "../resource-descriptor";

/** What is lost with a cache. */
export const CONTENTS = "the contents of the cache, and its access keys";

/** The engine's names of eviction policies, by Azure's. */
export const EVICTION_POLICY_NAMES: Readonly<Record<string, string>> = {
  NoEviction: "noeviction",
  AllKeysLRU: "allkeys-lru",
  AllKeysLFU: "allkeys-lfu",
  AllKeysRandom: "allkeys-random",
  VolatileLRU: "volatile-lru",
  VolatileLFU: "volatile-lfu",
  VolatileRandom: "volatile-random",
  VolatileTTL: "volatile-ttl",
};

/** Whether an argument with a default of the provider's has another value afterwards. */
export function changesFrom(ifUnset: unknown): (change: ArgumentChange) => boolean {
  return ({ before, after, changesElsewhere }) =>
    changesElsewhere || (before ?? ifUnset) !== (after ?? ifUnset);
}

/** Whether a block goes. */
export function goes({ before, after }: ArgumentChange): boolean {
  return before !== undefined && after === undefined;
}
