import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { PackedPackage } from "./packed-package";

const { exports, typesVersions } = JSON.parse(fs.readFileSync("package.json", "utf8"));
const ENTRIES = Object.keys(exports)
  .filter((entry) => entry !== "./package.json")
  .map((entry) => path.posix.join("cdktf-managed-cache", entry));

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

test("is below 500 kB unpacked", () => {
  expect(packed.unpackedSize).toBeLessThan(500_000);
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
