import { isTrue } from "../../../terraform/attribute-values";
import { isSecondary, REPLICATION_GROUP } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheFailover = guardrail({
  id: "elasticache-failover",
  severity: "error",
  pack: "baseline",
  what: "A replica takes over when the primary is lost.",
  why: "The cache is empty and away until a new node is up, and all its load goes to what is behind it.",
  fix: "set automatic_failover_enabled = true and have at least two nodes",
  references: ["CKV2_AWS_50", "AEC4", "ElastiCache.3"],
  appliesTo: [REPLICATION_GROUP],
  inputs: (cache) =>
    isSecondary(cache)
      ? undefined
      : { automatic_failover_enabled: cache.get("automatic_failover_enabled") },
  isValid: (inputs) => isTrue(inputs.automatic_failover_enabled),
});
