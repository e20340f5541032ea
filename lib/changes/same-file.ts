import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";

/**
 * Refuses two names for one file: what is written would replace what is read.
 *
 * @param files - by what the user knows them as
 */
export function refuseSameFile(files: Readonly<Record<string, string | undefined>>): void {
  const names = new Map<string, string>();
  for (const [name, file] of Object.entries(files)) {
    if (file !== undefined) {
      const path = existsSync(file) ? realpathSync(file) : resolve(file);
      const other = names.get(path);
      if (other !== undefined) {
        throw new Error(`${other} and ${name} are the same file, ${file}; name two files`);
      }
      names.set(path, name);
    }
  }
}
