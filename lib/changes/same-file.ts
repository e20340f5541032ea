import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";

/**
 * Refuses two names for one file: what is written would replace what is read.
 *
 * @param files - each with the name that the user knows it by
 */
export function refuseSameFile(files: readonly (readonly [name: string, file: string])[]): void {
  const names = new Map<string, string>();
  for (const [name, file] of files) {
    const path = existsSync(file) ? realpathSync(file) : resolve(file);
    const other = names.get(path);
    if (other !== undefined) {
      throw new Error(`${other} and ${name} are the same file, ${file}; name two files`);
    }
    names.set(path, name);
  }
}
