import { isObject, members } from "./json-object";

/** A copy in which every text is what `change` makes of it. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((item) => mapTexts(item, change));
  }
  return isObject(value)
    ? Object.fromEntries(members(value).map(([name, item]) => [name, mapTexts(item, change)]))
    : value;
}

/** Every text in a value, at any depth. */
export function textsIn(value: unknown): string[] {
  const texts: string[] = [];
  const collect = (part: unknown) => {
    if (typeof part === "string") {
      texts.push(part);
    } else if (typeof part === "object" && part !== null) {
      // In one list: lists of lists for each level of a whole stack take several times as long.
      for (const inner of Array.isArray(part) ? part : Object.values(part)) {
        collect(inner);
      }
    }
  };
  collect(value);
  return texts;
}
