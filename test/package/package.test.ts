import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { PackedPackage } from "./packed-package";

const { exports, typesVersions } = JSON.parse(fs.readFileSync("package.json", "utf8"));
const ENTRIES = Object.keys(exports)
  .filter((entry) => entry !== "./package.json")
  .map((entry) => path.posix.join("cdktf-managed-cache", entry));

/**
 * The kB that an entry may load of this package's own files. Measured in November 2026, with a third to spare.
 * The benchmark compares how long that takes with loading cdktf.
 */
const LIMITS: Record<string, number> = {
  "cdktf-managed-cache": 145,
  "cdktf-managed-cache/aws": 460,
  "cdktf-managed-cache/google": 385,
  "cdktf-managed-cache/azure": 285,
  "cdktf-managed-cache/kubernetes": 485,
  "cdktf-managed-cache/alerts": 175,
  "cdktf-managed-cache/patterns/aws": 765,
  "cdktf-managed-cache/patterns/google": 745,
  "cdktf-managed-cache/patterns/azure": 710,
  "cdktf-managed-cache/guardrails": 355,
  "cdktf-managed-cache/inspect": 410,
  "cdktf-managed-cache/changes": 340,
  "cdktf-managed-cache/testing": 105,
};

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

  /** The kB of this package that an entry loads. */
  function load(entry: string): number {
    const bytes = run(
      "load.cjs",
      `const fs = require("node:fs"), path = require("node:path");
       const own = path.dirname(require.resolve("cdktf-managed-cache/package.json")) + path.sep;
       require("${entry}");
       const files = Object.keys(require.cache).filter((file) => file.startsWith(own));
       console.log(files.reduce((sum, file) => sum + fs.statSync(file).size, 0));`,
    );
    return Math.round(Number(bytes) / 1000);
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
    const kilobytes = load(entry);
    expect(kilobytes).toBeGreaterThan(0);
    expect(kilobytes).toBeLessThan(limit);
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

  test("the command says the same to a reader who stops early", () => {
    const { bin } = JSON.parse(
      fs.readFileSync(path.join(project, "node_modules/cdktf-managed-cache/package.json"), "utf8"),
    );
    const resources = Array.from({ length: 9000 }, (_, index) => [`r${index}`, { name: "shop" }]);
    fs.writeFileSync(
      path.join(project, "cdk.tf.json"),
      JSON.stringify({
        "//": { metadata: { stackName: "shop" } },
        resource: { aws_sns_topic: Object.fromEntries(resources) },
      }),
    );
    fs.writeFileSync(path.join(project, "none.json"), "");
    const command = path.join("node_modules/cdktf-managed-cache", bin["cdktf-cache-diff"]);
    // More than a pipe holds, so that the command still writes when nobody reads any more.
    const piped = (reader: string) =>
      spawnSync("bash", ["-c", `set -o pipefail; node ${command} none.json . | ${reader}`], {
        cwd: project,
        encoding: "utf8",
      });
    const whole = piped("cat");
    expect(whole.stdout.length).toBeGreaterThan(200_000);
    const cut = piped("head -c 10");
    expect({ status: cut.status, stderr: cut.stderr }).toEqual({
      status: whole.status,
      stderr: whole.stderr,
    });
  });
});
