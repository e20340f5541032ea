import { Testing } from "cdktf";
import { addCache as addByHand } from "../../bench/hand-written";
import { addCache as addPattern } from "../../bench/pattern";
import { rulesOfPattern } from "../../bench/rules";
import { type AddCache, addStack } from "../../bench/stack";

const rules = rulesOfPattern();

function synth(addCache: AddCache, count: number): unknown {
  const stack = addStack(Testing.app({ outdir: "never-written" }), addCache, count, rules);
  return JSON.parse(Testing.synth(stack, true));
}

test.each([1, 2])("the pattern and the same by hand give the same JSON for %d", (count) => {
  expect(synth(addPattern, count)).toEqual(synth(addByHand, count));
});
