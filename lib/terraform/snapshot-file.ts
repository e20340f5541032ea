import { withShape } from "../core/shape";
import { type Fault, refuse } from "../core/validation/validation-error";
import { foldJson } from "./json-inside";
import { isObject } from "./json-object";
import { parseJson, withoutByteOrderMark } from "./parse-json";
import { PARSE_SNAPSHOTS_ARGUMENTS } from "./shapes";
import type { StackSnapshot } from "./snapshot";
import { conflictFaults, NO_SNAPSHOT, snapshotFaults } from "./snapshot-faults";
import { entriesOf, firstLineBesideEntries, isTestsFile } from "./test-entries";

const SUBJECT = "the file of the snapshot";

/**
 * The snapshots in the text of a file: one as `cdktf-cache-diff --update` writes it, or those among the
 * entries of a file of Jest or Vitest. An empty text has none.
 *
 * @throws CacheValidationError when the text is neither, or is damaged
 */
export function parseSnapshots(text: string): StackSnapshot[] {
  ({ text } = withShape("parseSnapshots", PARSE_SNAPSHOTS_ARGUMENTS, { text }));
  const content = withoutByteOrderMark(text);
  // First, since of two versions in one file nothing else can be said.
  refuse(SUBJECT, conflictFaults(content));
  if (content.trim() === "") {
    return [];
  }
  return isTestsFile(content) ? snapshotsOfTests(content) : [ownSnapshot(content)];
}

function ownSnapshot(content: string): StackSnapshot {
  const value = parseJson(content);
  refuse(SUBJECT, snapshotFaults(value));
  return withTexts(value as StackSnapshot);
}

function snapshotsOfTests(content: string): StackSnapshot[] {
  const ours = entriesOf(content)
    .map(({ name, text }) => ({ name, text, value: parseJson(text) }))
    .filter(({ text, value }) => hasSnapshot(text, value));
  refuse(SUBJECT, [
    ...damageFaults(content),
    ...ours.flatMap(({ name, value }) => snapshotFaults(value, `in the entry ${name}, `)),
    ...(ours.length === 0 ? [NO_SNAPSHOT] : []),
  ]);
  return ours.map(({ value }) => withTexts(value as StackSnapshot));
}

/** With the texts that a snapshot's file shows as the JSON in them. */
function withTexts(snapshot: StackSnapshot): StackSnapshot {
  return {
    ...snapshot,
    configuration: foldJson(snapshot.configuration) as StackSnapshot["configuration"],
  };
}

/**
 * Whether an entry is about a stack: broken ones, those of another form and those within another value
 * too. Were they left out, their stack would be new.
 */
function hasSnapshot(text: string, value: unknown): boolean {
  return (
    /"snapshot":\s*"cdktf-managed-cache\//.test(text) ||
    (isObject(value) && "stack" in value && "configuration" in value)
  );
}

function damageFaults(content: string): Fault[] {
  const line = firstLineBesideEntries(content);
  return line === undefined
    ? []
    : [
        {
          id: "snapshot.entries",
          found: `a text that is no whole entry: ${line.slice(0, 80)}`,
          expected: "whole entries, as Jest and Vitest write them",
          fix: "restore the file, or write it anew with the tests that made it",
        },
      ];
}
