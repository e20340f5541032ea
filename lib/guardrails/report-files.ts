import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

/** Writes the reports beside the stack, and returns the path of the one for people. */
export function writeReports(stack: TerraformStack, evaluation: Evaluation): string {
  const { outdir, manifest } = App.of(stack);
  const { workingDirectory, synthesizedStackPath } = manifest.forStack(stack);
  const folder = join(outdir, workingDirectory);
  mkdirSync(folder, { recursive: true });

  const artifact = join(outdir, synthesizedStackPath);
  replace(join(folder, REPORT_FILES.json), pretty(jsonReport(evaluation)));
  replace(join(folder, REPORT_FILES.sarif), pretty(sarifReport(evaluation, artifact)));
  const markdown = join(folder, REPORT_FILES.markdown);
  replace(markdown, markdownReport(evaluation));
  return markdown;
}

/** Whoever reads at the same time gets the old file or the new one, never half of it. */
function replace(file: string, content: string): void {
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
