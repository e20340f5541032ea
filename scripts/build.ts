import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { minifySync } from "@swc/core";

/**
 * Builds `dist`: what the compiler makes of `lib`, less what nobody reads there. Comments are in the
 * declarations alone, and there are declarations only of what an entry point leads to: without this the
 * package would be half as large again.
 */
const DIST = path.resolve("dist");

/** By these names Node.js finds what an ES module can import. */
const EXPORT_HELPERS = ["__createBinding", "__exportStar"];

fs.rmSync(DIST, { recursive: true, force: true });
const compiled = spawnSync("node_modules/.bin/tsc", ["-p", "tsconfig.build.json"], {
  stdio: "inherit",
});
if (compiled.status !== 0) {
  process.exit(1);
}
const reachable = declarationsOf(entryDeclarations());
for (const name of fs.readdirSync(DIST, { recursive: true, encoding: "utf8" })) {
  const file = path.join(DIST, name);
  if (file.endsWith(".js")) {
    minify(file);
  } else if (file.endsWith(".d.ts") && !reachable.has(file)) {
    fs.rmSync(file);
  }
}

/** Takes out blanks and comments, and shortens local names; the code itself stays as it was compiled. */
function minify(file: string): void {
  const source = fs.readFileSync(file, "utf8");
  const [shebang = ""] = source.match(/^#!.*\n/) ?? [];
  // The names of classes are in messages of cdktf and in stack traces.
  const classes = [...source.matchAll(/^class (\w+)/gm)].map(([, name]) => name as string);
  const { code } = minifySync(source.slice(shebang.length), {
    compress: false,
    mangle: { toplevel: true, reserved: [...EXPORT_HELPERS, ...classes] },
    format: { comments: false },
  });
  fs.writeFileSync(file, `${shebang}${code}\n`);
}

/** The declarations that package.json points to. */
function entryDeclarations(): string[] {
  const { exports } = JSON.parse(fs.readFileSync("package.json", "utf8"));
  return Object.values<{ types?: string }>(exports).flatMap(({ types }) =>
    types === undefined ? [] : path.resolve(types),
  );
}

/** All that some declarations refer to, themselves included. */
function declarationsOf(files: readonly string[], found = new Set<string>()): Set<string> {
  for (const file of files) {
    if (!found.has(file)) {
      found.add(file);
      const references = fs.readFileSync(file, "utf8").matchAll(/(?:from |import\()"(\.[^"]*)"/g);
      const next = [...references].map(([, to]) => path.resolve(path.dirname(file), to as string));
      declarationsOf(next.map(declarationFile), found);
    }
  }
  return found;
}

function declarationFile(module: string): string {
  return fs.existsSync(`${module}.d.ts`) ? `${module}.d.ts` : path.join(module, "index.d.ts");
}
