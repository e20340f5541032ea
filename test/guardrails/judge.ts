import { TerraformStack } from "cdktf";
import { evaluate } from "../../lib/guardrails/evaluation";
import { GUARDRAIL_RULES } from "../../lib/guardrails/rules";
import { testApp } from "../support/test-app";

/** Puts something into a stack. */
export type Build = (stack: TerraformStack) => unknown;

/** What one rule says of a stack, and the types of the resources in question. */
export function judge(id: string, build: Build) {
  const stack = new TerraformStack(testApp(), "test");
  build(stack);
  const { findings, unjudged } = evaluate(
    stack,
    GUARDRAIL_RULES.filter((rule) => rule.id === id),
  );
  return {
    findings: findings.map(({ found }) => found),
    unjudged: unjudged.map(({ found }) => found),
    foundIn: findings.map(({ resource }) => typeOf(resource)),
    types: Object.keys(stack.toTerraform().resource ?? {}),
  };
}

function typeOf(address: string): string {
  return address.split(".")[0] as string;
}
