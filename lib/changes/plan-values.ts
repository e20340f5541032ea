import { MASK } from "../core/secrets/mask";
import { sameJson } from "../terraform/json-equality";
import { isObject } from "../terraform/json-object";
import { maskBlock } from "../terraform/secret-masking";

/** The arguments of a resource, as a plan has them. */
export type PlanValues = Readonly<Record<string, unknown>>;

/** A value that only the apply will show. */
export const UNKNOWN = "${known after apply}";

/** In the place of a secret that takes another secret's place: nobody sees what it is, and that it changes. */
export const ANOTHER_SECRET = "<another secret>";

/** The values in one `change` of a plan, in the plan's own form. */
export interface RawChange {
  readonly before?: unknown;
  readonly after?: unknown;
  readonly after_unknown?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
}

/**
 * The values before and after, without secrets: neither those that the plan marks as sensitive, nor those that
 * this library knows by their names and forms. What is not set is left out, as it is in a configuration.
 *
 * @param type - of the resource
 */
export function planValues(
  type: string,
  change: RawChange,
): { before: PlanValues; after: PlanValues } {
  const after = withUnknown(change.after, change.after_unknown);
  const marked = hideMarked(change.before, after, change.before_sensitive, change.after_sensitive);
  const [before, is] = hideNamed(type, marked.before, marked.after);
  return { before: setValues(before), after: setValues(is) };
}

/** A plan leaves out what it does not know, and says beside it where that is. */
function withUnknown(value: unknown, unknown: unknown): unknown {
  if (unknown === true) {
    return UNKNOWN;
  }
  if (Array.isArray(unknown)) {
    const list = Array.isArray(value) ? value : [];
    return Array.from({ length: Math.max(list.length, unknown.length) }, (_, index) =>
      withUnknown(list[index], unknown[index]),
    );
  }
  if (!isObject(unknown)) {
    return value;
  }
  const known = isObject(value) ? value : {};
  const names = new Set([...Object.keys(known), ...Object.keys(unknown)]);
  return names.size === 0
    ? value
    : Object.fromEntries([...names].map((name) => [name, withUnknown(known[name], unknown[name])]));
}

/** Two values of one place. */
interface Pair {
  readonly before: unknown;
  readonly after: unknown;
}

/** Hides what the masks of a plan mark: `true` where the value is sensitive, in the form of the values. */
function hideMarked(
  before: unknown,
  after: unknown,
  maskBefore: unknown,
  maskAfter: unknown,
): Pair {
  if (maskBefore === true || maskAfter === true) {
    return hidden(before, after);
  }
  const keys =
    isObject(before) || isObject(after) ? keysOf(before, after) : indexesOf(before, after);
  if (keys === undefined) {
    return { before, after };
  }
  const pairs = keys.map((key) => ({
    key,
    ...hideMarked(at(before, key), at(after, key), at(maskBefore, key), at(maskAfter, key)),
  }));
  return {
    before: like(
      before,
      pairs.map(({ key, before: value }) => [key, value]),
    ),
    after: like(
      after,
      pairs.map(({ key, after: value }) => [key, value]),
    ),
  };
}

/** What this library masks, with another mask where a secret changes. */
function hideNamed(type: string, before: unknown, after: unknown): [unknown, unknown] {
  const [was, is] = [before, after].map((value) => maskBlock("resource", type, value));
  return [was, changedMasks(before, after, was, is)];
}

function changedMasks(before: unknown, after: unknown, was: unknown, is: unknown): unknown {
  if (typeof is === "string") {
    const isHidden = sameJson(was, is) && !sameJson(before, after);
    return isHidden ? is.replaceAll(MASK, ANOTHER_SECRET) : is;
  }
  if (Array.isArray(is)) {
    return is.map((item, index) =>
      changedMasks(at(before, index), at(after, index), at(was, index), item),
    );
  }
  return isObject(is)
    ? Object.fromEntries(
        Object.entries(is).map(([name, item]) => [
          name,
          changedMasks(at(before, name), at(after, name), at(was, name), item),
        ]),
      )
    : is;
}

function hidden(before: unknown, after: unknown): Pair {
  const mask = (value: unknown, text: string) =>
    value === undefined || value === null || value === UNKNOWN ? value : text;
  const isSame = sameJson(before, after);
  return { before: mask(before, MASK), after: mask(after, isSame ? MASK : ANOTHER_SECRET) };
}

type Key = string | number;

function keysOf(before: unknown, after: unknown): Key[] {
  const names = [before, after].flatMap((value) => (isObject(value) ? Object.keys(value) : []));
  return [...new Set(names)];
}

function indexesOf(before: unknown, after: unknown): Key[] | undefined {
  const lengths = [before, after].flatMap((value) => (Array.isArray(value) ? value.length : []));
  return lengths.length === 0 ? undefined : [...Array(Math.max(...lengths)).keys()];
}

function at(value: unknown, key: Key): unknown {
  if (Array.isArray(value)) {
    return typeof key === "number" ? value[key] : undefined;
  }
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The members that a value had, with other values. */
function like(value: unknown, entries: readonly (readonly [Key, unknown])[]): unknown {
  if (Array.isArray(value)) {
    return entries.filter(([key]) => Number(key) < value.length).map(([, item]) => item);
  }
  return isObject(value)
    ? Object.fromEntries(entries.filter(([key]) => Object.hasOwn(value, key)))
    : value;
}

/** A copy without what is not set: a configuration leaves it out, and a plan writes null or an empty list. */
function setValues(value: unknown): PlanValues {
  return isObject(value) ? (withoutUnset(value) as PlanValues) : {};
}

function withoutUnset(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutUnset);
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== null && item !== undefined && !isEmptyList(item))
          .map(([name, item]) => [name, withoutUnset(item)]),
      )
    : value;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
