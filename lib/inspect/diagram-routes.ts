import type { Card, Edge } from "./diagram";

/** The way of an edge over the columns of a diagram. Gutter 0 is left of column 0. */
export interface Route extends Edge {
  /** Columns that it leads from and to. */
  readonly start: number;
  readonly end: number;
  /** Gutters in which it runs up or down, from the first to the last; they may be the same. */
  readonly gutters: readonly [number, number];
  /** Routes that leave a card on the same side share a trunk, of which they are branches. */
  readonly trunk: string;
}

/** The routes of edges between cards in columns. */
export function routesOf(
  edges: readonly Edge[],
  columnOf: ReadonlyMap<Card, number>,
): readonly Route[] {
  const cards = [...columnOf.keys()];
  return edges.map(({ from, to }) => {
    const start = columnOf.get(from) as number;
    const end = columnOf.get(to) as number;
    const gutters = guttersOf(start, end);
    return { from, to, start, end, gutters, trunk: `${cards.indexOf(from)} ${end > start}` };
  });
}

/** To the right out of the right side, into the left side; back the other way; or left of the column. */
function guttersOf(start: number, end: number): [number, number] {
  if (start === end) {
    return [start, start];
  }
  return end > start ? [start + 1, end] : [start, end + 1];
}

/** Whether a route passes a column. */
export function isLong({ start, end }: Route): boolean {
  return Math.abs(end - start) > 1;
}
