import { isObject } from "./json-object";

/** Whether two values are the same JSON, whatever the order of their members. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (isObject(left) && isObject(right)) {
    const names = Object.keys(left);
    return (
      names.length === Object.keys(right).length &&
      names.every((name) => name in right && sameJson(left[name], right[name]))
    );
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length && left.every((value, index) => sameJson(value, right[index]))
    );
  }
  return left === right;
}

/** Whether a value has all that `part` has: objects may have more, at any depth; lists are compared whole. */
export function includesJson(whole: unknown, part: unknown): boolean {
  return isObject(whole) && isObject(part)
    ? Object.entries(part).every(([name, value]) => includesJson(whole[name], value))
    : sameJson(whole, part);
}
