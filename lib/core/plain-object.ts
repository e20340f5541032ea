/**
 * Whether a value is a plain object. Instances of classes (windows, durations, secrets) check their own
 * parts when they are made, and print what they mean.
 * @internal
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return false;
  }
  const prototype = Object.getPrototypeOf(value);
  // By what it inherits from, and not by which Object that is: tests of users run in a realm of their own.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
