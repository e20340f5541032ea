/**
 * What kind of value a prop takes. `npm run shapes` makes the shapes from the types of the props, so that
 * JavaScript, JSON and missing environment variables meet the same types as TypeScript.
 * @internal
 */
export type Shape =
  | { readonly kind: "text" | "any-text" | "number" | "boolean" | "json" }
  | { readonly kind: "choice"; readonly values: readonly (string | number)[] }
  | ListShape
  | { readonly kind: "map"; readonly of: Shape }
  | { readonly kind: "either"; readonly of: readonly Shape[] }
  | VariantsShape
  | ObjectShape
  | InstanceShape;

/** Any number of values of one shape. @internal */
export interface ListShape {
  readonly kind: "list";
  readonly of: Shape;
  /** Whether the whole list may be one that only Terraform will know: nothing is made of its items. */
  readonly mayBeReference: boolean;
}

/** An object with known properties. @internal */
export interface ObjectShape {
  readonly kind: "object";
  readonly properties: Readonly<Record<string, PropertyShape>>;
}

/** One property of an object. @internal */
export interface PropertyShape {
  readonly shape: Shape;
  readonly isOptional: boolean;
}

/** One of several objects, told apart by the value of one property. @internal */
export interface VariantsShape {
  readonly kind: "variants";
  readonly by: string;
  readonly of: Readonly<Record<string, ObjectShape>>;
}

/**
 * An object with behaviour, known by members that it must have: `instanceof` fails when a project has
 * two copies of a package.
 * @internal
 */
export interface InstanceShape {
  readonly kind: "instance";
  readonly name: string;
  /** How to make one. */
  readonly example: string;
  readonly members: readonly string[];
}

/** A text that is not blank. @internal */
export const text: Shape = { kind: "text" };
/** A text that may be blank. @internal */
export const anyText: Shape = { kind: "any-text" };
/** A finite number. @internal */
export const number: Shape = { kind: "number" };
/** True or false, known at synthesis. @internal */
export const boolean: Shape = { kind: "boolean" };

/** Whatever JSON can write, at any depth. @internal */
export const json: Shape = { kind: "json" };

/** One of some values, known at synthesis. @internal */
export function choice(...values: (string | number)[]): Shape {
  return { kind: "choice", values };
}

/** Any number of values of one shape. @internal */
export function list(of: Shape): ListShape {
  return { kind: "list", of, mayBeReference: false };
}

/** The same, or a list that only Terraform will know. @internal */
export function listOrReference(of: Shape): ListShape {
  return { kind: "list", of, mayBeReference: true };
}

/** Values by names that the user chooses. @internal */
export function map(of: Shape): Shape {
  return { kind: "map", of };
}

/** One of several shapes. @internal */
export function either(...of: Shape[]): Shape {
  return { kind: "either", of };
}

/** One of several objects, told apart by the value of one property. @internal */
export function variants(by: string, of: Record<string, ObjectShape>): VariantsShape {
  return { kind: "variants", by, of };
}

/** An object with known properties. @internal */
export function object(properties: Record<string, PropertyShape>): ObjectShape {
  return { kind: "object", properties };
}

/** A property that has to be given. @internal */
export function required(shape: Shape): PropertyShape {
  return { shape, isOptional: false };
}

/** A property that need not be given. @internal */
export function optional(shape: Shape): PropertyShape {
  return { shape, isOptional: true };
}

/** An object with behaviour. @internal */
export function instance(name: string, example: string, members: string[]): InstanceShape {
  return { kind: "instance", name, example, members };
}
