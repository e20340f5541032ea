import { maskSecrets } from "../core/secrets";
import { withShape } from "../core/shape";
import type { ArgumentDifference } from "../terraform/argument-differences";
import { RISKS } from "../terraform/cache-resources/risk";
import { members } from "../terraform/json-object";
import { cellText, codeCell, markdownTable } from "../terraform/markdown-table";
import type { SnapshotChange, SnapshotDifference } from "./compare-snapshots";
import { FORMAT_DIFFERENCE_ARGUMENTS } from "./shapes";

/** Longer values are cut: a dashboard's JSON would bury the rest. */
const VALUE_LENGTH = 100;
/** More changed arguments of one block are counted, not shown. */
const SHOWN_ARGUMENTS = 12;

/**
 * A difference for people at a terminal.
 *
 * @throws CacheValidationError for anything but a difference
 */
export function formatDifference(difference: SnapshotDifference): string {
  const given = { difference };
  ({ difference } = withShape("formatDifference", FORMAT_DIFFERENCE_ARGUMENTS, given));
  const blocks = difference.changes.map((change) =>
    [
      `${change.risk}: ${change.action} ${change.address}`,
      ...change.reasons.map((reason) => `    ${reason}`),
      ...argumentLines(change).map((line) => `    ${line}`),
    ].join("\n"),
  );
  return `${[title(difference), ...blocks].join("\n\n")}\n`;
}

/**
 * The same as Markdown, for a comment on a pull request.
 *
 * @throws CacheValidationError for anything but a difference
 */
export function formatDifferenceAsMarkdown(difference: SnapshotDifference): string {
  const given = { difference };
  ({ difference } = withShape("formatDifferenceAsMarkdown", FORMAT_DIFFERENCE_ARGUMENTS, given));
  const rows = difference.changes.map((change) => [
    change.risk === "in place" ? change.risk : `**${change.risk}**`,
    change.action,
    codeCell(change.address),
    change.reasons.map(cellText).join("<br>"),
    argumentLines(change).map(codeCell).join("<br>"),
  ]);
  const table =
    rows.length === 0
      ? []
      : ["", markdownTable(["risk", "action", "resource", "why", "arguments"], rows)];
  return `${[`### ${cellText(title(difference))}`, ...table].join("\n")}\n`;
}

function title({ stack, changes }: SnapshotDifference): string {
  if (changes.length === 0) {
    return `${stack}: no changes`;
  }
  const counts = RISKS.map((risk) => ({
    risk,
    amount: changes.filter((change) => change.risk === risk).length,
  }))
    .filter(({ amount }) => amount > 0)
    .reverse()
    .map(({ risk, amount }) => `${amount} ${risk}`);
  const amount = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  return `${stack}: ${amount} (${counts.join(", ")})`;
}

function argumentLines({ differences }: SnapshotChange): string[] {
  const lines = differences.slice(0, SHOWN_ARGUMENTS).map(argumentLine);
  const more = differences.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

function argumentLine({ path, before, after }: ArgumentDifference): string {
  // The name of a member of a list is the list's.
  const name = path.replace(/\[[^\]]*\]$/, "").replace(/^.*[.\]]/, "");
  // A snapshot of an earlier version may have secrets that this version masks.
  const shown = (value: unknown) => shortened(members(maskSecrets({ [name]: value }))[0]?.[1]);
  return `${path}: ${shown(before)} -> ${shown(after)}`;
}

function shortened(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > VALUE_LENGTH ? `${text.slice(0, VALUE_LENGTH)}…` : text;
}
