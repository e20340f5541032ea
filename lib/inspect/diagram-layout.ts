import { groupBy } from "../terraform/group-by";
import type { Card, Diagram, Edge } from "./diagram";
import { Gutters, MARGIN, TRACK } from "./diagram-gutters";
import { isLong, type Route, routesOf } from "./diagram-routes";

/** A card and its position. */
export interface PlacedCard {
  readonly card: Card;
  readonly column: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** A line from one card to another, by its corners; it runs along the axes. */
export interface PlacedEdge extends Edge {
  readonly points: readonly Point[];
}

/** A place on the picture. */
export type Point = readonly [x: number, y: number];

/** A diagram with a place for all that is in it. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly PlacedCard[];
  readonly edges: readonly PlacedEdge[];
}

/** Measures in pixels. */
export const CARD = { width: 248, head: 40, row: 40, foot: 8 };
const GAP = 24;

/**
 * Where lines run level: from the top of a card, by its side, or from the bottom of a column. Cards begin
 * and end at multiples of 8, and lines of a kind are 8 apart: lines of different kinds never lie on one
 * another.
 */
const LEVEL = {
  departure: { left: 18, right: 16 },
  arrival: { left: 12, right: 15 },
  passage: 14,
};

/**
 * Puts cards into columns, and leads the lines through the gutters between them. Lines to a column
 * further on pass below the cards in between.
 */
export function layOut({ cards, edges }: Diagram): Layout {
  const columns = [...groupBy(cards, ({ column }) => column)]
    .sort(([a], [b]) => a - b)
    .map(([, members]) => members);
  const columnOf = new Map(
    columns.flatMap((members, column) => members.map((card) => [card, column] as const)),
  );
  const routes = routesOf(edges, columnOf);
  const gutters = new Gutters(routes, columns.length, CARD.width);
  const placed = columns.flatMap((members, column) => stack(members, column, gutters));
  const lines = draw(routes, placed, gutters);
  const bottoms = [
    ...placed.map(bottom),
    ...lines.flatMap(({ points }) => points.map(([, y]) => y)),
  ];
  return {
    width: gutters.width,
    height: Math.max(MARGIN, ...bottoms) + MARGIN,
    cards: placed,
    edges: lines,
  };
}

/** The cards of a column, one below the other. */
function stack(cards: readonly Card[], column: number, gutters: Gutters): PlacedCard[] {
  let y = MARGIN;
  return cards.map((card) => {
    const height = CARD.head + card.rows.length * CARD.row + CARD.foot;
    const placed = { card, column, x: gutters.cardX(column), y, height };
    y += height + GAP;
    return placed;
  });
}

function draw(
  routes: readonly Route[],
  placed: readonly PlacedCard[],
  gutters: Gutters,
): PlacedEdge[] {
  const placeOf = new Map(placed.map((place) => [place.card, place]));
  const passing = [...new Set(routes.filter(isLong).map(({ trunk }) => trunk))];
  const arrivals = groupBy(routes, ({ to }) => to);
  return routes.map((route) => {
    const { from, to, start, end } = route;
    const source = placeOf.get(from) as PlacedCard;
    const target = placeOf.get(to) as PlacedCard;
    const [first, last] = route.gutters.map((gutter) => gutters.trackX(gutter, route)) as [
      number,
      number,
    ];
    const out = end > start ? "right" : "left";
    const into = end < start ? "right" : "left";
    const departure = source.y + LEVEL.departure[out];
    const arrival =
      target.y + LEVEL.arrival[into] + (arrivals.get(to)?.indexOf(route) ?? 0) * TRACK;
    const passage = below(route, placed) + LEVEL.passage + passing.indexOf(route.trunk) * TRACK;
    const between: Point[] = [
      [first, passage],
      [last, passage],
    ];
    return {
      from,
      to,
      points: [
        [source.x + (out === "right" ? CARD.width : 0), departure],
        [first, departure],
        ...(isLong(route) ? between : []),
        [last, arrival],
        [target.x + (into === "right" ? CARD.width : 0), arrival],
      ],
    };
  });
}

/** Where the cards end that a route passes. */
function below({ start, end }: Route, placed: readonly PlacedCard[]): number {
  const passed = placed.filter(
    ({ column }) => column > Math.min(start, end) && column < Math.max(start, end),
  );
  return Math.max(0, ...passed.map(bottom));
}

function bottom({ y, height }: PlacedCard): number {
  return y + height;
}
