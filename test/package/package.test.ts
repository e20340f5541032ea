import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { PackedPackage } from "./packed-package";

const { exports, typesVersions } = JSON.parse(fs.readFileSync("package.json", "utf8"));
const ENTRIES = Object.keys(exports)
  .filter((entry) => entry !== "./package.json")
  .map((entry) => path.posix.join("cdktf-managed-cache", entry));

/**
 * What an entry may cost of this package's own files: their size, and the processor time that loading them
 * takes when bindings and libraries are there already. Measured in November 2026, with a third to spare; the
 * time with three times as much, since it is another on each machine.
 */
const LIMITS: Record<string, { readonly kilobytes: number; readonly milliseconds: number }> = {
  "cdktf-managed-cache": { kilobytes: 95, milliseconds: 15 },
  "cdktf-managed-cache/aws": { kilobytes: 215, milliseconds: 30 },
  "cdktf-managed-cache/google": { kilobytes: 182, milliseconds: 30 },
  "cdktf-managed-cache/kubernetes": { kilobytes: 285, milliseconds: 30 },
  "cdktf-managed-cache/alerts": { kilobytes: 110, milliseconds: 15 },
  "cdktf-managed-cache/patterns/aws": { kilobytes: 430, milliseconds: 40 },
  "cdktf-managed-cache/patterns/google": { kilobytes: 395, milliseconds: 40 },
  "cdktf-managed-cache/guardrails": { kilobytes: 270, milliseconds: 20 },
  "cdktf-managed-cache/inspect": { kilobytes: 325, milliseconds: 30 },
  "cdktf-managed-cache/changes": { kilobytes: 125, milliseconds: 15 },
  "cdktf-managed-cache/testing": { kilobytes: 60, milliseconds: 10 },
};

/** Runs of which the fastest counts: other work on the machine only ever adds. */
const LOADS = 5;

let packed: PackedPackage;
beforeAll(() => {
  packed = new PackedPackage();
}, 120_000);
afterAll(() => packed?.remove());

test("has what lib is built to, README, licence and changelog, and nothing else", () => {
  const others = packed.files
    .map((file) => file.path)
    .filter((file) => !/^dist\/.+\.(js|d\.ts)$/.test(file));
  expect(others.sort()).toEqual(["CHANGELOG.md", "LICENSE", "README.md", "package.json"]);
});

test("is right by publint", () => {
  const { status, stdout } = spawnSync(
    "node_modules/.bin/publint",
    ["run", packed.tarball, "--strict"],
    { encoding: "utf8" },
  );
  expect({ status, stdout }).toMatchObject({ status: 0 });
});

test("has types that every module resolution finds", () => {
  const { status, stdout } = spawnSync("node_modules/.bin/attw", [packed.tarball, "--no-emoji"], {
    encoding: "utf8",
    env: { ...process.env, FORCE_COLOR: "0" },
  });
  expect({ status, stdout }).toMatchObject({ status: 0 });
}, 60_000);

test("names its types for the resolution that knows no exports", () => {
  const named = Object.entries<{ types?: string }>(exports)
    .filter(([entry, { types }]) => entry !== "." && types !== undefined)
    .map(([entry, { types }]) => [entry.slice(2), [types?.slice(2)]]);
  expect(typesVersions).toEqual({ "*": Object.fromEntries(named) });
});

describe("each entry", () => {
  let project: string;
  beforeAll(() => {
    project = path.join(packed.folder, "project");
    const modules = path.join(project, "node_modules");
    packed.unpack(modules);
    for (const name of ["@cdktf", "cdktf", "constructs", "croner"]) {
      fs.symlinkSync(path.resolve("node_modules", name), path.join(modules, name));
    }
  });

  function run(file: string, code: string): string {
    fs.writeFileSync(path.join(project, file), code);
    return execFileSync("node", [file], { cwd: project, encoding: "utf8" }).trim();
  }

  /** What an entry loads of this package, and the processor time of the fastest load. */
  function load(entry: string): { kilobytes: number; milliseconds: number } {
    const loads = Array.from({ length: LOADS }, () =>
      JSON.parse(
        run(
          "load.cjs",
          `const fs = require("node:fs"), path = require("node:path");
           const own = path.dirname(require.resolve("cdktf-managed-cache/package.json")) + path.sep;
           const loaded = () => Object.values(require.cache).filter(({ id }) => id.startsWith(own));
           require("${entry}");
           const files = loaded().map(({ id }) => id);
           for (const id of files) delete require.cache[id];
           // All that they need of others is loaded by now.
           const before = process.cpuUsage();
           require("${entry}");
           const { user, system } = process.cpuUsage(before);
           const bytes = files.reduce((sum, file) => sum + fs.statSync(file).size, 0);
           console.log(JSON.stringify({ kilobytes: bytes / 1000, milliseconds: (user + system) / 1000 }));`,
        ),
      ),
    );
    return {
      kilobytes: Math.round(loads[0].kilobytes),
      milliseconds: Math.min(...loads.map(({ milliseconds }) => milliseconds)),
    };
  }

  test.each(ENTRIES)("%s has the same names in CommonJS and in an ES module", (entry) => {
    const required = run("a.cjs", `console.log(Object.keys(require("${entry}")).sort().join())`);
    const imported = run(
      "a.mjs",
      `import * as all from "${entry}";
       console.log(Object.keys(all).filter((name) => !["__esModule", "default", "module.exports"].includes(name)).sort().join())`,
    );
    expect(required).not.toBe("");
    expect(imported).toBe(required);
  });

  test.each(Object.entries(LIMITS))("%s loads no more code than its limit", (entry, limit) => {
    const { kilobytes, milliseconds } = load(entry);
    expect(kilobytes).toBeLessThan(limit.kilobytes);
    expect(milliseconds).toBeLessThan(limit.milliseconds);
  });

  test("there is a limit for each", () => {
    expect(Object.keys(LIMITS)).toEqual(ENTRIES);
  });

  test("an error shows its message once, at the top", () => {
    const { stderr } = spawnSync(
      "node",
      ["-e", `const { Duration } = require("cdktf-managed-cache"); Duration.seconds(-1);`],
      { cwd: project, encoding: "utf8" },
    );
    const [, , , , message] = stderr.split("\n");
    expect(message).toBe("CacheValidationError: Duration: 1 fault");
    expect(stderr.split("duration.amount")).toHaveLength(2);
    // What Node.js shows above the message: a file, a line of it, and a mark below the line.
    expect(stderr.indexOf("CacheValidationError: ")).toBeLessThan(300);
  });

  test("the command runs", () => {
    const { bin } = JSON.parse(
      fs.readFileSync(path.join(project, "node_modules/cdktf-managed-cache/package.json"), "utf8"),
    );
    const command = path.join("node_modules/cdktf-managed-cache", bin["cdktf-cache-diff"]);
    expect(execFileSync("node", [command, "--help"], { cwd: project, encoding: "utf8" })).toMatch(
      /^usage: cdktf-cache-diff /,
    );
  });
});
