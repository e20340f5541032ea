import type { Redis } from "ioredis";
import { jittered } from "./ttl";

/** The value of a key: from the cache, or else from `load`. */
export async function readAside<T>(
  redis: Redis,
  key: string,
  ttlMs: number,
  load: () => Promise<T>,
): Promise<T> {
  // A cache that fails is a cache that has nothing: the reader waits longer and gets no error.
  const found = await redis.get(key).catch(() => null);
  if (found !== null) {
    return JSON.parse(found);
  }
  const value = await load();
  await redis.set(key, JSON.stringify(value), "PX", jittered(ttlMs)).catch(() => undefined);
  return value;
}

/** Changes what is behind a key, then lets the cache forget it. */
export async function change(redis: Redis, key: string, save: () => Promise<void>): Promise<void> {
  await save();
  await redis.unlink(key);
}
