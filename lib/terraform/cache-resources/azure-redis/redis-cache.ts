import type { CacheDescriptor } from "../cache-descriptor";
import { page } from "../documentation";
import { type ArgumentChange, computed } from "../resource-descriptor";
import { isNotOff, isNotOn, isOff, isOn, isOneOf, isSet, type Setting } from "../settings";
import { CONTENTS, changesFrom } from "./shared";

/** Basic has one node, and zones are of the others. */
const TWO_ZONES: Setting = {
  inputs: (cache) =>
    cache.get("sku_name") === "Basic" ? undefined : { zones: cache.get("zones") ?? [] },
  isValid: ({ zones }) => Array.isArray(zones) && new Set(zones).size > 1,
};

const WEIGHTS = ["Basic", "Standard", "Premium"];

/** Azure Cache for Redis, Basic to Premium: it ends on 2028-09-30. */
export const REDIS_CACHE: CacheDescriptor = {
  service: "Azure Cache for Redis",
  nameArgument: "name",
  facts: {
    authentication: {
      settings: [isNotOff("redis_configuration.authentication_enabled")],
      fix: "set redis_configuration authentication_enabled = true, or remove it",
    },
    customerKey: "never",
    encryptionAtRest: "always",
    failover: {
      settings: [isOneOf("sku_name", "Standard", "Premium")],
      fix: "set sku_name = Standard or Premium",
      publicRules: ["CKV_AZURE_230"],
    },
    maintenanceWindow: { settings: [isSet("patch_schedule")], fix: "set patch_schedule" },
    minorUpgrades: "always",
    network: {
      settings: [isOff("public_network_access_enabled"), isSet("subnet_id")],
      oneIsEnough: true,
      fix: "set public_network_access_enabled = false, and add a private endpoint",
      publicRules: ["CKV_AZURE_89"],
    },
    persistence: {
      settings: [
        isOn("redis_configuration.rdb_backup_enabled"),
        isOn("redis_configuration.aof_backup_enabled"),
      ],
      oneIsEnough: true,
      fix: "set redis_configuration rdb_backup_enabled = true, with sku_name = Premium",
    },
    tls: "always",
    tlsOnly: {
      settings: [isNotOn("non_ssl_port_enabled")],
      fix: "set non_ssl_port_enabled = false, or remove it",
      publicRules: ["CKV_AZURE_91"],
    },
    zones: { settings: [TWO_ZONES], fix: "set zones to two or more zones" },
  },
  evictionPolicy: { argument: "redis_configuration.maxmemory_policy" },
  tokenAttributes: [
    "primary_access_key",
    "secondary_access_key",
    "primary_connection_string",
    "secondary_connection_string",
  ],
  destruction: { risk: "destroys data", loses: CONTENTS },
  replacedBy: [
    "name",
    "resource_group_name",
    "location",
    "subnet_id",
    "zones",
    computed("private_static_ip_address"),
    { argument: "sku_name", when: isDowngrade },
  ],
  disruptedBy: {
    access_keys_authentication_enabled: {
      meaning: "all connections are dropped",
      when: changesFrom(true),
    },
    capacity: "clients are disconnected while the cache is scaled",
    non_ssl_port_enabled: {
      meaning: "clients without TLS are cut off",
      when: ({ before, after }) => before === true && after !== true,
    },
    redis_version: "clients are disconnected while the cache is upgraded",
    shard_count: "keys move to other shards, and clients are disconnected",
    sku_name: "clients are disconnected while the cache is scaled",
  },
  source: page("azurerm", "redis_cache"),
};

/** Whether the provider makes a new cache, since Azure takes no lower SKU. */
function isDowngrade({ before, after }: ArgumentChange): boolean {
  return WEIGHTS.indexOf(String(after)) < WEIGHTS.indexOf(String(before));
}
