import type { Risk } from "../terraform/cache-resources/risk";
import { snapshotSynthesized } from "../terraform/snapshot";
import { readCommitted, writeCommitted } from "./committed-snapshot";
import { compareSnapshots } from "./compare-snapshots";
import { parseDiffArguments, USAGE } from "./diff-arguments";
import { formatDifference, formatDifferenceAsMarkdown } from "./difference-report";
import { refuseSameFile } from "./same-file";
import { synthesizedFile } from "./synthesized-file";
import { parseFrom, readText, writeText } from "./text-file";

const EXIT_CODES: Readonly<Record<Risk, number>> = {
  "in place": 0,
  disruptive: 2,
  "evicts data": 2,
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
  if (args.length === 0) {
    return { exitCode: 1, output: "", error: USAGE };
  }
  const asked = parseDiffArguments(args);
  if (asked === undefined) {
    return { exitCode: 0, output: USAGE, error: "" };
  }
  const { snapshot, stack, markdown, update } = asked;
  const synthesized = synthesizedFile(stack);
  refuseSameFile({ SNAPSHOT: snapshot, STACK: synthesized, "--markdown": markdown });

  const after = parseFrom(synthesized, readText(synthesized), snapshotSynthesized);
  if (update) {
    writeCommitted(snapshot, after);
    return { exitCode: 0, output: `${snapshot}: the snapshot of ${after.stack}\n`, error: "" };
  }
  const difference = compareSnapshots(readCommitted(snapshot, after.stack), after);
  if (markdown !== undefined) {
    writeText(markdown, formatDifferenceAsMarkdown(difference));
  }
  return {
    exitCode: EXIT_CODES[difference.risk],
    output: formatDifference(difference),
    error: "",
  };
}
