import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import type { Size } from "./size";
import type { CacheSizing, NodeMemory } from "./sizing";
import { refuse } from "./validation";

/** What a cache has for its data, and what it could have. */
export interface AvailableMemory {
  /**
   * Memory for data of one node, after what is reserved.
   *
   * @default - not known: nothing is compared
   */
  readonly usable?: Size;
  /**
   * What to choose from instead.
   *
   * @default - nothing is proposed
   */
  readonly nodes?: readonly NodeMemory[];
}

/** Marks a cache whose memory was compared with what it is to hold. */
export const SIZING_NOTE = "cdktf-managed-cache/sizing";

/** How many of the node types that fit a message names. */
const PROPOSALS = 3;

/**
 * Refuses a cache that is too small for its data, warns of one that is nearly so, and notes on the
 * cache that its size was reviewed, which guardrails look for.
 *
 * @param cache a cache of this library, or the resource of any other
 * @throws CacheValidationError for a cache whose data does not fit
 */
export function reviewSizing(
  cache: IConstruct,
  sizing: CacheSizing,
  { usable, nodes = [] }: AvailableMemory,
): void {
  const { neededPerNode, advice } = sizing;
  const annotations = Annotations.of(cache);
  for (const message of advice) {
    annotations.addWarning(message);
  }
  if (usable !== undefined) {
    const came = `${neededPerNode} a node, of ${usable} that data may take`;
    const fix = proposal(sizing.comfortable(nodes));
    const headroom = sizing.headroom(usable);
    refuse(
      `size of ${cache.node.path}`,
      headroom < 0
        ? [{ id: "sizing.too-small", came, allowed: "data that fits into the memory", fix }]
        : [],
    );
    if (!sizing.fitsComfortably(usable)) {
      annotations.addWarning(
        `[sizing.headroom] ${came}: ${Math.round(headroom * 100)} % to spare, 25 % are wanted; ${fix}`,
      );
    }
  }
  cache.node.addMetadata(SIZING_NOTE, { neededPerNode: neededPerNode.toBytes() });
}

function proposal(nodes: readonly NodeMemory[]): string {
  const names = nodes.slice(0, PROPOSALS).map(({ name, usable }) => `${name} (${usable})`);
  return names.length === 0
    ? "take nodes with more memory, or more shards"
    : `the smallest that fit: ${names.join(", ")}`;
}
