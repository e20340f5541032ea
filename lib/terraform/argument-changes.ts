import { isObject, sameJson } from "./json";

/** One argument of a block that is not what it was. */
export interface ArgumentDifference {
  /** Where it is in the block: `parameter[0].value`. */
  readonly path: string;
  /** What it was; `undefined` when it was not there. */
  readonly before: unknown;
  /** What it is; `undefined` when it is not there any more. */
  readonly after: unknown;
}

/**
 * What differs between the arguments of a block, as deep as both have the same shape.
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

/**
 * The value at a path without numbers of list items; of several items, all that they have there.
 * @internal
 */
export function valueAt(block: unknown, path: readonly string[]): unknown {
  if (Array.isArray(block)) {
    const values = block.map((item) => valueAt(item, path)).filter((value) => value !== undefined);
    return values.length < 2 ? values[0] : values;
  }
  const [name, ...rest] = path;
  if (name === undefined) {
    return block;
  }
  return isObject(block) ? valueAt(block[name], rest) : undefined;
}

function isListOfBlocks(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every(isObject);
}
