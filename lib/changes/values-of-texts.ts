import { isObject } from "../terraform/json-object";
import type { Blocks, Sources } from "./sources";

/** A text that is one variable or one local value, and nothing around it. */
const WHOLE_REFERENCE = /^\$\{((?:var|local)\.[\w-]+)\}$/;

/**
 * Two values, each with what its variables and local values stand for. Where the text itself changes it stays
 * as it is: a deploy can give a variable another value than its default.
 */
export function valuesOfTexts(
  before: unknown,
  after: unknown,
  stack: Pick<Sources, "before" | "after">,
): [unknown, unknown] {
  if (typeof before === "string" && before === after && before.startsWith("${")) {
    return [valueBehind(before, stack.before), valueBehind(before, stack.after)];
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const pairs = before.map((item, index) => valuesOfTexts(item, after[index], stack));
    return [
      pairs.map(([value]) => value),
      after.map((item, index) => (pairs[index] ?? [item, item])[1]),
    ];
  }
  if (isObject(before) && isObject(after)) {
    const pairs = Object.keys({ ...before, ...after }).map(
      (name) => [name, valuesOfTexts(before[name], after[name], stack)] as const,
    );
    return [
      Object.fromEntries(pairs.map(([name, [value]]) => [name, value])),
      Object.fromEntries(pairs.map(([name, [, value]]) => [name, value])),
    ];
  }
  return [before, after];
}

function valueBehind(text: string, blocks: Blocks, seen: readonly string[] = []): unknown {
  const [, address] = WHOLE_REFERENCE.exec(text) ?? [];
  if (address === undefined || seen.includes(address)) {
    return text;
  }
  const { value: local, default: fallback } = blocks.get(address)?.arguments ?? {};
  const value = address.startsWith("var.") ? fallback : local;
  return typeof value === "string"
    ? valueBehind(value, blocks, [...seen, address])
    : (value ?? text);
}
