import type { Route } from "./diagram-routes";

/** Distance of two lines that run side by side. */
export const TRACK = 8;
/** Distance of cards from the edge of the picture, and of tracks from cards, in pixels. */
export const MARGIN = 16;
const CLEARANCE = 20;

/** The space between the columns of a diagram, as wide as the trunks that run in it need. */
export class Gutters {
  private readonly trunks: readonly (readonly string[])[];

  constructor(
    routes: readonly Route[],
    private readonly columns: number,
    private readonly cardWidth: number,
  ) {
    this.trunks = Array.from({ length: columns + 1 }, (_, gutter) => [
      ...new Set(
        routes.filter(({ gutters }) => gutters.includes(gutter)).map(({ trunk }) => trunk),
      ),
    ]);
  }

  /** Width of the whole picture. */
  public get width(): number {
    return this.left(this.columns) + this.widthOf(this.columns);
  }

  /** Where the cards of a column begin. */
  public cardX(column: number): number {
    return this.left(column) + this.widthOf(column);
  }

  /** Where a route runs in a gutter. */
  public trackX(gutter: number, { trunk }: Route): number {
    const index = this.trunks[gutter]?.indexOf(trunk) ?? 0;
    return this.left(gutter) + (gutter === 0 ? MARGIN : CLEARANCE) + index * TRACK;
  }

  private left(gutter: number): number {
    return gutter === 0 ? 0 : this.cardX(gutter - 1) + this.cardWidth;
  }

  private widthOf(gutter: number): number {
    const isOuter = gutter === 0 || gutter === this.columns;
    const trunks = this.trunks[gutter]?.length ?? 0;
    const lines = trunks > 0 ? CLEARANCE + (trunks - 1) * TRACK : 0;
    return isOuter ? MARGIN + lines : CLEARANCE + Math.max(lines, CLEARANCE);
  }
}
