import { CacheEngine, CachePurpose } from "../../core";
import { nameFromPath } from "../../core/resource-name";
import { defaultEvictionPolicy } from "../../core/store-rules";
import { isUnresolved } from "../../core/validation";
import { DEFAULT_RESERVED_MEMORY_PERCENT } from "../shared/node-types";
import { withAddressDefaults } from "../shared/props/addresses";
import { withAuthenticationDefaults } from "../shared/props/authentication";
import { withCommonDefaults } from "../shared/props/common";
import { withEncryptionDefaults } from "../shared/props/encryption";
import { withLogDefaults } from "../shared/props/logs";
import { withMaintenanceDefaults } from "../shared/props/maintenance";
import { withNameDefaults } from "../shared/props/names";
import { withNetworkDefaults } from "../shared/props/network";
import { withKnownNodeType } from "../shared/props/nodes";
import { withSnapshotDefaults } from "../shared/props/snapshots";
import { lowerCase } from "../shared/resource-name";
import { recommendedReservedMemory } from "../shared/unknown-node-type";
import { withAutoscalingDefaults } from "./autoscaling";
import { shardsOf } from "./members";
import { type ElastiCacheReplicationGroupProps, TransitEncryption } from "./props";

/** The props with every default filled in: the rules judge them, the resources are made of them. */
export type ElastiCacheReplicationGroupSettings = ReturnType<typeof withDefaults>;

/** Longest replication group id that ElastiCache takes. */
const MAX_ID_LENGTH = 40;

/** Fills in the defaults of a replication group at a construct path. */
export function withDefaults(path: string, props: ElastiCacheReplicationGroupProps) {
  const { secondaryOf, replicas = 2, purpose = CachePurpose.CACHE } = props;
  const primary = secondaryOf?.primary;
  const shards = props.shards ?? (primary && shardsOf(primary.topology));
  const nodes = withKnownNodeType(props);
  const reservedMemoryPercent =
    props.reservedMemoryPercent ??
    nodes.knownNodeType?.reservedMemoryPercent ??
    DEFAULT_RESERVED_MEMORY_PERCENT;
  return {
    ...withCommonDefaults(path, props),
    ...withNetworkDefaults(props),
    ...withAddressDefaults(props),
    ...withEncryptionDefaults(props),
    ...withAuthenticationDefaults(props),
    ...withLogDefaults(props),
    ...withSnapshotDefaults(props),
    ...withMaintenanceDefaults(props),
    // ElastiCache turns minor upgrades off in a global datastore.
    ...(secondaryOf && { autoMinorVersionUpgrade: props.autoMinorVersionUpgrade ?? false }),
    secondaryOf,
    dnsZone: props.dnsZone,
    ...nodes,
    ...withNameDefaults(
      lowerCase(props.replicationGroupId ?? nameFromPath(path, MAX_ID_LENGTH)),
      props,
    ),
    engine: props.engine ?? primary?.engine ?? CacheEngine.REDIS_7_1,
    shards,
    clusterMode: props.clusterMode,
    replicas,
    autoscaling: withAutoscalingDefaults(props.autoscaling ?? {}),
    automaticFailover: props.automaticFailover ?? (replicas > 0 || shards !== undefined),
    multiAz: props.multiAz ?? replicas > 0,
    placement: props.placement,
    snapshotName: props.snapshotName,
    snapshotArns: props.snapshotArns,
    transitEncryption:
      props.transitEncryption ??
      (primary?.tls.enabled === false ? TransitEncryption.DISABLED : TransitEncryption.REQUIRED),
    purpose,
    evictionPolicy:
      props.evictionPolicy ?? primary?.evictionPolicy ?? defaultEvictionPolicy(purpose),
    reservedMemoryPercent,
    reservedMemoryParameter:
      props.reservedMemoryPercent === undefined && isUnresolved(nodes.nodeType)
        ? recommendedReservedMemory(nodes.nodeType)
        : String(reservedMemoryPercent),
    parameters: props.parameters ?? {},
  };
}

/** Whether the nodes speak the cluster protocol. */
function isClusterEnabled({ shards, clusterMode }: ElastiCacheReplicationGroupSettings): boolean {
  return shards !== undefined || clusterMode !== undefined;
}

/** All parameters of the parameter group. */
export function effectiveParameters(
  settings: ElastiCacheReplicationGroupSettings,
): Record<string, string> {
  return {
    ...settings.parameters,
    "maxmemory-policy": settings.evictionPolicy,
    "reserved-memory-percent": settings.reservedMemoryParameter,
    ...(isClusterEnabled(settings) && { "cluster-enabled": "yes" }),
  };
}
