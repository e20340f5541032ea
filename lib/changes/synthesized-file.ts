import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * The configuration that cdktf has written of a stack.
 *
 * @param stack - its name, or its folder
 */
export function synthesizedFile(stack: string): string {
  const stacks = join(process.env.CDKTF_OUTDIR ?? "cdktf.out", "stacks");
  const files = [stack, join(stacks, stack)].map((folder) => join(folder, "cdk.tf.json"));
  const found = files.find((file) => existsSync(file));
  if (found === undefined) {
    const others = existsSync(stacks) ? `; in ${stacks}: ${readdirSync(stacks).join(", ")}` : "";
    throw new Error(`no ${files.join(" and no ")}${others}; run cdktf synth first`);
  }
  return found;
}
