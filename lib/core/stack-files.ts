import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { App, type TerraformStack } from "cdktf";
import { makeFolder } from "./make-folder";

/** The folder into which a stack is synthesized. */
export function folderOf(stack: TerraformStack): string {
  const { outdir, manifest } = App.of(stack);
  return join(outdir, manifest.forStack(stack).workingDirectory);
}

/** A reader gets the old file or the new one, never half of it. */
export function writeWhole(file: string, content: string): void {
  makeFolder(dirname(file));
  const partial = `${file}.${process.pid}.part`;
  try {
    writeFileSync(partial, content);
    renameSync(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
}
