import { isSecondary, REPLICATION_GROUP, SERVERLESS_CACHE } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheBackup = guardrail({
  id: "elasticache-backup",
  severity: "error",
  pack: "strict",
  what: "A snapshot is taken every day.",
  why: "After a wrong deletion or a wrong FLUSHALL the cache starts cold. Turned on later it can fail, as it needs the first node.",
  fix: "set snapshot_retention_limit to 1 or more",
  references: ["CKV_AWS_134", "AVD-AWS-0050", "ElastiCache.1"],
  appliesTo: [REPLICATION_GROUP, SERVERLESS_CACHE],
  inputs: (cache) =>
    isSecondary(cache)
      ? undefined
      : { snapshot_retention_limit: cache.get("snapshot_retention_limit") },
  isValid: ({ snapshot_retention_limit }) => Number(snapshot_retention_limit) >= 1,
});
