import { isFalse, isTrue } from "../attribute-values";
import { sameJson } from "../json-equality";
import { isObject } from "../json-object";
import { textsIn } from "../json-texts";
import { parseJson } from "../parse-json";
import type { ArgumentChange } from "./resource-descriptor";

/*
 * What takes something from clients, and what only gives. Where only Terraform knows a value, a change of it
 * counts as one that takes.
 */

/** Whether a number falls. */
export function isLower(change: ArgumentChange): boolean {
  const { before, after } = change;
  return isUnknown(change) || Number(after) < Number(before);
}

/** Whether a number rises. */
export function isHigher(change: ArgumentChange): boolean {
  const { before, after } = change;
  return isUnknown(change) || Number(after) > Number(before);
}

/** Whether a switch is turned off. */
export function isTurnedOff(change: ArgumentChange): boolean {
  const { before, after } = change;
  return isUnknown(change) || (isTrue(before) && !isTrue(after));
}

/** Whether a switch that is on unless someone turns it off is turned off. */
export function isSwitchedOff(change: ArgumentChange): boolean {
  const { before, after } = change;
  return isUnknown(change) || (!isFalse(before) && isFalse(after));
}

/** Whether a list, or a block that holds lists, loses an item or gains a condition. */
export function losesItems(change: ArgumentChange): boolean {
  const { before, after } = change;
  return change.changesElsewhere || !covers(listOf(after), listOf(before));
}

/** Whether a range of addresses no longer has every address that it had. */
export function losesAddresses(change: ArgumentChange): boolean {
  const [before, after] = [range(change.before), range(change.after)];
  return (
    change.changesElsewhere ||
    before === undefined ||
    after === undefined ||
    before.first < after.first ||
    before.last > after.last
  );
}

/** Whether a policy allows less: a statement goes or changes, or one that denies comes. */
export function allowsLess(change: ArgumentChange): boolean {
  const [before, after] = [statements(change.before), statements(change.after)];
  return (
    change.changesElsewhere ||
    before === undefined ||
    after === undefined ||
    !before.every((one) => after.some((other) => sameJson(one, other))) ||
    !after.every(
      (one) =>
        before.some((other) => sameJson(one, other)) || (isObject(one) && one.Effect === "Allow"),
    )
  );
}

/** Whether rights of a user are more than added to: `on ~shop:* +get` to `on ~shop:* +get +set` only adds. */
export function losesRights({ before, after, changesElsewhere }: ArgumentChange): boolean {
  const [from, to] = [before, after].map((rights) => String(rights).trim().split(/\s+/));
  const added = to?.slice(from?.length) ?? [];
  return (
    changesElsewhere ||
    !sameJson(to?.slice(0, from?.length), from) ||
    !added.every((right) => /^([+~&%]|all(keys|channels|commands)$)/.test(right))
  );
}

function isUnknown({ before, after, changesElsewhere }: ArgumentChange): boolean {
  return changesElsewhere || textsIn([before, after]).some((text) => text.includes("${"));
}

/** Whether a part of a configuration allows all that another one allows. */
function covers(wide: unknown, narrow: unknown): boolean {
  if (sameJson(wide, narrow)) {
    return true;
  }
  if (Array.isArray(wide) && Array.isArray(narrow)) {
    return narrow.every((item) => wide.some((other) => covers(other, item)));
  }
  return (
    isObject(wide) &&
    isObject(narrow) &&
    sameJson(Object.keys(wide).sort(), Object.keys(narrow).sort()) &&
    Object.keys(wide).every((name) => {
      const [more, less] = [wide[name], narrow[name]];
      // An empty list can mean all or none, so that only a list that had items is wider with more of them.
      const isList = Array.isArray(more) && Array.isArray(less) && less.length > 0;
      return isList || isObject(more) ? covers(more, less) : sameJson(more, less);
    })
  );
}

function listOf(value: unknown): unknown {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function statements(policy: unknown): readonly unknown[] | undefined {
  const parsed = parseJson(String(policy));
  const found = isObject(parsed) ? parsed.Statement : undefined;
  return found === undefined ? undefined : [found].flat();
}

/** The first and the last address of a CIDR of IPv4. */
function range(cidr: unknown): { first: number; last: number } | undefined {
  const [, address = "", bits = ""] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(String(cidr)) ?? [];
  if (address === "" || Number(bits) > 32) {
    return undefined;
  }
  const size = 2 ** (32 - Number(bits));
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  const first = Math.floor(number / size) * size;
  return { first, last: first + size - 1 };
}
