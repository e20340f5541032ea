import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { isStore } from "../cache-purpose";
import { type EvictionPolicy, evictsKeysWithTtlOnly } from "../eviction-policy";
import { withShape } from "../shape";
import { REVIEW_SIZING_ARGUMENTS } from "../shapes";
import type { Size } from "../size";
import { type Fault, refuse } from "../validation";
import { proposeNodes, toSpare } from "./node-proposals";
import { type CacheSizing, keysWithoutTtlStay, type NodeMemory } from "./sizing";

/**
 * The memory that a cache has for its data, and that other nodes would have. A `NodeMemory` can be spread into it:
 * `{ ...nodes.find(({ name }) => name === nodeType), nodes }`.
 */
export interface AvailableMemory {
  /**
   * Memory for data of one node, after what is reserved; of a serverless cache the maximum of its data.
   *
   * @default - not known: nothing is compared
   */
  readonly usable?: Size;
  /** Memory of one node before anything is reserved, for the message. @default - not known */
  readonly memory?: Size;
  /** Name of the node type. Nothing reads it: a `NodeMemory` has one. @default - not known */
  readonly name?: string;
  /**
   * What to choose from instead.
   *
   * @default - nothing is proposed
   */
  readonly nodes?: readonly NodeMemory[];
  /**
   * What the service does when its memory is full, where nobody can choose it.
   *
   * @default - the sizing's own policy
   */
  readonly fixedEvictionPolicy?: EvictionPolicy;
}

/** Marks a cache whose memory was compared with its expected data. */
export const SIZING_NOTE = "cdktf-managed-cache/sizing";

/**
 * Refuses a cache that is too small for its data, warns of one that is nearly so, and notes on the
 * cache that its size was reviewed, which guardrails look for. A store that is nearly too small is refused.
 *
 * @param cache - a cache of this library, or the resource of any other
 * @throws CacheValidationError for a cache whose data does not fit
 */
export function reviewSizing(
  cache: IConstruct,
  sizing: CacheSizing,
  available: AvailableMemory,
): void {
  ({ available } = withShape("reviewSizing", REVIEW_SIZING_ARGUMENTS, {
    cache,
    sizing,
    available,
  }));
  const { usable, fixedEvictionPolicy } = available;
  const annotations = Annotations.of(cache);
  for (const message of [...sizing.advice, ...adviceUnder(fixedEvictionPolicy, sizing)]) {
    annotations.addWarning(message);
  }
  if (usable !== undefined) {
    const found = comparison(sizing, usable, available.memory);
    const fault = judge(sizing, usable);
    refuse(
      `size of ${cache.node.path}`,
      fault ? [{ ...fault, found, fix: proposal(sizing, usable, available) }] : [],
    );
    if (!sizing.fitsComfortably(usable)) {
      annotations.addWarning(
        `[sizing.headroom] ${found}: ${toSpare(sizing.headroom(usable))} to spare, less than 25 %${atLimit(fixedEvictionPolicy)}; ${proposal(sizing, usable, available)}`,
      );
    }
  }
  cache.node.addMetadata(SIZING_NOTE, {
    neededPerNode: sizing.neededPerNode.toBytes(),
    usablePerNode: usable?.toBytes(),
    purpose: sizing.purpose,
  });
}

/** What is wrong with the memory; a cache that is nearly too small is only warned of. */
function judge(sizing: CacheSizing, usable: Size): Pick<Fault, "id" | "expected"> | undefined {
  if (sizing.headroom(usable) < 0) {
    return { id: "sizing.too-small", expected: "data that fits into the memory" };
  }
  return isStore(sizing) && !sizing.fitsComfortably(usable)
    ? {
        id: "sizing.store-headroom",
        expected: "a quarter of a store's memory to spare, since no key may go to make room",
      }
    : undefined;
}

/** What to do about too little memory. */
function proposal(sizing: CacheSizing, usable: Size, available: AvailableMemory): string {
  const { nodes = [] } = available;
  return (
    proposeNodes(sizing, nodes, usable) ??
    (sizing.topology.kind === "serverless"
      ? "spread the data over several caches"
      : "take nodes with more memory, or more shards")
  );
}

/** Both sides with their arithmetic. */
function comparison(
  { arithmetic, topology: { kind } }: CacheSizing,
  usable: Size,
  memory: Size | undefined,
): string {
  const [place, holder] = kind === "serverless" ? ["in all", "the cache"] : ["a node", "a node"];
  const reserved = memory && Math.round((1 - usable.toBytes() / memory.toBytes()) * 100);
  const has = reserved ? `${memory} × (1 − ${reserved} %) = ${usable}` : usable;
  return `the data needs ${arithmetic} ${place}, and ${holder} has ${has} for data`;
}

function adviceUnder(policy: EvictionPolicy | undefined, sizing: CacheSizing): string[] {
  return keysWithoutTtlStay(sizing, policy)
    ? [
        `[sizing.keys-without-ttl] keys without a TTL under ${policy} are never evicted: give every key a TTL`,
      ]
    : [];
}

function atLimit(policy: EvictionPolicy | undefined): string {
  return evictsKeysWithTtlOnly(policy)
    ? ". When the memory is full it evicts keys with a TTL, and refuses writes when there are none"
    : "";
}
