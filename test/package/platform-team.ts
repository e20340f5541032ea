import * as fs from "node:fs";
import * as path from "node:path";
import type { PackedPackage } from "./packed-package";

/** Where the example is in this repository. */
export const EXAMPLE = path.join("examples", "platform-team");

/**
 * The example as its owners would have it: with the package installed, and all others as they are here.
 *
 * @returns the folder
 */
export function installExample(packed: PackedPackage): string {
  const folder = path.join(packed.folder, "platform-team");
  fs.cpSync(EXAMPLE, folder, { recursive: true });
  const modules = path.join(folder, "node_modules");
  const bin = path.join(modules, ".bin");
  fs.mkdirSync(bin, { recursive: true });
  link("node_modules", modules);
  link(path.join("node_modules", ".bin"), bin);
  const installed = packed.unpack(modules);
  const { bin: commands } = JSON.parse(
    fs.readFileSync(path.join(installed, "package.json"), "utf8"),
  );
  for (const [name, file] of Object.entries<string>(commands)) {
    fs.chmodSync(path.join(installed, file), 0o755);
    fs.symlinkSync(path.join(installed, file), path.join(bin, name));
  }
  return folder;
}

function link(from: string, to: string): void {
  for (const name of fs.readdirSync(from)) {
    if (!fs.existsSync(path.join(to, name))) {
      fs.symlinkSync(path.resolve(from, name), path.join(to, name));
    }
  }
}
