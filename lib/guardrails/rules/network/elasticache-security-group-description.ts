import { guardsCache, INGRESS_TYPES } from "../../network";
import { guardrail } from "../../rule";

export const elasticacheSecurityGroupDescription = guardrail({
  id: "elasticache-security-group-description",
  severity: "warning",
  pack: "strict",
  problem: "A security group of the cache or one of its rules has no description",
  why: "Nobody dares to remove a rule without a known purpose.",
  fix: "set description",
  references: ["CKV_AWS_23"],
  appliesTo: INGRESS_TYPES,
  inputs: (resource, stack) =>
    guardsCache(resource, stack) ? { description: resource.has("description") } : undefined,
  isValid: ({ description }) => description === true,
});
