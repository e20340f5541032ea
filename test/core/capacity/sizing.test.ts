import {
  CacheSizing,
  type CacheSizingProps,
  type CacheTopology,
  EvictionPolicy,
  Size,
} from "cdktf-managed-cache";
import { NODE_TYPES } from "cdktf-managed-cache/aws";
import fc from "fast-check";
import { faultIds } from "../../support/faults";

const PRIMARY: CacheTopology = { kind: "primary", replicas: 2 };

function sizing(props: Partial<CacheSizingProps>): CacheSizing {
  return new CacheSizing({ topology: PRIMARY, ...props });
}

/** Node types with what ElastiCache leaves to data by default. */
const NODES = [...NODE_TYPES].map(([name, { maxMemory, reservedMemoryPercent }]) => ({
  name,
  usable: Size.bytes(maxMemory.toBytes() * (1 - reservedMemoryPercent / 100)),
}));

describe("memory needed", () => {
  test("is the data with room to grow and what the allocator loses", () => {
    expect(sizing({ data: Size.gibibytes(4) }).neededPerNode).toEqual(Size.gibibytes(6));
    expect(sizing({ data: Size.gibibytes(4), growth: 0, overhead: 0 }).neededPerNode).toEqual(
      Size.gibibytes(4),
    );
  });

  test("of items includes what the engine keeps for each key", () => {
    const items = [{ count: 1000, averageSize: Size.bytes(869) }];
    expect(sizing({ items, growth: 0, overhead: 0 }).neededPerNode.toBytes()).toBe(1_000_000);
  });

  test("is spread over the shards", () => {
    const topology: CacheTopology = { kind: "cluster", shards: 3, replicasPerShard: 1 };
    expect(sizing({ data: Size.gibibytes(6), topology }).neededPerNode).toEqual(Size.gibibytes(3));
  });

  test("never falls when anything grows", () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const share = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(amount, amount, share, share, amount, (count, bytes, growth, overhead, more) => {
        const needed = (changed: Partial<CacheSizingProps>, items = count, size = bytes) =>
          sizing({
            items: [{ count: items, averageSize: Size.bytes(size) }],
            growth,
            overhead,
            ...changed,
          }).neededPerNode.toBytes();
        const before = needed({});
        expect(needed({}, count + more)).toBeGreaterThanOrEqual(before);
        expect(needed({}, count, bytes + more)).toBeGreaterThanOrEqual(before);
        expect(needed({ growth: growth + 0.5 })).toBeGreaterThanOrEqual(before);
        expect(needed({ overhead: overhead + 0.5 })).toBeGreaterThanOrEqual(before);
      }),
    );
  });
});

describe("against the nodes", () => {
  test("the memory limit that nobody reviewed: most of the data does not fit", () => {
    const needed = sizing({ data: Size.gibibytes(8) });
    const small = NODES.find(({ name }) => name === "cache.m7g.large");
    expect(needed.headroom(small?.usable as Size)).toBeLessThan(-1);
  });

  test("the smallest node types that fit with a quarter to spare come first", () => {
    const fitting = sizing({ data: Size.gibibytes(4) }).comfortable(NODES);
    expect(fitting.slice(0, 3).map(({ name }) => name)).toEqual(
      ["cache.m7g.xlarge", "cache.m6g.xlarge", "cache.r6g.large"].sort(
        (a, b) => usable(a) - usable(b) || (a < b ? -1 : 1),
      ),
    );
    for (const node of fitting) {
      expect(node.usable.toGibibytes() * 0.75).toBeGreaterThanOrEqual(6);
    }
  });

  test("headroom is a share of what the node has", () => {
    const needed = sizing({ data: Size.gibibytes(6), growth: 0, overhead: 0 });
    expect(needed.headroom(Size.gibibytes(8))).toBe(0.25);
    expect(needed.fitsComfortably(Size.gibibytes(8))).toBe(true);
    expect(needed.fitsComfortably(Size.gibibytes(7.9))).toBe(false);
  });

  function usable(name: string): number {
    return NODES.find((node) => node.name === name)?.usable.toBytes() ?? Number.NaN;
  }
});

describe("advice", () => {
  test("large values block the engine", () => {
    const items = [
      { count: 10, averageSize: Size.bytes(100_001) },
      { count: 10, averageSize: Size.bytes(100_000) },
    ];
    expect(sizing({ items }).advice).toEqual([expect.stringContaining("[sizing.large-values]")]);
  });

  test.each([
    [EvictionPolicy.NOEVICTION, 1],
    [EvictionPolicy.VOLATILE_LRU, 1],
    [EvictionPolicy.ALLKEYS_LRU, 0],
    [EvictionPolicy.ALLKEYS_LFU, 0],
  ])("keys without a TTL under %s: %d warnings", (evictionPolicy, count) => {
    const data = Size.gibibytes(1);
    const { advice } = sizing({ data, everyKeyExpires: false, evictionPolicy });
    expect(advice.filter((text) => text.includes("[sizing.keys-without-ttl]"))).toHaveLength(count);
    expect(sizing({ data, evictionPolicy }).advice).toEqual([]);
  });
});

test.each<[string, string, Partial<CacheSizingProps>]>([
  ["neither data nor items", "sizing.data", {}],
  ["data and items", "sizing.data", { data: Size.gibibytes(1), items: [] }],
  [
    "a cluster without shards",
    "sizing.topology",
    {
      data: Size.gibibytes(1),
      topology: { kind: "cluster", shards: 0, replicasPerShard: 0 },
    },
  ],
  ["fewer items than none", "sizing.items", { items: [{ count: -1, averageSize: Size.bytes(1) }] }],
  [
    "a fraction of an item",
    "sizing.items",
    { items: [{ count: 0.5, averageSize: Size.bytes(1) }] },
  ],
  ["growth below 0", "sizing.shares", { data: Size.gibibytes(1), growth: -0.1 }],
  [
    "an overhead that is not a number",
    "props.kind",
    { data: Size.gibibytes(1), overhead: Number.NaN },
  ],
  [
    "growth without end",
    "props.kind",
    { data: Size.gibibytes(1), growth: Number.POSITIVE_INFINITY },
  ],
])("%s: refused", (_, id, props) => {
  expect(faultIds(() => sizing(props))).toEqual([id]);
});
