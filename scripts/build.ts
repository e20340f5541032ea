import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";

/**
 * Builds `dist`: a script for each entry of the package, what they have in common in `shared/`, and the
 * declarations that they lead to. One file for each source would load more slowly.
 */
const LIB = path.resolve("lib");
const DIST = path.resolve("dist");

const { exports: entries, bin } = JSON.parse(fs.readFileSync("package.json", "utf8")) as {
  exports: Record<string, { types?: string; default?: string }>;
  bin: Record<string, string>;
};

build().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

async function build(): Promise<void> {
  fs.rmSync(DIST, { recursive: true, force: true });
  writeDeclarations();
  await writeScripts();
}

/** Scripts first for what package.json names, then for what two of them use. */
async function writeScripts(): Promise<void> {
  const scripts = [
    ...Object.values(entries).flatMap((entry) => entry.default ?? []),
    ...Object.values(bin),
  ];
  const { rolldown } = await import("rolldown");
  const bundle = await rolldown({
    input: Object.fromEntries(scripts.map((script) => [nameOf(script), sourceOf(script)])),
    platform: "node",
    // Other packages are the user's: peers, and the one dependency.
    external: /^[^./]/,
    treeshake: { moduleSideEffects: false },
  });
  await bundle.write({
    dir: DIST,
    format: "cjs",
    exports: "named",
    strict: true,
    entryFileNames: "[name].js",
    chunkFileNames: "shared/[name].js",
    // As it was written, so that an error shows a line that a person can read above its message.
    minify: false,
  });
}

/** `aws/index` for `./dist/aws/index.js`. */
function nameOf(script: string): string {
  return path.relative("dist", script).replace(/\.js$/, "");
}

function sourceOf(script: string): string {
  return path.join(LIB, `${nameOf(script)}.ts`);
}

function writeDeclarations(): void {
  const { status } = spawnSync("node_modules/.bin/tsc", ["-p", "tsconfig.build.json"], {
    stdio: "inherit",
  });
  if (status !== 0) {
    throw new Error("the declarations could not be written");
  }
  const types = Object.values(entries).flatMap((entry) => entry.types ?? []);
  const reachable = declarationsOf(types.map((file) => path.resolve(file)));
  for (const name of fs.readdirSync(DIST, { recursive: true, encoding: "utf8" })) {
    const file = path.join(DIST, name);
    if (file.endsWith(".d.ts") && !reachable.has(file)) {
      fs.rmSync(file);
    }
  }
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
