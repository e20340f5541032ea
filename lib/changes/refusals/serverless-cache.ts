import type { ResourceChange } from "../resource-change";
import { changes, endsOutside, isGiven, numberAt } from "./conditions";
import { changedFields, deploysOf } from "./one-field";
import { ELASTICACHE_API, type Refusal } from "./refusal";

const MODIFY = `${ELASTICACHE_API}/API_ModifyServerlessCache.html`;

/** The fields of ModifyServerlessCache, by the arguments that make them. */
const FIELDS = [
  ["cache_usage_limits"],
  ["daily_snapshot_time"],
  ["description"],
  ["engine", "major_engine_version"],
  ["security_group_ids"],
  ["snapshot_retention_limit"],
  ["user_group_id"],
];

/** What ElastiCache refuses of a serverless cache. */
export const SERVERLESS_CACHE: readonly Refusal[] = [
  {
    arguments: FIELDS.flat(),
    when: (change) => changedFields(change, FIELDS).length > 1,
    reason:
      "ElastiCache takes one changed field in each request, and the provider sends all at once",
    // Newer versions send them one after the other: hashicorp/terraform-provider-aws#47918, of May 2026.
    instead: (change) => deploysOf(changedFields(change, FIELDS)),
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/43862",
  },
  {
    arguments: ["user_group_id"],
    when: (change) => isTaken(change, "user_group_id"),
    reason: "the provider cannot take the users off",
    instead: "use AWS provider 6.31 or later",
    until: "6.31.0",
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/43862",
  },
  {
    arguments: ["snapshot_retention_limit", "user_group_id"],
    when: (change) =>
      change.after.engine === "memcached" &&
      ((changes(change, "snapshot_retention_limit") &&
        numberAt(change.after, "snapshot_retention_limit") > 0) ||
        (changes(change, "user_group_id") && isGiven(change.after, "user_group_id"))),
    reason: "a serverless cache of Memcached has neither snapshots nor users",
    instead: "remove them",
    source: MODIFY,
  },
  {
    arguments: ["snapshot_retention_limit"],
    when: endsOutside("snapshot_retention_limit", 0, 35),
    reason: "ElastiCache keeps snapshots for 0 to 35 days",
    instead: "set snapshot_retention_limit to such a number",
    source: MODIFY,
  },
  {
    arguments: ["cache_usage_limits.data_storage"],
    when: (change) => isUpsideDown(change, "cache_usage_limits.data_storage"),
    reason: "the minimum is above the maximum",
    instead: "raise the maximum, or lower the minimum",
    source: `${ELASTICACHE_API}/API_DataStorage.html`,
  },
  {
    arguments: ["cache_usage_limits.ecpu_per_second"],
    when: (change) => isUpsideDown(change, "cache_usage_limits.ecpu_per_second"),
    reason: "the minimum is above the maximum",
    instead: "raise the maximum, or lower the minimum",
    source: `${ELASTICACHE_API}/API_ECPUPerSecond.html`,
  },
];

function isTaken({ before, after }: ResourceChange, path: string): boolean {
  return isGiven(before, path) && !isGiven(after, path);
}

function isUpsideDown(change: ResourceChange, path: string): boolean {
  return (
    changes(change, path) &&
    numberAt(change.after, `${path}.minimum`) > numberAt(change.after, `${path}.maximum`)
  );
}
