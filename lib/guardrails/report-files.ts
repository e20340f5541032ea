import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import type { Evaluation } from "./evaluation";
import { jsonReport, markdownReport } from "./report";
import { sarifReport } from "./sarif";

/** Names of the reports, in the stack's own folder. None ends as Terraform's files do. */
export const REPORT_FILES = {
  json: "guardrails-report.json",
  sarif: "guardrails-report.sarif",
  markdown: "guardrails-report.md",
};

/**
 * Writes the reports beside the stack, and returns the path of the one for people.
 * @internal
 */
export function writeReports(stack: TerraformStack, evaluation: Evaluation): string {
  const folder = folderOf(stack);
  const { outdir, manifest } = App.of(stack);
  const artifact = join(outdir, manifest.forStack(stack).synthesizedStackPath);
  replace(join(folder, REPORT_FILES.json), pretty(jsonReport(evaluation)));
  replace(join(folder, REPORT_FILES.sarif), pretty(sarifReport(evaluation, artifact)));
  const markdown = join(folder, REPORT_FILES.markdown);
  replace(markdown, markdownReport(evaluation));
  return markdown;
}

/** The folder into which a stack is synthesized. @internal */
export function folderOf(stack: TerraformStack): string {
  const { outdir, manifest } = App.of(stack);
  return join(outdir, manifest.forStack(stack).workingDirectory);
}

/** Whoever reads at the same time gets the old file or the new one, never half of it. */
export function replace(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.part`;
  try {
    writeFileSync(partial, content);
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
}

function pretty(report: object): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
