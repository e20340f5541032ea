import { CACHES_WITH_SECURITY_GROUPS, isMember } from "../../../terraform/caches";
import { guardrail } from "../../rule";

export const elasticacheSecurityGroup = guardrail({
  id: "elasticache-security-group",
  severity: "error",
  pack: "baseline",
  problem: "The cache uses the default security group of the VPC",
  why: "That group allows traffic from everything else that uses it.",
  fix: "set security_group_ids",
  references: ["CKV2_AWS_5"],
  appliesTo: CACHES_WITH_SECURITY_GROUPS,
  inputs: (cache) =>
    isMember(cache) ? undefined : { security_group_ids: cache.has("security_group_ids") },
  isValid: ({ security_group_ids }) => security_group_ids === true,
});
