import * as fs from "node:fs";
import { App, type TerraformStack } from "cdktf";
import { type AddCache, addStack } from "./stack";

/** What one run costs, its own process with all that it has loaded included. */
export interface Cost {
  readonly milliseconds: number;
  /** Of all threads: more than the time where the garbage collector works beside. */
  readonly processorMilliseconds: number;
  readonly peakMegabytes: number;
  /** The part of `milliseconds` in which validations run: guardrails and inspection are validations. */
  readonly validationMilliseconds: number;
}

/** What is measured: a module of this folder. */
interface Side {
  readonly addCache: AddCache;
  /** Adds what looks at the stack while it is synthesized. */
  readonly addChecks?: (stack: TerraformStack) => void;
}

const [side, count, rulesFile, outdir] = process.argv.slice(2) as [string, string, string, string];
const rules = fs.readFileSync(rulesFile, "utf8");
const { addCache, addChecks }: Side = require(`./${side}`);

const before = process.cpuUsage();
const start = process.hrtime.bigint();
const app = new App({ outdir });
const stack = addStack(app, addCache, Number(count), rules);
addChecks?.(stack);
const validate = stack.runAllValidations.bind(stack);
let validationMilliseconds = 0;
stack.runAllValidations = () => {
  const began = process.hrtime.bigint();
  validate();
  validationMilliseconds += millisecondsSince(began);
};
app.synth();
const { user, system } = process.cpuUsage(before);

const cost: Cost = {
  milliseconds: millisecondsSince(start),
  validationMilliseconds,
  processorMilliseconds: (user + system) / 1e3,
  peakMegabytes: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(cost));

function millisecondsSince(start: bigint): number {
  return Number(process.hrtime.bigint() - start) / 1e6;
}
