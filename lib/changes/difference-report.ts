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
  const table = (columns: readonly string[], cells: readonly (readonly string[])[]) =>
    cells.length === 0 ? [] : [markdownTable(columns, cells)];
  const parts = [
    `### ${cellText(titleOf(difference))}`,
    ...table(["risk", "cache", "name", "changes"], caches),
    ...(workloads.length === 0
      ? []
      : [workloads.map((workload) => `- ${cellText(workloadLine(workload))}`).join("\n")]),
    ...table(["risk", "action", "resource", "why", "arguments"], rows),
    ...(changes.length === 0 ? [] : [cellText(basisOf(difference))]),
  ];
  return `${parts.join("\n\n")}\n`;
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
