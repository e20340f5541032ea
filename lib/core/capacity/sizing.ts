import { CachePurpose, isStore } from "../cache-purpose";
import { type EvictionPolicy, evictsKeysWithTtlOnly, neverEvicts } from "../eviction-policy";
import type { IManagedCache } from "../managed-cache";
import { withShape } from "../shape";
import { CACHE_SIZING_HEADROOM_ARGUMENTS, CACHE_SIZING_PROPS } from "../shapes";
import { Size } from "../size";
import { type CacheTopology, partCount, topologyRule } from "../topology";
import { findFaults, isWhole, mustBeKnown, refuse, rulesFor } from "../validation";

/** Keys of one kind. */
export interface ExpectedItems {
  /** How many there are at the same time, a whole number, 0 or more. */
  readonly count: number;
  /** Key and value of one of them, on average. */
  readonly averageSize: Size;
}

/** The data that a cache is for. */
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

/** The data that a cache is for, and how its nodes work together. */
export interface CacheSizingProps extends ExpectedData {
  /** How the cache's nodes work together. */
  readonly topology: CacheTopology;
  /**
   * What the cache is for. In a store all data must fit with a quarter of the memory to spare, and keys
   * without a TTL may stay.
   *
   * @default CachePurpose.CACHE
   */
  readonly purpose?: CachePurpose;
  /** What happens when memory is full. @default - not known */
  readonly evictionPolicy?: EvictionPolicy;
}

/** A node type, and what data may take on it. */
export interface NodeMemory {
  /** Name of the node type, as messages propose it. */
  readonly name: string;
  /** Memory that data may take on it. */
  readonly usable: Size;
  /** Memory before anything is reserved. @default - not known: messages say what is usable alone */
  readonly memory?: Size;
}

/**
 * What the engine keeps for a key with a TTL beside its bytes: entries of the key and expiry tables, and
 * headers of key and value. Measured by `INFO memory` of redis-server 7.0: 113 to 131 bytes for values of
 * 10 to 1000 bytes, 42 less without a TTL. test/live/key-memory.test.ts compares the estimate with a server.
 */
const OVERHEAD_PER_KEY = 131;

/** Reading a larger value blocks the engine's one thread for longer than other clients should wait. */
const LARGE_VALUE = Size.bytes(100_000);

/** With less memory to spare, a small surprise fills the cache. @internal */
export const COMFORTABLE_HEADROOM = 0.25;

/** Ten times more: a larger share was meant as percent. */
const MAX_SHARE = 10;

const DEFAULT_GROWTH = 0.2;
const DEFAULT_OVERHEAD = 0.25;

/** How much memory the data of a cache needs, against what its nodes have. */
export class CacheSizing {
  /** What the data needs on one node: all of it, or the share of one shard. */
  public readonly neededPerNode: Size;
  /** How `neededPerNode` is computed: `40 GiB × growth 1.2 × overhead 1.25 ÷ 3 shards = 20 GiB`. */
  public readonly arithmetic: string;
  /** How the cache is made. */
  public readonly topology: CacheTopology;
  /** What is worth a second thought, though it stops nothing. */
  public readonly advice: readonly string[];
  /** What the cache is for. */
  public readonly purpose: CachePurpose;
  /** Whether every key is written with a TTL. */
  public readonly everyKeyExpires: boolean;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(props: CacheSizingProps) {
    props = withShape("CacheSizing", CACHE_SIZING_PROPS, props);
    refuse("CacheSizing", findFaults(RULES, props));
    const { topology, growth = DEFAULT_GROWTH, overhead = DEFAULT_OVERHEAD } = props;
    const data = dataBytes(props);
    const parts = partCount(topology);
    this.topology = topology;
    this.purpose = props.purpose ?? CachePurpose.CACHE;
    this.everyKeyExpires = props.everyKeyExpires ?? true;
    this.neededPerNode = Size.bytes((data * (1 + growth) * (1 + overhead)) / parts);
    const steps = [
      `${Size.bytes(data)}`,
      ...(growth === 0 ? [] : [`× growth ${factor(growth)}`]),
      ...(overhead === 0 ? [] : [`× overhead ${factor(overhead)}`]),
      ...(parts === 1 ? [] : [`÷ ${parts} ${topology.kind === "nodes" ? "nodes" : "shards"}`]),
    ];
    this.arithmetic = [...steps, ...(steps.length > 1 ? [`= ${this.neededPerNode}`] : [])].join(
      " ",
    );
    this.advice = [
      ...largeValues(props),
      ...(keysWithoutTtlStay(this, props.evictionPolicy)
        ? [
            `[sizing.keys-without-ttl] keys without a TTL under ${props.evictionPolicy} are never evicted: use allkeys-lru, or give every key a TTL`,
          ]
        : []),
    ];
  }

  /** Memory to spare on a node, as a share of what it has; below 0 the data does not fit. */
  public headroom(usable: Size): number {
    withShape("headroom of a CacheSizing", CACHE_SIZING_HEADROOM_ARGUMENTS, { usable });
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

/** The sizing of a cache's own expected data. @internal */
export function sizingOf(
  expected: ExpectedData,
  {
    topology,
    purpose,
    evictionPolicy,
  }: Pick<IManagedCache, "topology" | "purpose" | "evictionPolicy">,
): CacheSizing {
  const { data, items, growth, overhead, everyKeyExpires } = expected;
  return new CacheSizing({
    data,
    items,
    growth,
    overhead,
    everyKeyExpires,
    topology,
    purpose,
    evictionPolicy,
  });
}

/** Whether a full cache would keep some keys for ever, as only a store should. @internal */
export function keysWithoutTtlStay(
  sizing: Pick<CacheSizing, "everyKeyExpires" | "purpose">,
  policy: EvictionPolicy | undefined,
): boolean {
  return (
    !sizing.everyKeyExpires &&
    !isStore(sizing) &&
    (neverEvicts(policy) || evictsKeysWithTtlOnly(policy))
  );
}

function factor(more: number): number {
  return Math.round((1 + more) * 100) / 100;
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

function largeValues({ items = [] }: CacheSizingProps): string[] {
  return items
    .filter(({ averageSize }) => averageSize.toBytes() > LARGE_VALUE.toBytes())
    .map(
      ({ averageSize }) =>
        `[sizing.large-values] values of ${averageSize}: each read blocks the engine's one thread; split or compress what is above 100 kB`,
    );
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
