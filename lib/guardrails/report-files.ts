import { join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import { folderOf, writeWhole } from "../core/stack-files";
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
  writeWhole(join(folder, REPORT_FILES.json), pretty(jsonReport(evaluation)));
  writeWhole(join(folder, REPORT_FILES.sarif), pretty(sarifReport(evaluation, artifact)));
  const markdown = join(folder, REPORT_FILES.markdown);
  writeWhole(markdown, markdownReport(evaluation));
  return markdown;
}

function pretty(report: object): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
