import { Testing } from "cdktf";
import { addCache as addByHand } from "../../bench/hand-written";
import { addCache as addPattern } from "../../bench/pattern";
import { rulesOfPattern } from "../../bench/rules";
import { type AddCache, addStack } from "../../bench/stack";
import { testApp } from "../support/test-app";

const rules = rulesOfPattern(testApp());

function synth(addCache: AddCache, count: number): unknown {
  const stack = addStack(testApp(), addCache, count, rules);
  const { resource, ...others } = JSON.parse(Testing.synth(stack, true));
  for (const secret of Object.values<{ data_wo_revision: unknown }>(
    resource.kubernetes_secret_v1,
  )) {
    // Any number will do for a new Secret: by hand it is a constant.
    secret.data_wo_revision = expect.any(Number);
  }
  return { resource, ...others };
}

test.each([1, 2])("the pattern and the same by hand give the same JSON for %d", (count) => {
  expect(synth(addPattern, count)).toEqual(synth(addByHand, count));
});
