import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Redis } from "ioredis";
import { jittered } from "./ttl";

/** The value, or 1 for whoever has got the lock, or 0 for who has to wait. */
const GET_OR_LOCK = `
local value = redis.call("GET", KEYS[1])
if value then return value end
return redis.call("SET", KEYS[2], ARGV[1], "NX", "PX", ARGV[2]) and 1 or 0`;

/** Stores and unlocks for the owner of the lock alone. */
const STORE_AND_UNLOCK = `
if redis.call("GET", KEYS[2]) ~= ARGV[1] then return 0 end
redis.call("SET", KEYS[1], ARGV[2], "PX", ARGV[3])
return redis.call("DEL", KEYS[2])`;

const UNLOCK = `
if redis.call("GET", KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call("DEL", KEYS[1])`;

/** The value of a key. Where it is missing one reader loads it, and the others wait for that. */
export async function readLocked<T>(
  redis: Redis,
  key: string,
  ttlMs: number,
  load: () => Promise<T>,
  lockMs = 10_000,
): Promise<T> {
  const lock = `{${key}}:lock`;
  const owner = randomUUID();
  const getOrLock = () => redis.eval(GET_OR_LOCK, 2, key, lock, owner, lockMs);
  let found = await getOrLock();
  while (found === 0) {
    await setTimeout(20 + 30 * Math.random());
    found = await getOrLock();
  }
  if (typeof found === "string") {
    return JSON.parse(found);
  }
  try {
    const value = await load();
    const text = JSON.stringify(value);
    await redis.eval(STORE_AND_UNLOCK, 2, key, lock, owner, text, jittered(ttlMs));
    return value;
  } catch (error) {
    await redis.eval(UNLOCK, 1, lock, owner);
    throw error;
  }
}
