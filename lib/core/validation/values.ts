import { Token } from "cdktf";

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
    return Token.isUnresolved(value) || (isPlain(value) && Object.values(value).some(isUnresolved));
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
  return isUnresolved(value) ? "a value that only Terraform will know" : value;
}

/**
 * Whether a value is a plain object. Instances of classes (windows, durations, secrets) check their own
 * parts when they are made.
 * @internal
 */
export function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  // By what it inherits from, and not by which Object that is: tests of users run in a realm of their own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The inputs by name, for a message: `replicas is 7, shards is not set`. @internal */
export function describe(inputs: Record<string, unknown>): string {
  return Object.entries(inputs)
    .map(([name, value]) =>
      value === undefined ? `${name} is not set` : `${name} is ${show(value)}`,
    )
    .join(", ");
}

function show(value: unknown): string {
  if (typeof value === "number") {
    return String(value);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value) && !isPlain(value)) {
    return String(value);
  }
  return JSON.stringify(value);
}
