/**
 * What the engine does when its memory is full.
 *
 * Source: https://redis.io/docs/latest/develop/reference/eviction/
 */
export enum EvictionPolicy {
  /** Refuse writes. For a store, whose data must not be lost; a cache that is full then fails its writers. */
  NOEVICTION = "noeviction",
  /** Evict the least recently used of all keys: the safe choice for a cache. */
  ALLKEYS_LRU = "allkeys-lru",
  /** Evict the least frequently used of all keys: keeps hot keys through a scan. */
  ALLKEYS_LFU = "allkeys-lfu",
  /** Evict any key. */
  ALLKEYS_RANDOM = "allkeys-random",
  /** Evict the least recently used of the keys with a TTL; keys without one are never evicted. */
  VOLATILE_LRU = "volatile-lru",
  /** Evict the least frequently used of the keys with a TTL; keys without one are never evicted. */
  VOLATILE_LFU = "volatile-lfu",
  /** Evict any key with a TTL; keys without one are never evicted. */
  VOLATILE_RANDOM = "volatile-random",
  /** Evict the key that would expire first; keys without a TTL are never evicted. */
  VOLATILE_TTL = "volatile-ttl",
}

/** Whether a full cache can evict any key, and so always takes writes; `false` for an unknown policy. */
export function evictsEveryKey(policy: EvictionPolicy | string | undefined): boolean {
  return String(policy).startsWith("allkeys-");
}

/** Whether a full cache evicts keys with a TTL alone; `false` for an unknown policy. */
export function evictsKeysWithTtlOnly(policy: EvictionPolicy | string | undefined): boolean {
  return String(policy).startsWith("volatile-");
}

/** Whether a full cache evicts nothing and refuses writes; `false` for an unknown policy. */
export function neverEvicts(policy: EvictionPolicy | string | undefined): boolean {
  return policy === EvictionPolicy.NOEVICTION;
}
