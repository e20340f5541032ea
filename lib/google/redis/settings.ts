import type { IConstruct } from "constructs";
import {
  CacheEngine,
  Duration,
  EvictionPolicy,
  type NodeMemory,
  Size,
  Weekday,
  WeeklyWindow,
} from "../../core";
import { nameFromPath } from "../../core/resource-name";
import { ConnectMode, type MemorystoreRedisProps, MemorystoreTier } from "./props";

type Optional =
  | "project"
  | "projectNumber"
  | "expectedData"
  | "readReplicas"
  | "secondaryIpRange"
  | "reservedIpRange"
  | "zone"
  | "alternativeZone"
  | "dnsZone"
  | "kmsKeyName"
  | "kmsKeyRing"
  | "snapshotStartTime"
  | "labels"
  | "provider";

/** The props with every default filled in: what the rules judge and the resources are made of. */
export type MemorystoreRedisSettings = Required<Omit<MemorystoreRedisProps, Optional>> &
  Pick<MemorystoreRedisProps, Optional>;

/** Longest instance id that Memorystore takes. */
const MAX_ID_LENGTH = 40;

export function withDefaults(
  scope: IConstruct,
  props: MemorystoreRedisProps,
): MemorystoreRedisSettings {
  return {
    ...props,
    instanceId: props.instanceId ?? nameFromPath(scope, MAX_ID_LENGTH),
    // Shortened, so that no path is too long for it.
    displayName: props.displayName ?? `Cache ${scope.node.path}`.slice(0, 80),
    engine: props.engine ?? CacheEngine.REDIS_7_2,
    tier: props.tier ?? MemorystoreTier.STANDARD_HA,
    connectMode: props.connectMode ?? ConnectMode.PRIVATE_SERVICE_ACCESS,
    reservedIpRangeLength: props.reservedIpRangeLength ?? 24,
    transitEncryption: props.transitEncryption ?? true,
    authEnabled: props.authEnabled ?? true,
    rotationLabel: props.rotationLabel ?? "initial",
    customerManagedKey: props.customerManagedKey ?? true,
    keyRotationPeriod: props.keyRotationPeriod ?? Duration.days(90),
    grantKeyAccess: props.grantKeyAccess ?? true,
    evictionPolicy: props.evictionPolicy ?? EvictionPolicy.ALLKEYS_LRU,
    reservedMemoryPercent: props.reservedMemoryPercent ?? 20,
    redisConfigs: props.redisConfigs ?? {},
    snapshotPeriod: props.snapshotPeriod ?? Duration.hours(24),
    maintenanceWindow:
      props.maintenanceWindow ?? new WeeklyWindow({ day: Weekday.SUNDAY, start: "04:00" }),
    deletionProtection: props.deletionProtection ?? true,
  };
}

/** Replicas of the primary: those that serve reads, or the one that stands by. */
export function replicaCount({ tier, readReplicas }: MemorystoreRedisSettings): number {
  return tier === MemorystoreTier.BASIC ? 0 : (readReplicas ?? 1);
}

/** Memory for data in GiB: what the reserved share leaves of a node. */
export function maxMemoryGb({ memory, reservedMemoryPercent }: MemorystoreRedisSettings): number {
  return (memory.toGibibytes() * (100 - reservedMemoryPercent)) / 100;
}

/** Largest memory of a node, in GiB. */
const MAX_MEMORY = 300;

/** Every size that an instance can have, and what it leaves to data. */
export function nodeMemories(settings: MemorystoreRedisSettings): NodeMemory[] {
  return Array.from({ length: MAX_MEMORY }, (_, index) => {
    const memory = Size.gibibytes(index + 1);
    return {
      name: `Size.gibibytes(${index + 1})`,
      usable: Size.gibibytes(maxMemoryGb({ ...settings, memory })),
    };
  });
}

/** The whole Redis configuration. */
export function effectiveRedisConfigs(settings: MemorystoreRedisSettings): Record<string, string> {
  return {
    ...settings.redisConfigs,
    "maxmemory-policy": settings.evictionPolicy,
    ...(settings.reservedMemoryPercent > 0 && { "maxmemory-gb": String(maxMemoryGb(settings)) }),
  };
}
