import type { CacheDescriptor } from "../cache-descriptor";
import { page } from "../documentation";
import type { Setting } from "../settings";
import { CONTENTS } from "./shared";

const TWO_ZONES: Setting = {
  inputs: (cache) => ({ zones: cache.get("zones") ?? [] }),
  isValid: ({ zones }) => Array.isArray(zones) && new Set(zones).size > 1,
};

/**
 * Azure Cache for Redis Enterprise: it ends on 2027-03-31. TLS, modules and the eviction policy are arguments of its
 * database, which is a resource of its own.
 */
export const REDIS_ENTERPRISE_CLUSTER: CacheDescriptor = {
  service: "Azure Cache for Redis Enterprise",
  nameArgument: "name",
  facts: {
    authentication: "always",
    customerKey: "never",
    encryptionAtRest: "always",
    failover: "always",
    maintenanceWindow: "never",
    minorUpgrades: "always",
    network: "never",
    persistence: "never",
    tls: "always",
    tlsOnly: "always",
    zones: { settings: [TWO_ZONES], fix: "set zones to two or more zones" },
  },
  destruction: { risk: "destroys data", loses: CONTENTS },
  replacedBy: [
    "name",
    "resource_group_name",
    "location",
    "sku_name",
    "zones",
    { argument: "minimum_tls_version", default: "1.2" },
  ],
  source: page("azurerm", "redis_enterprise_cluster"),
};
