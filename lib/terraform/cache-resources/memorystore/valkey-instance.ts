import type { CacheDescriptor } from "../cache-descriptor";
import { page } from "../documentation";
import { isLower } from "../narrowing";
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

/** Memorystore for Valkey, with or without cluster mode. */
export const MEMORYSTORE_INSTANCE: CacheDescriptor = {
  service: "Memorystore for Valkey",
  nameArgument: "instance_id",
  facts: {
    authentication: {
      settings: [isOneOf("authorization_mode", "IAM_AUTH")],
      fix: "set authorization_mode = IAM_AUTH",
    },
    customerKey: { settings: [isSet("kms_key")], fix: "set kms_key" },
    encryptionAtRest: "always",
    failover: {
      settings: [isAtLeast("replica_count", 1)],
      fix: "set replica_count to 1 or more",
    },
    maintenanceWindow: { settings: [isSet("maintenance_policy")], fix: "set maintenance_policy" },
    minorUpgrades: "always",
    // An instance without both gets its network with the endpoints that the team makes.
    network: {
      settings: [
        isNotDefaultIfSet("desired_auto_created_endpoints.network"),
        isNotDefaultIfSet("desired_psc_auto_connections.network"),
      ],
      fix: "set desired_auto_created_endpoints network to a network other than default",
    },
    persistence: {
      settings: [isOneOf("persistence_config.mode", "RDB", "AOF")],
      fix: "set persistence_config mode = RDB",
    },
    tls: {
      settings: [isOneOf("transit_encryption_mode", "SERVER_AUTHENTICATION")],
      fix: "set transit_encryption_mode = SERVER_AUTHENTICATION",
    },
    tlsOnly: "always",
    zones: {
      settings: [NOT_SINGLE_ZONE],
      fix: "set zone_distribution_config mode = MULTI_ZONE, or remove it",
    },
  },
  evictionPolicy: { argument: "engine_configs.maxmemory-policy" },
  deletionProtection: "deletion_protection_enabled",
  destruction: { risk: "destroys data", loses: CONTENTS },
  replacedBy: [
    "instance_id",
    "kms_key",
    "location",
    "gcs_source",
    "managed_backup_source",
    "allow_fewer_zones_deployment",
    block("desired_auto_created_endpoints"),
    block("desired_psc_auto_connections"),
    computed("authorization_mode"),
    computed("mode"),
    computed("project"),
    computed("transit_encryption_mode"),
    { ...block("zone_distribution_config"), computed: true },
    "zone_distribution_config.zone",
  ],
  disruptedBy: {
    engine_version: FAILOVER,
    node_type: FAILOVER,
    replica_count: { meaning: FEWER_REPLICAS, when: isLower },
    shard_count: MOVED_KEYS,
  },
  notedBy: {
    "desired_auto_created_endpoints.network": NOT_SENT,
    "desired_auto_created_endpoints.project_id": NOT_SENT,
    "desired_psc_auto_connections.network": NOT_SENT,
    "desired_psc_auto_connections.project_id": NOT_SENT,
    "zone_distribution_config.mode": NOT_SENT,
  },
  source: page("google", "memorystore_instance"),
};
