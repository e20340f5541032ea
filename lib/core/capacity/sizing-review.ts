import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import type { Size } from "../size";
import { refuse } from "../validation";
import type { CacheSizing, NodeMemory } from "./sizing";

/** What a cache has for its data, and what it could have. */
export interface AvailableMemory {
  /**
   * Memory for data of one node, after what is reserved; of a serverless cache the maximum of its data.
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

const NODES = { of: "a node", atLimit: "", more: "take nodes with more memory, or more shards" };

/** What a message says of each kind of cache. */
const WORDS = {
  primary: NODES,
  cluster: NODES,
  serverless: {
    of: "in all",
    // Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html, scaling limits.
    atLimit: "; at its maximum it evicts keys with a TTL, and refuses to write when there are none",
    more: "spread the data over several caches",
  },
};

/** How many of the node types that fit a message names. */
const PROPOSALS = 3;

/**
 * Refuses a cache that is too small for its data, warns of one that is nearly so, and notes on the
 * cache that its size was reviewed, which guardrails look for.
 *
 * @param cache - a cache of this library, or the resource of any other
 * @throws CacheValidationError for a cache whose data does not fit
 */
export function reviewSizing(
  cache: IConstruct,
  sizing: CacheSizing,
  { usable, nodes = [] }: AvailableMemory,
): void {
  const { neededPerNode, topology, advice } = sizing;
  const { of, atLimit, more } = WORDS[topology.kind];
  const annotations = Annotations.of(cache);
  for (const message of advice) {
    annotations.addWarning(message);
  }
  if (usable !== undefined) {
    const found = `${neededPerNode} ${of}, of ${usable} that data may take`;
    const fix = proposal(sizing.comfortable(nodes)) ?? more;
    const headroom = sizing.headroom(usable);
    refuse(
      `size of ${cache.node.path}`,
      headroom < 0
        ? [{ id: "sizing.too-small", found, expected: "data that fits into the memory", fix }]
        : [],
    );
    if (!sizing.fitsComfortably(usable)) {
      annotations.addWarning(
        `[sizing.headroom] ${found}: ${Math.round(headroom * 100)} % to spare, 25 % are wanted${atLimit}; ${fix}`,
      );
    }
  }
  cache.node.addMetadata(SIZING_NOTE, {
    neededPerNode: neededPerNode.toBytes(),
    usablePerNode: usable?.toBytes(),
  });
}

function proposal(nodes: readonly NodeMemory[]): string | undefined {
  const names = nodes.slice(0, PROPOSALS).map(({ name, usable }) => `${name} (${usable})`);
  return names.length === 0 ? undefined : `the smallest that fit: ${names.join(", ")}`;
}
