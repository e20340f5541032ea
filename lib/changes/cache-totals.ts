import { CACHE_DESCRIPTORS } from "../terraform/cache-resources";
import { highestRisk, RISKS, type Risk } from "../terraform/cache-resources/risk";
import type { Block } from "../terraform/configuration-blocks";
import { groupBy } from "../terraform/group-by";
import { referencesIn } from "../terraform/references";

/** What happens to one cache, with all that belongs to it. */
export interface CacheTotal {
  /** Address of the cache in Terraform. */
  readonly address: string;
  /** The name that people know it by; `undefined` where only Terraform knows it. */
  readonly name?: string;
  /** The highest risk of its changes. */
  readonly risk: Risk;
  /** How many blocks change: the cache, what it is made of, and what uses it. */
  readonly changes: number;
}

/** Blocks by their addresses. */
export type Blocks = ReadonlyMap<string, Block>;

/** The caches whose changes these are, the highest risk first. */
export function cacheTotals(
  changes: readonly { readonly risk: Risk; readonly caches: readonly string[] }[],
  blocks: Blocks,
): CacheTotal[] {
  const byCache = groupBy(
    changes.flatMap(({ risk, caches }) => caches.map((cache) => ({ cache, risk }))),
    ({ cache }) => cache,
  );
  return [...byCache]
    .map(([address, all]) => ({
      address,
      name: nameOf(blocks.get(address)),
      risk: highestRisk(all.map(({ risk }) => risk)),
      changes: all.length,
    }))
    .sort(
      (left, right) =>
        RISKS.indexOf(right.risk) - RISKS.indexOf(left.risk) ||
        left.address.localeCompare(right.address),
    );
}

type Edges = ReadonlyMap<string, readonly string[]>;

/**
 * The caches that each block belongs to. A block belongs to the caches that take a value from it, or that it
 * takes one from, through others too; then to those of what is next to it; and where no reference leads to it,
 * to those of the nearest construct that it is in.
 */
export class CacheMembership {
  private readonly caches: readonly Block[];
  private readonly sources: Edges;
  private readonly users: Edges;
  private readonly members = new Map<string, Set<string>>();
  private readonly byConstruct = new Map<string, Set<string>>();

  constructor(private readonly blocks: Blocks) {
    this.caches = [...blocks.values()].filter(isCache);
    const edges = [...blocks.values()].flatMap(({ address: user, arguments: values }) =>
      [...new Set(referencesIn(values).map(({ address }) => address))].map((source) => ({
        user,
        source,
      })),
    );
    this.sources = addressesBy(edges, "user", "source");
    this.users = addressesBy(edges, "source", "user");
    for (const { address } of this.caches) {
      this.mark(address, this.sources);
      this.mark(address, this.users);
    }
    for (const [address, caches] of this.members) {
      for (const construct of constructsAround(blocks.get(address) as Block)) {
        const known = this.byConstruct.get(construct) ?? new Set();
        this.byConstruct.set(construct, known);
        for (const cache of caches) {
          known.add(cache);
        }
      }
    }
  }

  /** Addresses of the caches that a block belongs to. */
  public cachesOf(address: string): string[] {
    const block = this.blocks.get(address);
    const own = this.members.get(address) ?? this.ofNeighbours(address);
    if (own.size > 0 || block === undefined) {
      return [...own].sort();
    }
    if (block.kind === "resource" || block.kind === "data") {
      const nearest = constructsAround(block).find((construct) => this.byConstruct.has(construct));
      return [...(this.byConstruct.get(nearest ?? "") ?? [])].sort();
    }
    return this.caches
      .filter((cache) => isAround(block, cache))
      .map((cache) => cache.address)
      .sort();
  }

  /** Marks all that a cache leads to, up to the next cache. */
  private mark(cache: string, edges: Edges): void {
    const found = new Set([cache]);
    for (const address of found) {
      const members = this.members.get(address) ?? new Set();
      this.members.set(address, members.add(cache));
      for (const next of edges.get(address) ?? []) {
        const block = this.blocks.get(next);
        if (block !== undefined && !isCache(block)) {
          found.add(next);
        }
      }
    }
  }

  private ofNeighbours(address: string): Set<string> {
    const next = [...(this.sources.get(address) ?? []), ...(this.users.get(address) ?? [])];
    return new Set(next.flatMap((neighbour) => [...(this.members.get(neighbour) ?? [])]));
  }
}

function addressesBy<Key extends string, Value extends string>(
  edges: readonly Readonly<Record<Key | Value, string>>[],
  key: Key,
  value: Value,
): Edges {
  const groups = groupBy(edges, (edge) => edge[key]);
  return new Map([...groups].map(([from, found]) => [from, found.map((edge) => edge[value])]));
}

function isCache({ kind, type }: Block): boolean {
  return kind === "resource" && type in CACHE_DESCRIPTORS;
}

/** Whether a setting or a provider is that of a cache. */
function isAround(block: Block, cache: Block): boolean {
  return (
    block.kind === "setting" ||
    (block.kind === "provider" && cache.type.startsWith(`${block.name}_`))
  );
}

/** The constructs that a resource or a data source is in, the nearest first: names are made of their ids, and end in a hash. */
function constructsAround({ kind, name }: Block): string[] {
  const ids = kind === "resource" || kind === "data" ? name.split("_") : [];
  return ids.map((_, index) => ids.slice(0, ids.length - index).join("_"));
}

function nameOf(cache: Block | undefined): string | undefined {
  const descriptor = CACHE_DESCRIPTORS[cache?.type ?? ""];
  const name = descriptor && cache?.arguments[descriptor.nameArgument];
  return typeof name === "string" && name.trim() !== "" && !name.includes("${") ? name : undefined;
}
