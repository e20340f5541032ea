import { CacheEngine, Duration, EvictionPolicy } from "../../core";
import { DEFAULT_PORT } from "../../core/engine";
import { nameFromPath } from "../../core/resource-name";
import { isUnresolved } from "../../core/validation";
import type { ElastiCacheAuthentication } from "../shared/elasticache-authentication";
import { DEFAULT_RESERVED_MEMORY_PERCENT, NODE_TYPES, type NodeType } from "../shared/node-types";
import { lowerCase } from "../shared/resource-name";
import { DEFAULT_MAINTENANCE_WINDOW, DEFAULT_SNAPSHOT_WINDOW } from "../shared/windows";
import { type ElastiCacheReplicationGroupProps, TransitEncryption } from "./props";

type Optional =
  | "subnets"
  | "subnetGroupName"
  | "shards"
  | "expectedData"
  | "kmsKeyArn"
  | "notificationTopicArn"
  | "tags"
  | "provider";

/** The props with every default filled in: the rules judge them, the resources are made of them. */
export type ElastiCacheReplicationGroupSettings = Required<
  Omit<ElastiCacheReplicationGroupProps, Optional | "replicationGroupId">
> &
  Pick<ElastiCacheReplicationGroupProps, Optional> & {
    /** The id of the replication group. */
    readonly cacheName: string;
    /** `undefined` for a type that is not in the table, or not known yet. */
    readonly knownNodeType: NodeType | undefined;
  };

/** Longest replication group id that ElastiCache takes. */
const MAX_ID_LENGTH = 40;

/** Fills in the defaults of a replication group at a construct path. */
export function withDefaults(
  path: string,
  props: ElastiCacheReplicationGroupProps,
): ElastiCacheReplicationGroupSettings {
  const replicas = props.replicas ?? 2;
  const knownNodeType = isUnresolved(props.nodeType) ? undefined : NODE_TYPES.get(props.nodeType);
  const authentication: ElastiCacheAuthentication = props.authentication ?? {
    kind: "generated-token",
  };
  return {
    vpcId: props.vpcId,
    subnets: props.subnets,
    subnetGroupName: props.subnetGroupName,
    nodeType: props.nodeType,
    knownNodeType,
    expectedData: props.expectedData,
    cacheName: lowerCase(props.replicationGroupId ?? nameFromPath(path, MAX_ID_LENGTH)),
    description: props.description ?? `Cache ${path}`,
    engine: props.engine ?? CacheEngine.REDIS_7_1,
    shards: props.shards,
    replicas,
    automaticFailover: props.automaticFailover ?? (replicas > 0 || props.shards !== undefined),
    multiAz: props.multiAz ?? replicas > 0,
    port: props.port ?? DEFAULT_PORT,
    allowFrom: props.allowFrom ?? {},
    securityGroupIds: props.securityGroupIds ?? [],
    transitEncryption: props.transitEncryption ?? TransitEncryption.REQUIRED,
    atRestEncryption: props.atRestEncryption ?? true,
    customerManagedKey: props.customerManagedKey ?? true,
    kmsKeyArn: props.kmsKeyArn,
    authentication,
    secretRecoveryWindow: props.secretRecoveryWindow ?? Duration.days(30),
    evictionPolicy: props.evictionPolicy ?? EvictionPolicy.ALLKEYS_LRU,
    reservedMemoryPercent:
      props.reservedMemoryPercent ??
      knownNodeType?.reservedMemoryPercent ??
      DEFAULT_RESERVED_MEMORY_PERCENT,
    parameters: props.parameters ?? {},
    logRetention: props.logRetention ?? Duration.days(365),
    notificationTopicArn: props.notificationTopicArn,
    snapshotRetention: props.snapshotRetention ?? Duration.days(7),
    snapshotWindow: props.snapshotWindow ?? DEFAULT_SNAPSHOT_WINDOW,
    finalSnapshot: props.finalSnapshot ?? true,
    maintenanceWindow: props.maintenanceWindow ?? DEFAULT_MAINTENANCE_WINDOW,
    autoMinorVersionUpgrade: props.autoMinorVersionUpgrade ?? true,
    applyImmediately: props.applyImmediately ?? false,
    deletionProtection: props.deletionProtection ?? true,
    tags: props.tags,
    provider: props.provider,
  };
}
