import { existsSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { TerraformStack } from "cdktf";
import { folderOf } from "../lib/core/stack-files";
import { CacheInspection, INSPECTION_FILES } from "../lib/inspect";
import { environmentApp } from "../stacks/environment-app";
import { runApp } from "../stacks/run-app";

/**
 * Synthesizes the environment that CACHE_ENV names, and says where the reports on its stacks are. They
 * are there even if guardrails stop the synthesis.
 */
runApp(() => {
  const app = environmentApp();
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
});
