import { INSTANCES, type ObjectShape, type PropertyShape, type Shape } from "../../lib/core/shape";
import type { World } from "./subjects";

/** One place where a value can be given. */
export interface Place {
  /** As an error names it: `clients.some.maxConnections`. */
  readonly path: string;
  readonly property: PropertyShape;
  /** The props of the top that have a value at this place, and all that it needs around it. */
  readonly around: (value: unknown, world: World) => Record<string, unknown>;
}

/** Every place of an object, at every depth. */
export function placesOf({ properties }: ObjectShape): Place[] {
  return Object.entries(properties).flatMap(([name, property]) =>
    within({ path: name, property, around: (value) => ({ [name]: value }) }),
  );
}

/** A place and all that is inside. */
function within(place: Place): Place[] {
  return [place, ...inside(place.property.shape, place)];
}

function inside(shape: Shape, outer: Place): Place[] {
  const item = (suffix: string, of: Shape, around: (value: unknown) => unknown) =>
    within({
      path: `${outer.path}${suffix}`,
      property: { shape: of, isOptional: false },
      around: (value, world) => outer.around(around(value), world),
    });
  switch (shape.kind) {
    case "list":
      return item("[0]", shape.of, (value) => [value]);
    case "map":
      return item(".some", shape.of, (value) => ({ some: value }));
    case "either":
      return shape.of.flatMap((one) => inside(one, outer));
    case "variants":
      return Object.values(shape.of).flatMap((one) => inside(one, outer));
    case "object":
      return Object.entries(shape.properties).flatMap(([name, property]) =>
        within({
          path: `${outer.path}.${name}`,
          property,
          around: (value, world) =>
            outer.around({ ...(sample(shape, world) as object), [name]: value }, world),
        }),
      );
    default:
      return [];
  }
}

/** A value of a shape, with what is required alone. */
export function sample(shape: Shape, world: World): unknown {
  switch (shape.kind) {
    case "text":
    case "any-text":
      return "text";
    case "json":
    case "number":
      return 5;
    case "boolean":
      return true;
    case "choice":
      return shape.values[0];
    case "list":
      return [];
    case "map":
      return {};
    case "either":
      return sample(shape.of[0] as Shape, world);
    case "variants":
      return sample(Object.values(shape.of)[0] as Shape, world);
    case "object":
      return required(shape, world);
    case "instance": {
      const [name] = Object.entries(INSTANCES).find(([, one]) => one === shape) ?? [];
      return world.instances[name as keyof typeof INSTANCES];
    }
  }
}

/** The required properties of an object. */
export function required({ properties }: ObjectShape, world: World): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([, { isOptional }]) => !isOptional)
      .map(([name, { shape }]) => [name, sample(shape, world)]),
  );
}
