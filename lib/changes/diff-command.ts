import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Risk } from "../terraform/cache-resources/risk";
import { formatSnapshot, type StackSnapshot, snapshotSynthesized } from "../terraform/snapshot";
import { parseSnapshots } from "../terraform/snapshot-file";
import { compareSnapshots } from "./compare-snapshots";
import { formatDifference, formatDifferenceAsMarkdown } from "./difference-report";

const USAGE = `usage: cdktf-cache-diff [--markdown FILE] [--update] SNAPSHOT STACK

Compares a synthesized stack with its committed snapshot, and says what a deploy would cost.

  SNAPSHOT         file of the snapshot: one of this command, or of Jest or Vitest; where that has
                   none of the stack, or is empty, the stack is new
  STACK            name of a stack that cdktf synth has written, or its folder
  --markdown FILE  writes the table as Markdown too, for a comment on a pull request
  --update         writes the snapshot instead of comparing it

exit code: 0 no changes, or all in place; 1 an error; 2 disruptive; 3 destroys data
`;

const EXIT_CODES: Readonly<Record<Risk, number>> = {
  "in place": 0,
  disruptive: 2,
  "destroys data": 3,
};

/** What a run of the command gives. */
export interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
  readonly error: string;
}

/** Runs `cdktf-cache-diff`. */
export function runDiffCommand(args: readonly string[]): CommandResult {
  try {
    return run(args);
  } catch (error) {
    return { exitCode: 1, output: "", error: `cdktf-cache-diff: ${(error as Error).message}\n` };
  }
}

function run(args: readonly string[]): CommandResult {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: "boolean" },
      markdown: { type: "string" },
      update: { type: "boolean" },
    },
  });
  if (values.help) {
    return { exitCode: 0, output: USAGE, error: "" };
  }
  const [file, stack] = positionals;
  if (file === undefined || stack === undefined || positionals.length > 2) {
    return { exitCode: 1, output: "", error: USAGE };
  }

  const after = snapshotSynthesized(readFileSync(synthesizedFile(stack), "utf8"));
  if (values.update) {
    update(file, after);
    return { exitCode: 0, output: `${file}: the snapshot of ${after.stack}\n`, error: "" };
  }
  const difference = compareSnapshots(committed(file, after.stack), after);
  if (values.markdown !== undefined) {
    writeFileSync(values.markdown, formatDifferenceAsMarkdown(difference));
  }
  return {
    exitCode: EXIT_CODES[difference.risk],
    output: formatDifference(difference),
    error: "",
  };
}

function synthesizedFile(stack: string): string {
  const folders = [stack, join(process.env.CDKTF_OUTDIR ?? "cdktf.out", "stacks", stack)];
  const files = folders.map((folder) => join(folder, "cdk.tf.json"));
  const found = files.find((file) => existsSync(file));
  if (found === undefined) {
    throw new Error(`no ${files.join(" and no ")}: run cdktf synth first`);
  }
  return found;
}

/** The one snapshot of a stack in a file; `undefined` where the tests' file has none of this stack yet. */
function committed(file: string, stack: string): StackSnapshot | undefined {
  if (!existsSync(file)) {
    throw new Error(`no ${file}: write it with --update`);
  }
  const text = readFileSync(file, "utf8");
  const snapshots = parseSnapshots(text);
  const found = snapshots.filter((snapshot) => snapshot.stack === stack);
  if (found.length === 0 && isOwn(text)) {
    throw new Error(`${file} has the snapshot of ${snapshots[0]?.stack}, not of ${stack}`);
  }
  if (new Set(found.map(formatSnapshot)).size > 1) {
    throw new Error(`${file} has several snapshots of ${stack} that differ`);
  }
  return found[0];
}

/** Whether this command wrote a file, and no test framework. */
function isOwn(text: string): boolean {
  return text.startsWith("{");
}

function update(file: string, snapshot: StackSnapshot): void {
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (before !== "" && !isOwn(before)) {
    throw new Error(`${file} is not this command's: update it with the tests that wrote it`);
  }
  writeFileSync(file, `${formatSnapshot(snapshot)}\n`);
}
