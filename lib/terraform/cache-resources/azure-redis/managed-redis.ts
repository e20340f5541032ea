import type { CacheDescriptor } from "../cache-descriptor";
import { page } from "../documentation";
import { isNot, isNotOff, isOneOf, isSet } from "../settings";
import { CONTENTS, changesFrom, EVICTION_POLICY_NAMES, goes } from "./shared";

/** What the provider does though its plan says "update in place". */
const DELETED_IN_PLACE =
  'the plan says "update in place", and the provider deletes the database and makes it again: its data is lost, and clients get its new access keys with the second apply';

/** Source: https://learn.microsoft.com/azure/redis/entra-for-authentication */
const DROPPED =
  "all connections are dropped, also of clients that log in the other way; keys that come reach their readers with the second apply";

/**
 * Azure Managed Redis. What changes in place there, and what is lost by it, is read from the provider's source,
 * version 4.55.
 */
export const MANAGED_REDIS: CacheDescriptor = {
  service: "Azure Managed Redis",
  nameArgument: "name",
  facts: {
    authentication: "always",
    customerKey: {
      settings: [isSet("customer_managed_key")],
      fix: "add a customer_managed_key block and a user-assigned identity",
    },
    encryptionAtRest: "always",
    failover: {
      settings: [isNotOff("high_availability_enabled")],
      fix: "set high_availability_enabled = true, or remove it",
    },
    maintenanceWindow: "never",
    minorUpgrades: "always",
    network: {
      settings: [isOneOf("public_network_access", "Disabled")],
      fix: "set public_network_access = Disabled, and add a private endpoint",
    },
    persistence: {
      settings: [
        isSet("default_database.persistence_redis_database_backup_frequency"),
        isSet("default_database.persistence_append_only_file_backup_frequency"),
        isSet("default_database.geo_replication_group_name"),
      ],
      oneIsEnough: true,
      fix: "set default_database persistence_redis_database_backup_frequency = 12h",
    },
    tls: {
      settings: [isNot("default_database.client_protocol", "Plaintext")],
      fix: "set default_database client_protocol = Encrypted, or remove it",
    },
    tlsOnly: "always",
    // A cache with high availability is in several zones wherever the location has them.
    zones: "always",
  },
  evictionPolicy: { argument: "default_database.eviction_policy", names: EVICTION_POLICY_NAMES },
  tokenAttributes: ["default_database.primary_access_key", "default_database.secondary_access_key"],
  destruction: { risk: "destroys data", loses: CONTENTS },
  replacedBy: [
    "name",
    "resource_group_name",
    "location",
    "sku_name",
    { argument: "high_availability_enabled", default: true },
  ],
  disruptedBy: {
    default_database: {
      meaning: "without its block the provider deletes the database: its data is lost",
      when: goes,
      risk: "destroys data",
    },
    "default_database.clustering_policy": {
      meaning: DELETED_IN_PLACE,
      when: changesFrom("OSSCluster"),
      risk: "destroys data",
    },
    "default_database.geo_replication_group_name": {
      meaning: DELETED_IN_PLACE,
      when: changesFrom(undefined),
      risk: "destroys data",
    },
    "default_database.module": {
      meaning: DELETED_IN_PLACE,
      when: changesFrom(undefined),
      risk: "destroys data",
    },
    "default_database.access_keys_authentication_enabled": {
      meaning: DROPPED,
      when: changesFrom(false),
    },
    "default_database.client_protocol": {
      meaning: "clients that use the other protocol are cut off",
      when: changesFrom("Encrypted"),
    },
    customer_managed_key:
      "Azure moves the disks to the other key: a long maintenance that disturbs clients",
    public_network_access: {
      meaning: "clients that come from the internet are cut off",
      when: ({ before, after }) => (before ?? "Enabled") !== after && after === "Disabled",
    },
  },
  source: page("azurerm", "managed_redis"),
};
