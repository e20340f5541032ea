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
 * Terraform will know in angle brackets. Of an expression that searches a list, the constructs alone that it reads.
 * Empty for no value.
 */
export function readable(value: unknown, view: StackView): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  if (!text.includes("${")) {
    return text;
  }
  const references = [...view.referencedBy(text)]
    .sort((a, b) => b.address.length - a.address.length)
    .map(({ address, construct }) => ({ address, path: pathInStack(construct) }));
  return references
    .reduce((replaced, { address, path }) => replaced.replaceAll(address, path), text)
    .replace(/\$\{([^{}]*)\}/g, (_, expression: string) => {
      const read = references.map(({ path }) => path).filter((path) => expression.includes(path));
      const isSearch = /[[(]for /.test(expression) && read.length > 0;
      return isSearch ? `⟨from ${read.sort().join(" and ")}⟩` : `⟨${expression}⟩`;
    });
}
