import { variable } from "./cases";
import { warmer } from "./hand-written";
import { judge } from "./judge";

test("a schedule that only Terraform will know hides no other fault", () => {
  const { findings, unjudged } = judge("warmer-fit", (stack) =>
    warmer(stack, { schedule: variable(stack), concurrencyPolicy: "Allow" }),
  );
  expect(findings).toEqual([expect.stringContaining('concurrency_policy is "Allow"')]);
  expect(unjudged).toEqual([expect.stringContaining("schedule is ")]);
});

test("a TTL that only Terraform will know is not judged", () => {
  const { findings, unjudged } = judge("warmer-fit", (stack) =>
    warmer(stack, {}, 180, { CACHE_TTL_SECONDS: variable(stack) }),
  );
  expect(findings).toEqual([]);
  expect(unjudged).toEqual([expect.stringContaining("CACHE_TTL_SECONDS")]);
});
