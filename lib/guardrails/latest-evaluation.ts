import type { TerraformStack } from "cdktf";
import type { Evaluation } from "./evaluation";

const evaluations = new WeakMap<TerraformStack, Evaluation>();

/** Keeps what the guardrails found in a stack, for other reports on it. @internal */
export function keepEvaluation(stack: TerraformStack, evaluation: Evaluation): void {
  evaluations.set(stack, evaluation);
}

/** What the guardrails found when the stack was validated last; `undefined` without guardrails. @internal */
export function latestEvaluation(stack: TerraformStack): Evaluation | undefined {
  return evaluations.get(stack);
}
