import { isTrue } from "../../../terraform/attribute-values";
import { ELASTICACHE_CLUSTER, REPLICATION_GROUP, SERVERLESS_CACHE } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheTwoZones = guardrail({
  id: "elasticache-two-zones",
  severity: "error",
  pack: "baseline",
  what: "Nodes stand in more than one availability zone.",
  why: "A zone that fails takes the primary and its replicas at the same time.",
  fix: "set multi_az_enabled = true; for Memcached az_mode = cross-az; for a serverless cache give two subnet_ids",
  references: ["CKV2_AWS_50", "AEC4"],
  appliesTo: [REPLICATION_GROUP, ELASTICACHE_CLUSTER, SERVERLESS_CACHE],
  inputs: (cache): Record<string, unknown> | undefined => {
    switch (cache.type) {
      case REPLICATION_GROUP:
        return { multi_az_enabled: cache.get("multi_az_enabled") };
      case SERVERLESS_CACHE:
        // Which subnets does not matter, how many does.
        return cache.has("subnet_ids") === true
          ? { subnet_ids: subnetCount(cache.get("subnet_ids")) }
          : undefined;
      default:
        return cache.get("engine") === "memcached" ? { az_mode: cache.get("az_mode") } : undefined;
    }
  },
  isValid: ({ multi_az_enabled, subnet_ids, az_mode }) =>
    isTrue(multi_az_enabled) || Number(subnet_ids) >= 2 || az_mode === "cross-az",
});

function subnetCount(subnets: unknown): unknown {
  return Array.isArray(subnets) ? subnets.length : subnets;
}
