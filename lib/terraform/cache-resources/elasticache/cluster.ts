import type { CacheDescriptor } from "../cache-descriptor";
import { page } from "../documentation";
import { losesItems } from "../narrowing";
import { computed } from "../resource-descriptor";
import { isNotDefault, isNotOff, isOn, isOneOf } from "../settings";
import { isDowngrade } from "../versions";
import { LOST_GROUPS } from "./shared";

const MEMCACHED = ["memcached"];

/**
 * Memcached on nodes. It can also be a single node of Redis OSS or Valkey, which the rule
 * elasticache-single-node refuses, or a node of a replication group.
 */
export const ELASTICACHE_CLUSTER: CacheDescriptor = {
  service: "ElastiCache",
  nameArgument: "cluster_id",
  memberOf: "replication_group_id",
  facts: {
    authentication: "never",
    customerKey: "never",
    encryptionAtRest: "never",
    failover: "never",
    // ElastiCache chooses a window when none is set.
    maintenanceWindow: "always",
    minorUpgrades: {
      settings: [isNotOff("auto_minor_version_upgrade")],
      fix: "set auto_minor_version_upgrade = true, or remove it",
      publicRules: ["ElastiCache.2"],
    },
    network: {
      settings: [isNotDefault("subnet_group_name")],
      fix: "set subnet_group_name to a group of private subnets",
      publicRules: ["CKV_AWS_323", "AEC1", "ElastiCache.7"],
    },
    persistence: "never",
    tls: {
      settings: [isOn("transit_encryption_enabled")],
      engines: MEMCACHED,
      fix: "set transit_encryption_enabled = true, with engine_version 1.6.12 or later",
    },
    tlsOnly: "always",
    zones: {
      settings: [isOneOf("az_mode", "cross-az")],
      engines: MEMCACHED,
      fix: "set az_mode = cross-az and have at least two nodes",
    },
  },
  securityGroups: "security_group_ids",
  destruction: { risk: "destroys data", loses: "the cache's contents" },
  replacedBy: [
    "cluster_id",
    "preferred_outpost_arn",
    "snapshot_arns",
    "snapshot_name",
    "transit_encryption_enabled",
    computed("availability_zone"),
    computed("engine"),
    computed("network_type"),
    computed("port"),
    computed("replication_group_id"),
    computed("subnet_group_name"),
    { argument: "engine_version", computed: true, when: isDowngrade },
    {
      argument: "node_type",
      computed: true,
      when: ({ argumentsAfter }) => argumentsAfter.engine === "memcached",
    },
  ],
  disruptedBy: {
    // What Memcached loses by it is an effect of the change itself.
    engine_version: {
      meaning: "the node restarts",
      when: ({ argumentsAfter }) => argumentsAfter.engine !== "memcached",
    },
    num_cache_nodes:
      "clients look for many keys at other nodes, and find them when they are written again",
    security_group_ids: { meaning: LOST_GROUPS, when: losesItems },
  },
  notedBy: {
    preferred_availability_zones:
      "it counts for nodes that are added; those that there are stay in their zones",
  },
  source: page("aws", "elasticache_cluster"),
};
