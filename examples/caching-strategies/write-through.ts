import type { Redis } from "ioredis";
import { jittered } from "./ttl";

/** Two writers may reach the cache in another order than the database: the higher version stays. */
const STORE_NEWER = `
local stored = redis.call("HGET", KEYS[1], "version")
if stored and tonumber(stored) >= tonumber(ARGV[1]) then
  return 0
end
redis.call("HSET", KEYS[1], "version", ARGV[1], "value", ARGV[2])
redis.call("PEXPIRE", KEYS[1], ARGV[3])
return 1`;

/** Writes to the database, which gives the row's new version, then to the cache. */
export async function writeThrough<T>(
  redis: Redis,
  key: string,
  value: T,
  ttlMs: number,
  save: (value: T) => Promise<number>,
): Promise<void> {
  const version = await save(value);
  await redis.eval(STORE_NEWER, 1, key, version, JSON.stringify(value), jittered(ttlMs));
}

/** What was written last; `undefined` when it is not in the cache. */
export async function readWritten<T>(redis: Redis, key: string): Promise<T | undefined> {
  const found = await redis.hget(key, "value");
  return found === null ? undefined : JSON.parse(found);
}
