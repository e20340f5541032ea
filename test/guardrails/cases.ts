import { type TerraformStack, TerraformVariable } from "cdktf";
import type { Build } from "./judge";

/** Hand-written stacks by the rule that they keep or break. */
export type Cases = Record<
  string,
  {
    readonly compliant: readonly Build[];
    readonly noncompliant: readonly Build[];
    /** Values that only Terraform will know; none for rules that no such value can break. */
    readonly unjudged?: readonly Build[];
  }
>;

/** A value that only Terraform will know, and that may be null. */
export function variable(stack: TerraformStack): string {
  const id = `variable-${stack.node.children.length}`;
  return new TerraformVariable(stack, id, {}).stringValue;
}
