import { ELASTICACHE, isMember, SERVERLESS_CACHE } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheSubnetGroup = guardrail({
  id: "elasticache-subnet-group",
  severity: "error",
  pack: "baseline",
  what: "The cache stands in subnets that were chosen for it.",
  why: "Without a subnet group it lands in the default VPC, whose subnets are public. It cannot be moved later.",
  fix: "set subnet_group_name to a group of private subnets; on a serverless cache subnet_ids",
  references: ["CKV_AWS_323", "AEC1", "ElastiCache.7"],
  appliesTo: ELASTICACHE,
  inputs: (cache): Record<string, unknown> | undefined => {
    if (isMember(cache)) {
      return undefined;
    }
    if (cache.type === SERVERLESS_CACHE) {
      return { subnet_ids: cache.has("subnet_ids") };
    }
    const isDefault = cache.get("subnet_group_name") === "default";
    return { subnet_group_name: isDefault ? "default" : cache.has("subnet_group_name") };
  },
  isValid: ({ subnet_group_name, subnet_ids }) => subnet_group_name === true || subnet_ids === true,
});
