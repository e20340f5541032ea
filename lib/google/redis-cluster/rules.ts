import { type Rule, rulesFor } from "../../core/validation";
import { nodeCacheRules } from "../shared/node-cache-settings";
import { MemorystoreNodeType } from "../shared/node-types";
import { RESOURCE_NAME } from "../shared/resource-names";
import type { MemorystoreRedisClusterSettings } from "./settings";

/**
 * Those that version 6 of the provider has; from 7.32 it has HIGHCPU_MEDIUM, STANDARD_LARGE and HIGHMEM_2XLARGE too.
 *
 * Source: https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/redis_cluster
 */
export const NODE_TYPES_OF_CLUSTERS: readonly MemorystoreNodeType[] = [
  MemorystoreNodeType.SHARED_CORE_NANO,
  MemorystoreNodeType.STANDARD_SMALL,
  MemorystoreNodeType.HIGHMEM_MEDIUM,
  MemorystoreNodeType.HIGHMEM_XLARGE,
];

/** The node type of a cluster that is made or imported. */
export const NODE_TYPE_RULE = rulesFor<{ readonly nodeType: MemorystoreNodeType }>()({
  id: "memorystore.cluster-node-type",
  inputs: ({ nodeType }) => ({ nodeType }),
  isValid: ({ nodeType }) => NODE_TYPES_OF_CLUSTERS.includes(nodeType),
  expected: NODE_TYPES_OF_CLUSTERS.join(", "),
  fix: "take one of those; the others are Valkey's, or need version 7.32 of the Google provider",
});

/** The name of a cluster that is made or imported. */
export const CLUSTER_NAME_RULE = rulesFor<{ readonly clusterName: string }>()({
  id: "memorystore.cluster-name",
  inputs: ({ clusterName }) => ({ clusterName }),
  isValid: ({ clusterName }) => RESOURCE_NAME.test(clusterName),
  expected:
    "1 to 63 lower-case letters, digits and hyphens, starting with a letter, no hyphen at the end",
  fix: "set clusterName to such a name: the name, not the full one",
});

/** Everything that Memorystore or its Terraform provider would refuse, and what no cache should be. */
export const MEMORYSTORE_REDIS_CLUSTER_RULES: readonly Rule<MemorystoreRedisClusterSettings>[] = [
  {
    id: CLUSTER_NAME_RULE.id,
    judge: ({ cacheName }) => CLUSTER_NAME_RULE.judge({ clusterName: cacheName }),
  },
  NODE_TYPE_RULE,
  ...nodeCacheRules("redisConfigs", "clusters"),
];
