import { isFalse } from "../../../terraform/attribute-values";
import { ELASTICACHE_CLUSTER, REPLICATION_GROUP } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheMinorUpgrades = guardrail({
  id: "elasticache-minor-upgrades",
  severity: "warning",
  pack: "strict",
  what: "Minor versions are taken in the maintenance window.",
  why: "They hold the fixes of security faults.",
  fix: "set auto_minor_version_upgrade = true, or leave it out",
  references: ["CKV_AWS_322", "ElastiCache.2"],
  appliesTo: [REPLICATION_GROUP, ELASTICACHE_CLUSTER],
  inputs: (cache) => ({ auto_minor_version_upgrade: cache.get("auto_minor_version_upgrade") }),
  isValid: (inputs) => !isFalse(inputs.auto_minor_version_upgrade),
});
