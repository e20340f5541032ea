import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { compareSnapshots, formatDifference } from "cdktf-managed-cache/changes";
import { type StackSnapshot, snapshotSynthesized } from "cdktf-managed-cache/testing";
import { blocksOf, PAGES } from "./pages";
import { isHowTo, isTypescript, programOf } from "./programs";

/**
 * A how-to shows one stack as it changes: below a heading, each block of TypeScript is the stack after
 * one more step, and the text that follows it is what `cdktf-cache-diff` tells of that step, shortened.
 */
interface Step {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly told: string;
}

const FOLDER = path.join(__dirname, ".blocks", "how-to");
const NO_CACHE = "";

/** A report without what a page has no room for: changed arguments, data sources, empty lines, its last sentence. */
function shortened(report: string): string {
  const blocks = report.trimEnd().split("\n\n").slice(0, -1);
  const lines = blocks
    .filter((block) => !/^[a-z ]+: [a-z]+ data\./.test(block))
    .flatMap((block) => block.split("\n"))
    .filter((line) => !/^ {4}(.* -> |and \d+ more$)/.test(line));
  return `${lines.join("\n")}\n`;
}

function stepsOf(page: string): Step[] {
  const stacks = new Map<string, string[]>();
  return blocksOf(fs.readFileSync(page, "utf8")).flatMap((block) => {
    const states = stacks.get(block.section) ?? [];
    stacks.set(block.section, states);
    if (isTypescript(block)) {
      states.push(block.code);
      return [];
    }
    if (!block.code.startsWith("shop: ")) {
      return [];
    }
    const [before, after] = [states.at(-2) ?? NO_CACHE, states.at(-1) ?? NO_CACHE];
    return [
      { name: `${page}: ${block.section} ${states.length}`, before, after, told: block.code },
    ];
  });
}

const steps = PAGES.filter(isHowTo).flatMap(stepsOf);

describe("what a step does is what the how-to says", () => {
  let outdir: string;
  const snapshots = new Map<string, StackSnapshot>();

  beforeAll(() => {
    fs.mkdirSync(FOLDER, { recursive: true });
    outdir = fs.mkdtempSync(path.join(os.tmpdir(), "how-to-"));
    process.env.CDKTF_OUTDIR = outdir;
  });
  afterAll(() => {
    delete process.env.CDKTF_OUTDIR;
    fs.rmSync(FOLDER, { recursive: true });
    fs.rmSync(outdir, { recursive: true });
  });

  function snapshotOf(code: string): StackSnapshot {
    const known = snapshots.get(code);
    if (known !== undefined) {
      return known;
    }
    const file = path.join(FOLDER, `${snapshots.size}.ts`);
    fs.writeFileSync(file, programOf(code));
    require(file);
    const json = fs.readFileSync(path.join(outdir, "stacks", "shop", "cdk.tf.json"), "utf8");
    const snapshot = snapshotSynthesized(json);
    snapshots.set(code, snapshot);
    return snapshot;
  }

  test.each(steps)("$name", ({ before, after, told }) => {
    const difference = compareSnapshots(snapshotOf(before), snapshotOf(after));
    expect(shortened(formatDifference(difference))).toBe(told);
  });
});
