import { mapItems, mapMembers } from "../core/map-members";
import { isObject, members } from "./json-object";
import { parseJson } from "./parse-json";

/**
 * The name of the one member that stands for a text with JSON in it. It says how the text is written, so
 * that the very same text can be made of it again.
 */
const MARK = /^<json(?:, indented by (\d+))?(, ends in a new line)?>$/;

/** What a text with JSON in it says: an object or a list; `undefined` for any other text. */
export function jsonInside(text: unknown): object | undefined {
  // A list or an object, and nothing that is a number or a word of JSON by chance.
  if (typeof text !== "string" || !/^\s*[[{]/.test(text)) {
    return undefined;
  }
  const value = parseJson(text);
  return typeof value === "object" && value !== null ? value : undefined;
}

/** A value in which texts with JSON in them are what they say, to be read line by line. */
export function unfoldJson(value: unknown): unknown {
  if (typeof value === "string") {
    return unfoldText(value);
  }
  if (Array.isArray(value)) {
    return mapItems(value, unfoldJson);
  }
  return isObject(value) ? mapMembers(value, unfoldJson) : value;
}

/** The texts that `unfoldJson` read. */
export function foldJson(value: unknown): unknown {
  if (Array.isArray(value)) {
    return mapItems(value, foldJson);
  }
  if (!isObject(value)) {
    return value;
  }
  const folded = mapMembers(value, foldJson);
  const [first, ...others] = members(folded);
  const mark = first !== undefined && others.length === 0 ? MARK.exec(first[0]) : null;
  return mark === null || first === undefined
    ? folded
    : written(first[1], Number(mark[1] ?? 0), mark[2] !== undefined);
}

/** A text that would not come back as it was, such as one with a number of many digits, stays a text. */
function unfoldText(text: string): unknown {
  const value = jsonInside(text);
  if (value === undefined || Object.keys(value).length === 0) {
    return text;
  }
  const indent = /^.\n( +)/.exec(text)?.[1]?.length ?? 0;
  const endsInNewLine = text.endsWith("\n");
  if (written(value, indent, endsInNewLine) !== text) {
    return text;
  }
  const how = [
    ...(indent > 0 ? [`, indented by ${indent}`] : []),
    ...(endsInNewLine ? [", ends in a new line"] : []),
  ];
  return { [`<json${how.join("")}>`]: unfoldJson(value) };
}

function written(value: unknown, indent: number, endsInNewLine: boolean): string {
  return JSON.stringify(value, null, indent) + (endsInNewLine ? "\n" : "");
}
