import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { transformFileSync } from "@swc/core";
import { App } from "cdktf";
import type { Cost } from "./measure";
import type { Review } from "./review";

/**
 * What the pattern costs beside the same resources written by hand, and what guardrails and inspection cost
 * beside all else. Every number is of a process of its own. Of some runs the least time counts, since other
 * work on the machine only ever adds, and the median of the memory, of which the moments of garbage
 * collection add and take away.
 */
const RUNS = new Map([
  [1, 9],
  [10, 9],
  [100, 5],
  [1000, 5],
]);

/**
 * What the library promises. `checks` is the time of guardrails and inspection, of that of all else; `load` the
 * time in which an entry is loaded, of that of cdktf; `review` the time in which the change review looks at
 * 100 stacks of one cache, of that in which one stack of 100 caches is synthesized.
 */
const LIMITS = { ratio: 1.05, growth: 11, checks: 0.25, load: 0.25, review: 0.4 };

const LOADS = 5;
const REVIEWS = 5;

const SIDES = ["hand-written", "pattern", "guardrails", "inspection"] as const;
/** Milliseconds that an entry takes to load. */
interface Load {
  readonly own: number;
  readonly cdktf: number;
}

type Costs = Readonly<Record<(typeof SIDES)[number], Cost>>;

/** Fewer caches than this say nothing of guardrails and inspection: their first run costs more than all others. */
const FEWEST_FOR_CHECKS = 100;

// Compiled, so that no process measures a compiler; in the project, so that they find its packages.
const built = fs.mkdtempSync(path.join(__dirname, ".built-"));
const work = fs.mkdtempSync(path.join(os.tmpdir(), "bench-"));
try {
  for (const file of fs.readdirSync(__dirname).filter((name) => name.endsWith(".ts"))) {
    const { code } = transformFileSync(path.join(__dirname, file), {
      swcrc: false,
      module: { type: "commonjs" },
      jsc: { target: "es2022", parser: { syntax: "typescript" } },
    });
    fs.writeFileSync(path.join(built, file.replace(/\.ts$/, ".js")), code);
  }
  const rulesFile = path.join(work, "rules.json");
  const { rulesOfPattern } = require(path.join(built, "rules.js"));
  fs.writeFileSync(rulesFile, rulesOfPattern(new App({ outdir: path.join(work, "rules") })));
  const isLoadMet = isLoadTimeMet();
  process.exitCode = isMet(rulesFile) && isLoadMet ? 0 : 1;
} finally {
  fs.rmSync(built, { recursive: true });
  fs.rmSync(work, { recursive: true });
}

/** Prints what loading each entry takes, and returns whether the limit is met. */
function isLoadTimeMet(): boolean {
  const { exports } = JSON.parse(fs.readFileSync("package.json", "utf8"));
  const entries = Object.keys(exports).filter((entry) => !entry.endsWith(".json"));
  console.log("| entry | its own files | cdktf | share |");
  console.log("|---|---|---|---|");
  const shares = entries.map((entry) => {
    const name = path.posix.join("cdktf-managed-cache", entry);
    const loads = Array.from({ length: LOADS }, () => run("load.js", name) as Load);
    const [own, cdktf] = (["own", "cdktf"] as const).map((part) =>
      Math.min(...loads.map((load) => load[part])),
    ) as [number, number];
    console.log(
      `| ${name} | ${own.toFixed(0)} ms | ${cdktf.toFixed(0)} ms | ${fixed(own / cdktf)} |`,
    );
    return own / cdktf;
  });
  console.log();
  return Math.max(...shares) <= LIMITS.load;
}

/** Prints the tables, and returns whether every limit is met. */
function isMet(rulesFile: string): boolean {
  const all = new Map([...RUNS].map(([count, times]) => [count, costs(count, times, rulesFile)]));
  console.log("| caches | by hand | pattern | time | processor time | memory |");
  console.log("|---|---|---|---|---|---|");
  for (const [count, { "hand-written": hand, pattern }] of all) {
    const cells = [count, show(hand), show(pattern), ...ratios(hand, pattern).map(fixed)];
    console.log(`| ${cells.join(" | ")} |`);
  }
  console.log("\n| caches | guardrails | share | with inspection | share |");
  console.log("|---|---|---|---|---|");
  for (const [count, { guardrails, inspection }] of all) {
    if (count >= FEWEST_FOR_CHECKS) {
      const cells = [guardrails, inspection].flatMap((cost) => [
        showChecks(cost),
        fixed(share(cost)),
      ]);
      console.log(`| ${[count, ...cells].join(" | ")} |`);
    }
  }
  const [hundred, thousand] = [100, 1000].map((count) => all.get(count)) as [Costs, Costs];
  const growth = (side: keyof Costs) => thousand[side].milliseconds / hundred[side].milliseconds;
  console.log(
    `\n1000 caches take ${fixed(growth("pattern"))} times as long as 100, with guardrails and inspection ${fixed(growth("inspection"))} times.\n`,
  );
  const [time, , memory] = ratios(thousand["hand-written"], thousand.pattern) as [
    number,
    number,
    number,
  ];
  const isReviewGood = isReviewMet(hundred.pattern);
  return (
    isReviewGood &&
    time <= LIMITS.ratio &&
    memory <= LIMITS.ratio &&
    growth("pattern") <= LIMITS.growth &&
    growth("inspection") <= LIMITS.growth &&
    share(thousand.inspection) <= LIMITS.checks
  );
}

/** Prints what the change review takes, and returns whether its limits are met. */
function isReviewMet(hundred: Cost): boolean {
  const few = review(100, 1);
  const many = review(1000, 1);
  const small = review(1, 100);
  const large = review(1, 1000);
  console.log("| stacks | resources and data sources of each | time |");
  console.log("|---|---|---|");
  for (const [stacks, { blocks, milliseconds }] of [
    [100, few],
    [1000, many],
    [1, small],
    [1, large],
  ] as const) {
    console.log(`| ${stacks} | ${blocks} | ${(milliseconds / 1000).toFixed(2)} s |`);
  }
  const part = few.milliseconds / hundred.milliseconds;
  const growths = [many.milliseconds / few.milliseconds, large.milliseconds / small.milliseconds];
  console.log(
    `\nThe review of 100 stacks takes ${fixed(part)} of the synthesis of as many caches; ten times as many stacks take ${fixed(growths[0] as number)} times as long, and a stack ten times as large ${fixed(growths[1] as number)} times.\n`,
  );
  return part <= LIMITS.review && Math.max(...growths) <= LIMITS.growth;
}

function review(stacks: number, caches: number): Review {
  const runs = Array.from({ length: REVIEWS }, () => {
    const outdir = fs.mkdtempSync(path.join(work, "review-"));
    const found = run("review.js", String(stacks), String(caches), outdir) as Review;
    fs.rmSync(outdir, { recursive: true });
    return found;
  });
  return runs.sort((a, b) => a.milliseconds - b.milliseconds)[0] as Review;
}

function costs(count: number, times: number, rulesFile: string): Costs {
  const runs = Array.from({ length: times }, () =>
    SIDES.map((side) => measure(side, count, rulesFile)),
  );
  const typicalOf = (index: number) => typical(runs.map((run) => run[index] as Cost));
  return Object.fromEntries(SIDES.map((side, index) => [side, typicalOf(index)])) as Costs;
}

/** The time in validations as a share of the time of all else, both of the same run. */
function share({ milliseconds, validationMilliseconds }: Cost): number {
  return validationMilliseconds / (milliseconds - validationMilliseconds);
}

function measure(side: keyof Costs, count: number, rulesFile: string): Cost {
  const outdir = fs.mkdtempSync(path.join(work, "out-"));
  const cost = run("measure.js", side, String(count), rulesFile, outdir);
  fs.rmSync(outdir, { recursive: true });
  return cost as Cost;
}

function run(file: string, ...args: string[]): unknown {
  return JSON.parse(
    execFileSync(process.execPath, [path.join(built, file), ...args], { encoding: "utf8" }),
  );
}

function typical(costs: readonly Cost[]): Cost {
  const sorted = (of: keyof Cost) => costs.map((cost) => cost[of]).sort((a, b) => a - b);
  const [fastest] = [...costs].sort((a, b) => a.milliseconds - b.milliseconds) as [Cost];
  return {
    milliseconds: fastest.milliseconds,
    validationMilliseconds: fastest.validationMilliseconds,
    processorMilliseconds: sorted("processorMilliseconds")[0] as number,
    peakMegabytes: sorted("peakMegabytes")[Math.floor(costs.length / 2)] as number,
  };
}

function ratios(hand: Cost, pattern: Cost): number[] {
  return [
    pattern.milliseconds / hand.milliseconds,
    pattern.processorMilliseconds / hand.processorMilliseconds,
    pattern.peakMegabytes / hand.peakMegabytes,
  ];
}

function show({ milliseconds, peakMegabytes }: Cost): string {
  return `${(milliseconds / 1000).toFixed(2)} s, ${peakMegabytes.toFixed(0)} MB`;
}

function showChecks({ validationMilliseconds, peakMegabytes }: Cost): string {
  return `${(validationMilliseconds / 1000).toFixed(2)} s, ${peakMegabytes.toFixed(0)} MB`;
}

function fixed(ratio: number): string {
  return ratio.toFixed(2);
}
