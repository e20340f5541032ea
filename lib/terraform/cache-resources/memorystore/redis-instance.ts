import type { CacheDescriptor } from "../cache-descriptor";
import { page } from "../documentation";
import { isLower } from "../narrowing";
import { type ArgumentChange, computed } from "../resource-descriptor";
import { isNotDefault, isOn, isOneOf, isSet, type Setting } from "../settings";
import { isDowngrade } from "../versions";
import { CONTENTS, FAILOVER, FEWER_REPLICAS } from "./shared";

/** Google chooses two different zones; only arguments that name both can name the same one twice. */
const DIFFERENT_ZONES: Setting = {
  inputs: (cache) => {
    const alternative = cache.get("alternative_location_id");
    return alternative === undefined
      ? undefined
      : { location_id: cache.get("location_id"), alternative_location_id: alternative };
  },
  isValid: ({ location_id, alternative_location_id }) => location_id !== alternative_location_id,
};

/** Memorystore for Redis: one primary, with or without replicas. */
export const REDIS_INSTANCE: CacheDescriptor = {
  service: "Memorystore for Redis",
  nameArgument: "name",
  facts: {
    authentication: {
      settings: [isOn("auth_enabled")],
      fix: "set auth_enabled = true",
      publicRules: ["CKV_GCP_95"],
    },
    customerKey: { settings: [isSet("customer_managed_key")], fix: "set customer_managed_key" },
    encryptionAtRest: "always",
    failover: { settings: [isOneOf("tier", "STANDARD_HA")], fix: "set tier = STANDARD_HA" },
    maintenanceWindow: { settings: [isSet("maintenance_policy")], fix: "set maintenance_policy" },
    minorUpgrades: "always",
    network: {
      settings: [isNotDefault("authorized_network")],
      fix: "set authorized_network to a network other than default",
    },
    persistence: {
      settings: [isOneOf("persistence_config.persistence_mode", "RDB")],
      fix: "set persistence_config persistence_mode = RDB",
    },
    tls: {
      settings: [isOneOf("transit_encryption_mode", "SERVER_AUTHENTICATION")],
      fix: "set transit_encryption_mode = SERVER_AUTHENTICATION",
      publicRules: ["CKV_GCP_97"],
    },
    tlsOnly: "always",
    zones: {
      settings: [DIFFERENT_ZONES],
      fix: "set location_id and alternative_location_id to different zones, or remove them",
    },
  },
  evictionPolicy: { argument: "redis_configs.maxmemory-policy" },
  tokenAttributes: ["auth_string"],
  destruction: { risk: "destroys data", loses: CONTENTS },
  replacedBy: [
    "name",
    "customer_managed_key",
    { argument: "connect_mode", default: "DIRECT_PEERING" },
    { argument: "tier", default: "BASIC" },
    computed("alternative_location_id"),
    computed("authorized_network"),
    computed("location_id"),
    computed("project"),
    computed("region"),
    computed("reserved_ip_range"),
    computed("transit_encryption_mode"),
    { argument: "redis_version", computed: true, when: isNumberedDowngrade },
  ],
  disruptedBy: {
    auth_enabled:
      "the cache refuses clients that still use the old mode, and the AUTH string changes",
    maintenance_version: FAILOVER,
    memory_size_gb: FAILOVER,
    read_replicas_mode: FAILOVER,
    redis_version: FAILOVER,
    replica_count: { meaning: FEWER_REPLICAS, when: isLower },
  },
  source: page("google", "redis_instance"),
};

/** Whether the provider sees a lower version. It reads numbers alone: `REDIS_6_X` is none, and Google refuses. */
function isNumberedDowngrade(change: ArgumentChange): boolean {
  return (
    [change.before, change.after].every((version) => /REDIS_\d+_\d+/.test(String(version))) &&
    isDowngrade(change)
  );
}
