import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { compareSnapshots, formatDifferenceAsMarkdown } from "cdktf-managed-cache/changes";
import {
  formatSnapshot,
  parseSnapshots,
  type StackSnapshot,
  snapshotSynthesized,
} from "cdktf-managed-cache/testing";
import { addCache } from "./pattern";
import { addStack } from "./stack";

/** What one run takes. */
export interface Review {
  /** Of all that the command does for each stack, but for reading and writing files. */
  readonly milliseconds: number;
  /** Resources and data sources of one stack. */
  readonly blocks: number;
}

/** What changes in every cache. */
const CHANGES = [
  ["cache.r7g.large", "cache.r7g.xlarge"],
  ["sg-0123456789abcdef0", "sg-0123456789abcdef1"],
] as const;

/** Prints what it takes to review STACKS stacks of CACHES caches: node review.js STACKS CACHES OUTDIR */
const [stacks, caches, outdir] = process.argv.slice(2) as [string, string, string];

const app = new App({ outdir });
addStack(app, addCache, Number(caches), "");
app.synth();
const before = fs.readFileSync(path.join(outdir, "stacks/bench/cdk.tf.json"), "utf8");
const after = CHANGES.reduce((text, [from, to]) => text.replaceAll(from, to), before);
const snapshot = formatSnapshot(snapshotSynthesized(before));

let blocks = 0;
const start = process.hrtime.bigint();
for (let index = 0; index < Number(stacks); index++) {
  const [committed] = parseSnapshots(snapshot) as [StackSnapshot];
  const difference = compareSnapshots(committed, snapshotSynthesized(after));
  if (difference.caches.length !== Number(caches)) {
    throw new Error(formatDifferenceAsMarkdown(difference));
  }
  formatDifferenceAsMarkdown(difference);
  const { resource, data } = committed.configuration as { resource: object; data: object };
  blocks = [resource, data].flatMap((types) => Object.values(types).flatMap(Object.keys)).length;
}
const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;

const review: Review = { milliseconds, blocks };
console.log(JSON.stringify(review));
