import { type Fault, isUnresolved } from "../validation";
import { shown } from "../validation/shown";
import { nearest } from "./nearest";
import { isReference } from "./references";
import type { Shape } from "./shape";

/** A fault, and the prop that has it. @internal */
export interface ShapeFault extends Fault {
  /** Path of the prop, empty for the props as a whole. */
  readonly path: string;
}

/** Texts that show a frequent mistake and cannot be a secret. */
const HARMLESS = /^(true|false|yes|no|on|off|null|undefined|nan|\d{1,6})?$/i;

/** A choice is shown up to this length: the names that people may mean are shorter. */
const LONGEST_CHOICE = 40;

/** The fault of a value that is missing, of a wrong kind or not known at synthesis. @internal */
export function wrongValue(shape: Shape, value: unknown, path: string): ShapeFault {
  const name = path || "props";
  const expected = expectedOf(shape);
  if (value === undefined || value === null) {
    return {
      id: "props.missing",
      path,
      found: `${name} is not set`,
      expected,
      fix: `set ${name}; an environment variable that is missing is undefined`,
    };
  }
  if (isReference(value)) {
    return {
      id: "props.unresolved",
      path,
      found: `${name} is a value that only Terraform will know`,
      expected,
      fix: fixOfReference(shape),
    };
  }
  const found = shape.kind === "choice" ? choiceFound(path, value) : kindOf(value);
  return { id: "props.kind", path, found: `${name} is ${found}`, expected, fix: fixOf(shape) };
}

/** The fault of a prop that does not exist. @internal */
export function unknownProp(name: string, names: readonly string[], path: string): ShapeFault {
  const likely = nearest(name, names);
  return {
    id: "props.unknown",
    path: childPath(path, name),
    found: `${childPath(path, name)} is set`,
    ...(likely === undefined
      ? { expected: names.join(", "), fix: "leave it out" }
      : { expected: likely, fix: "rename it" }),
  };
}

/** The fault of a name that would hide the entry. @internal */
export function blankName(name: string, path: string): ShapeFault {
  return {
    id: "props.name",
    path: childPath(path, name),
    found: `${path || "props"} has the name ${JSON.stringify(name)}`,
    expected: "a name that is not blank, and not __proto__",
    fix: "rename the entry",
  };
}

/** The path of a part: `subnets[0].id`. @internal */
export function childPath(path: string, name: string): string {
  const known = isUnresolved(name) ? "(a name that only Terraform will know)" : name;
  return path === "" ? known : `${path}.${known}`;
}

/** By its kind: a value in the wrong place may be a secret. */
function kindOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return HARMLESS.test(value.trim())
        ? `the text ${JSON.stringify(value)}`
        : `a text of ${value.length} characters`;
    case "number":
    case "boolean":
      return `${value}`;
    case "object":
      return Array.isArray(value) ? "a list" : "an object";
    default:
      return `a ${typeof value}`;
  }
}

function choiceFound(path: string, value: unknown): string {
  return typeof value === "string" && value.length <= LONGEST_CHOICE
    ? shown(path, value)
    : kindOf(value);
}

function expectedOf(shape: Shape): string {
  switch (shape.kind) {
    case "text":
      return "a text that is not blank";
    case "any-text":
      return "a text";
    case "number":
      return "a number";
    case "json":
      return "a value that JSON can write";
    case "boolean":
      return "true or false";
    case "choice":
      return shape.values.map((value) => JSON.stringify(value)).join(", ");
    case "list":
      return `a list, each item ${expectedOf(shape.of)}`;
    case "map":
      return `an object, the value of each name ${expectedOf(shape.of)}`;
    case "object":
      return `an object with ${Object.keys(shape.properties).join(", ")}`;
    case "variants":
      return `an object with the ${shape.by} ${Object.keys(shape.of).join(", ")}`;
    case "either":
      return shape.of.map(expectedOf).join(", or ");
    case "instance":
      return shape.name;
  }
}

function fixOf(shape: Shape): string {
  switch (shape.kind) {
    case "boolean":
    case "number":
      return "write it without quotes";
    case "list":
      return "write it in square brackets";
    case "instance":
      return `write ${shape.example}`;
    case "choice":
      return "take one of these";
    default:
      return "correct the value";
  }
}

function fixOfReference(shape: Shape): string {
  switch (shape.kind) {
    case "text":
    case "any-text":
      return "take stringValue of the variable, or Token.asString";
    case "number":
      return "take numberValue of the variable, or Token.asNumber";
    default:
      return "give a value that is known at synthesis, such as one from an environment variable";
  }
}
