import { isTrue } from "../../../terraform/attribute-values";
import { ELASTICACHE_CLUSTER, isMember, isSecondary, REPLICATION_GROUP } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheEncryptionInTransit = guardrail({
  id: "elasticache-encryption-in-transit",
  severity: "error",
  pack: "baseline",
  what: "Clients connect through TLS.",
  why: "Tokens and data cross the network in plain text. An absent value is sent as false.",
  fix: "set transit_encryption_enabled = true; Memcached needs 1.6.12",
  references: ["CKV_AWS_30", "AVD-AWS-0051", "AEC3", "ElastiCache.5"],
  appliesTo: [REPLICATION_GROUP, ELASTICACHE_CLUSTER],
  inputs: (cache) =>
    isMember(cache) ||
    isSecondary(cache) ||
    (cache.type === ELASTICACHE_CLUSTER && cache.get("engine") !== "memcached")
      ? undefined
      : { transit_encryption_enabled: cache.get("transit_encryption_enabled") },
  isValid: (inputs) => isTrue(inputs.transit_encryption_enabled),
});
