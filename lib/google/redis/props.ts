import type { CacheEngine, CachePurpose, EvictionPolicy, ExpectedData, Size } from "../../core";
import type { MemorystoreCommonProps } from "../shared/props/common";
import type { MemorystoreKeyProps } from "../shared/props/keys";
import type { MemorystoreMaintenanceProps } from "../shared/props/maintenance";
import type { MemorystoreNetworkProps } from "../shared/props/network";
import type { MemorystoreSnapshotProps } from "../shared/props/snapshots";

/** How an instance is protected against the loss of a node or a zone. */
export enum MemorystoreTier {
  /** One node: a failure or a maintenance empties the cache. */
  BASIC = "BASIC",
  /** A primary and at least one replica in another zone, with failover. */
  STANDARD_HA = "STANDARD_HA",
}

/** How the instance's network and the clients' are joined. */
export enum ConnectMode {
  /** By the peering that serves every Google service in the network. */
  PRIVATE_SERVICE_ACCESS = "PRIVATE_SERVICE_ACCESS",
  /** By a peering for Memorystore alone, of a network in the instance's own project. */
  DIRECT_PEERING = "DIRECT_PEERING",
}

/** How a `MemorystoreRedis` is made. */
export interface MemorystoreRedisProps
  extends MemorystoreCommonProps,
    MemorystoreNetworkProps,
    MemorystoreKeyProps,
    MemorystoreSnapshotProps,
    MemorystoreMaintenanceProps {
  /**
   * Memory of each node, 1 to 300 whole GiB. There is no default: nobody should get a memory limit
   * that nobody chose. On `STANDARD_HA` Google uses a tenth of the primary's for the replication
   * backlog, which counts as used even when the cache is empty.
   */
  readonly memory: Size;
  /**
   * The data that the cache is for. It is refused where it does not fit into what `memory` leaves to data,
   * and there is a warning where less than a quarter of that is to spare.
   *
   * @default - the size is not reviewed
   */
  readonly expectedData?: ExpectedData;
  /**
   * Id of the instance: 2 to 40 lower-case letters, digits and hyphens, starting with a letter, no
   * hyphen at the end. A change replaces the instance.
   *
   * @default - the construct's path, shortened with a hash when it is too long
   */
  readonly instanceId?: string;
  /**
   * What people call the instance, up to 80 characters.
   *
   * @default - names the construct's path
   */
  readonly displayName?: string;
  /**
   * Redis 3.2, 4.0, 5.0, 6.x, 7.0 or 7.2. Upgrades happen in place; a downgrade replaces the instance.
   *
   * @default CacheEngine.REDIS_7_2
   */
  readonly engine?: CacheEngine;
  /** How the instance is protected. A change replaces it. @default MemorystoreTier.STANDARD_HA */
  readonly tier?: MemorystoreTier;
  /**
   * Replicas that serve reads at an endpoint of their own, 1 to 5. Needs `STANDARD_HA`, Redis 5.0 and
   * nodes of at least 5 GiB. The number can change; once there, read replicas cannot be turned off.
   *
   * @default - none: the one replica of `STANDARD_HA` takes over and serves no reads
   */
  readonly readReplicas?: number;
  /**
   * Where read replicas are placed when they are added to an instance that exists: `auto`, the name of
   * an allocated range with private service access, or a network of /28 or larger with direct peering.
   * `auto` needs `readReplicasAdded`.
   *
   * @default - in the instance's own range
   */
  readonly secondaryIpRange?: string;
  /**
   * Says that the instance was made without read replicas, and gets them in a later deploy. An instance that
   * has them from the start uses no secondary range, and with `auto` every plan would change it.
   *
   * @default false
   */
  readonly readReplicasAdded?: boolean;
  /**
   * How the instance's network and the clients' are joined. A change replaces the instance.
   *
   * @default ConnectMode.PRIVATE_SERVICE_ACCESS
   */
  readonly connectMode?: ConnectMode;
  /**
   * The instance's addresses. With private service access the name of a range that is allocated to a
   * private connection already; with direct peering a network of /29 or larger, with read replicas /28
   * or larger. A change replaces the instance.
   *
   * @default - with private service access a range and the network's private connection are made; with
   * direct peering Google chooses one
   */
  readonly reservedIpRange?: string;
  /**
   * Prefix length of the range that is made: 8 to 24. All Google services of the network share it.
   *
   * Source: https://cloud.google.com/vpc/docs/configure-private-services-access
   *
   * @default 24
   */
  readonly reservedIpRangeLength?: number;
  /**
   * Whether the private connection that is made here stays in the network when Terraform destroys it. Google refuses to
   * remove it while any of its services uses it, and the destruction ends halfway.
   *
   * @default false
   */
  readonly keepPrivateConnection?: boolean;
  /**
   * Zone of the primary, `europe-west1-b`. A change replaces the instance.
   *
   * @default - Google chooses one
   */
  readonly zone?: string;
  /**
   * Zone of the first replica: another one, given together with `zone`. Google chooses the zones of
   * further replicas. A change replaces the instance.
   *
   * @default - Google chooses one
   */
  readonly alternativeZone?: string;
  /**
   * Whether clients must use TLS. A change replaces the instance.
   *
   * @default true
   */
  readonly transitEncryption?: boolean;
  /**
   * Whether clients must send the instance's AUTH string, which Google generates.
   *
   * @default true
   */
  readonly authEnabled?: boolean;
  /**
   * Any name for the AUTH string in use: `2026-11`. Letters, digits and hyphens, up to 40. Change it
   * when AUTH was turned off and on again, so that copies of the new string are written.
   *
   * @default "initial"
   */
  readonly rotationLabel?: string;
  /**
   * What the cache is for. A store keeps what is nowhere else, such as sessions and carts: it evicts no key
   * by default, has a snapshot every hour, and has alerts of its own. A store of tier `BASIC` is warned of.
   *
   * @default CachePurpose.CACHE
   */
  readonly purpose?: CachePurpose;
  /**
   * What happens when memory is full. The LFU policies need Redis 4.0. A store takes no `ALLKEYS_…` policy.
   *
   * @default - `ALLKEYS_LRU`; `NOEVICTION` for a store
   */
  readonly evictionPolicy?: EvictionPolicy;
  /**
   * Share of a node's memory kept for snapshots, fragmentation and the engine itself: 0 to 80 percent.
   * `maxmemory-gb` is the rest. With 0 it is not set and is all of the memory.
   *
   * Source: https://cloud.google.com/memorystore/docs/redis/memory-management-best-practices
   *
   * @default 20
   */
  readonly reservedMemoryPercent?: number;
  /**
   * Further Redis configuration. The eviction policy and `maxmemory-gb` have props of their own.
   *
   * @default - none
   */
  readonly redisConfigs?: Record<string, string>;
}
