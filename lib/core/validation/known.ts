import { isUnresolved } from "./values";

/**
 * The items of a list that are given and that synthesis knows: a rule judges them, whatever the others are.
 * @internal
 */
export function knownItems<Item>(list: readonly (Item | undefined)[] = []): Item[] {
  return list.filter((item): item is Item => item !== undefined && !isUnresolved(item));
}

/** The entries of an object whose name and value synthesis knows. @internal */
export function knownEntries<Value>(
  entries: Readonly<Record<string, Value>> = {},
): [name: string, value: Value][] {
  return Object.entries(entries).filter((entry) => !isUnresolved(entry));
}

/** The same entries with an empty text for each that only Terraform will know: a rule judges the names. @internal */
export function withBlankUnknowns(
  entries: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(entries).map(([name, value]) => [name, isUnresolved(value) ? "" : value]),
  );
}
