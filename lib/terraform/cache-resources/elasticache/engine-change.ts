import type { ArgumentChange } from "../resource-descriptor";

/**
 * Whether a change of the engine replaces the cache. ElastiCache upgrades Redis OSS to Valkey in place,
 * and changes no other engine.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.HowTo.html
 */
export function isNotToValkey({ before, after }: ArgumentChange): boolean {
  return !((before ?? "redis") === "redis" && after === "valkey");
}
