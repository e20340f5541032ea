import { relative } from "node:path";
import { snapshotSynthesized } from "../terraform/snapshot";
import { readCommitted, writeCommitted } from "./committed-snapshot";
import { compareSnapshots } from "./compare-snapshots";
import { compareWithPlan } from "./compare-with-plan";
import { parseDiffArguments, USAGE } from "./diff-arguments";
import { EXIT_CODES } from "./exit-codes";
import { FORMATS } from "./formats";
import { readPlan } from "./plan-file";
import { providerVersions } from "./provider-versions";
import { refuseSameFile } from "./same-file";
import { synthesizedFile } from "./synthesized-file";
import { parseFrom, readText, writeText } from "./text-file";

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
  const { snapshot, stack, plan, reports, update } = asked;
  const synthesized = synthesizedFile(stack);
  refuseSameFile([
    ["SNAPSHOT", snapshot],
    ["STACK", synthesized],
    ...(plan === undefined ? [] : [["--plan", plan] as const]),
    ...reports.flatMap(({ format, file }) =>
      file === undefined ? [] : [[`--format ${format}`, file] as const],
    ),
  ]);

  const json = readText(synthesized);
  const after = parseFrom(synthesized, json, snapshotSynthesized);
  if (update) {
    writeCommitted(snapshot, after);
    return { exitCode: 0, output: `${snapshot}: the snapshot of ${after.stack}\n`, error: "" };
  }
  const before = readCommitted(snapshot, after.stack);
  const options = { providerVersions: providerVersions(json) };
  const difference =
    plan === undefined
      ? compareSnapshots(before, after, options)
      : compareWithPlan(before, after, readPlan(plan), options);
  const artifact = relative(".", synthesized);
  // All of them, before one is written.
  const written = reports.map(({ format, file }) => ({
    file,
    text: FORMATS[format](difference, artifact),
  }));
  for (const { file, text } of written) {
    if (file !== undefined) {
      writeText(file, text);
    }
  }
  return {
    exitCode: EXIT_CODES[difference.risk],
    output: written.find(({ file }) => file === undefined)?.text ?? "",
    error: "",
  };
}
