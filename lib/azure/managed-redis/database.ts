import type { ManagedRedisDefaultDatabase } from "@cdktf/provider-azurerm/lib/managed-redis";
import { EvictionPolicy } from "../../core";
import type { AzureManagedRedisSettings } from "./settings";
import { SNAPSHOT_PERIODS } from "./snapshot-periods";

/** Source: https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/managed_redis#eviction_policy */
const EVICTION_POLICIES: Readonly<Record<EvictionPolicy, string>> = {
  [EvictionPolicy.NOEVICTION]: "NoEviction",
  [EvictionPolicy.ALLKEYS_LRU]: "AllKeysLRU",
  [EvictionPolicy.ALLKEYS_LFU]: "AllKeysLFU",
  [EvictionPolicy.ALLKEYS_RANDOM]: "AllKeysRandom",
  [EvictionPolicy.VOLATILE_LRU]: "VolatileLRU",
  [EvictionPolicy.VOLATILE_LFU]: "VolatileLFU",
  [EvictionPolicy.VOLATILE_RANDOM]: "VolatileRandom",
  [EvictionPolicy.VOLATILE_TTL]: "VolatileTTL",
};

/** An append-only file is written to the disk each second: Azure has no other setting. */
const APPEND_ONLY_FREQUENCY = "1s";

/**
 * The one database of a cache. It is always there: without it the cache has none, and taking the block away later
 * deletes the data.
 */
export function defaultDatabase(settings: AzureManagedRedisSettings): ManagedRedisDefaultDatabase {
  const { authentication, modules, snapshotPeriod } = settings;
  return {
    // Always explicit: what is absent is a default of Azure's, and no plan shows it.
    accessKeysAuthenticationEnabled: authentication.kind === "access-keys",
    clientProtocol: settings.transitEncryption ? "Encrypted" : "Plaintext",
    clusteringPolicy: settings.clusteringPolicy,
    evictionPolicy: EVICTION_POLICIES[settings.evictionPolicy],
    geoReplicationGroupName: settings.geoReplicationGroupName,
    module: modules.length === 0 ? undefined : modules.map((name) => ({ name })),
    persistenceAppendOnlyFileBackupFrequency: settings.appendOnly
      ? APPEND_ONLY_FREQUENCY
      : undefined,
    persistenceRedisDatabaseBackupFrequency: SNAPSHOT_PERIODS.get(snapshotPeriod.toHours()),
  };
}
