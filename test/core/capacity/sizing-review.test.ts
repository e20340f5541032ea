import { TerraformStack, Token } from "cdktf";
import {
  type AvailableMemory,
  CacheEngine,
  CachePurpose,
  CacheSizing,
  type CacheSizingProps,
  EvictionPolicy,
  type ExpectedData,
  reviewSizing,
  Size,
} from "cdktf-managed-cache";
import {
  ElastiCacheReplicationGroup,
  nodeMemories,
  serverlessMemory,
} from "cdktf-managed-cache/aws";
import { MemorystoreRedis } from "cdktf-managed-cache/google";
import type { IConstruct } from "constructs";
import fc from "fast-check";
import { proposeNodes } from "../../../lib/core/capacity/node-proposals";
import { serverless } from "../../guardrails/hand-written";
import { faultIds } from "../../support/faults";
import { testApp } from "../../support/test-app";

const NODES = nodeMemories(CacheEngine.REDIS_7_1);

/** Data of a size, without growth and overhead. */
function review(data: Size | ExpectedData, memory: AvailableMemory): string[] {
  const stack = new TerraformStack(testApp(), "shop");
  const expected = data instanceof Size ? { data, growth: 0, overhead: 0 } : data;
  const topology = { kind: "primary", replicas: 1 } as const;
  reviewSizing(stack, new CacheSizing({ ...expected, topology }), memory);
  return warnings(stack);
}

/** What a construct is warned of itself. */
function warnings({ node }: IConstruct): string[] {
  return node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);
}

const usable = Size.gibibytes(4);

test("data with a quarter to spare is fine", () => {
  expect(review(Size.gibibytes(3), { usable })).toEqual([]);
});

test("less than that is warned of, with the nodes that it fits", () => {
  expect(review(Size.gibibytes(3.2), { usable, nodes: NODES })).toEqual([
    "[sizing.headroom] the data needs 3.2 GiB a node, and a node has 4 GiB for data: 20 % to spare, less than 25 %; the smallest that fit: cache.m7g.large (4.8 GiB, 33 % to spare), cache.m7g.xlarge (9.7 GiB, 67 % to spare)",
  ]);
});

test("data that does not fit is refused", () => {
  expect(faultIds(() => review(Size.gibibytes(4.1), { usable }))).toEqual(["sizing.too-small"]);
});

describe("a store", () => {
  const asStore = (gibibytes: number, more: Partial<CacheSizingProps> = {}) =>
    reviewSizing(
      new TerraformStack(testApp(), "test"),
      new CacheSizing({
        data: Size.gibibytes(gibibytes),
        growth: 0,
        overhead: 0,
        topology: { kind: "primary", replicas: 0 },
        purpose: CachePurpose.STORE,
        ...more,
      }),
      { usable, nodes: NODES },
    );

  test("is fine with a quarter to spare", () => {
    expect(faultIds(() => asStore(3))).toEqual([]);
  });

  test("is refused with less, with the nodes that it fits", () => {
    expect(() => asStore(3.2)).toThrow(
      "[sizing.store-headroom] the data needs 3.2 GiB a node, and a node has 4 GiB for data; expected a quarter of a store's memory to spare, since no key may go to make room; the smallest that fit: cache.m7g.large (4.8 GiB, 33 % to spare)",
    );
  });

  test("that does not fit is shown only nodes on which it would not be refused", () => {
    const spare = (error: () => void): number[] => {
      try {
        error();
        return [];
      } catch (thrown) {
        return [...String(thrown).matchAll(/(\d+) % to spare/g)].map(([, share]) => Number(share));
      }
    };
    const shown = spare(() => asStore(4.1));
    expect(shown.length).toBeGreaterThan(0);
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(25);
    expect(Math.min(...spare(() => asStore(4.1, { purpose: CachePurpose.CACHE })))).toBeLessThan(
      25,
    );
  });

  test("may have keys without a TTL, of which a cache is warned", () => {
    const advice = (purpose: CachePurpose) =>
      new CacheSizing({
        data: usable,
        topology: { kind: "primary", replicas: 0 },
        everyKeyExpires: false,
        evictionPolicy: EvictionPolicy.NOEVICTION,
        purpose,
      }).advice;
    expect(advice(CachePurpose.STORE)).toEqual([]);
    expect(advice(CachePurpose.CACHE)).toEqual([
      expect.stringContaining("[sizing.keys-without-ttl]"),
    ]);
  });

  test("of a construct is reviewed as one", () => {
    const build = (purpose?: CachePurpose) =>
      new MemorystoreRedis(new TerraformStack(testApp(), "shop"), "Cache", {
        region: "europe-west1",
        network: "projects/shop/global/networks/main",
        memory: Size.gibibytes(5),
        purpose,
        expectedData: { data: Size.gibibytes(3.5), growth: 0, overhead: 0 },
      });
    expect(faultIds(() => build(CachePurpose.STORE))).toEqual(["sizing.store-headroom"]);
    expect(faultIds(() => build())).toEqual([]);
  });
});

test("where no node is large enough, more of them are", () => {
  expect(() => review(Size.gibibytes(4000), { usable, nodes: NODES })).toThrow(
    "take nodes with more memory, or more shards",
  );
});

test("what is not known is not compared", () => {
  expect(review(Size.gibibytes(4000), {})).toEqual([]);
});

test("advice on the data is shown", () => {
  const items = [{ count: 10, averageSize: Size.mebibytes(1) }];
  expect(review({ items }, { usable })).toMatchObject([/sizing\.large-values/].map(matching));
});

test("nodes of Valkey alone are proposed for Valkey alone", () => {
  const families = (engine: CacheEngine) =>
    new Set(nodeMemories(engine).map(({ name }) => name.split(".")[1]));
  expect(families(CacheEngine.VALKEY_8_0)).toContain("r8g");
  expect(families(CacheEngine.REDIS_7_1)).not.toContain("r8g");
});

describe("ElastiCache", () => {
  const build = (nodeType: string, data: number, shards?: number) =>
    new ElastiCacheReplicationGroup(new TerraformStack(testApp(), "shop"), "Cache", {
      vpcId: "vpc-1",
      subnets: [{ id: "subnet-a" }],
      nodeType,
      shards,
      expectedData: { data: Size.gibibytes(data) },
    });

  test("shows the arithmetic, and proposes the smallest types that fit, of any family", () => {
    expect(() => build("cache.r7g.2xlarge", 40)).toThrow(
      "[sizing.too-small] the data needs 40 GiB × growth 1.2 × overhead 1.25 = 60 GiB a node, and a node has 52.8 GiB × (1 − 25 %) = 39.6 GiB for data; expected data that fits into the memory; the smallest that fit: cache.m7g.8xlarge (77.8 GiB, 22 % to spare), cache.r7g.4xlarge (79.4 GiB, 24 % to spare), cache.m7g.12xlarge (117.8 GiB, 49 % to spare)",
    );
  });

  test("divides the data by the shards", () => {
    expect(() => build("cache.t4g.micro", 40, 4)).toThrow(
      "the data needs 40 GiB × growth 1.2 × overhead 1.25 ÷ 4 shards = 15 GiB a node",
    );
  });

  test("never proposes a node that is as small as the one in use, or two of the same size", () => {
    for (const current of NODES) {
      for (const data of [0.5, 2, 10, 40, 100, 300]) {
        const sizing = new CacheSizing({
          topology: { kind: "primary", replicas: 1 },
          data: Size.gibibytes(data),
        });
        const said = proposeNodes(sizing, NODES, current.usable) ?? "";
        const sizes = [...said.matchAll(/(cache\.\w+\.\w+) \(/g)].map(
          ([, name]) => NODES.find((node) => node.name === name)?.usable.toBytes() ?? 0,
        );
        expect(sizes.every((size) => size > current.usable.toBytes())).toBe(true);
        expect(new Set(sizes).size).toBe(sizes.length);
        expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
        expect(sizes.length).toBeLessThanOrEqual(3);
      }
    }
  });
});

describe("Memorystore", () => {
  const build = (memory: number, data: number) =>
    new MemorystoreRedis(new TerraformStack(testApp(), "shop"), "Cache", {
      region: "europe-west1",
      network: "projects/shop/global/networks/main",
      memory: Size.gibibytes(memory),
      expectedData: { data: Size.gibibytes(data), growth: 0, overhead: 0 },
    });

  test("proposes sizes that leave enough after what is reserved", () => {
    expect(() => build(2, 4)).toThrow(
      "[sizing.too-small] the data needs 4 GiB a node, and a node has 2 GiB × (1 − 20 %) = 1.6 GiB for data; expected data that fits into the memory; the smallest that fit: Size.gibibytes(5) (4 GiB, 0 % to spare), Size.gibibytes(6) (4.8 GiB, 16 % to spare), Size.gibibytes(7) (5.6 GiB, 28 % to spare)",
    );
    expect(warnings(build(6, 4))).toEqual([
      "[sizing.headroom] the data needs 4 GiB a node, and a node has 6 GiB × (1 − 20 %) = 4.8 GiB for data: 16 % to spare, less than 25 %; the smallest that fit: Size.gibibytes(7) (5.6 GiB, 28 % to spare), Size.gibibytes(8) (6.4 GiB, 37 % to spare)",
    ]);
  });

  test("proposes the smallest size that nothing is said of", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 170 }), (data) => {
        const proposed = Number(/(\d+)\) \([^()]*\)$/.exec(message(() => build(1, data)))?.[1]);
        expect(warnings(build(proposed, data))).toEqual([]);
        expect(warnings(build(proposed - 1, data))).toHaveLength(1);
      }),
      { numRuns: 20 },
    );
  });
});

describe("ElastiCache Serverless", () => {
  /** A cache of the bindings with a maximum of so many GB. */
  function reviewed(maximum: number, data: Size, everyKeyExpires = true) {
    const cache = serverless(new TerraformStack(testApp(), "shop"), {
      cacheUsageLimits: [{ dataStorage: [{ unit: "GB", maximum }] }],
    });
    const sizing = new CacheSizing({
      topology: { kind: "serverless" },
      data,
      growth: 0,
      overhead: 0,
      everyKeyExpires,
    });
    reviewSizing(cache, sizing, serverlessMemory(maximum));
    return warnings(cache);
  }

  test("data with a quarter of the maximum to spare is fine", () => {
    expect(reviewed(10, Size.bytes(7.5e9))).toEqual([]);
  });

  test("less than that is warned of, and what happens at the maximum", () => {
    expect(reviewed(10, Size.bytes(8e9))).toEqual([
      "[sizing.headroom] the data needs 7.5 GiB in all, and the cache has 9.3 GiB for data: 20 % to spare, less than 25 %. When the memory is full it evicts keys with a TTL, and refuses writes when there are none; the smallest that fit: data_storage.maximum = 11 (10.2 GiB, 27 % to spare), data_storage.maximum = 12 (11.2 GiB, 33 % to spare)",
    ]);
  });

  test("data that does not fit is refused", () => {
    expect(() => reviewed(10, Size.bytes(12e9))).toThrow(`size of shop/serverless: 1 fault
  [sizing.too-small] the data needs 11.2 GiB in all, and the cache has 9.3 GiB for data; expected data that fits into the memory; the smallest that fit: data_storage.maximum = 12 (11.2 GiB, 0 % to spare), data_storage.maximum = 13 (12.1 GiB, 7 % to spare), data_storage.maximum = 16 (14.9 GiB, 25 % to spare)`);
  });

  test("without a maximum it grows as far as AWS lets it", () => {
    expect(serverlessMemory().usable).toEqual(serverlessMemory(5000).usable);
    expect(() => reviewed(5000, Size.bytes(5001e9))).toThrow("spread the data over several caches");
  });

  test("keys without a TTL are never evicted, and no other policy can be chosen", () => {
    expect(reviewed(10, Size.bytes(1e9), false)).toEqual([
      "[sizing.keys-without-ttl] keys without a TTL under volatile-lru are never evicted: give every key a TTL",
    ]);
  });

  test("the arithmetic holds for every maximum and all data", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 3000 }),
        (max, gb) => {
          const said = message(() => reviewed(max, Size.bytes(gb * 1e9)).join());
          expect(said.includes("sizing.too-small")).toBe(gb > max);
          expect(said === "").toBe(gb <= 0.75 * max);
          // Where the data fits already the first has a quarter to spare, where it does not the last.
          const proposals = [...said.matchAll(/maximum = (\d+)/g)].map(([, amount]) =>
            Number(amount),
          );
          const proposed = proposals.at(gb > max ? -1 : 0) ?? max;
          expect(gb).toBeLessThanOrEqual(0.75 * proposed);
          if (said !== "") {
            expect(gb).toBeGreaterThan(0.75 * (proposed - 1));
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test.each([
    ["nothing", 0],
    ["less than nothing", -1],
    ["a fraction of a GB", 1.5],
    ["more than 5000 GB", 5001],
    ["what is not a number", Number.NaN],
    ["what has no end", Number.POSITIVE_INFINITY],
    ["what only Terraform knows", Token.asNumber("later")],
  ])("a maximum of %s is refused", (_, maximum) => {
    expect(faultIds(() => serverlessMemory(maximum))).toEqual(["elasticache.serverless-maximum"]);
  });
});

/** What a review says, whether it refuses or warns. */
function message(said: () => unknown): string {
  try {
    return String(said());
  } catch (error) {
    return String(error);
  }
}

function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
