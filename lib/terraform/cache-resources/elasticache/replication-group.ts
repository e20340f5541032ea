import type { CacheDescriptor } from "../cache-descriptor";
import { page } from "../documentation";
import { isLower, isTurnedOff, losesItems } from "../narrowing";
import { type ArgumentChange, computed } from "../resource-descriptor";
import { isAtLeast, isNot, isNotDefault, isNotOff, isOn, isSet } from "../settings";
import { isDowngrade, isOlder } from "../versions";
import { isNotToValkey } from "./engine-change";
import { LOST_GROUPS } from "./shared";
import { tlsMode } from "./tls-mode";
import { tokenStrategy } from "./token-strategy";

const FAILOVER = "clients lose their connections while nodes are replaced one after the other";
const FEWER_NODES =
  "fewer nodes carry the load, and readers on removed nodes lose their connections";
const OLD_CLIENTS = "the cache refuses clients that still use the old mode";

/** Redis OSS and Valkey on nodes, with or without cluster mode. */
export const ELASTICACHE_REPLICATION_GROUP: CacheDescriptor = {
  service: "ElastiCache",
  nameArgument: "replication_group_id",
  facts: {
    authentication: {
      settings: [isSet("auth_token"), isSet("user_group_ids")],
      oneIsEnough: true,
      fix: "set auth_token or user_group_ids",
      publicRules: ["CKV_AWS_31", "AEC6", "ElastiCache.6"],
    },
    customerKey: {
      settings: [isSet("kms_key_id")],
      fix: "set kms_key_id",
      publicRules: ["CKV_AWS_191"],
    },
    encryptionAtRest: {
      settings: [isOn("at_rest_encryption_enabled")],
      fix: "set at_rest_encryption_enabled = true",
      publicRules: ["CKV_AWS_29", "AVD-AWS-0045", "AEC3", "ElastiCache.4"],
    },
    failover: {
      settings: [isOn("automatic_failover_enabled")],
      fix: "set automatic_failover_enabled = true and have at least two nodes",
      publicRules: ["CKV2_AWS_50", "AEC4", "ElastiCache.3"],
    },
    // ElastiCache chooses a window when none is set.
    maintenanceWindow: "always",
    minorUpgrades: {
      settings: [isNotOff("auto_minor_version_upgrade")],
      fix: "set auto_minor_version_upgrade = true, or remove it",
      publicRules: ["CKV_AWS_322", "ElastiCache.2"],
    },
    network: {
      settings: [isNotDefault("subnet_group_name")],
      fix: "set subnet_group_name to a group of private subnets",
      publicRules: ["CKV_AWS_323", "AEC1", "ElastiCache.7"],
    },
    persistence: {
      settings: [isAtLeast("snapshot_retention_limit", 1)],
      fix: "set snapshot_retention_limit to 1 or more",
      publicRules: ["CKV_AWS_134", "AVD-AWS-0050", "ElastiCache.1"],
    },
    tls: {
      settings: [isOn("transit_encryption_enabled")],
      fix: "set transit_encryption_enabled = true",
      publicRules: ["CKV_AWS_30", "AVD-AWS-0051", "AEC3", "ElastiCache.5"],
    },
    tlsOnly: {
      settings: [isNot("transit_encryption_mode", "preferred")],
      fix: "set transit_encryption_mode = required when all clients use TLS",
    },
    zones: {
      settings: [isOn("multi_az_enabled")],
      fix: "set multi_az_enabled = true",
      publicRules: ["CKV2_AWS_50", "AEC4"],
    },
  },
  evictionPolicy: {
    groupArgument: "parameter_group_name",
    groupType: "aws_elasticache_parameter_group",
  },
  tokenArgument: "auth_token",
  securityGroups: "security_group_ids",
  logs: "log_delivery_configuration",
  // Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html
  secondaryOf: {
    argument: "global_replication_group_id",
    decides: [
      "authentication",
      "encryptionAtRest",
      "evictionPolicy",
      "failover",
      "persistence",
      "tls",
    ],
  },
  destruction: {
    risk: "destroys data",
    loses: "the cache's contents, except what a final snapshot keeps",
  },
  replacedBy: [
    "replication_group_id",
    "kms_key_id",
    { argument: "port", default: 6379 },
    "snapshot_arns",
    "snapshot_name",
    computed("at_rest_encryption_enabled"),
    computed("data_tiering_enabled"),
    computed("global_replication_group_id"),
    computed("network_type"),
    computed("security_group_names"),
    computed("subnet_group_name"),
    { argument: "engine", default: "redis", when: isNotToValkey },
    { argument: "engine_version", computed: true, when: isDowngrade },
    { argument: "transit_encryption_enabled", default: false, when: isTlsBefore705 },
  ],
  disruptedBy: {
    auth_token: {
      meaning:
        "ElastiCache keeps the two newest tokens, and refuses clients that send an older one",
      when: ({ argumentsBefore, argumentsAfter }) =>
        argumentsBefore.auth_token !== undefined &&
        tokenStrategy(argumentsBefore) !== "SET" &&
        tokenStrategy(argumentsAfter) !== "SET",
    },
    auth_token_update_strategy: {
      meaning:
        "the cache takes the newest token alone, and refuses clients that send another or none",
      when: ({ after }) => after !== "ROTATE",
    },
    automatic_failover_enabled: {
      meaning: "no replica takes over when the primary fails",
      when: isTurnedOff,
    },
    engine: FAILOVER,
    engine_version: FAILOVER,
    multi_az_enabled: {
      meaning: "nodes may be in one zone, and a failure of that zone takes all of them",
      when: isTurnedOff,
    },
    node_type: FAILOVER,
    num_cache_clusters: { meaning: FEWER_NODES, when: isLower },
    num_node_groups: {
      meaning:
        "keys move between shards, which loads the nodes; shards with the highest numbers are removed first",
      // A cache without cluster mode has one shard, whether its configuration says so or not.
      when: ({ before = 1, after = 1 }) => String(before) !== String(after),
    },
    cluster_mode: {
      meaning: "the cache refuses clients without the cluster protocol",
      when: ({ after }) => after === "enabled",
    },
    replicas_per_node_group: { meaning: FEWER_NODES, when: isLower },
    security_group_ids: { meaning: LOST_GROUPS, when: losesItems },
    transit_encryption_enabled: { meaning: OLD_CLIENTS, when: refusesOldClients },
    transit_encryption_mode: { meaning: OLD_CLIENTS, when: refusesOldClients },
    user_group_ids: { meaning: "the cache refuses users of the removed groups", when: losesItems },
  },
  source: page("aws", "elasticache_replication_group"),
};

/**
 * Whether TLS is turned on or off before engine 7.0.5, which is the first that changes it in place.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption-enable.html
 */
function isTlsBefore705({ argumentsAfter }: ArgumentChange): boolean {
  return (
    argumentsAfter.engine !== "valkey" && isOlder(withPatch(argumentsAfter.engine_version), "7.0.5")
  );
}

/** Whether the cache takes plain connections no longer, or TLS no longer. Clients need both in between. */
function refusesOldClients({ argumentsBefore, argumentsAfter }: ArgumentChange): boolean {
  const [before, after] = [tlsMode(argumentsBefore), tlsMode(argumentsAfter)];
  return before !== after && after !== "preferred";
}

/** ElastiCache writes versions from 7 as `7.0`, and runs 7.0.5 or later for it. */
function withPatch(version: unknown): unknown {
  return /^\d+\.\d+$/.test(String(version)) ? `${version}.99` : version;
}
