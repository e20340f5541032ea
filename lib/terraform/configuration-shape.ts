import type { Fault } from "../core/validation/validation-error";
import { isObject, members } from "./json-object";

/** One part of a configuration that is no such thing as Terraform reads there. */
export type Misshape = Pick<Fault, "found" | "expected">;

/** What a value must be; gives what in it is something else. */
type Shape = (value: unknown, path: string) => Misshape[];

const object: Shape = (value, path) => (isObject(value) ? [] : misshape(value, path, "an object"));

const text: Shape = (value, path) =>
  typeof value === "string" && value !== "" ? [] : misshape(value, path, "a text");

/** An object whose members are all of one shape. */
const objectOf =
  (member: Shape): Shape =>
  (value, path) =>
    isObject(value)
      ? members(value)
          .filter(([name]) => name !== "//")
          .flatMap(([name, inner]) => member(inner, `${path}.${name}`))
      : misshape(value, path, "an object");

/** An object that has these members, or may have them. */
const objectWith =
  (required: Record<string, Shape>, optional: Record<string, Shape> = {}): Shape =>
  (value, path) =>
    isObject(value)
      ? Object.entries({ ...required, ...optional })
          .filter(([name]) => name in required || name in value)
          .flatMap(([name, member]) => member(value[name], `${path}.${name}`))
      : misshape(value, path, "an object");

/** One block, or a list of them. */
const blocks =
  (block: Shape): Shape =>
  (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => block(item, `${path}[${index}]`))
      : isObject(value)
        ? block(value, path)
        : misshape(value, path, "an object, or a list of objects");

/** Sections that have a shape. Terraform may get others: those are compared as they are. */
const SECTIONS = objectWith(
  {},
  {
    resource: objectOf(objectOf(object)),
    data: objectOf(objectOf(object)),
    ephemeral: objectOf(objectOf(object)),
    module: objectOf(object),
    output: objectOf(object),
    variable: objectOf(object),
    locals: object,
    provider: objectOf(blocks(object)),
    terraform: objectWith({}, { required_providers: objectOf(object) }),
    moved: blocks(objectWith({ from: text, to: text })),
    import: blocks(objectWith({ to: text })),
    removed: blocks(objectWith({ from: text })),
  },
);

/**
 * What in a configuration has another shape than Terraform reads there. Without this check a list in the
 * place of an object would have no blocks, and all of the stack would be new.
 */
export function misshapesIn(configuration: unknown): Misshape[] {
  return isObject(configuration) && members(configuration).length === 0
    ? [{ found: "configuration is empty", expected: "the sections that Terraform reads" }]
    : SECTIONS(configuration, "configuration");
}

function misshape(value: unknown, path: string, expected: string): Misshape[] {
  return [{ found: `${path} is ${kindOf(value)}`, expected }];
}

/** Says what a value is, and no text of it: that could be a secret. */
export function kindOf(value: unknown): string {
  if (value === undefined) {
    return "not there";
  }
  if (typeof value === "string") {
    return value === "" ? "an empty text" : "a text";
  }
  if (typeof value === "object" && value !== null) {
    return Array.isArray(value) ? "a list" : "an object";
  }
  return String(value);
}
