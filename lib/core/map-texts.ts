import { mapItems, mapMembers } from "./map-members";
import { isPlainObject } from "./plain-object";

/** A value in which every text, at any depth, is what `change` makes of it. @internal */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") {
    return change(value);
  }
  if (Array.isArray(value)) {
    return mapItems(value, (item) => mapTexts(item, change));
  }
  return isPlainObject(value) ? mapMembers(value, (item) => mapTexts(item, change)) : value;
}
