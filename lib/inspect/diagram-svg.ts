import { type Diagram, edgeName, type Row } from "./diagram";
import { CARD, layOut, type PlacedCard, type PlacedEdge, type Point } from "./diagram-layout";
import { escapeHtml } from "./escape-html";
import { groupName } from "./resource-groups";
import { DIAGRAM_STYLE, THEME } from "./theme";

const RADIUS = 6;
/** Texts are cut where they would leave a card in the widest of the usual fonts. */
const TITLE_CHARACTERS = 25;
const NAME_CHARACTERS = 30;
const KIND_CHARACTERS = 36;

/** A diagram as SVG, for a page that has the theme. */
export function svg(diagram: Diagram, title: string): string {
  return draw(diagram, title, "");
}

/** A diagram as an SVG file of its own. */
export function svgFile(diagram: Diagram, title: string): string {
  return `${draw(diagram, title, `<style>${THEME}${DIAGRAM_STYLE}</style><rect class="ground" width="100%" height="100%" rx="12"/>`)}\n`;
}

function draw(diagram: Diagram, title: string, before: string): string {
  const { width, height, cards, edges } = layOut(diagram);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="diagram" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(`${title}. ${describe(diagram)}`)}">`,
    before,
    ...edges.map(edge),
    ...cards.map(card),
    "</svg>",
  ].join("\n");
}

/** What the picture shows, for those who do not see it. */
function describe({ cards, edges }: Diagram): string {
  return [
    ...cards.map(
      (one) =>
        `${groupName(one)}: ${one.rows.map(({ name, kind }) => `${name} (${kind})`).join(", ")}.`,
    ),
    ...edges.map((one) => `${edgeName(one)}.`),
  ].join(" ");
}

function edge({ from, to, points }: PlacedEdge): string {
  const [x, y] = points.at(-1) as Point;
  const back = x < (points.at(-2) as Point)[0] ? 1 : -1;
  return `<g class="edge ${from.tone}"><title>${escapeHtml(edgeName({ from, to }))}</title><path class="line" d="${rounded(points)}"/><path class="arrow" d="M${x} ${y}l${7 * back} -3.5v7z"/></g>`;
}

/** A path along some corners, which are rounded. */
function rounded(points: readonly Point[]): string {
  const [start, ...rest] = points;
  return rest.reduce(
    (path, [x, y], index) => {
      const [fromX, fromY] = points[index] as Point;
      const next = rest[index + 1];
      if (next === undefined) {
        return `${path}L${x} ${y}`;
      }
      const step = (to: number, from: number, length: number) =>
        Math.sign(to - from) * Math.min(RADIUS, Math.abs(to - from) / 2, length);
      const before = [x - step(x, fromX, Infinity), y - step(y, fromY, Infinity)];
      const after = [x + step(next[0], x, Infinity), y + step(next[1], y, Infinity)];
      return `${path}L${before.join(" ")}Q${x} ${y} ${after.join(" ")}`;
    },
    `M${start?.join(" ")}`,
  );
}

function card({ card: { title, caption = "", tone, rows }, x, y, height }: PlacedCard): string {
  return [
    `<g class="card ${tone}" transform="translate(${x} ${y})">`,
    `<rect class="body" width="${CARD.width}" height="${height}" rx="10"/>`,
    `<title>${escapeHtml(title)}</title>`,
    `<circle cx="18" cy="20" r="5"/>`,
    `<text class="title" x="32" y="25">${escapeHtml(cut(title, TITLE_CHARACTERS - Math.ceil(caption.length * 0.8)))}</text>`,
    `<text class="kind" x="${CARD.width - 12}" y="25" text-anchor="end">${escapeHtml(caption)}</text>`,
    ...rows.map((one, index) => row(one, CARD.head + index * CARD.row)),
    "</g>",
  ].join("");
}

function row({ name, kind, addresses }: Row, y: number): string {
  return `<g><title>${escapeHtml(addresses.join("\n"))}</title><path class="rule" d="M12 ${y}H${CARD.width - 12}"/><text class="name" x="16" y="${y + 18}">${escapeHtml(shortName(name))}</text><text class="kind" x="16" y="${y + 33}">${escapeHtml(cut(kind, KIND_CHARACTERS))}</text></g>`;
}

/** A name that is cut in its middle, since names often differ at their end. */
function shortName(full: string): string {
  const half = (NAME_CHARACTERS - 2) / 2;
  return full.length <= NAME_CHARACTERS ? full : `${full.slice(0, half)}…${full.slice(-half)}`;
}

function cut(full: string, characters: number): string {
  return full.length <= characters ? full : `${full.slice(0, characters - 1)}…`;
}
