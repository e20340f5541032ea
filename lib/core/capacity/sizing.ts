import { EvictionPolicy } from "../eviction-policy";
import { Size } from "../size";
import { type ReviewedTopology, topologyRule } from "../topology";
import { findFaults, isWhole, mustBeKnown, refuse, rulesFor } from "../validation";

/** Keys of one kind. */
export interface ExpectedItems {
  /** How many there are at the same time, a whole number, 0 or more. */
  readonly count: number;
  /** Key and value of one of them, on average. */
  readonly averageSize: Size;
}

/** What a cache is expected to hold. */
export interface ExpectedData {
  /** All of the data. Give this or what it is made of. @default - made of `items` */
  readonly data?: Size;
  /**
   * The kinds of keys; the engine's own overhead of each key is added.
   *
   * @default - `data` is given
   */
  readonly items?: readonly ExpectedItems[];
  /**
   * How much more it will be before anyone looks again, as a share from 0 to 10: 0.2 is a fifth more.
   *
   * @default 0.2
   */
  readonly growth?: number;
  /**
   * What the allocator loses by rounding up and by fragmentation, as a share of the data from 0 to 10.
   * Its size classes lie up to a quarter apart.
   *
   * Source: https://jemalloc.net/jemalloc.3.html, size classes
   *
   * @default 0.25
   */
  readonly overhead?: number;
  /**
   * Whether every key is written with a TTL.
   *
   * @default true
   */
  readonly everyKeyExpires?: boolean;
}

/** What a cache is expected to hold, and how it is made. */
export interface CacheSizingProps extends ExpectedData {
  /** How the cache's nodes work together. */
  readonly topology: ReviewedTopology;
  /**
   * What happens when memory is full.
   *
   * @default - not known; of a serverless cache `volatile-lru`, which cannot be changed
   */
  readonly evictionPolicy?: EvictionPolicy;
}

/** A node type, and what data may take on it. */
export interface NodeMemory {
  /** Name of the node type, as messages propose it. */
  readonly name: string;
  /** Memory that data may take on it. */
  readonly usable: Size;
}

/**
 * What the engine keeps for a key with a TTL beside its bytes: entries of the key and expiry tables, and
 * headers of key and value. Measured by `INFO memory` of redis-server 7.0: 113 to 131 bytes for values of
 * 10 to 1000 bytes, 42 less without a TTL. test/live/key-memory.test.ts holds the estimate to a server.
 */
const OVERHEAD_PER_KEY = 131;

/** Values above this block the engine's one thread for longer than others should wait. */
const LARGE_VALUE = Size.bytes(100_000);

/** A cache with less memory to spare is filled by the next surprise. @internal */
export const COMFORTABLE_HEADROOM = 0.25;

/**
 * What a serverless cache does at its maximum.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/RedisConfiguration.html, serverless
 * caches, November 2026.
 */
const SERVERLESS_POLICY = EvictionPolicy.VOLATILE_LRU;

/** Ten times more: who writes a larger share means percent. */
const MAX_SHARE = 10;

const DEFAULT_GROWTH = 0.2;
const DEFAULT_OVERHEAD = 0.25;

/** Policies under which keys without a TTL stay for ever. */
const KEEPS_KEYS_WITHOUT_TTL = [
  EvictionPolicy.NOEVICTION,
  EvictionPolicy.VOLATILE_LRU,
  EvictionPolicy.VOLATILE_LFU,
  EvictionPolicy.VOLATILE_RANDOM,
  EvictionPolicy.VOLATILE_TTL,
];

/** How much memory the data of a cache needs, against what its nodes have. */
export class CacheSizing {
  /** What the data needs on one node: all of it, in cluster mode the share of one shard. */
  public readonly neededPerNode: Size;
  /** How the cache is made. */
  public readonly topology: ReviewedTopology;
  /** What is worth a second thought, though it stops nothing. */
  public readonly advice: readonly string[];

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(props: CacheSizingProps) {
    refuse("CacheSizing", findFaults(RULES, props));
    const { topology, growth = DEFAULT_GROWTH, overhead = DEFAULT_OVERHEAD } = props;
    this.topology = topology;
    const shards = topology.kind === "cluster" ? topology.shards : 1;
    this.neededPerNode = Size.bytes((dataBytes(props) * (1 + growth) * (1 + overhead)) / shards);
    this.advice = advise(props);
  }

  /** Memory to spare on a node, as a share of what it has; below 0 the data does not fit. */
  public headroom(usable: Size): number {
    const needed = this.neededPerNode.toBytes();
    return needed === 0 ? 1 : 1 - needed / usable.toBytes();
  }

  /** Whether the data fits with a quarter of the memory to spare. */
  public fitsComfortably(usable: Size): boolean {
    return this.headroom(usable) >= COMFORTABLE_HEADROOM;
  }

  /** The nodes on which the data fits with a quarter to spare, the smallest first. */
  public comfortable<Node extends NodeMemory>(nodes: readonly Node[]): Node[] {
    return nodes
      .filter(({ usable }) => this.fitsComfortably(usable))
      .sort((a, b) => a.usable.toBytes() - b.usable.toBytes() || (a.name < b.name ? -1 : 1));
  }
}

function dataBytes({ data, items = [] }: CacheSizingProps): number {
  return (
    data?.toBytes() ??
    items.reduce(
      (total, { count, averageSize }) => total + count * (averageSize.toBytes() + OVERHEAD_PER_KEY),
      0,
    )
  );
}

function advise({
  topology,
  items = [],
  everyKeyExpires = true,
  evictionPolicy: chosen,
}: CacheSizingProps): string[] {
  const isServerless = topology.kind === "serverless";
  const evictionPolicy = isServerless ? SERVERLESS_POLICY : chosen;
  const large = items.filter(({ averageSize }) => averageSize.toBytes() > LARGE_VALUE.toBytes());
  return [
    ...large.map(
      ({ averageSize }) =>
        `[sizing.large-values] values of ${averageSize}: each read blocks the engine's one thread; split or compress what is above 100 kB`,
    ),
    ...(!everyKeyExpires && evictionPolicy && KEEPS_KEYS_WITHOUT_TTL.includes(evictionPolicy)
      ? [
          `[sizing.keys-without-ttl] keys without a TTL under ${evictionPolicy} are never evicted: ${isServerless ? "" : "use allkeys-lru, or "}give every key a TTL`,
        ]
      : []),
  ];
}

const rule = rulesFor<CacheSizingProps>();

const RULES = [
  rule({
    id: "sizing.data",
    inputs: ({ data, items }) => ({ data, items: items?.length }),
    isValid: ({ data, items }) => (data === undefined) !== (items === undefined),
    expected: "data or items, one of the two",
    fix: "give all of the data, or what it is made of",
  }),
  topologyRule("sizing.topology"),
  rule({
    id: "sizing.items",
    inputs: ({ items }) => ({ counts: mustBeKnown((items ?? []).map(({ count }) => count)) }),
    isValid: ({ counts }) =>
      Array.isArray(counts) && counts.every((count) => isWhole(count, 0, Number.MAX_SAFE_INTEGER)),
    expected: "whole numbers, 0 or more, known at synthesis",
    fix: "give how many keys there are at the same time",
  }),
  rule({
    id: "sizing.shares",
    inputs: ({ growth = DEFAULT_GROWTH, overhead = DEFAULT_OVERHEAD }) => ({
      growth: mustBeKnown(growth),
      overhead: mustBeKnown(overhead),
    }),
    isValid: (shares) =>
      Object.values(shares).every(
        (share) => typeof share === "number" && share >= 0 && share <= MAX_SHARE,
      ),
    expected: `shares from 0 to ${MAX_SHARE}, known at synthesis`,
    fix: "write a fifth more as 0.2",
  }),
];
