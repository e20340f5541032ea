import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { App } from "cdktf";
import { deployedPicture } from "../../scripts/draw-deployed";

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "inspect-"));
});
afterEach(() => rmSync(outdir, { recursive: true }));

/** `npm run inspect` with an environment. */
function inspect(environment: string) {
  return spawnSync("node", ["--require", "./stacks/register.js", "scripts/inspect.ts"], {
    encoding: "utf8",
    env: { ...process.env, CACHE_ENV: environment, CDKTF_OUTDIR: outdir },
  });
}

describe("npm run inspect", () => {
  test("says where the pages of each stack are", () => {
    const { status, stdout, stderr } = inspect("prod");
    const folder = join(outdir, "stacks", "cache-prod");
    const pages = ["inspection.html", "inspection.md"].map((name) => join(folder, name));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(pages.map((page) => `${relative(process.cwd(), page)}\n`).join(""));
    expect(pages.every(existsSync)).toBe(true);
    expect(readFileSync(pages[0] as string, "utf8")).toContain("6,982 of 64,900");
  });

  test("writes nothing for an environment that it does not know, and lists those there are", () => {
    const { status, stdout, stderr } = inspect("staging");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(
      /^CACHE_ENV: 1 fault\n {2}\[stacks\.environment\] CACHE_ENV is "staging"; .*\n$/,
    );
    expect(readdirSync(outdir)).toEqual([]);
  });
});

test("docs/images/deployed.svg is what is deployed: npm run docs:picture", () => {
  expect(readFileSync("docs/images/deployed.svg", "utf8")).toBe(
    deployedPicture(new App({ outdir })),
  );
});
