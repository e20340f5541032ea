import type { Redis } from "ioredis";
import { jittered } from "./ttl";

/**
 * The value of a key, which a reader may load anew before it expires: the sooner, the longer loading
 * took the last time. XFetch, https://doi.org/10.14778/2757807.2757813, with its beta of 1.
 */
export async function readEarly<T>(
  redis: Redis,
  key: string,
  ttlMs: number,
  load: () => Promise<T>,
  random: () => number = Math.random,
): Promise<T> {
  const [found, remainingMs] = await Promise.all([redis.get(key), redis.pttl(key)]);
  if (found !== null) {
    const { value, loadMs } = JSON.parse(found);
    if (remainingMs > -loadMs * Math.log(random())) {
      return value;
    }
  }
  const start = performance.now();
  const value = await load();
  const loadMs = performance.now() - start;
  await redis.set(key, JSON.stringify({ value, loadMs }), "PX", jittered(ttlMs));
  return value;
}
