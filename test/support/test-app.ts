import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type App, Testing } from "cdktf";

let outdir: string | undefined;

/**
 * An app whose stacks are not written to disk. All such apps of a test file have one folder: those
 * that `Testing.app()` makes on each call took a tenth of the processor time of all tests.
 */
export function testApp(): App {
  outdir ??= mkdtempSync(join(tmpdir(), "app-"));
  return Testing.app({ outdir });
}
