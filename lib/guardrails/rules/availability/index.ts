import type { GuardrailRule } from "../../rule";
import { azureManagedRedisDatabase } from "./azure-managed-redis-database";
import { azureRedisRetired } from "./azure-redis-retired";
import { cacheDeletionProtection } from "./cache-deletion-protection";
import { cacheFailover } from "./cache-failover";
import { cacheInCluster } from "./cache-in-cluster";
import { cacheMaintenanceWindow } from "./cache-maintenance-window";
import { cacheMinorUpgrades } from "./cache-minor-upgrades";
import { cachePersistence } from "./cache-persistence";
import { cacheTwoZones } from "./cache-two-zones";
import { elasticacheSingleNode } from "./elasticache-single-node";
import { memorystoreMemcachedRetired } from "./memorystore-memcached-retired";
import { memorystoreNodeType } from "./memorystore-node-type";

/** Rules on availability. */
export const AVAILABILITY_RULES: readonly GuardrailRule[] = [
  azureManagedRedisDatabase,
  azureRedisRetired,
  cacheDeletionProtection,
  cacheFailover,
  cacheInCluster,
  cacheMaintenanceWindow,
  cacheMinorUpgrades,
  cachePersistence,
  cacheTwoZones,
  elasticacheSingleNode,
  memorystoreMemcachedRetired,
  memorystoreNodeType,
];
