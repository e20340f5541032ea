import { isPlainObject } from "../plain-object";
import { maskSecrets } from "../secrets";

/** A longer text is shown by its length: nobody reads it in a message, and its start may be a secret. */
const LONGEST = 200;

/** An input for a message, without the secrets that are known by their name or their form. @internal */
export function shown(name: string, value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") {
    return String(value);
  }
  if (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !isPlainObject(value)
  ) {
    return String(value);
  }
  const masked = (maskSecrets({ [name]: value }) as Record<string, unknown>)[name];
  return JSON.stringify(masked, (_, part) =>
    typeof part === "bigint" || (typeof part === "string" && part.length > LONGEST)
      ? lengthOf(part)
      : part,
  );
}

/**
 * An input that someone may mistake for the place of a secret: `a text of 43 characters`, and of lists and
 * objects each text.
 * @internal
 */
export function lengthOf(value: unknown): string {
  if (typeof value === "string") {
    return `a text of ${value.length} ${value.length === 1 ? "character" : "characters"}`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(lengthOf).join(", ")}]`;
  }
  return isPlainObject(value)
    ? `{${Object.entries(value)
        .map(([name, item]) => `${shown("", name)}: ${lengthOf(item)}`)
        .join(", ")}}`
    : String(value);
}
