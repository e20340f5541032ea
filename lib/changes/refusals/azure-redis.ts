import type { ResourceChange } from "../resource-change";
import type { StackChange } from "../stack-change";
import { changes, isGiven, numberAt, usersOf } from "./conditions";
import type { Refusal } from "./refusal";

const DATABASE = "default_database";
const GROUP = `${DATABASE}.geo_replication_group_name`;
const KEYS = `${DATABASE}.access_keys_authentication_enabled`;

/** The arguments for which the provider deletes the database and makes it again. */
const DELETING = [`${DATABASE}.clustering_policy`, GROUP, `${DATABASE}.module`];

/** What Microsoft refuses of its caches. */
export const AZURE_REDIS: Readonly<Record<string, readonly Refusal[]>> = {
  azurerm_managed_redis: [
    {
      arguments: DELETING,
      when: (change, stack) => changes(change, ...DELETING) && isLocked(change, stack),
      reason: "the lock on the cache is inherited by its database, which the provider deletes",
      instead:
        "make a second cache and move the clients; or, where the data may be lost, remove azurerm_management_lock in one deploy and make this change in the next",
      source: "https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources",
    },
    {
      arguments: [KEYS],
      when: (change) =>
        changes(change, KEYS) && isGiven(change.before, GROUP) && isGiven(change.after, GROUP),
      reason: "Azure turns access keys on or off only of a cache that is not linked",
      instead:
        "remove azurerm_managed_redis_geo_replication in one deploy, change access keys in the next, then link the caches again, which discards the data of all but one",
      source: "https://learn.microsoft.com/azure/redis/entra-for-authentication",
    },
  ],
  azurerm_redis_cache: [
    {
      arguments: ["redis_version"],
      when: ({ before, after }) =>
        numberAt(after, "redis_version") < numberAt(before, "redis_version"),
      reason: "Azure has no way to a lower version",
      instead: "make a second cache and move the clients",
      source: "https://learn.microsoft.com/azure/azure-cache-for-redis/cache-how-to-upgrade",
    },
  ],
};

function isLocked(change: ResourceChange, stack: StackChange): boolean {
  return usersOf(change, stack, "azurerm_management_lock").length > 0;
}
