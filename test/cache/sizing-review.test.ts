import { TerraformStack, Testing } from "cdktf";
import {
  type AvailableMemory,
  CacheEngine,
  CacheSizing,
  type ExpectedData,
  reviewSizing,
  Size,
} from "cdktf-managed-cache";
import { nodeMemories } from "cdktf-managed-cache/aws";
import { MemorystoreRedis } from "cdktf-managed-cache/google";
import { faultIds } from "../support/faults";

const NODES = nodeMemories(CacheEngine.REDIS_7_1);

/** Data of a size, without growth and overhead. */
function review(data: Size | ExpectedData, memory: AvailableMemory): string[] {
  const stack = new TerraformStack(Testing.app(), "shop");
  const expected = data instanceof Size ? { data, growth: 0, overhead: 0 } : data;
  const topology = { kind: "primary", replicas: 1 } as const;
  reviewSizing(stack, new CacheSizing({ ...expected, topology }), memory);
  return stack.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);
}

const usable = Size.gibibytes(4);

test("data with a quarter to spare is fine", () => {
  expect(review(Size.gibibytes(3), { usable })).toEqual([]);
});

test("less than that is warned of, with the nodes that it fits", () => {
  expect(review(Size.gibibytes(3.2), { usable, nodes: NODES })).toEqual([
    "[sizing.headroom] 3.2 GiB a node, of 4 GiB that data may take: 20 % to spare, 25 % are wanted; the smallest that fit: cache.m6g.large (4.8 GiB), cache.m7g.large (4.8 GiB), cache.m6g.xlarge (9.7 GiB)",
  ]);
});

test("data that does not fit is refused", () => {
  expect(faultIds(() => review(Size.gibibytes(4.1), { usable }))).toEqual(["sizing.too-small"]);
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

test("Memorystore proposes sizes that leave enough after what is reserved", () => {
  const build = () =>
    new MemorystoreRedis(new TerraformStack(Testing.app(), "shop"), "Cache", {
      region: "europe-west1",
      network: "projects/shop/global/networks/main",
      memory: Size.gibibytes(2),
      expectedData: { data: Size.gibibytes(4), growth: 0, overhead: 0 },
    });
  expect(build).toThrow(
    "[sizing.too-small] got 4 GiB a node, of 1.6 GiB that data may take; allowed: data that fits into the memory; the smallest that fit: Size.gibibytes(7) (5.6 GiB), Size.gibibytes(8) (6.4 GiB)",
  );
});

function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
