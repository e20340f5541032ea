import { existsSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { App, TerraformStack } from "cdktf";
import { CacheGuardrails } from "../lib/guardrails";
import { folderOf } from "../lib/guardrails/report-files";
import { CacheInspection, INSPECTION_FILES } from "../lib/inspect";
import { addStacks } from "../stacks/add-stacks";
import { loadEnvironment } from "../stacks/load-environment";
import { isMistake } from "../stacks/mistakes";

/**
 * Synthesizes the environment that CACHE_ENV names, and says where the reports on its stacks are. They
 * are there even if guardrails stop the synthesis.
 */
function main(name: string): void {
  const environments = loadEnvironment(name);
  const app = new App();
  addStacks(app, `cache-${name}`, environments);
  CacheGuardrails.apply(app, { pack: "strict" });
  CacheInspection.apply(app);

  const reports = app.node
    .findAll()
    .filter(TerraformStack.isStack)
    .flatMap((stack) => Object.values(INSPECTION_FILES).map((file) => join(folderOf(stack), file)));
  for (const report of reports) {
    // A report of an earlier run would be taken for that of this one.
    rmSync(report, { force: true });
  }
  try {
    app.synth();
  } finally {
    for (const report of reports.filter(existsSync)) {
      console.log(relative(process.cwd(), report));
    }
  }
}

try {
  main(process.env.CACHE_ENV ?? "dev");
} catch (error) {
  if (!isMistake(error)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
