import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Redis } from "ioredis";
import { change, readAside } from "../../examples/caching-strategies/cache-aside";
import { connect } from "../../examples/caching-strategies/client";
import { readEarly } from "../../examples/caching-strategies/early-expiration";
import { InProcess } from "../../examples/caching-strategies/in-process";
import { readLocked } from "../../examples/caching-strategies/lock";
import { Pool } from "../../examples/caching-strategies/pool";
import { jittered } from "../../examples/caching-strategies/ttl";
import { warm } from "../../examples/caching-strategies/warm";
import { flush, writeBehind } from "../../examples/caching-strategies/write-behind";
import { readWritten, writeThrough } from "../../examples/caching-strategies/write-through";
import { makeCertificates } from "../../stacks/local/certificates";
import { freePort } from "../support/free-port";
import { describeWith, OPENSSL, REDIS } from "../support/requirements";
import { RedisProcess } from "./redis-process";

jest.setTimeout(60_000);

const MINUTE = 60_000;

/** Something slow behind the cache, which counts what it is asked for. */
function slowly<T>(value: T, ms = 100) {
  return jest.fn(async () => {
    await setTimeout(ms);
    return value;
  });
}

describeWith([REDIS, OPENSSL], "the code of the how-to on caching strategies", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "caching-strategies-"));
  let server: RedisProcess;
  let environment: NodeJS.ProcessEnv;
  let tlsEnvironment: NodeJS.ProcessEnv;
  let redis: Redis;
  const connections: Redis[] = [];

  /** A connection that ends with the test. */
  function open(env: NodeJS.ProcessEnv): Redis {
    const connection = connect(env);
    connections.push(connection);
    return connection;
  }

  beforeAll(async () => {
    const { ca, certificate, key } = await makeCertificates(path.join(folder, "tls"), "cache.test");
    const tlsPort = await freePort();
    server = await RedisProcess.start(path.join(folder, "redis"), {
      "tls-port": String(tlsPort),
      "tls-cert-file": certificate,
      "tls-key-file": key,
      "tls-ca-cert-file": ca,
      "tls-auth-clients": "no",
    });
    environment = {
      REDIS_PRIMARY_HOST: "127.0.0.1",
      REDIS_PORT: String(server.port),
      REDIS_TLS_ENABLED: "false",
      REDIS_CONNECT_TIMEOUT_MS: "2000",
      REDIS_COMMAND_TIMEOUT_MS: "500",
    };
    tlsEnvironment = {
      ...environment,
      REDIS_PORT: String(tlsPort),
      REDIS_TLS_ENABLED: "true",
      REDIS_TLS_CA_FILE: ca,
    };
    redis = connect(environment);
  });
  afterEach(() => {
    for (const connection of connections.splice(0)) connection.disconnect();
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
    fs.rmSync(folder, { recursive: true });
  });
  beforeEach(() => redis.flushall());

  describe("the connection", () => {
    async function ping(env: NodeJS.ProcessEnv): Promise<string> {
      const client = open(env);
      const failed = new Promise<string>((resolve) => {
        client.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      });
      return await Promise.race([client.ping(), failed]);
    }

    test.each(["cache.test", "127.0.0.1"])("verifies %s in the certificate", async (name) => {
      expect(await ping({ ...tlsEnvironment, REDIS_TLS_SERVER_NAME: name })).toBe("PONG");
    });

    test.each(["other.test", "127.0.0.2"])("refuses a certificate without %s", async (name) => {
      expect(await ping({ ...tlsEnvironment, REDIS_TLS_SERVER_NAME: name })).toBe(
        "ERR_TLS_CERT_ALTNAME_INVALID",
      );
    });

    test("of a pool is one of as many as the pod may open", async () => {
      const name = "pool-of-the-test";
      const pool = new Pool(5, () => {
        const client = open(environment);
        void client.client("SETNAME", name);
        return client;
      });
      await Promise.all(Array.from({ length: 200 }, () => pool.next().incr("counter")));
      const opened = async () => {
        const all = String(await redis.client("LIST")).split("\n");
        return all.filter((line) => line.includes(` name=${name} `));
      };
      expect(await redis.get("counter")).toBe("200");
      expect((await opened()).map((line) => / cmd=(\S+)/.exec(line)?.[1])).toEqual(
        Array(5).fill("incr"),
      );
      await pool.close();
      expect(await opened()).toEqual([]);
    });
  });

  describe("cache-aside", () => {
    test("loads what is missing, and no more until it is changed", async () => {
      const load = jest
        .fn()
        .mockResolvedValueOnce({ price: 1 })
        .mockResolvedValueOnce({ price: 2 });
      const read = () => readAside(redis, "product:1", MINUTE, load);
      expect([await read(), await read()]).toEqual([{ price: 1 }, { price: 1 }]);
      await change(redis, "product:1", async () => {});
      expect(await read()).toEqual({ price: 2 });
      expect(load).toHaveBeenCalledTimes(2);
    });

    test("asks the database while the cache is down, within the command timeouts", async () => {
      const client = open({
        ...environment,
        REDIS_PORT: String(await freePort()),
        REDIS_CONNECT_TIMEOUT_MS: "500",
      });
      client.on("error", () => {});
      const start = performance.now();
      expect(await readAside(client, "product:1", MINUTE, async () => "kept")).toBe("kept");
      expect(performance.now() - start).toBeLessThan(5000);
    });

    test("lets a hundred readers of a missing key all load it: what the next ones prevent", async () => {
      const load = slowly("value");
      const readers = Array.from({ length: 100 }, () => readAside(redis, "hot", MINUTE, load));
      await Promise.all(readers);
      expect(load).toHaveBeenCalledTimes(100);
    });
  });

  test("a jittered lifetime is up to a tenth shorter, and rarely the same", () => {
    const lifetimes = Array.from({ length: 1000 }, () => jittered(MINUTE));
    expect(Math.max(...lifetimes)).toBeLessThanOrEqual(MINUTE);
    expect(Math.min(...lifetimes)).toBeGreaterThanOrEqual(0.9 * MINUTE);
    expect(new Set(lifetimes).size).toBeGreaterThan(500);
  });

  test("write-through keeps the newer version, in whatever order writes reach the cache", async () => {
    await writeThrough(redis, "basket:1", ["a", "b"], MINUTE, async () => 2);
    await writeThrough(redis, "basket:1", ["a"], MINUTE, async () => 1);
    expect(await readWritten(redis, "basket:1")).toEqual(["a", "b"]);
    await writeThrough(redis, "basket:1", ["c"], MINUTE, async () => 10);
    expect(await readWritten(redis, "basket:1")).toEqual(["c"]);
    expect(await redis.pttl("basket:1")).toBeLessThanOrEqual(MINUTE);
    expect(await redis.pttl("basket:1")).toBeGreaterThan(0);
  });

  test("write-behind saves the last value of each key, and again what could not be saved", async () => {
    await writeBehind(redis, "{basket}:1", "first");
    await writeBehind(redis, "{basket}:2", "other");
    await writeBehind(redis, "{basket}:1", "last");
    expect(await redis.get("{basket}:1")).toBe("last");

    const save = jest.fn().mockRejectedValueOnce(new Error("the database is down"));
    await expect(flush(redis, save)).rejects.toThrow("the database is down");
    expect(await flush(redis, save)).toBe(3);
    expect(save).toHaveBeenLastCalledWith(
      new Map([
        ["{basket}:1", "last"],
        ["{basket}:2", "other"],
      ]),
    );
    expect(await flush(redis, save)).toBe(0);
    expect(save).toHaveBeenCalledTimes(2);
  });

  describe("early expiration", () => {
    const SECOND = 1000;
    const entry = (remainingMs: number) =>
      redis.set("hot", JSON.stringify({ value: "old", loadMs: SECOND }), "PX", remainingMs);

    // -ln(0.5) of the second that loading took is 0.7 seconds, -ln(0.05) is 3 seconds.
    test.each([
      { remaining: 2 * SECOND, drawn: 0.5, value: "old" },
      { remaining: 2 * SECOND, drawn: 0.05, value: "new" },
      { remaining: MINUTE, drawn: 0.05, value: "old" },
    ])(
      "$remaining ms before the end, $drawn drawn: $value",
      async ({ remaining, drawn, value }) => {
        await entry(remaining);
        expect(
          await readEarly(
            redis,
            "hot",
            MINUTE,
            async () => "new",
            () => drawn,
          ),
        ).toBe(value);
      },
    );

    test("a missing key is loaded, and the time that took is kept beside it", async () => {
      expect(await readEarly(redis, "hot", MINUTE, slowly("value", 50))).toBe("value");
      const { value, loadMs } = JSON.parse((await redis.get("hot")) ?? "");
      expect(value).toBe("value");
      expect(loadMs).toBeGreaterThanOrEqual(49);
    });
  });

  describe("the lock", () => {
    test("lets one of a hundred readers of an expired key load it, over several connections", async () => {
      const clients = Array.from({ length: 10 }, () => open(environment));
      await redis.set("hot", JSON.stringify("old"), "PX", 1);
      await setTimeout(5);
      const load = slowly("new");
      const readers = Array.from({ length: 100 }, (_, index) =>
        readLocked(clients[index % 10] as Redis, "hot", MINUTE, load),
      );
      expect(new Set(await Promise.all(readers))).toEqual(new Set(["new"]));
      expect(load).toHaveBeenCalledTimes(1);
      expect(await redis.exists("{hot}:lock")).toBe(0);
    });

    test("of a loader that fails goes to the next reader", async () => {
      const load = jest.fn().mockRejectedValueOnce(new Error("no")).mockResolvedValueOnce("value");
      await expect(readLocked(redis, "hot", MINUTE, load)).rejects.toThrow("no");
      expect(await redis.exists("{hot}:lock")).toBe(0);
      expect(await readLocked(redis, "hot", MINUTE, load)).toBe("value");
    });

    test("of a loader that was too slow belongs to another, who keeps it and whose value stays", async () => {
      let finish = (_: string) => {};
      const late = readLocked(
        redis,
        "hot",
        MINUTE,
        () =>
          new Promise<string>((resolve) => {
            finish = resolve;
          }),
        30,
      );
      while (await redis.exists("{hot}:lock")) await setTimeout(5);
      // Between the expiry of the first lock and the end of its owner's load:
      const between = readLocked(redis, "hot", MINUTE, async () => {
        finish("late");
        expect(await late).toBe("late");
        expect(await redis.exists("hot")).toBe(0);
        expect(await redis.exists("{hot}:lock")).toBe(1);
        return "newer";
      });
      expect(await between).toBe("newer");
      expect(await redis.get("hot")).toBe(JSON.stringify("newer"));
    });
  });

  test("one process asks once for what is asked for within a moment, and again after it", async () => {
    const inProcess = new InProcess(1000);
    const load = slowly("value", 10);
    const read = () => inProcess.get("hot", () => readAside(redis, "hot", MINUTE, load));
    expect(new Set(await Promise.all(Array.from({ length: 100 }, read)))).toEqual(
      new Set(["value"]),
    );
    expect(load).toHaveBeenCalledTimes(1);

    await redis.set("hot", JSON.stringify("changed"));
    expect(await read()).toBe("value");
    while ((await read()) === "value") await setTimeout(10);
    expect(await read()).toBe("changed");
  });

  test("an answer that failed is not kept", async () => {
    const inProcess = new InProcess(MINUTE);
    const ask = jest.fn().mockRejectedValueOnce(new Error("no")).mockResolvedValueOnce("value");
    await expect(inProcess.get("hot", ask)).rejects.toThrow("no");
    expect(await inProcess.get("hot", ask)).toBe("value");
  });

  test("what was warmed is read without a load, and few loads ran at once", async () => {
    const keys = Array.from({ length: 25 }, (_, index) => `product:${index}`);
    let running = 0;
    let most = 0;
    await warm(redis, keys, MINUTE, async (key) => {
      running += 1;
      most = Math.max(most, running);
      await setTimeout(5);
      running -= 1;
      return `value of ${key}`;
    });
    expect(most).toBe(10);
    const load = slowly("loaded");
    expect(await readAside(redis, "product:24", MINUTE, load)).toBe("value of product:24");
    expect(load).not.toHaveBeenCalled();
    expect(await redis.dbsize()).toBe(25);
  });
});
