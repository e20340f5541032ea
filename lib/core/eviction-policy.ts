/**
 * What the engine does when its memory is full.
 *
 * Source: https://redis.io/docs/latest/develop/reference/eviction/
 */
export enum EvictionPolicy {
  /** Refuse writes. For data that must not be lost; a cache that is full then fails its writers. */
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

const EVICTS_EVERY_KEY: readonly (string | undefined)[] = [
  EvictionPolicy.ALLKEYS_LRU,
  EvictionPolicy.ALLKEYS_LFU,
  EvictionPolicy.ALLKEYS_RANDOM,
];

const EVICTS_KEYS_WITH_TTL_ONLY: readonly (string | undefined)[] = [
  EvictionPolicy.VOLATILE_LRU,
  EvictionPolicy.VOLATILE_LFU,
  EvictionPolicy.VOLATILE_RANDOM,
  EvictionPolicy.VOLATILE_TTL,
];

/** Whether a full cache can evict any key; `false` for a policy that is not known. @internal */
export function evictsEveryKey(policy: EvictionPolicy | string | undefined): boolean {
  return EVICTS_EVERY_KEY.includes(policy);
}

/** Whether keys without a TTL stay for ever; `false` for a policy that is not known. @internal */
export function evictsKeysWithTtlOnly(policy: EvictionPolicy | string | undefined): boolean {
  return EVICTS_KEYS_WITH_TTL_ONLY.includes(policy);
}

/** Whether a full cache refuses writes instead of evicting; `false` for a policy that is not known. @internal */
export function neverEvicts(policy: EvictionPolicy | string | undefined): boolean {
  return policy === EvictionPolicy.NOEVICTION;
}

/**
 * Whether a full cache can be more than a cache at work: under a policy that is not known, too.
 *
 * @internal
 */
export function mayKeepKeys(policy: EvictionPolicy | undefined): boolean {
  return !evictsEveryKey(policy);
}
