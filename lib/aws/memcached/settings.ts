import { CacheEngine, EvictionPolicy } from "../../core";
import { nameFromPath } from "../../core/resource-name";
import { isUnresolved } from "../../core/validation";
import { MEMCACHED_OVERHEAD } from "../shared/node-memories";
import { withAddressDefaults } from "../shared/props/addresses";
import { withCommonDefaults } from "../shared/props/common";
import { withMaintenanceDefaults } from "../shared/props/maintenance";
import { withNameDefaults } from "../shared/props/names";
import { withNetworkDefaults } from "../shared/props/network";
import { withKnownNodeType } from "../shared/props/nodes";
import { LONGEST_CLUSTER_ID, lowerCase } from "../shared/resource-name";
import { AzMode, type ElastiCacheMemcachedProps } from "./props";

/** The props with every default filled in: the rules judge them, the resources are made of them. */
export type ElastiCacheMemcachedSettings = ReturnType<typeof withDefaults>;

export const MEMCACHED_PORT = 11211;

/** With it a full node answers writes with an error. Source: the same page. */
const ERROR_ON_MEMORY_EXHAUSTED = "error_on_memory_exhausted";

/** Fills in the defaults of a cluster at a construct path. */
export function withDefaults(path: string, props: ElastiCacheMemcachedProps) {
  const {
    engine = CacheEngine.MEMCACHED_1_6_22,
    numCacheNodes = 3,
    port = MEMCACHED_PORT,
    applyImmediately = true,
    parameters = {},
  } = props;
  return {
    ...withCommonDefaults(path, props),
    ...withNetworkDefaults({ ...props, port }),
    ...withAddressDefaults(props),
    ...withMaintenanceDefaults({ ...props, applyImmediately }),
    ...withKnownNodeType(props),
    ...withNameDefaults(
      lowerCase(props.clusterId ?? nameFromPath(path, LONGEST_CLUSTER_ID)),
      props,
    ),
    engine,
    // Whoever reaches a node may use it.
    authentication: { kind: "none" as const },
    numCacheNodes,
    azMode: props.azMode ?? (numCacheNodes === 1 ? AzMode.SINGLE_AZ : AzMode.CROSS_AZ),
    preferredAvailabilityZones: props.preferredAvailabilityZones,
    transitEncryption: props.transitEncryption ?? true,
    maxItemSize: props.maxItemSize,
    connectionsOverhead: props.connectionsOverhead ?? MEMCACHED_OVERHEAD,
    evictionPolicy: evictionPolicyOf(parameters),
    parameters,
  };
}

/** Memcached evicts the least recently used of all keys, unless it may evict none. */
function evictionPolicyOf(parameters: Record<string, string>): EvictionPolicy | undefined {
  const setting = parameters[ERROR_ON_MEMORY_EXHAUSTED];
  if (isUnresolved(setting)) {
    return undefined;
  }
  return setting === "1" ? EvictionPolicy.NOEVICTION : EvictionPolicy.ALLKEYS_LRU;
}

/** All parameters of the parameter group: those that differ from AWS's own. */
export function effectiveParameters({
  parameters,
  maxItemSize,
  connectionsOverhead,
}: ElastiCacheMemcachedSettings): Record<string, string> {
  return {
    ...parameters,
    ...(maxItemSize && { max_item_size: String(maxItemSize.toBytes()) }),
    ...(connectionsOverhead.toBytes() !== MEMCACHED_OVERHEAD.toBytes() && {
      memcached_connections_overhead: String(connectionsOverhead.toMebibytes()),
    }),
  };
}
