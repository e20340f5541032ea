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
  return view
    .referencedBy(text)
    .sort((a, b) => b.address.length - a.address.length)
    .reduce(
      (replaced, { address, construct }) => replaced.replaceAll(address, pathInStack(construct)),
      text,
    )
    .replace(/\$\{([^{}]*)\}/g, "⟨$1⟩");
}

/** A text that stands in HTML, in its attributes too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text that a Markdown table cannot be broken by, and that is nothing but text. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#|~$]/g, "\\$&").replace(/\s+/g, " ");
}

/** `64,900`. */
export function amount(number: number): string {
  return number.toLocaleString("en-US");
}

/** `1 error`, `2 errors`. */
export function count(number: number, noun: string): string {
  return `${amount(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** An amount of seconds, in the largest unit that it is whole in. */
export function duration(seconds: number): string {
  if (seconds === 0) {
    return "at once";
  }
  const [unit, name] = (
    [
      [3600, "h"],
      [60, "min"],
    ] as const
  ).find(([size]) => seconds % size === 0) ?? [1, "s"];
  return `${seconds / unit} ${name}`;
}
