import { Token } from "cdktf";
import { isPlainObject } from "../plain-object";
import { lengthOf, shown } from "./shown";

const UNKNOWN = "a value that only Terraform will know";

/**
 * Whether a value is, or contains at any depth, something that only Terraform will know: a cdktf token
 * (strings, lists and huge negative numbers alike) or a literal `${…}` expression.
 * @internal
 */
export function isUnresolved(value: unknown): boolean {
  if (typeof value === "string") {
    return value.includes("${") || Token.isUnresolved(value);
  }
  if (Array.isArray(value)) {
    return Token.isUnresolved(value) || value.some(isUnresolved);
  }
  if (typeof value === "object" && value !== null) {
    return (
      Token.isUnresolved(value) || (isPlainObject(value) && Object.values(value).some(isUnresolved))
    );
  }
  return Token.isUnresolved(value);
}

/** Whether a value is a whole number in a range, both ends included. @internal */
export function isWhole(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}

/**
 * For the few inputs that synthesis itself computes with: an unresolved value becomes a text that no
 * rule accepts, so that the user gets an error instead of a wrong number.
 * @internal
 */
export function mustBeKnown<T>(value: T): T | string {
  return isUnresolved(value) ? UNKNOWN : value;
}

/**
 * The inputs by name, for a message: `replicas is 7, shards is not set`.
 *
 * @param confidential - names of those of which only the length is shown
 * @internal
 */
export function describe(
  inputs: Record<string, unknown>,
  confidential: readonly string[] = [],
): string {
  return Object.entries(inputs)
    .map(([name, value]) => {
      if (value === undefined) {
        return `${name} is not set`;
      }
      const isHidden = confidential.includes(name) && value !== UNKNOWN;
      return `${name} is ${isHidden ? lengthOf(value) : shown(name, value)}`;
    })
    .join(", ");
}

/** The elements of a list that can be judged: others beside them may be references. @internal */
export function known<T>(elements: readonly (T | undefined)[]): T[] {
  return elements.filter(
    (element): element is T => element !== undefined && !isUnresolved(element),
  );
}
