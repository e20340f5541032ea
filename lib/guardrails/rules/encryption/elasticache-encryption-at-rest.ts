import { isTrue } from "../../../terraform/attribute-values";
import { isSecondary, REPLICATION_GROUP } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheEncryptionAtRest = guardrail({
  id: "elasticache-encryption-at-rest",
  severity: "error",
  pack: "baseline",
  what: "Data is encrypted at rest, and says so: what an absent value means depends on the engine.",
  why: "Snapshots, swap and disks of replaced nodes hold what clients have cached, in plain text. It cannot be turned on later.",
  fix: "set at_rest_encryption_enabled = true",
  references: ["CKV_AWS_29", "AVD-AWS-0045", "AEC3", "ElastiCache.4"],
  appliesTo: [REPLICATION_GROUP],
  inputs: (cache) =>
    isSecondary(cache)
      ? undefined
      : { at_rest_encryption_enabled: cache.get("at_rest_encryption_enabled") },
  isValid: (inputs) => isTrue(inputs.at_rest_encryption_enabled),
});
