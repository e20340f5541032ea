import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { App } from "cdktf";
import { runDiffCommand } from "../../lib/changes/diff-command";
import { plannedStack } from "../changes/planned-stack";
import { PLANNED, type PlanName, planFile } from "../changes/plans";
import { blocksOf } from "./pages";

const blocks = blocksOf(fs.readFileSync("docs/review-in-ci.md", "utf8"));
const script = blocks.find(({ info }) => info === "bash")?.code ?? "";

/** The command of each recipe that makes the review, as a shell gets it. */
const recipes = blocks
  .filter(({ info }) => info === "yaml")
  .flatMap(({ section, code }) =>
    code
      .split("\n")
      .filter((line) => line.includes("ci/review.sh"))
      .map((line) => ({ section, command: line.replace(/^\s*(- )?(run: )?/, "") })),
  );

let folder: string;
const { CDKTF_OUTDIR: outdir } = process.env;

/** A repository whose main branch has the snapshot, and a stack that was changed and planned since. */
function repository(name: PlanName): void {
  const synthesize = (props: object) => {
    const app = new App({ outdir: path.join(folder, "cdktf.out") });
    plannedStack(props, app);
    app.synth();
  };
  process.env.CDKTF_OUTDIR = path.join(folder, "cdktf.out");
  synthesize({});
  fs.mkdirSync(path.join(folder, "snapshots"));
  runDiffCommand(["--update", path.join(folder, "snapshots/shop.json"), "shop"]);
  git("init", "--quiet", "--initial-branch", "main");
  git("add", "snapshots");
  git("commit", "--quiet", "--message", "The snapshot");
  // What a clone of a pull request has.
  git("fetch", "--quiet", ".", "main");
  git("update-ref", "refs/remotes/origin/main", "main");
  synthesize(PLANNED[name]);
}

function git(...args: string[]): string {
  const identity = ["-c", "user.name=Platform", "-c", "user.email=platform@example.com"];
  return execFileSync("git", [...identity, ...args], { cwd: folder, encoding: "utf8" }).trim();
}

/** A program of the machine that runs the pipeline. */
function program(name: string, lines: string): void {
  fs.mkdirSync(path.join(folder, "bin"), { recursive: true });
  fs.writeFileSync(path.join(folder, "bin", name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
}

beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "recipe-")));
  fs.mkdirSync(path.join(folder, "ci"));
  fs.writeFileSync(path.join(folder, "ci/review.sh"), script);
  const command = ["--require", path.resolve("stacks/register.js")];
  program(
    "npx",
    `shift; exec ${process.execPath} ${command.join(" ")} ${path.resolve("lib/changes/cache-diff.ts")} "$@"`,
  );
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
  delete process.env.CDKTF_OUTDIR;
  Object.assign(process.env, outdir && { CDKTF_OUTDIR: outdir });
});

function run(command: string, env: Record<string, string> = {}) {
  const { CDKTF_OUTDIR: _, ...own } = process.env;
  return spawnSync("bash", ["-c", `${command}\nexit "\${code:-$?}"`], {
    cwd: folder,
    encoding: "utf8",
    env: {
      ...own,
      PATH: `${path.join(folder, "bin")}:${process.env.PATH}`,
      GITHUB_BASE_REF: "main",
      CI_MERGE_REQUEST_DIFF_BASE_SHA: git("rev-parse", "main"),
      PLANFILE: "shop-default.tfplan",
      ...env,
    },
  });
}

test("there is a recipe for each system", () => {
  expect(recipes.map(({ section }) => section)).toEqual(["GitHub Actions", "GitLab", "Atlantis"]);
});

describe.each(recipes)("the recipe for $section", ({ section, command }) => {
  test.each<[PlanName, number, string]>([
    ["many", 3, "destroys data"],
    ["part", 2, "disruptive"],
  ])("reviews the plan %s: exit code %i", (name, exitCode, risk) => {
    repository(name);
    program("terraform", `cat ${planFile(name)}`);
    const { status, stdout, stderr } = run(command);
    expect(stderr).toBe("");
    const isLetPass = section === "Atlantis" && exitCode === 2;
    const isFailed = section === "Atlantis" && exitCode === 3;
    expect(status).toBe(isLetPass ? 0 : isFailed ? 1 : exitCode);
    expect(stdout).toContain(risk);
    const comment = fs.readFileSync(path.join(folder, "review.md"), "utf8");
    expect(comment).toContain(`**${risk}**`);
    expect(comment).toContain("A plan of Terraform says");
    expect(JSON.parse(fs.readFileSync(path.join(folder, "review.sarif"), "utf8")).version).toBe(
      "2.1.0",
    );
  });

  test("ends with an error where Terraform gives no plan", () => {
    repository("part");
    program("terraform", "exit 1");
    expect(run(command).status).toBe(1);
    expect(fs.existsSync(path.join(folder, "review.md"))).toBe(false);
  });
});

test("the script prints annotations where it is asked for them, and takes a stack without a snapshot for new", () => {
  repository("part");
  program("terraform", `cat ${planFile("part")}`);
  const command = 'terraform show | bash ci/review.sh shop "no-such-commit"';
  const { status, stdout } = run(command, { REVIEW_FORMAT: "github" });
  expect(status).toBe(2);
  expect(stdout).toMatch(/^::warning title=shop%3A disruptive::/);
});
