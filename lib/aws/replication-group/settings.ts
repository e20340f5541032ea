import type { IConstruct } from "constructs";
import {
  CacheEngine,
  DailyWindow,
  Duration,
  EvictionPolicy,
  Weekday,
  WeeklyWindow,
} from "../../core";
import { nameFromPath } from "../../core/resource-name";
import { isUnresolved } from "../../core/validation";
import type { ElastiCacheAuthentication } from "../shared/elasticache-authentication";
import { DEFAULT_RESERVED_MEMORY_PERCENT, NODE_TYPES, type NodeType } from "../shared/node-types";
import { lowerCase } from "../shared/resource-name";
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

/** The props with every default filled in: what the rules judge and the resources are made of. */
export type ElastiCacheReplicationGroupSettings = Required<
  Omit<ElastiCacheReplicationGroupProps, Optional>
> &
  Pick<ElastiCacheReplicationGroupProps, Optional> & {
    /** `undefined` for a type that is not in the table, or not known yet. */
    readonly knownNodeType: NodeType | undefined;
  };

/** Longest replication group id that ElastiCache takes. */
const MAX_ID_LENGTH = 40;

export function withDefaults(
  scope: IConstruct,
  props: ElastiCacheReplicationGroupProps,
): ElastiCacheReplicationGroupSettings {
  const replicas = props.replicas ?? 2;
  const knownNodeType = isUnresolved(props.nodeType) ? undefined : NODE_TYPES.get(props.nodeType);
  const authentication: ElastiCacheAuthentication = props.authentication ?? {
    kind: "generated-token",
  };
  return {
    ...props,
    replicationGroupId: lowerCase(props.replicationGroupId ?? nameFromPath(scope, MAX_ID_LENGTH)),
    description: props.description ?? `Cache ${scope.node.path}`,
    engine: props.engine ?? CacheEngine.REDIS_7_1,
    replicas,
    automaticFailover: props.automaticFailover ?? (replicas > 0 || props.shards !== undefined),
    multiAz: props.multiAz ?? replicas > 0,
    port: props.port ?? 6379,
    allowFrom: props.allowFrom ?? {},
    securityGroupIds: props.securityGroupIds ?? [],
    transitEncryption: props.transitEncryption ?? TransitEncryption.REQUIRED,
    atRestEncryption: props.atRestEncryption ?? true,
    customerManagedKey: props.customerManagedKey ?? true,
    authentication,
    secretRecoveryWindow: props.secretRecoveryWindow ?? Duration.days(30),
    evictionPolicy: props.evictionPolicy ?? EvictionPolicy.ALLKEYS_LRU,
    reservedMemoryPercent:
      props.reservedMemoryPercent ??
      knownNodeType?.reservedMemoryPercent ??
      DEFAULT_RESERVED_MEMORY_PERCENT,
    parameters: props.parameters ?? {},
    logRetention: props.logRetention ?? Duration.days(365),
    snapshotRetention: props.snapshotRetention ?? Duration.days(7),
    snapshotWindow: props.snapshotWindow ?? new DailyWindow({ start: "02:00" }),
    finalSnapshot: props.finalSnapshot ?? true,
    maintenanceWindow:
      props.maintenanceWindow ?? new WeeklyWindow({ day: Weekday.SUNDAY, start: "04:00" }),
    autoMinorVersionUpgrade: props.autoMinorVersionUpgrade ?? true,
    applyImmediately: props.applyImmediately ?? false,
    deletionProtection: props.deletionProtection ?? true,
    knownNodeType,
  };
}

/** The zones of the subnets, `undefined` when one of them is not known. */
export function knownZones(settings: ElastiCacheReplicationGroupSettings): string[] | undefined {
  const zones = settings.subnets?.map((subnet) => subnet.availabilityZone);
  return zones?.every((zone) => zone !== undefined) ? zones : undefined;
}

/** The id of a user in the account: IAM users need their name to be their id. */
export function userId(replicationGroupId: string, userName: string): string {
  return lowerCase(`${replicationGroupId}-${userName}`);
}
