import { usedByCaches } from "../../../terraform/caches";
import { guardrail } from "../../rule";

export const elasticacheLogKey = guardrail({
  id: "elasticache-log-key",
  severity: "error",
  pack: "strict",
  problem: "The logs of the cache are not encrypted with a customer-managed key",
  why: "The slow log contains keys and values.",
  fix: "set kms_key_id, and let CloudWatch Logs use the key",
  references: ["CKV_AWS_158"],
  appliesTo: ["aws_cloudwatch_log_group"],
  inputs: (group, stack) =>
    usedByCaches(stack).has(group) ? { kms_key_id: group.has("kms_key_id") } : undefined,
  isValid: ({ kms_key_id }) => kms_key_id === true,
});
