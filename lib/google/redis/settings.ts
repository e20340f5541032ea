import { CacheEngine, CachePurpose, type NodeMemory, Size } from "../../core";
import { nameFromPath } from "../../core/resource-name";
import { INITIAL_REVISION } from "../../core/secret-reference";
import { defaultEvictionPolicy } from "../../core/store-rules";
import { withCommonDefaults } from "../shared/props/common";
import { withKeyDefaults } from "../shared/props/keys";
import { withMaintenanceDefaults } from "../shared/props/maintenance";
import { withSnapshotDefaults } from "../shared/props/snapshots";
import { ConnectMode, type MemorystoreRedisProps, MemorystoreTier } from "./props";

/** The props with every default filled in: the rules judge them, the resources are made of them. */
export type MemorystoreRedisSettings = ReturnType<typeof withDefaults>;

/** Longest instance id that Memorystore takes. */
const MAX_ID_LENGTH = 40;

/** Fills in the defaults of an instance at a construct path. */
export function withDefaults(path: string, props: MemorystoreRedisProps) {
  const { purpose = CachePurpose.CACHE } = props;
  return {
    ...withCommonDefaults(props),
    ...withKeyDefaults(props),
    ...withSnapshotDefaults(props, purpose),
    ...withMaintenanceDefaults(props),
    network: props.network,
    dnsZone: props.dnsZone,
    memory: props.memory,
    expectedData: props.expectedData,
    cacheName: props.instanceId ?? nameFromPath(path, MAX_ID_LENGTH),
    // Shortened, so that no path is too long for it.
    displayName: props.displayName ?? `Cache ${path}`.slice(0, 80),
    engine: props.engine ?? CacheEngine.REDIS_7_2,
    tier: props.tier ?? MemorystoreTier.STANDARD_HA,
    readReplicas: props.readReplicas,
    secondaryIpRange: props.secondaryIpRange,
    readReplicasAdded: props.readReplicasAdded ?? false,
    connectMode: props.connectMode ?? ConnectMode.PRIVATE_SERVICE_ACCESS,
    reservedIpRange: props.reservedIpRange,
    reservedIpRangeLength: props.reservedIpRangeLength ?? 24,
    keepPrivateConnection: props.keepPrivateConnection ?? false,
    zone: props.zone,
    alternativeZone: props.alternativeZone,
    transitEncryption: props.transitEncryption ?? true,
    authEnabled: props.authEnabled ?? true,
    rotationLabel: props.rotationLabel ?? INITIAL_REVISION,
    purpose,
    evictionPolicy: props.evictionPolicy ?? defaultEvictionPolicy(purpose),
    reservedMemoryPercent: props.reservedMemoryPercent ?? 20,
    redisConfigs: props.redisConfigs ?? {},
  };
}

/** Replicas of the primary: those that serve reads, or the one that only takes over. */
export function replicaCount({ tier, readReplicas }: MemorystoreRedisSettings): number {
  return tier === MemorystoreTier.BASIC ? 0 : (readReplicas ?? 1);
}

/** Memory for data in GiB: what the reserved share leaves of a node. */
export function maxMemoryGb({
  memory,
  reservedMemoryPercent,
}: Pick<MemorystoreRedisSettings, "memory" | "reservedMemoryPercent">): number {
  return (memory.toGibibytes() * (100 - reservedMemoryPercent)) / 100;
}

/** Largest memory of a node, in GiB. */
const MAX_MEMORY = 300;

const knownMemories = new Map<number, readonly NodeMemory[]>();

/** Every size that an instance can have, and what it leaves to data. */
export function nodeMemories({
  reservedMemoryPercent,
}: MemorystoreRedisSettings): readonly NodeMemory[] {
  const memories =
    knownMemories.get(reservedMemoryPercent) ??
    Array.from({ length: MAX_MEMORY }, (_, index) => {
      const memory = Size.gibibytes(index + 1);
      return {
        name: `Size.gibibytes(${index + 1})`,
        memory,
        usable: Size.gibibytes(maxMemoryGb({ memory, reservedMemoryPercent })),
      };
    });
  knownMemories.set(reservedMemoryPercent, memories);
  return memories;
}

/** The whole Redis configuration. */
export function effectiveRedisConfigs(settings: MemorystoreRedisSettings): Record<string, string> {
  return {
    ...settings.redisConfigs,
    "maxmemory-policy": settings.evictionPolicy,
    ...(settings.reservedMemoryPercent > 0 && { "maxmemory-gb": String(maxMemoryGb(settings)) }),
  };
}
