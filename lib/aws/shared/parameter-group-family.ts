import type { CacheEngine } from "../../core";

/**
 * Parameter group families by engine and major version; Memcached has one for each minor version.
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
  version,
}: Pick<CacheEngine, "name" | "version">): string | undefined {
  if (name !== "memcached") {
    return FAMILIES.get(`${name} ${Number.parseInt(version, 10)}`);
  }
  const [minor] = /^1\.[456](?=\.)/.exec(version) ?? [];
  return minor && `memcached${minor}`;
}
