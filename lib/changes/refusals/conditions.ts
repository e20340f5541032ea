import { isTrue, valueAt } from "../../terraform/attribute-values";
import { isDowngrade } from "../../terraform/cache-resources/versions";
import type { Block } from "../../terraform/configuration-blocks";
import { sameJson } from "../../terraform/json-equality";
import { referencesIn } from "../../terraform/references";
import type { ResourceChange } from "../resource-change";
import type { StackChange } from "../stack-change";

type Arguments = Readonly<Record<string, unknown>>;

/** Whether one of some arguments changes. */
export function changes(change: ResourceChange, ...paths: readonly string[]): boolean {
  return paths.some((path) => change.argument(path) !== undefined);
}

/** Whether there is something in an argument; an expression counts. */
export function isGiven(args: Arguments, path: string): boolean {
  const value = valueAt(args, path);
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** The items of a list, at a path of single blocks; none where only Terraform knows them. */
export function itemsAt(args: Arguments, path: string): readonly unknown[] {
  const items = valueAt(args, path);
  return Array.isArray(items) ? items : [];
}

/** The items of an argument after the change that were not there before. */
export function addedItems({ before, after }: ResourceChange, path: string): readonly unknown[] {
  const known = itemsAt(before, path);
  return itemsAt(after, path).filter((item) => !known.some((other) => sameJson(item, other)));
}

/** A number, or `NaN` where there is none or only Terraform knows it. */
export function numberAt(args: Arguments, path: string): number {
  const value = valueAt(args, path);
  return value === undefined || value === "" ? Number.NaN : Number(value);
}

/** Whether a number that changes ends outside a range. */
export function endsOutside(path: string, minimum: number, maximum: number) {
  return (change: ResourceChange): boolean => {
    const value = numberAt(change.after, path);
    return changes(change, path) && (value < minimum || value > maximum);
  };
}

/** Whether a version goes down. */
export function isLowerVersion({ before, after }: ResourceChange, path: string): boolean {
  const [was, is] = [valueAt(before, path), valueAt(after, path)];
  const isKnown = [was, is].every((text) => typeof text === "string" && !text.includes("${"));
  return isKnown && isDowngrade({ before: was, after: is });
}

/** Whether a switch is on after the change. */
export function isOn({ after }: ResourceChange, path: string): boolean {
  return isTrue(valueAt(after, path));
}

/** The blocks that an argument names, before and after. */
export function blocksOf(
  { address, was, is }: ResourceChange,
  stack: StackChange,
  argument: string,
): { readonly before: readonly Block[]; readonly after: readonly Block[] } {
  const found = (value: unknown, blocks: StackChange["after"]) =>
    referencesIn(value).flatMap(({ address }) => blocks.get(address) ?? []);
  // A plan has values where the configuration has names.
  const [before, after] = [stack.before.get(address) ?? was, stack.after.get(address) ?? is];
  return {
    before: found(before.arguments[argument], stack.before),
    after: found(after.arguments[argument], stack.after),
  };
}

/** The resources after the change that name another one in an argument of theirs. */
export function usersOf(
  { address }: ResourceChange,
  stack: StackChange,
  type: string,
): ResourceChange[] {
  return [...stack.after.values()]
    .filter(
      (block) =>
        block.type === type &&
        block.kind === "resource" &&
        referencesIn(block.arguments).some((reference) => reference.address === address),
    )
    .flatMap((block) => stack.resource(block.address) ?? []);
}
