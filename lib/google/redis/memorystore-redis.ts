import { RedisInstance, type RedisInstanceConfig } from "@cdktf/provider-google/lib/redis-instance";
import { Fn, propertyAccess, Token } from "cdktf";
import type { Construct } from "constructs";
import type { CacheAuthentication, CacheEndpoint, CacheTls, EvictionPolicy } from "../../core";
import { reviewSizing, Size } from "../../core";
import { sizingOf } from "../../core/capacity/sizing";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { adviseOnFailover } from "../../core/store-rules";
import { findTaken, take } from "../../core/taken-names";
import { literal } from "../../core/terraform-literal";
import { findFaults, refuse } from "../../core/validation";
import { MEMORYSTORE_REDIS_PROPS } from "../shapes";
import { type AddressRange, addressRange } from "../shared/address-range";
import { AuthSecret } from "../shared/auth-secret";
import { cacheEndpoints } from "../shared/cache-endpoints";
import { type CacheKey, cacheKey } from "../shared/cache-key";
import { engineVersion } from "../shared/engine-version";
import { weeklyMaintenanceWindow } from "../shared/maintenance-window";
import { commonArguments } from "../shared/resource-settings";
import { serverTls } from "../shared/server-tls";
import { SNAPSHOT_PERIODS } from "../shared/snapshot-periods";
import type { MemorystoreRedisAttributes } from "./attributes";
import { connectionsPerNode } from "./connection-limits";
import { ImportedMemorystoreRedis } from "./imported-memorystore-redis";
import type { IMemorystoreRedis } from "./instance";
import { MemorystoreRedisBase } from "./memorystore-redis-base";
import { ConnectMode, type MemorystoreRedisProps, MemorystoreTier } from "./props";
import { MEMORYSTORE_REDIS_RULES } from "./rules";
import {
  effectiveRedisConfigs,
  type MemorystoreRedisSettings,
  maxMemoryGb,
  nodeMemories,
  replicaCount,
  withDefaults,
} from "./settings";
import { uniqueNames } from "./unique-names";

/**
 * A Memorystore for Redis instance with all that it needs: private service access, key, grants and
 * the secret of its AUTH string.
 *
 * Safe by default: TLS and encryption at rest with a key of its own, AUTH, a replica in another zone
 * with failover, `allkeys-lru` with a fifth of the memory kept free, snapshots, deletion protection.
 *
 * @example
 * ```ts
 * const cache = new MemorystoreRedis(this, "Cache", {
 *   region: "europe-west1",
 *   network: "projects/shop-prod/global/networks/main",
 *   memory: Size.gibibytes(5),
 * });
 * ```
 */
export class MemorystoreRedis extends MemorystoreRedisBase {
  /**
   * An instance that exists already, for clients in the cluster and for alert policies.
   *
   * @throws CacheValidationError that lists every fault of the attributes
   */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: MemorystoreRedisAttributes,
  ): IMemorystoreRedis {
    return new ImportedMemorystoreRedis(scope, id, attributes);
  }

  declare public readonly evictionPolicy: EvictionPolicy;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly authentication: CacheAuthentication;
  /** The endpoints' own addresses: clients connect to nothing else. */
  public readonly subnetCidrs: readonly string[];
  public readonly resourceName: string;
  /** Full name of the key; `undefined` when Google owns it. */
  public readonly kmsKeyName?: string;
  /** Secret of the AUTH string, `projects/PROJECT/secrets/SECRET`; `undefined` without AUTH. */
  public readonly secretName?: string;

  private readonly settings: MemorystoreRedisSettings;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: MemorystoreRedisProps) {
    const path = constructPath(scope, id);
    const subject = `MemorystoreRedis ${path}`;
    props = withShape(subject, MEMORYSTORE_REDIS_PROPS, props);
    const settings = withDefaults(path, props);
    const names = uniqueNames(settings);
    refuse(subject, [...findFaults(MEMORYSTORE_REDIS_RULES, settings), ...findTaken(scope, names)]);
    const { engine, memory, transitEncryption } = settings;
    const replicas = replicaCount(settings);
    super(scope, id, {
      cacheName: settings.cacheName,
      engine,
      purpose: settings.purpose,
      evictionPolicy: settings.evictionPolicy,
      topology: { kind: "primary", replicas },
      limits: {
        nodes: 1 + replicas,
        connectionsPerNode: connectionsPerNode(engine, transitEncryption, memory),
        usableMemoryPerNode: Size.gibibytes(maxMemoryGb(settings)),
      },
    });
    this.settings = settings;
    take(this, names);
    this.reviewSize();
    adviseOnFailover("memorystore.store-failover", this, settings.tier !== MemorystoreTier.BASIC);
    const key = cacheKey(this, settings);
    this.kmsKeyName = key?.name;
    const instance = this.instance(key);
    this.resourceName = instance.id;
    const secret = this.authSecret(instance, key);
    this.secretName = secret?.secretName;
    this.authentication = secret ? { kind: "token", token: secret.token } : { kind: "none" };

    const primary = { address: instance.host, port: instance.port };
    const reader =
      settings.readReplicas === undefined
        ? undefined
        : { address: instance.readEndpoint, port: instance.readEndpointPort };
    this.subnetCidrs = [primary, reader].flatMap((it) => (it ? `${it.address}/32` : []));
    const endpoints = cacheEndpoints(this, settings, primary, reader);
    this.primaryEndpoint = endpoints.primary;
    this.readerEndpoint = endpoints.reader;
    this.tls = serverTls({
      caCertificates: transitEncryption ? authorities(instance) : undefined,
      dnsZone: settings.dnsZone,
      primary,
      reader,
    });
  }

  private reviewSize(): void {
    const { expectedData } = this.settings;
    if (expectedData !== undefined) {
      reviewSizing(this, sizingOf(expectedData, this), {
        usable: this.limits.usableMemoryPerNode,
        memory: this.settings.memory,
        nodes: nodeMemories(this.settings),
      });
    }
  }

  private instance(key: CacheKey | undefined): RedisInstance {
    const { settings } = this;
    const range = this.range();
    const dependsOn = [key?.access?.grant("Memorystore") ?? [], range.dependsOn].flat();
    return new RedisInstance(this, "Resource", {
      name: this.cacheName,
      displayName: literal(settings.displayName),
      region: settings.region,
      tier: settings.tier,
      memorySizeGb: settings.memory.toGibibytes(),
      redisVersion: engineVersion(settings.engine),
      redisConfigs: effectiveRedisConfigs(settings),
      // The count belongs to read replicas alone: without them Google decides it.
      readReplicasMode:
        settings.readReplicas === undefined ? "READ_REPLICAS_DISABLED" : "READ_REPLICAS_ENABLED",
      replicaCount: settings.readReplicas,
      secondaryIpRange: settings.secondaryIpRange,
      locationId: settings.zone,
      alternativeLocationId: settings.alternativeZone,
      authorizedNetwork: settings.network,
      connectMode: settings.connectMode,
      reservedIpRange: range.name,
      // Always explicit: what is absent is off.
      transitEncryptionMode: settings.transitEncryption ? "SERVER_AUTHENTICATION" : "DISABLED",
      authEnabled: settings.authEnabled,
      customerManagedKey: this.kmsKeyName,
      persistenceConfig: this.persistence(),
      maintenancePolicy: {
        weeklyMaintenanceWindow: [weeklyMaintenanceWindow(settings.maintenanceWindow)],
      },
      // Version 6 of the provider has no argument for it.
      lifecycle: { preventDestroy: settings.deletionProtection },
      dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
      ...commonArguments(settings),
    });
  }

  private range(): AddressRange {
    const { settings } = this;
    return settings.connectMode === ConnectMode.DIRECT_PEERING
      ? { name: settings.reservedIpRange, dependsOn: [] }
      : addressRange(this, settings);
  }

  private persistence(): RedisInstanceConfig["persistenceConfig"] {
    const { snapshotPeriod, snapshotStartTime } = this.settings;
    const rdbSnapshotPeriod = SNAPSHOT_PERIODS.get(snapshotPeriod.toHours());
    return rdbSnapshotPeriod === undefined
      ? { persistenceMode: "DISABLED" }
      : { persistenceMode: "RDB", rdbSnapshotPeriod, rdbSnapshotStartTime: snapshotStartTime };
  }

  private authSecret(instance: RedisInstance, key: CacheKey | undefined): AuthSecret | undefined {
    const { authEnabled, region, rotationLabel } = this.settings;
    if (!authEnabled) {
      return undefined;
    }
    return new AuthSecret(this, "AuthSecret", {
      cacheName: this.cacheName,
      region,
      authString: instance.authString,
      rotationLabel,
      kmsKeyName: key?.name,
      dependsOn: key?.access && [key.access.grant("SecretManager")],
      ...commonArguments(this.settings),
    });
  }
}

/** All of them: the next authority is there years before the last one ends. */
function authorities({ serverCaCerts }: RedisInstance): string {
  return Fn.join("\n", Token.asList(propertyAccess(serverCaCerts, ["*", "cert"])));
}
