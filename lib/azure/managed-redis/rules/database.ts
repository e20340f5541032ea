import { EvictionPolicy } from "../../../core";
import { areDistinct } from "../../../core/distinct";
import { type Rule, rulesFor } from "../../../core/validation";
import { AzureClusteringPolicy } from "../clustering-policy";
import type { AzureManagedRedisSettings } from "../settings";
import { isFlash, SKUS } from "../sku";

const rule = rulesFor<AzureManagedRedisSettings>();

/** Source: https://learn.microsoft.com/azure/redis/architecture#cluster-policies */
const MAX_WITHOUT_CLUSTER_GB = 25;

function hasSearch({ modules }: AzureManagedRedisSettings): boolean {
  return modules.includes("RediSearch");
}

/**
 * Rules for the size, the clustering policy and the modules. Of modules the provider refuses two faults itself, at
 * plan time; the rest is refused by Azure, half an hour into the apply.
 *
 * Source: https://learn.microsoft.com/azure/redis/redis-modules
 */
export const DATABASE_RULES: readonly Rule<AzureManagedRedisSettings>[] = [
  rule({
    id: "azure.no-cluster-size",
    inputs: ({ sku, clusteringPolicy }) =>
      clusteringPolicy === AzureClusteringPolicy.NO_CLUSTER ? { sku, clusteringPolicy } : undefined,
    isValid: ({ sku }) => SKUS[sku].gigabytes <= MAX_WITHOUT_CLUSTER_GB,
    expected: "a size of up to 25 GB without shards",
    fix: "use AzureClusteringPolicy.ENTERPRISE_CLUSTER, which has one endpoint too",
  }),
  rule({
    id: "azure.flash-high-availability",
    inputs: ({ sku, highAvailability }) => (isFlash(sku) ? { sku, highAvailability } : undefined),
    isValid: ({ highAvailability }) => highAvailability,
    expected: "high availability with a FlashOptimized size",
    fix: "leave highAvailability at true",
  }),
  rule({
    id: "azure.modules-distinct",
    inputs: ({ modules }) => ({ modules }),
    isValid: ({ modules }) => areDistinct(modules),
    expected: "each module once",
    fix: "leave out the second",
  }),
  rule({
    id: "azure.search-clustering",
    inputs: (settings) =>
      hasSearch(settings)
        ? { modules: settings.modules, clusteringPolicy: settings.clusteringPolicy }
        : undefined,
    isValid: ({ clusteringPolicy }) =>
      clusteringPolicy === AzureClusteringPolicy.ENTERPRISE_CLUSTER,
    expected: "RediSearch under the enterprise clustering policy alone",
    fix: "leave clusteringPolicy out, or RediSearch",
  }),
  rule({
    id: "azure.search-eviction",
    inputs: (settings) =>
      hasSearch(settings)
        ? { modules: settings.modules, evictionPolicy: settings.evictionPolicy }
        : undefined,
    isValid: ({ evictionPolicy }) => evictionPolicy === EvictionPolicy.NOEVICTION,
    expected: "RediSearch with noeviction alone: an index must not lose its keys",
    fix: "set evictionPolicy to EvictionPolicy.NOEVICTION",
  }),
  rule({
    id: "azure.search-flash",
    inputs: (settings) =>
      hasSearch(settings) ? { modules: settings.modules, sku: settings.sku } : undefined,
    isValid: ({ sku }) => !isFlash(sku),
    expected: "no RediSearch with a FlashOptimized size",
    fix: "take another family, or leave RediSearch out",
  }),
];
