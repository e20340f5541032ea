import { setTimeout } from "node:timers/promises";
import type { Redis } from "ioredis";
import { change, readAside } from "../caching-strategies/cache-aside";
import { readLocked } from "../caching-strategies/lock";

const MINUTE = 60_000;

/** Something slow behind the cache, which counts what it is asked for. */
class Database {
  loads = 0;

  async load(): Promise<string> {
    this.loads += 1;
    await setTimeout(100);
    return "value";
  }
}

/** Three reads, a change, and a read. */
async function cacheAside(redis: Redis): Promise<string[]> {
  const database = new Database();
  const read = () => readAside(redis, "lab:product", MINUTE, () => database.load());
  for (const _ of [1, 2, 3]) await read();
  const before = database.loads;
  await change(redis, "lab:product", async () => {});
  await read();
  return [`3 reads: ${before} load`, `a change and a read: ${database.loads - before} load more`];
}

/** Fifty readers of a key that has expired, without and with a lock. */
async function stampede(redis: Redis): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, read] of [
    ["without protection", readAside],
    ["with the lock", readLocked],
  ] as const) {
    const database = new Database();
    await redis.unlink("lab:hot");
    const readers = Array.from({ length: 50 }, () =>
      read(redis, "lab:hot", MINUTE, () => database.load()),
    );
    await Promise.all(readers);
    lines.push(`50 readers of an expired key, ${name}, make loads: ${database.loads}`);
  }
  return lines;
}

/** Twice as much as fits, one key after the other. */
async function eviction(redis: Redis): Promise<string[]> {
  const { maxmemory } = await info(redis, "memory");
  const { evicted_keys: before } = await info(redis, "stats");
  const value = "x".repeat(10_000);
  const writes = Math.ceil((2 * Number(maxmemory)) / value.length);
  let refused = 0;
  for (let start = 0; start < writes; start += 100) {
    const batch = Array.from({ length: 100 }, (_, index) =>
      redis.set(`lab:${start + index}`, value, "PX", MINUTE),
    );
    const results = await Promise.allSettled(batch);
    refused += results.filter(({ status }) => status === "rejected").length;
  }
  const { evicted_keys: after } = await info(redis, "stats");
  const { used_memory } = await info(redis, "memory");
  const isFull = Number(used_memory) <= Number(maxmemory) * 1.05;
  return [
    `${writes} values of 10 kB, twice the memory: ${refused} writes refused`,
    `${Number(after) - Number(before)} keys evicted, memory ${isFull ? "within" : "above"} its limit`,
    `the newest key is ${(await redis.exists(`lab:${writes - 1}`)) === 1 ? "there" : "gone"}`,
  ];
}

async function info(redis: Redis, section: string): Promise<Record<string, string>> {
  const lines = (await redis.info(section)).split("\r\n").filter((line) => line.includes(":"));
  return Object.fromEntries(lines.map((line) => line.split(":") as [string, string]));
}

/** The exercises, by their names. */
export const EXERCISES = { "cache-aside": cacheAside, stampede, eviction };
