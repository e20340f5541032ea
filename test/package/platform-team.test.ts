import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { PackedPackage } from "./packed-package";
import { installExample } from "./platform-team";

let packed: PackedPackage;
let folder: string;

beforeAll(() => {
  packed = new PackedPackage();
  folder = installExample(packed);
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "Caches");
}, 120_000);
afterAll(() => packed?.remove());

function git(...args: string[]): string {
  const identity = ["-c", "user.name=Platform", "-c", "user.email=platform@example.com"];
  return execFileSync("git", [...identity, ...args], { cwd: folder, encoding: "utf8" });
}

function run(program: string, ...args: string[]) {
  const { CDKTF_OUTDIR: _, ...env } = process.env;
  return spawnSync(program, args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...env, CI: "true", CHECKPOINT_DISABLE: "1" },
  });
}

/** What the workflow does of a pull request that changes the stacks' code. */
function review(from: string, to: string) {
  const file = path.join(folder, "stacks.ts");
  const code = fs.readFileSync(file, "utf8");
  expect(code).toContain(from);
  fs.writeFileSync(file, code.replace(from, to));
  try {
    const { status, stdout, stderr } = run("bash", "ci/cache-diff.sh", "HEAD");
    const comment = fs.readFileSync(path.join(folder, "cache-diff.md"), "utf8");
    return { status, stdout, stderr, comment };
  } finally {
    fs.writeFileSync(file, code);
  }
}

test("its tests pass, and its snapshot is what this version makes", () => {
  const { status, stdout, stderr } = run("npm", "test");
  // `npm run example:update` writes the snapshot anew.
  expect({ status, output: stdout + stderr }).toMatchObject({ status: 0 });
  expect(git("status", "--porcelain")).toBe("");
}, 120_000);

test("a pull request that changes nothing disrupts nothing", () => {
  const { status, comment } = review("shop:1.4", "shop:1.4");
  expect(comment).toBe("### shop-dev: no changes\n### shop-prod: no changes\n");
  expect(status).toBe(0);
}, 60_000);

test("one that takes another node type is disruptive", () => {
  const { status, stdout, comment } = review("cache.r7g.large", "cache.r7g.xlarge");
  expect(status).toBe(2);
  expect(stdout).toContain("disruptive: update aws_elasticache_replication_group.");
  expect(comment).toContain('node_type: "cache.r7g.large" -> "cache.r7g.xlarge"');
}, 60_000);

test("one that takes a key away destroys data", () => {
  const file = path.join(folder, "team-cache-stack.ts");
  const code = fs.readFileSync(file, "utf8");
  fs.writeFileSync(
    file,
    code.replace("nodeType,\n", "nodeType,\n        customerManagedKey: false,\n"),
  );
  const { status } = run("bash", "ci/cache-diff.sh", "HEAD");
  fs.writeFileSync(file, code);
  expect(status).toBe(3);
  expect(fs.readFileSync(path.join(folder, "cache-diff.md"), "utf8")).toContain(
    "| **destroys data** | replace | `aws_elasticache_replication_group.",
  );
}, 60_000);

test("one that adds a stack, or brings the first snapshots, disrupts nothing", () => {
  const { status, comment } = review('"shop-prod"', '"shop-live"');
  expect(status).toBe(0);
  expect(comment).toContain("| in place | create | `aws_elasticache_replication_group.");
  expect(run("bash", "ci/cache-diff.sh", "no-such-commit").status).toBe(0);
}, 60_000);

test("what does not synthesize cannot be compared", () => {
  expect(review('"cache.r7g.large"', "undefined as never").status).toBe(1);
}, 60_000);
