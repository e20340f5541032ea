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
  if (typeof value === "string") {
    return [value];
  }
  return Object.values(isObject(value) || Array.isArray(value) ? value : {}).flatMap(textsIn);
}
