import type { CacheDescriptor } from "../cache-descriptor";
import { page } from "../documentation";
import { losesItems } from "../narrowing";
import { computed } from "../resource-descriptor";
import { isAtLeast, isSet, type Setting } from "../settings";
import { isNotToValkey } from "./engine-change";
import { LOST_GROUPS } from "./shared";

/** Without `subnet_ids` the cache uses the default VPC, which the fact `network` judges. */
const TWO_SUBNETS: Setting = {
  inputs: (cache) =>
    cache.has("subnet_ids") === true
      ? { "number of subnet_ids": count(cache.get("subnet_ids")) }
      : undefined,
  isValid: (inputs) => Number(inputs["number of subnet_ids"]) >= 2,
};

/** Redis OSS, Valkey or Memcached without nodes. */
export const ELASTICACHE_SERVERLESS_CACHE: CacheDescriptor = {
  service: "ElastiCache Serverless",
  nameArgument: "name",
  // Source of what is always on: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/WhatIs.deployment.html
  facts: {
    authentication: {
      settings: [isSet("user_group_id")],
      engines: ["redis", "valkey"],
      fix: "set user_group_id",
    },
    customerKey: { settings: [isSet("kms_key_id")], fix: "set kms_key_id" },
    encryptionAtRest: "always",
    failover: "always",
    maintenanceWindow: "always",
    minorUpgrades: "always",
    network: { settings: [isSet("subnet_ids")], fix: "set subnet_ids to private subnets" },
    persistence: {
      settings: [isAtLeast("snapshot_retention_limit", 1)],
      fix: "set snapshot_retention_limit to 1 or more",
    },
    tls: "always",
    tlsOnly: "always",
    zones: {
      settings: [TWO_SUBNETS],
      fix: "set subnet_ids to subnets of at least two availability zones",
    },
  },
  securityGroups: "security_group_ids",
  destruction: { risk: "destroys data", loses: "the cache's contents" },
  replacedBy: [
    "name",
    "kms_key_id",
    "snapshot_arns_to_restore",
    computed("subnet_ids"),
    computed("major_engine_version"),
    { argument: "engine", when: isNotToValkey },
  ],
  disruptedBy: {
    engine: "clients lose their connections",
    security_group_ids: { meaning: LOST_GROUPS, when: losesItems },
    user_group_id: "the cache refuses users of the removed group",
  },
  source: page("aws", "elasticache_serverless_cache"),
};

function count(subnets: unknown): unknown {
  return Array.isArray(subnets) ? subnets.length : subnets;
}
