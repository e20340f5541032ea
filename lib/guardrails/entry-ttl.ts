import { valueAt } from "../terraform/attribute-values";
import type { ResourceView } from "../terraform/resource-view";
import { containersOf } from "./workloads";

/** Variables that say how long entries live; other words before TTL speak of sessions or of DNS. */
const NAME =
  /^(?:(?:CACHE|REDIS|VALKEY|MEMCACHED|ENTRY|ENTRIES|KEY|KEYS|WARMER)_)*TTL(?:_(?<unit>[A-Z]+))?$/i;

/** A number, and after it or after the variable's name the unit. */
const VALUE = /^(\d+)([a-z]*)$/i;

/** Seconds of a unit by how it starts; without one it is what Redis counts TTLs in. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(ms|milli)/i, 0.001],
  [/^(s|$)/i, 1],
  [/^m/i, 60],
  [/^h/i, 3600],
  [/^d/i, 86_400],
];

/** Variables of a workload that say how long the entries live that it writes, by their names. */
export function entryTtls(workload: ResourceView): Record<string, unknown> {
  const variables = containersOf(workload).flatMap(({ blocks }) => blocks("env"));
  return Object.fromEntries(
    variables
      .map((variable) => [valueAt(variable, "name"), valueAt(variable, "value")])
      .filter(([name, value]) => NAME.test(String(name)) && value !== undefined),
  );
}

/** Seconds that such a variable means; `undefined` for a value that is no length of time. */
export function ttlSeconds(name: string, value: unknown): number | undefined {
  const [, amount, unitOfValue] = VALUE.exec(String(value)) ?? [];
  const unit = unitOfValue || (NAME.exec(name)?.groups?.unit ?? "");
  const [, seconds] = UNITS.find(([start]) => start.test(unit)) ?? [];
  return amount === undefined || seconds === undefined ? undefined : Number(amount) * seconds;
}
