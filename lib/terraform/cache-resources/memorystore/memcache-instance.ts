import type { CacheDescriptor } from "../cache-descriptor";
import { page } from "../documentation";
import { block, computed } from "../resource-descriptor";
import { isNotDefault, isSet, type Setting } from "../settings";
import { CONTENTS, NOT_SENT } from "./shared";

/** Google spreads the nodes; only an instance of several nodes that names its zones can name one. */
const TWO_ZONES: Setting = {
  inputs: (cache) =>
    Number(cache.get("node_count")) > 1 && cache.get("zones") !== undefined
      ? { zones: cache.get("zones") }
      : undefined,
  isValid: ({ zones }) => !Array.isArray(zones) || new Set(zones).size > 1,
};

/** Memorystore for Memcached. */
export const MEMCACHE_INSTANCE: CacheDescriptor = {
  service: "Memorystore for Memcached",
  nameArgument: "name",
  facts: {
    authentication: "never",
    customerKey: "never",
    encryptionAtRest: "always",
    failover: "never",
    maintenanceWindow: { settings: [isSet("maintenance_policy")], fix: "set maintenance_policy" },
    minorUpgrades: "always",
    network: {
      settings: [isNotDefault("authorized_network")],
      fix: "set authorized_network to a network other than default",
    },
    persistence: "never",
    tls: "never",
    tlsOnly: "never",
    zones: { settings: [TWO_ZONES], fix: "set zones to two or more zones, or remove it" },
  },
  destruction: { risk: "destroys data", loses: CONTENTS },
  replacedBy: [
    "name",
    block("memcache_parameters"),
    computed("authorized_network"),
    computed("project"),
    computed("region"),
    computed("zones"),
    "reserved_ip_range_id",
  ],
  disruptedBy: {
    memcache_version: "the nodes restart and are empty afterwards",
    node_count: "keys move to other nodes, and keys of removed nodes are lost",
  },
  notedBy: {
    "memcache_parameters.params": NOT_SENT,
    "node_config.cpu_count": NOT_SENT,
    "node_config.memory_size_mb": NOT_SENT,
  },
  source: page("google", "memcache_instance"),
};
