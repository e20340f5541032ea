import { isStore } from "../cache-purpose";
import type { Size } from "../size";
import type { CacheSizing, NodeMemory } from "./sizing";

/** How many of the smallest nodes a message names. */
const SMALLEST = 2;

/**
 * The nodes to choose from, for messages, in ascending order. Where the data does not fit: the smallest nodes on
 * which it fits, and the smallest with a quarter to spare. Where it fits already, and for a store: the smallest
 * with a quarter to spare, since others would be warned of or refused as well.
 *
 * @internal
 */
export function proposeNodes(
  sizing: CacheSizing,
  nodes: readonly NodeMemory[],
  current: Size,
): string | undefined {
  const larger = nodes.filter(({ usable }) => usable.toBytes() > current.toBytes()).sort(bySize);
  const fitting = uniqueSizes(larger).filter(({ usable }) => sizing.headroom(usable) >= 0);
  const comfortable = fitting.filter(({ usable }) => sizing.fitsComfortably(usable));
  const proposed =
    sizing.headroom(current) < 0 && !isStore(sizing)
      ? new Set([...fitting.slice(0, SMALLEST), ...comfortable.slice(0, 1)])
      : comfortable.slice(0, SMALLEST);
  const names = [...proposed].map((node) => describe(node, sizing));
  return names.length === 0 ? undefined : `the smallest that fit: ${names.join(", ")}`;
}

function describe({ name, usable }: NodeMemory, sizing: CacheSizing): string {
  return `${name} (${usable}, ${toSpare(sizing.headroom(usable))} to spare)`;
}

/** A share of memory as messages show it: rounded down, but for what floating point loses. @internal */
export function toSpare(headroom: number): string {
  return `${Math.floor(Math.round(headroom * 1e6) / 1e4)} %`;
}

/** The smallest first; of two alike the newer generation, whose name comes later. */
function bySize(a: NodeMemory, b: NodeMemory): number {
  return a.usable.toBytes() - b.usable.toBytes() || (a.name > b.name ? -1 : 1);
}

/** The first node of each size; the nodes are sorted. */
function uniqueSizes(nodes: readonly NodeMemory[]): NodeMemory[] {
  return nodes.filter(
    ({ usable }, index) => usable.toBytes() !== nodes[index - 1]?.usable.toBytes(),
  );
}
