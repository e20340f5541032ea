import { mapTexts } from "./map-texts";

/**
 * A copy in which `%{` arrives as it was written, in every text at any depth. References stay references, even
 * those that a user wrote as `${…}`.
 * @internal
 */
export function withoutDirectives<Value>(value: Value): Value {
  return mapTexts(value, (text) => text.replaceAll("%{", "%%{")) as Value;
}
