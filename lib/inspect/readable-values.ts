import { TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import type { StackView } from "../terraform/stack-view";

/** A construct's path within its stack, less the `Resource` that a construct's main child is called. */
export function pathInStack(construct: IConstruct): string {
  const { path } = construct.node;
  const within = path.slice(TerraformStack.of(construct).node.path.length + 1);
  return within.replace(/\/Resource$/, "");
}

/**
 * A value as people read it: the constructs' paths in place of Terraform's addresses, and what only
 * Terraform will know in angle brackets. Empty for no value.
 */
export function readable(value: unknown, view: StackView): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  if (!text.includes("${")) {
    return text;
  }
  return [...view.referencedBy(text)]
    .sort((a, b) => b.address.length - a.address.length)
    .reduce(
      (replaced, { address, construct }) => replaced.replaceAll(address, pathInStack(construct)),
      text,
    )
    .replace(/\$\{([^{}]*)\}/g, "⟨$1⟩");
}
