import { ELASTICACHE, isMember } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheSecurityGroup = guardrail({
  id: "elasticache-security-group",
  severity: "error",
  pack: "baseline",
  what: "The cache has security groups of its own.",
  why: "Without one it gets the VPC's default group, which lets in all that is in it.",
  fix: "set security_group_ids",
  references: ["CKV2_AWS_5"],
  appliesTo: ELASTICACHE,
  inputs: (cache) =>
    isMember(cache) ? undefined : { security_group_ids: cache.has("security_group_ids") },
  isValid: ({ security_group_ids }) => security_group_ids === true,
});
