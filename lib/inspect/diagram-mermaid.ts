import type { Card, Diagram } from "./diagram";
import { groupName } from "./resource-groups";

/** A diagram as a Mermaid flowchart, which GitHub and GitLab draw in Markdown: a box for each card. */
export function mermaid({ cards, edges }: Diagram): string {
  const id = (card: Card) => `card${cards.indexOf(card)}`;
  return [
    "```mermaid",
    "flowchart LR",
    ...cards.map((card) => `  ${id(card)}["${box(card)}"]`),
    ...edges.map(({ from, to }) => `  ${id(from)} --> ${id(to)}`),
    "```",
  ].join("\n");
}

function box(card: Card): string {
  const rows = card.rows.map(({ name, kind }) => `${text(kind)}: ${text(name)}`);
  return [`<b>${text(groupName(card))}</b>`, ...rows].join("<br>");
}

/** All that could mean something to Mermaid, Markdown or HTML as its code. */
function text(full: string): string {
  return full.replace(/[^\w ./:,()×…-]/gu, (character) => `#${character.codePointAt(0)};`);
}
