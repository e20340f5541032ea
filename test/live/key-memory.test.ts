import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { CacheSizing, Size } from "cdktf-managed-cache";
import { Redis } from "ioredis";
import { describeWith, REDIS } from "../support/requirements";

jest.setTimeout(60_000);

const KEY_BYTES = "shop:product:000000000000".length;

/** Writes keys with a TTL and values of one size, without a round trip for each. */
const FILL = `
local value = string.rep("x", ARGV[2])
for i = 1, ARGV[1] do
  redis.call("SET", string.format("shop:product:%012d", i), value, "EX", 3600)
end`;

describeWith([REDIS], "the estimate of what data needs", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "key-memory-"));
  const socket = path.join(folder, "redis.sock");
  let server: ChildProcess;
  let redis: Redis;

  beforeAll(async () => {
    const settings = ["--port", "0", "--unixsocket", socket, "--save", "", "--appendonly", "no"];
    server = spawn("redis-server", settings, { cwd: folder, stdio: "ignore" });
    // Until the socket is there, ioredis tries again, for as long as the test may take.
    redis = new Redis({ path: socket, retryStrategy: () => 50, maxRetriesPerRequest: null });
    redis.on("error", () => {});
    await redis.ping();
  });

  afterAll(async () => {
    redis.disconnect();
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill();
    await ended;
    fs.rmSync(folder, { recursive: true });
  });

  async function usedMemory(): Promise<number> {
    const [, bytes] = (await redis.info("memory")).match(/^used_memory:(\d+)/m) ?? [];
    return Number(bytes);
  }

  // 4100 and 40000 lie just above a size class of the allocator, where it loses most.
  test.each([10, 100, 1000, 4100, 10_000, 40_000])(
    "is not below what a server takes, nor far above: values of %d bytes",
    async (valueBytes) => {
      const count = Math.floor(50_000_000 / (valueBytes + 200));
      await redis.flushall();
      const before = await usedMemory();
      await redis.eval(FILL, 0, count, valueBytes);
      const taken = (await usedMemory()) - before;

      const { neededPerNode } = new CacheSizing({
        items: [{ count, averageSize: Size.bytes(KEY_BYTES + valueBytes) }],
        growth: 0,
        topology: { kind: "primary", replicas: 0 },
      });
      expect(neededPerNode.toBytes()).toBeGreaterThanOrEqual(taken);
      expect(neededPerNode.toBytes()).toBeLessThanOrEqual(taken * 1.5);
    },
  );
});
