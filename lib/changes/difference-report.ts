import { withShape } from "../core/shape";
import { cellText, codeCell, markdownTable } from "../terraform/markdown-table";
import { plainLine } from "../terraform/plain-line";
import {
  amount,
  argumentLines,
  basisOf,
  cacheName,
  titleOf,
  workloadLine,
} from "./difference-lines";
import { FORMAT_DIFFERENCE_ARGUMENTS } from "./shapes";
import type { SnapshotDifference } from "./snapshot-difference";

/**
 * How many characters the rows of a table may have together. A comment on GitHub has up to 65536 in all.
 *
 * Source: https://github.com/orgs/community/discussions/27190
 */
const COMMENT_LENGTH = 50_000;
const REST = "of no higher risk: the other formats have them all.";

/**
 * A difference for people at a terminal.
 *
 * @throws CacheValidationError for anything but a difference
 */
export function formatDifference(difference: SnapshotDifference): string {
  const given = { difference };
  ({ difference } = withShape("formatDifference", FORMAT_DIFFERENCE_ARGUMENTS, given));
  const { changes, workloads } = difference;
  const head = [
    titleOf(difference),
    ...severalCaches(difference).map(
      (cache) => `    ${cache.risk}: ${cacheName(cache)}, ${amount(cache.changes, "change")}`,
    ),
    ...workloads.map((workload) => `    ${workloadLine(workload)}`),
  ];
  const blocks = changes.map((change) => [
    `${change.risk}: ${change.action} ${change.address}`,
    ...change.reasons.map((reason) => `    ${reason}`),
    ...argumentLines(change).map((line) => `    ${line}`),
  ]);
  const foot = changes.length === 0 ? [] : [[basisOf(difference)]];
  const paragraphs = [head, ...blocks, ...foot].map((lines) => lines.map(indented).join("\n"));
  return `${paragraphs.join("\n\n")}\n`;
}

/**
 * The same as Markdown, for a comment on a pull request.
 *
 * @throws CacheValidationError for anything but a difference
 */
export function formatDifferenceAsMarkdown(difference: SnapshotDifference): string {
  const given = { difference };
  ({ difference } = withShape("formatDifferenceAsMarkdown", FORMAT_DIFFERENCE_ARGUMENTS, given));
  const { changes, workloads } = difference;
  const caches = severalCaches(difference).map((cache) => [
    emphasized(cache.risk),
    codeCell(cache.address),
    cellText(cache.name ?? ""),
    String(cache.changes),
  ]);
  const rows = changes.map((change) => [
    emphasized(change.risk),
    change.action,
    codeCell(change.address),
    change.reasons.map(cellText).join("<br>"),
    argumentLines(change).map(codeCell).join("<br>"),
  ]);
  const shown = fittingRows(rows);
  const table = (columns: readonly string[], cells: readonly (readonly string[])[]) =>
    cells.length === 0 ? [] : [markdownTable(columns, cells)];
  const parts = [
    `### ${cellText(titleOf(difference))}`,
    ...table(["risk", "cache", "name", "changes"], caches),
    ...(workloads.length === 0
      ? []
      : [workloads.map((workload) => `- ${cellText(workloadLine(workload))}`).join("\n")]),
    ...table(["risk", "action", "resource", "why", "arguments"], shown),
    ...(shown.length === rows.length ? [] : [`${rows.length - shown.length} more, ${REST}`]),
    ...(changes.length === 0 ? [] : [cellText(basisOf(difference))]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** As many rows as a comment can have, the highest risks first. */
function fittingRows(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  let length = 0;
  const tooFar = rows.findIndex((cells) => {
    length += cells.join(" | ").length;
    return length > COMMENT_LENGTH;
  });
  return tooFar === -1 ? rows : rows.slice(0, tooFar);
}

/** One cache alone is in the title. */
function severalCaches({ caches }: SnapshotDifference): SnapshotDifference["caches"] {
  return caches.length > 1 ? caches : [];
}

function emphasized(risk: SnapshotDifference["risk"]): string {
  return risk === "in place" ? risk : `**${risk}**`;
}

function indented(line: string): string {
  const text = line.trimStart();
  return " ".repeat(line.length - text.length) + plainLine(text);
}
