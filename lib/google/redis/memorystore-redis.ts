import { RedisInstance, type RedisInstanceConfig } from "@cdktf/provider-google/lib/redis-instance";
import { Fn, type ITerraformDependable, propertyAccess, Token } from "cdktf";
import type { Construct } from "constructs";
import type {
  CacheAuthentication,
  CacheEndpoint,
  CacheEngine,
  CacheTls,
  EvictionPolicy,
} from "../../core";
import { reviewSizing, Size } from "../../core";
import { sizingOf } from "../../core/capacity/sizing";
import { constructPath } from "../../core/resource-name";
import { findFaults, refuse } from "../../core/validation";
import { AuthSecret } from "../shared/auth-secret";
import { EncryptionKey } from "../shared/encryption-key";
import { EndpointRecords } from "../shared/endpoint-records";
import { KeyAccess } from "../shared/key-access";
import { weeklyMaintenanceWindow } from "../shared/maintenance-window";
import { PrivateConnection } from "../shared/private-connection";
import { ImportedMemorystoreRedis, type MemorystoreRedisAttributes } from "./attributes";
import { connectionsPerNode } from "./connection-limits";
import type { IMemorystoreRedis } from "./instance";
import { MemorystoreRedisBase } from "./memorystore-redis-base";
import { ConnectMode, type MemorystoreRedisProps } from "./props";
import { MEMORYSTORE_REDIS_RULES } from "./rules";
import {
  effectiveRedisConfigs,
  type MemorystoreRedisSettings,
  maxMemoryGb,
  nodeMemories,
  replicaCount,
  withDefaults,
} from "./settings";
import { SNAPSHOT_PERIODS } from "./snapshot-periods";

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
   * @throws CacheValidationError for TLS without `caCertificates`
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
    const settings = withDefaults(path, props);
    refuse(`MemorystoreRedis ${path}`, findFaults(MEMORYSTORE_REDIS_RULES, settings));
    const { engine, memory, transitEncryption } = settings;
    const replicas = replicaCount(settings);
    super(scope, id, {
      cacheName: settings.instanceId,
      engine,
      evictionPolicy: settings.evictionPolicy,
      topology: { kind: "primary", replicas },
      limits: {
        nodes: 1 + replicas,
        connectionsPerNode: connectionsPerNode(engine, transitEncryption, memory),
        usableMemoryPerNode: Size.gibibytes(maxMemoryGb(settings)),
      },
    });
    this.settings = settings;
    this.reviewSize();
    this.kmsKeyName = this.key();
    const access = this.keyAccess();
    const instance = this.instance(access);
    this.resourceName = instance.id;
    const secret = this.authSecret(instance, access);
    this.secretName = secret?.secretName;
    this.authentication = secret ? { kind: "token", token: secret.token } : { kind: "none" };

    const reader = settings.readReplicas === undefined ? undefined : instance.readEndpoint;
    this.subnetCidrs = [instance.host, reader].flatMap((address) =>
      address === undefined ? [] : `${address}/32`,
    );
    const records = this.records(instance.host, reader);
    this.primaryEndpoint = endpoint(records?.primaryHost, instance.host, instance.port);
    if (reader !== undefined) {
      this.readerEndpoint = endpoint(records?.readerHost, reader, instance.readEndpointPort);
    }
    this.tls = this.encryptionInTransit(instance);
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

  /** What every child takes that has a project. */
  private common() {
    const { labels, project, provider } = this.settings;
    return { labels, project, provider };
  }

  private key(): string | undefined {
    const { settings } = this;
    if (!settings.customerManagedKey) {
      return undefined;
    }
    return (
      settings.kmsKeyName ??
      new EncryptionKey(this, "Key", {
        cacheName: this.cacheName,
        region: settings.region,
        keyRing: settings.kmsKeyRing,
        rotationPeriod: settings.keyRotationPeriod,
        deletionProtection: settings.deletionProtection,
        ...this.common(),
      }).keyName
    );
  }

  private keyAccess(): KeyAccess | undefined {
    const { grantKeyAccess, project, projectNumber, provider } = this.settings;
    return this.kmsKeyName === undefined || !grantKeyAccess
      ? undefined
      : new KeyAccess(this, "KeyAccess", {
          keyName: this.kmsKeyName,
          project,
          projectNumber,
          provider,
        });
  }

  private instance(access: KeyAccess | undefined): RedisInstance {
    const { settings } = this;
    const range = this.range();
    const dependsOn = [...(access ? [access.grant("Memorystore")] : []), ...range.dependsOn];
    return new RedisInstance(this, "Resource", {
      name: this.cacheName,
      displayName: settings.displayName,
      region: settings.region,
      tier: settings.tier,
      memorySizeGb: settings.memory.toGibibytes(),
      redisVersion: redisVersion(settings.engine),
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
      ...this.common(),
    });
  }

  /** Where the instance's addresses come from, and what must be there before it takes them. */
  private range(): { name?: string; dependsOn: ITerraformDependable[] } {
    const { connectMode, reservedIpRange, reservedIpRangeLength, network } = this.settings;
    if (connectMode === ConnectMode.DIRECT_PEERING || reservedIpRange !== undefined) {
      return { name: reservedIpRange, dependsOn: [] };
    }
    const { rangeName, connection } = new PrivateConnection(this, "PrivateConnection", {
      cacheName: this.cacheName,
      network,
      prefixLength: reservedIpRangeLength,
      ...this.common(),
    });
    return { name: rangeName, dependsOn: [connection] };
  }

  private persistence(): RedisInstanceConfig["persistenceConfig"] {
    const { snapshotPeriod, snapshotStartTime } = this.settings;
    const rdbSnapshotPeriod = SNAPSHOT_PERIODS.get(snapshotPeriod.toHours());
    return rdbSnapshotPeriod === undefined
      ? { persistenceMode: "DISABLED" }
      : { persistenceMode: "RDB", rdbSnapshotPeriod, rdbSnapshotStartTime: snapshotStartTime };
  }

  private authSecret(
    instance: RedisInstance,
    access: KeyAccess | undefined,
  ): AuthSecret | undefined {
    const { authEnabled, region, rotationLabel } = this.settings;
    if (!authEnabled) {
      return undefined;
    }
    return new AuthSecret(this, "AuthSecret", {
      cacheName: this.cacheName,
      region,
      authString: instance.authString,
      rotationLabel,
      kmsKeyName: this.kmsKeyName,
      dependsOn: access && [access.grant("SecretManager")],
      ...this.common(),
    });
  }

  private records(primary: string, reader: string | undefined): EndpointRecords | undefined {
    const { dnsZone, project, provider } = this.settings;
    return (
      dnsZone &&
      new EndpointRecords(this, "Dns", {
        cacheName: this.cacheName,
        zone: dnsZone,
        primary,
        reader,
        project,
        provider,
      })
    );
  }

  private encryptionInTransit(instance: RedisInstance): CacheTls {
    const { transitEncryption, dnsZone, readReplicas } = this.settings;
    if (!transitEncryption) {
      return { enabled: false };
    }
    return {
      enabled: true,
      // All of them: the next authority is there years before the last one ends.
      caCertificates: Fn.join(
        "\n",
        Token.asList(propertyAccess(instance.serverCaCerts, ["*", "cert"])),
      ),
      // The certificate names the address, whatever name a DNS zone gives it.
      ...(dnsZone && {
        serverName: instance.host,
        ...(readReplicas !== undefined && { readerServerName: instance.readEndpoint }),
      }),
    };
  }
}

/** `REDIS_7_2`, as the Memorystore API spells it. */
function redisVersion({ version }: CacheEngine): string {
  return `REDIS_${version.replace(".", "_").toUpperCase()}`;
}

function endpoint(name: string | undefined, address: string, port: number): CacheEndpoint {
  return name === undefined
    ? { host: address, hostKind: "ip", port }
    : { host: name, hostKind: "dns", port };
}
