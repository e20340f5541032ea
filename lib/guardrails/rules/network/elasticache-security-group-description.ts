import { guardsCache, INGRESS_TYPES } from "../../network";
import { guardrail } from "../../rule";

export const elasticacheSecurityGroupDescription = guardrail({
  id: "elasticache-security-group-description",
  severity: "warning",
  pack: "strict",
  what: "Security groups of a cache and their rules say what they are for.",
  why: "Nobody dares to remove a rule of which nobody knows who needs it.",
  fix: "set a description",
  references: ["CKV_AWS_23"],
  appliesTo: INGRESS_TYPES,
  inputs: (resource, stack) =>
    guardsCache(resource, stack) ? { description: resource.has("description") } : undefined,
  isValid: ({ description }) => description === true,
});
