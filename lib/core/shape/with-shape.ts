import { Token } from "cdktf";
import { isPlainObject } from "../plain-object";
import { refuse } from "../validation";
import { blankName, childPath, type ShapeFault, unknownProp, wrongValue } from "./faults";
import { isReference, isResolvable } from "./references";
import type { ListShape, ObjectShape, Shape, VariantsShape } from "./shape";

/**
 * Props of the right shape, before any rule reads them. `null` means not given, and is left out; a
 * reference in the form of an object becomes the text, number or list that the prop's type has.
 *
 * @param subject - what is refused: `MemorystoreRedis shop/Cache`
 * @throws CacheValidationError that lists every value of a wrong kind, every missing and every unknown prop
 * @internal
 */
export function withShape<Props>(subject: string, shape: ObjectShape, props: Props): Props {
  const faults: ShapeFault[] = [];
  const shaped = shapedValue(shape, props, "", faults);
  refuse(subject, faults);
  return shaped as Props;
}

function shapedValue(shape: Shape, value: unknown, path: string, faults: ShapeFault[]): unknown {
  const wrong = () => {
    faults.push(wrongValue(shape, value, path));
    return undefined;
  };
  switch (shape.kind) {
    case "text":
    case "any-text":
      if (isResolvable(value)) {
        return Token.asString(value);
      }
      return typeof value === "string" && (shape.kind === "any-text" || value.trim() !== "")
        ? value
        : wrong();
    case "number":
      if (isResolvable(value)) {
        return Token.asNumber(value);
      }
      return Number.isFinite(value) ? value : wrong();
    case "json":
      return isJson(value) ? value : wrong();
    case "boolean":
      return typeof value === "boolean" ? value : wrong();
    case "choice":
      return shape.values.some((choice) => choice === value) ? value : wrong();
    case "instance":
      return isObject(value) && shape.members.every((member) => member in value) ? value : wrong();
    case "list":
      return shapedList(shape, value, path, faults) ?? wrong();
    case "map":
      return shapedMap(shape.of, value, path, faults) ?? wrong();
    case "either":
      return shapedEither(shape.of, value, path, faults) ?? wrong();
    case "variants":
      return isRecord(value) ? shapedVariant(shape, value, path, faults) : wrong();
    case "object":
      return isRecord(value) ? shapedObject(shape, value, path, faults) : wrong();
  }
}

function shapedList(
  { of, mayBeReference }: ListShape,
  value: unknown,
  path: string,
  faults: ShapeFault[],
) {
  if (mayBeReference && isResolvable(value)) {
    return Token.asList(value);
  }
  return Array.isArray(value) && (mayBeReference || !isReference(value))
    ? Array.from(value, (item, index) => shapedValue(of, item, `${path}[${index}]`, faults))
    : undefined;
}

function shapedMap(of: Shape, value: unknown, path: string, faults: ShapeFault[]) {
  if (!isPlainObject(value) || isReference(value)) {
    return undefined;
  }
  // A name such as `__proto__` would not become a property of an object that has a prototype.
  const shaped = new Map<string, unknown>();
  for (const [name, item] of Object.entries(value)) {
    if (name === "__proto__" || name.trim() === "") {
      faults.push(blankName(name, path));
    }
    shaped.set(name, shapedValue(of, item, childPath(path, name), faults));
  }
  return Object.fromEntries(shaped);
}

/** The first shape that fits; otherwise the faults of the one that is meant, if that is plain. */
function shapedEither(
  of: readonly Shape[],
  value: unknown,
  path: string,
  faults: ShapeFault[],
): unknown {
  const attempts = of.map((shape) => {
    const own: ShapeFault[] = [];
    return { shaped: shapedValue(shape, value, path, own), own };
  });
  const fitting = attempts.find(({ own }) => own.length === 0);
  if (fitting) {
    return fitting.shaped;
  }
  const meant = attempts.find(({ own }) => own.every((fault) => fault.path !== path));
  if (meant) {
    faults.push(...meant.own);
    return value;
  }
  return undefined;
}

function shapedVariant(
  { by, of }: VariantsShape,
  value: object,
  path: string,
  faults: ShapeFault[],
): unknown {
  const name: unknown = Reflect.get(value, by);
  if (typeof name === "string" && Object.hasOwn(of, name)) {
    return shapedObject(of[name] as ObjectShape, value, path, faults);
  }
  const choice: Shape = { kind: "choice", values: Object.keys(of) };
  faults.push(wrongValue(choice, name, childPath(path, by)));
  return value;
}

function shapedObject(
  { properties }: ObjectShape,
  value: object,
  path: string,
  faults: ShapeFault[],
): object {
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(properties, name)) {
      faults.push(unknownProp(name, Object.keys(properties), path));
    }
  }
  const shaped: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties)) {
    const item: unknown = Reflect.get(value, name);
    if ((item !== undefined && item !== null) || !property.isOptional) {
      shaped[name] = shapedValue(property.shape, item, childPath(path, name), faults);
    }
  }
  return shaped;
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** Whether JSON can write a value. What is `undefined` in an object is left out there. */
function isJson(value: unknown): boolean {
  if (typeof value === "object" && value !== null) {
    return Array.isArray(value)
      ? value.every(isJson)
      : isPlainObject(value) &&
          Object.values(value).every((item) => item === undefined || isJson(item));
  }
  return value === null || Number.isFinite(value) || ["boolean", "string"].includes(typeof value);
}

/**
 * Whether props can be read from a value. An object of the user's own class has them too; a Map and a Date
 * have nothing that could be read.
 */
function isRecord(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    (isPlainObject(value) || Object.keys(value).length > 0) &&
    !isReference(value)
  );
}
