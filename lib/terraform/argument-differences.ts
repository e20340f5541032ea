import { sameJson } from "./json-equality";
import { isObject } from "./json-object";

/** One argument of a block that differs. */
export interface ArgumentDifference {
  /** Where it is in the block: `parameter[0].value`. */
  readonly path: string;
  /** Its value before; `undefined` when it was not there. */
  readonly before: unknown;
  /** Its value after; `undefined` when it is not there any more. */
  readonly after: unknown;
}

/**
 * The differences between the arguments of a block, as deep as both have the same shape.
 * @internal
 */
export function argumentDifferences(
  before: unknown,
  after: unknown,
  path = "",
): ArgumentDifference[] {
  if (sameJson(before, after)) {
    return [];
  }
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .sort()
      .flatMap((name) =>
        argumentDifferences(before[name], after[name], path === "" ? name : `${path}.${name}`),
      );
  }
  if (isListOfBlocks(before) && isListOfBlocks(after) && before.length === after.length) {
    return before.flatMap((item, index) =>
      argumentDifferences(item, after[index], `${path}[${index}]`),
    );
  }
  return [{ path, before, after }];
}

function isListOfBlocks(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every(isObject);
}
