import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** What goes into the build and into the package; the rest of the repository must not matter. */
const SOURCES = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "lib",
  "package.json",
  "scripts/build.ts",
  "stacks/register.js",
  "tsconfig.build.json",
  "tsconfig.json",
];

/** A file of the package, and its size. */
export interface PackedFile {
  readonly path: string;
  readonly size: number;
}

/** The package as `npm publish` would send it, made from a copy, so that nothing here is touched. */
export class PackedPackage {
  readonly folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "package-")));
  readonly tarball: string;
  readonly files: readonly PackedFile[];
  readonly unpackedSize: number;

  constructor() {
    const source = path.join(this.folder, "source");
    for (const name of SOURCES) {
      fs.cpSync(name, path.join(source, name), { recursive: true });
    }
    fs.symlinkSync(path.resolve("node_modules"), path.join(source, "node_modules"));
    const args = ["pack", "--json", "--loglevel=error", "--pack-destination", this.folder];
    const { status, stdout, stderr } = spawnSync("npm", args, { cwd: source, encoding: "utf8" });
    if (status !== 0) {
      throw new Error(`npm pack\n${stdout}${stderr}`);
    }
    // The build writes to the same stream, before.
    const [packed] = JSON.parse(stdout.slice(stdout.indexOf("[\n")));
    this.tarball = path.join(this.folder, packed.filename);
    this.files = packed.files;
    this.unpackedSize = packed.unpackedSize;
  }

  /** Unpacks it as the module of a project. */
  unpack(nodeModules: string): string {
    const target = path.join(nodeModules, "cdktf-managed-cache");
    fs.mkdirSync(target, { recursive: true });
    execFileSync("tar", ["-xzf", this.tarball, "-C", target, "--strip-components=1"]);
    return target;
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true });
  }
}
