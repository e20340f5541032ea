import { sameJson } from "./json-equality";
import { jsonInside } from "./json-inside";
import { isObject } from "./json-object";

/** One argument of a block that differs. */
export interface ArgumentDifference {
  /** Where it is in the block, and in the JSON of a text: `parameter[0].value`, `policy.Statement[1].Action`. */
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
  if (isListOfBlocks(before) && isListOfBlocks(after)) {
    return listDifferences(before, after, path);
  }
  const inside = differencesInside(before, after, path);
  // Another order of members, or other spaces, are a difference of the texts alone.
  return inside.length > 0 ? inside : [{ path, before, after }];
}

/** The differences of the JSON in two texts; none where one of them has none. */
function differencesInside(before: unknown, after: unknown, path: string): ArgumentDifference[] {
  const [was, is] = [jsonInside(before), jsonInside(after)];
  return was === undefined || is === undefined || Array.isArray(was) !== Array.isArray(is)
    ? []
    : argumentDifferences(was, is, path);
}

/** Blocks that are the same at the start and at the end of both lists are the same blocks: others came or went. */
function listDifferences(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
): ArgumentDifference[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && sameJson(before[start], after[start])) {
    start++;
  }
  let end = 0;
  while (end < shorter - start && sameJson(before.at(-1 - end), after.at(-1 - end))) {
    end++;
  }
  const [was, is] = [before, after].map((list) => list.slice(start, list.length - end)) as [
    unknown[],
    unknown[],
  ];
  return Array.from({ length: Math.max(was.length, is.length) }, (_, index) =>
    argumentDifferences(was[index], is[index], `${path}[${start + index}]`),
  ).flat();
}

function isListOfBlocks(value: unknown): value is Record<string, unknown>[] {
  return Array.isArray(value) && value.every(isObject);
}
