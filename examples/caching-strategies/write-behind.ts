import type { Redis } from "ioredis";

/** In cluster mode the keys need the same hash tag, such as {basket}: one transaction, one shard. */
const QUEUE = "{basket}:unsaved";

/** Answers as soon as the cache has the value, and leaves the database to `flush`. */
export async function writeBehind(redis: Redis, key: string, value: string): Promise<void> {
  const results = await redis
    .multi()
    .set(key, value)
    .xadd(QUEUE, "*", "key", key, "value", value)
    .exec();
  for (const [error] of results ?? []) {
    if (error) throw error;
  }
}

/**
 * Saves the oldest unsaved values, of each key the last of them, and says how many entries that took.
 * One process at a time. What it could not save, or not strike off, comes again.
 */
export async function flush(
  redis: Redis,
  save: (values: ReadonlyMap<string, string>) => Promise<void>,
): Promise<number> {
  const entries = await redis.xrange(QUEUE, "-", "+", "COUNT", 500);
  if (entries.length > 0) {
    await save(new Map(entries.map(([, [, key = "", , value = ""]]) => [key, value])));
    await redis.xdel(QUEUE, ...entries.map(([id]) => id));
  }
  return entries.length;
}
