import { usedByCaches } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheLogKey = guardrail({
  id: "elasticache-log-key",
  severity: "error",
  pack: "strict",
  what: "Logs of a cache are encrypted with a key of your own.",
  why: "The slow log holds keys and values of commands.",
  fix: "set kms_key_id, and let CloudWatch Logs use the key",
  references: ["CKV_AWS_158"],
  appliesTo: ["aws_cloudwatch_log_group"],
  inputs: (group, stack) =>
    usedByCaches(stack).has(group) ? { kms_key_id: group.has("kms_key_id") } : undefined,
  isValid: ({ kms_key_id }) => kms_key_id === true,
});
