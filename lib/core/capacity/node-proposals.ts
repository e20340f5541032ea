import type { Size } from "../size";
import type { CacheSizing, NodeMemory } from "./sizing";

/** How many node types a message proposes. */
const PROPOSALS = 3;

/** What is in use now. */
interface CurrentNode {
  readonly usable: Size;
  readonly family?: string;
}

/**
 * The smallest nodes that fit, for messages. Of the family in use first: the next size that fits, and the
 * first with a quarter to spare, since each size of a family is about twice the one before. Then of each
 * other family the first with a quarter to spare, unless it is as large as one that is named already.
 *
 * @internal
 */
export function proposeNodes(
  sizing: CacheSizing,
  nodes: readonly NodeMemory[],
  current: CurrentNode,
): string | undefined {
  const larger = nodes
    .filter(({ usable }) => usable.toBytes() > current.usable.toBytes())
    .filter(({ usable }) => sizing.headroom(usable) >= 0)
    .sort(bySize);
  const comfortable = larger.filter(({ usable }) => sizing.fitsComfortably(usable));
  const own = (node: NodeMemory) => node.family === current.family;
  const ofOwnFamily =
    current.family === undefined
      ? []
      : [...larger.filter(own).slice(0, 1), ...comfortable.filter(own).slice(0, 1)];
  const ofEachFamily = unique(comfortable, ({ family }) => family);
  const proposed = unique([...ofOwnFamily, ...ofEachFamily], ({ usable }) => usable.toBytes());
  return proposed.length === 0
    ? undefined
    : `the smallest that fit: ${proposed
        .slice(0, PROPOSALS)
        .map(
          ({ name, usable }) => `${name} (${usable}, ${toSpare(sizing.headroom(usable))} to spare)`,
        )
        .join(", ")}`;
}

/** A share of memory as messages show it: rounded down, but for what floating point loses. @internal */
export function toSpare(headroom: number): string {
  return `${Math.floor(Math.round(headroom * 1e6) / 1e4)} %`;
}

/** The smallest first; of two alike the newer generation, whose name comes later. */
function bySize(a: NodeMemory, b: NodeMemory): number {
  return a.usable.toBytes() - b.usable.toBytes() || (a.name > b.name ? -1 : 1);
}

/** The first of each key. */
function unique<T>(all: readonly T[], key: (one: T) => unknown): T[] {
  const keys = all.map(key);
  return all.filter((_, index) => keys.indexOf(keys[index]) === index);
}
