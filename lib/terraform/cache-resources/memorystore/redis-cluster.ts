import type { CacheDescriptor } from "../cache-descriptor";
import { page } from "../documentation";
import { isLower, losesItems } from "../narrowing";
import { block, computed } from "../resource-descriptor";
import { isAtLeast, isNotDefaultIfSet, isOneOf, isSet } from "../settings";
import {
  CONTENTS,
  FAILOVER,
  FEWER_REPLICAS,
  MOVED_KEYS,
  NOT_SENT,
  NOT_SINGLE_ZONE,
} from "./shared";

/** Memorystore for Redis Cluster: shards, each with its replicas. */
export const REDIS_CLUSTER: CacheDescriptor = {
  service: "Memorystore for Redis Cluster",
  nameArgument: "name",
  facts: {
    authentication: {
      settings: [isOneOf("authorization_mode", "AUTH_MODE_IAM_AUTH")],
      fix: "set authorization_mode = AUTH_MODE_IAM_AUTH",
    },
    customerKey: { settings: [isSet("kms_key")], fix: "set kms_key" },
    encryptionAtRest: "always",
    failover: {
      settings: [isAtLeast("replica_count", 1)],
      fix: "set replica_count to 1 or more",
    },
    maintenanceWindow: { settings: [isSet("maintenance_policy")], fix: "set maintenance_policy" },
    minorUpgrades: "always",
    // A cluster without psc_configs gets its network with the endpoints that the team makes.
    network: {
      settings: [isNotDefaultIfSet("psc_configs.network")],
      fix: "set psc_configs network to a network other than default",
    },
    persistence: {
      settings: [isOneOf("persistence_config.mode", "RDB", "AOF")],
      fix: "set persistence_config mode = RDB",
    },
    tls: {
      settings: [
        isOneOf("transit_encryption_mode", "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION"),
      ],
      fix: "set transit_encryption_mode = TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION",
    },
    tlsOnly: "always",
    zones: {
      settings: [NOT_SINGLE_ZONE],
      fix: "set zone_distribution_config mode = MULTI_ZONE, or remove it",
    },
  },
  evictionPolicy: { argument: "redis_configs.maxmemory-policy" },
  deletionProtection: "deletion_protection_enabled",
  destruction: { risk: "destroys data", loses: CONTENTS },
  replacedBy: [
    { argument: "authorization_mode", default: "AUTH_MODE_DISABLED" },
    { argument: "transit_encryption_mode", default: "TRANSIT_ENCRYPTION_MODE_DISABLED" },
    "gcs_source",
    "managed_backup_source",
    computed("name"),
    computed("project"),
    computed("region"),
    "allow_fewer_zones_deployment",
    { ...block("zone_distribution_config"), computed: true },
  ],
  disruptedBy: {
    node_type: FAILOVER,
    psc_configs: { meaning: "endpoints in a network that is removed go", when: losesItems },
    replica_count: { meaning: FEWER_REPLICAS, when: isLower },
    shard_count: MOVED_KEYS,
  },
  notedBy: {
    "zone_distribution_config.mode": NOT_SENT,
    "zone_distribution_config.zone": NOT_SENT,
  },
  source: page("google", "redis_cluster"),
};
