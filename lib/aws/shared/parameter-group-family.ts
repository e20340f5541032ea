import type { CacheEngine } from "../../core";

/**
 * Parameter group families by engine and major version.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html
 */
const FAMILIES: ReadonlyMap<string, string> = new Map([
  ["redis 6", "redis6.x"],
  ["redis 7", "redis7"],
  ["valkey 7", "valkey7"],
  ["valkey 8", "valkey8"],
  ["valkey 9", "valkey9"],
]);

/** The parameter group family of an engine; `undefined` for a version that has none. */
export function parameterGroupFamily({
  name,
  majorVersion,
}: Pick<CacheEngine, "name" | "majorVersion">): string | undefined {
  return FAMILIES.get(`${name} ${majorVersion}`);
}
