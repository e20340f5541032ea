import { isObject } from "./json-object";

/** Whether an attribute is on, in either of the forms that providers take. */
export function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}

/** Whether an attribute is off, in either of the forms that providers take. */
export function isFalse(value: unknown): boolean {
  return value === false || value === "false";
}

/** A value in the place of one that only Terraform will know. */
export function notKnown(reason: string): string {
  return `\${${reason}}`;
}

/** The value of a module, a variable or a condition may be null; an attribute of a resource is not. */
const MAY_BE_NULL = /\$\{.*(\b(var|local|module|each|count)\.|\?).*\}/s;

/**
 * Whether an attribute is set, where its value does not matter: `true`, `undefined` where it is not, or the
 * expression itself where only Terraform will know.
 */
export function presence(value: unknown): true | string | undefined {
  if (typeof value === "string" && MAY_BE_NULL.test(value)) {
    return value;
  }
  const isEmpty =
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0);
  return isEmpty ? undefined : true;
}

/**
 * The value at a path of attribute names. A block of which there may be one only can be an object or a
 * list. An expression on the way is the value: only Terraform knows what is in it.
 */
export function valueAt(value: unknown, path: string): unknown {
  let current = value;
  for (const key of path.split(".")) {
    if (typeof current === "string") {
      return current;
    }
    const block = Array.isArray(current) ? current[0] : current;
    if (typeof block !== "object" || block === null) {
      return undefined;
    }
    current = blockOf(block as Record<string, unknown>, key);
  }
  return current ?? undefined;
}

/**
 * The values at a path of argument names, of every item of the lists on the way: the value itself where
 * there is one, a list where there are several. There is none below an expression.
 */
export function valuesAt(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const values = value.map((item) => valuesAt(item, path)).filter((item) => item !== undefined);
    return values.length < 2 ? values[0] : values;
  }
  const [name, ...rest] = path;
  if (name === undefined) {
    return value;
  }
  return isObject(value) ? valuesAt(value[name], rest) : undefined;
}

/** The blocks at a path, or the expression that will make them. */
export function blocksAt(value: unknown, path: string): readonly unknown[] | string {
  const blocks = valueAt(value, path);
  if (blocks === undefined || typeof blocks === "string") {
    return blocks ?? [];
  }
  return Array.isArray(blocks) ? blocks : [blocks];
}

function blockOf(block: Record<string, unknown>, key: string): unknown {
  const dynamic = block.dynamic as Record<string, unknown> | undefined;
  return block[key] ?? (dynamic?.[key] && notKnown(`a dynamic block ${key}`));
}
