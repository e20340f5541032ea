import type { Redis } from "ioredis";

/** Loads entries before anyone asks for them, a few at a time, so that the database stays quick for others. */
export async function warm<T>(
  redis: Redis,
  keys: readonly string[],
  ttlMs: number,
  load: (key: string) => Promise<T>,
  atOnce = 10,
): Promise<void> {
  for (let first = 0; first < keys.length; first += atOnce) {
    await Promise.all(
      keys.slice(first, first + atOnce).map(async (key) => {
        await redis.set(key, JSON.stringify(await load(key)), "PX", ttlMs);
      }),
    );
  }
}
