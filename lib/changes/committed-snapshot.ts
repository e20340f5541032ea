import { existsSync } from "node:fs";
import { refuse } from "../core/validation/validation-error";
import { formatSnapshot, type StackSnapshot } from "../terraform/snapshot";
import { conflictFaults } from "../terraform/snapshot-faults";
import { parseSnapshots } from "../terraform/snapshot-file";
import { isTestsFile } from "../terraform/test-entries";
import { parseFrom, readText, writeText } from "./text-file";

/** The one snapshot of a stack in a file; `undefined` where the tests' file has none of this stack yet. */
export function readCommitted(file: string, stack: string): StackSnapshot | undefined {
  if (!existsSync(file)) {
    throw new Error(`no ${file}; write it with --update`);
  }
  return find(file, readText(file), stack);
}

/** Writes over what this command wrote of the same stack only: any other file would be lost. */
export function writeCommitted(file: string, snapshot: StackSnapshot): void {
  const before = existsSync(file) ? readText(file) : "";
  refuse(file, conflictFaults(before));
  if (isTestsFile(before)) {
    throw new Error(`${file} is not this command's; update it with the tests that wrote it`);
  }
  find(file, before, snapshot.stack);
  writeText(file, `${formatSnapshot(snapshot)}\n`);
}

function find(file: string, text: string, stack: string): StackSnapshot | undefined {
  const snapshots = parseFrom(file, text, parseSnapshots);
  const found = snapshots.filter((snapshot) => snapshot.stack === stack);
  // A file of one snapshot is of one stack; and a name in other letters is a mistake, and no new stack.
  const isMistaken = ({ stack: other }: StackSnapshot) =>
    !isTestsFile(text) || other.toLowerCase() === stack.toLowerCase();
  const other = found.length === 0 ? snapshots.find(isMistaken) : undefined;
  if (other !== undefined) {
    throw new Error(
      `${file} has the snapshot of ${other.stack}, not of ${stack}; name the file or the stack that belongs to the other`,
    );
  }
  if (new Set(found.map(formatSnapshot)).size > 1) {
    throw new Error(`${file} has several snapshots of ${stack} that differ; keep one of them`);
  }
  return found[0];
}
