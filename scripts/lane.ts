import { execFileSync, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { compareSnapshots, formatDifference } from "../lib/changes";
import { snapshotSynthesized } from "../lib/testing";

/**
 * Runs what runs here against other versions of what this package stands on: in a copy of the
 * repository with other dependencies it checks the types, runs the tests that need Node.js alone, and
 * compares what every environment synthesizes with what it synthesizes here, as data.
 */
interface Lane {
  readonly what: string;
  /** Versions in place of those of package.json; `undefined` leaves one out. */
  readonly dependencies: Readonly<Record<string, string | undefined>>;
  /** What the bindings' own peer ranges do not allow. */
  readonly overrides?: Readonly<Record<string, string>>;
}

const LANES: Readonly<Record<string, Lane>> = {
  aws5: {
    what: "the AWS bindings 20.1.0, for version 5 of the provider",
    dependencies: { "@cdktf/provider-aws": "20.1.0" },
  },
  cdktn: {
    what: "CDK Terrain 0.24.0 under the name of cdktf",
    dependencies: {
      cdktf: "npm:cdktn@0.24.0",
      constructs: "~10.7.0",
      // The command line tool brings a cdktf of its own.
      "cdktf-cli": undefined,
    },
    overrides: { cdktf: "$cdktf" },
  },
};

/** What is made anew or has no part in it. */
const LEFT_OUT = [".git", ".local", "cdktf.out", "dist", "node_modules", "package-lock.json"];

/** Suites that try other programs, or the package as it is published. */
const NOT_HERE = ["--testPathIgnorePatterns", "/e2e/", "/test/live/", "/test/package/"];

/** `local` is the environment of one machine: its script makes the network that it asks for. */
const ENVIRONMENTS = fs
  .readdirSync("stacks/environments")
  .map((file) => path.basename(file, ".ts"))
  .filter((name) => name !== "local");

const [name = ""] = process.argv.slice(2);
const lane = LANES[name];
if (lane === undefined) {
  console.error(`usage: lane ${Object.keys(LANES).join(" | ")}`);
  process.exit(1);
}
console.log(`Lane ${name}: ${lane.what}`);
const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `lane-${name}-`)));
try {
  process.exitCode = runLane(lane, folder) ? 0 : 1;
} finally {
  fs.rmSync(folder, { recursive: true });
}

function runLane(chosen: Lane, copy: string): boolean {
  for (const entry of fs.readdirSync(".").filter((file) => !LEFT_OUT.includes(file))) {
    fs.cpSync(entry, path.join(copy, entry), { recursive: true });
  }
  fs.writeFileSync(path.join(copy, "package.json"), JSON.stringify(manifest(chosen), null, 2));
  // Tests ask git which files are the project's.
  execFileSync("git", ["init", "--quiet"], { cwd: copy });
  const install = ["install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  if (!step("installs", copy, "npm", ...install)) {
    return false;
  }
  return [
    step("type-checks", copy, "npx", "tsc"),
    step("passes the tests that need Node.js alone", copy, "npx", "jest", ...NOT_HERE),
    ...ENVIRONMENTS.map((environment) => synthesizesTheSame(environment, copy)),
  ].every(Boolean);
}

/** This package.json with the versions of a lane. */
function manifest({ dependencies, overrides }: Lane): unknown {
  const own = JSON.parse(fs.readFileSync("package.json", "utf8"));
  const devDependencies = { ...own.devDependencies, ...dependencies };
  const changed = Object.entries(dependencies).filter(([other]) => other in own.peerDependencies);
  return {
    ...own,
    devDependencies,
    peerDependencies: { ...own.peerDependencies, ...Object.fromEntries(changed) },
    overrides,
  };
}

function step(what: string, cwd: string, program: string, ...args: string[]): boolean {
  const start = Date.now();
  const { status } = spawnSync(program, args, { cwd, stdio: "inherit" });
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(`${status === 0 ? "ok" : "FAILED"}: ${what} (${seconds} s)`);
  return status === 0;
}

function synthesizesTheSame(environment: string, copy: string): boolean {
  const here = synthesized(environment, process.cwd());
  const there = synthesized(environment, copy);
  for (const [stack, json] of here) {
    const [before, after] = [json, there.get(stack) ?? "{}"].map(snapshotSynthesized);
    if (before === undefined || after === undefined || !isDeepStrictEqual(before, after)) {
      console.log(`FAILED: ${environment} synthesizes something else`);
      console.log(before && after ? formatDifference(compareSnapshots(before, after)) : "");
      return false;
    }
  }
  console.log(`ok: ${environment} synthesizes the same (${[...here.keys()].join(", ")})`);
  return here.size > 0 && here.size === there.size;
}

/** What the app in a folder writes, by stack, as if it stood in this one. */
function synthesized(environment: string, app: string): Map<string, string> {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "lane-out-"));
  try {
    const { status, stderr } = spawnSync(
      process.execPath,
      ["--require", "./stacks/register.js", "stacks/main.ts"],
      {
        cwd: app,
        encoding: "utf8",
        env: { ...process.env, CACHE_ENV: environment, CDKTF_OUTDIR: outdir },
      },
    );
    if (status !== 0) {
      throw new Error(`${environment} in ${app}: ${stderr}`);
    }
    const stacks = path.join(outdir, "stacks");
    return new Map(
      fs
        .readdirSync(stacks)
        .map((stack) => [
          stack,
          fs
            .readFileSync(path.join(stacks, stack, "cdk.tf.json"), "utf8")
            .replaceAll(app, process.cwd()),
        ]),
    );
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}
