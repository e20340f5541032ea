import { ManagedRedis } from "@cdktf/provider-azurerm/lib/managed-redis";
import { ManagementLock } from "@cdktf/provider-azurerm/lib/management-lock";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import {
  type CacheAuthentication,
  type CacheEndpoint,
  type CacheTls,
  type EvictionPolicy,
  reviewSizing,
} from "../../core";
import { sizingOf } from "../../core/capacity/sizing";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { adviseOnFailover } from "../../core/store-rules";
import { findTaken, take } from "../../core/taken-names";
import { findFaults, refuse } from "../../core/validation";
import { AZURE_MANAGED_REDIS_PROPS } from "../shapes";
import { AccessKeySecret } from "../shared/access-key-secret";
import { type CacheKey, cacheKey } from "../shared/cache-key";
import { type ConnectGrants, GRANT_PREFIX } from "../shared/connect-grant";
import { diagnosticSettings } from "../shared/diagnostic-settings";
import { entraId } from "../shared/entra-id";
import { CachePrivateEndpoint } from "../shared/private-endpoint";
import { commonArguments } from "../shared/resource-settings";
import type { AzureManagedRedisAttributes } from "./attributes";
import { AzureManagedRedisBase, type IAzureManagedRedis } from "./azure-managed-redis-base";
import { defaultDatabase } from "./database";
import { REDIS_VERSION } from "./engine";
import { ImportedAzureManagedRedis } from "./imported-azure-managed-redis";
import type { AzureManagedRedisProps } from "./props";
import { AZURE_MANAGED_REDIS_RULES } from "./rules";
import { type AzureManagedRedisSettings, withDefaults } from "./settings";
import { sizesOfFamily } from "./sku";
import { uniqueNames } from "./unique-names";

/**
 * A cache of Azure Managed Redis, with all that it needs: key and identity, the secret with its access key, a private
 * endpoint and its DNS zone, a lock.
 *
 * Safe by default: TLS and no access from the internet, encryption at rest with a key of its own, access keys in a key
 * vault, a replica that takes over, `allkeys-lru`, snapshots, deletion protection.
 *
 * @example
 * ```ts
 * const cache = new AzureManagedRedis(this, "Cache", {
 *   resourceGroupName: "shop-prod",
 *   location: "westeurope",
 *   sku: AzureManagedRedisSku.BALANCED_B10,
 *   keyVaultId,
 *   privateEndpoint: {
 *     subnet: { id: subnetId, cidrBlock: "10.0.4.0/24" },
 *     dnsZone: { kind: "new", networks: { aks: networkId } },
 *   },
 * });
 * ```
 */
export class AzureManagedRedis extends AzureManagedRedisBase {
  /**
   * A cache that exists already, for clients in the cluster, metric alerts and grants.
   *
   * @throws CacheValidationError that lists every fault of the attributes
   */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: AzureManagedRedisAttributes,
  ): IAzureManagedRedis {
    return new ImportedAzureManagedRedis(scope, id, attributes);
  }

  declare public readonly evictionPolicy: EvictionPolicy;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly authentication: CacheAuthentication;
  /** The subnet of the private endpoint; empty for a cache without one. */
  public readonly subnetCidrs: readonly string[];
  public readonly resourceId: string;
  /** Address of the version of the key; `undefined` when Microsoft owns it. */
  public readonly keyVaultKeyId?: string;
  /** Name of the secret with the access key in the key vault; `undefined` without access keys. */
  public readonly secretName?: string;
  /** Resource id of the DNS zone, for further caches; `undefined` without one. */
  public readonly dnsZoneId?: string;
  /** @internal */
  protected readonly grants: ConnectGrants;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: AzureManagedRedisProps) {
    const path = constructPath(scope, id);
    const subject = `AzureManagedRedis ${path}`;
    props = withShape(subject, AZURE_MANAGED_REDIS_PROPS, props);
    const settings = withDefaults(path, props);
    const names = uniqueNames(settings);
    refuse(subject, [
      ...findFaults(AZURE_MANAGED_REDIS_RULES, settings),
      ...findTaken(scope, names),
    ]);
    super(scope, id, { ...settings, engine: REDIS_VERSION });
    take(this, names);
    this.review(settings);
    const key = cacheKey(this, settings);
    const cache = this.resource(settings, key);
    const { privateEndpoint, transitEncryption, authentication, provider } = settings;
    this.resourceId = cache.id;
    this.keyVaultKeyId = key?.keyId;
    this.primaryEndpoint = {
      host: cache.hostname,
      hostKind: "dns",
      port: cache.defaultDatabase.port,
    };
    this.tls = { enabled: transitEncryption };
    this.subnetCidrs = privateEndpoint === undefined ? [] : [privateEndpoint.subnet.cidrBlock];
    const endpoint =
      privateEndpoint &&
      new CachePrivateEndpoint(this, "PrivateEndpoint", privateEndpoint, this.resourceId, settings);
    this.dnsZoneId = endpoint?.dnsZoneId;
    const secret = this.secret(settings, cache);
    this.secretName = secret?.secretName;
    this.authentication =
      authentication.kind === "access-keys"
        ? { kind: "token", token: (secret as AccessKeySecret).token }
        : entraId(authentication.userName);
    const isAllowed =
      authentication.kind === "entra-id" && authentication.assignments === "grant-connect";
    this.grants = { resourceId: this.resourceId, isAllowed, provider };
    if (isAllowed) {
      this.node.addValidation({ validate: () => this.missingGrant() });
    }
    this.lock(settings, [...(endpoint ? [endpoint.resource] : []), ...this.logs(settings, cache)]);
  }

  private resource(settings: AzureManagedRedisSettings, key?: CacheKey): ManagedRedis {
    const { highAvailability, publicNetworkAccess, deletionProtection } = settings;
    return new ManagedRedis(this, "Resource", {
      name: this.cacheName,
      skuName: settings.sku,
      // Always explicit, as in the database: what is absent is public.
      publicNetworkAccess: publicNetworkAccess ? "Enabled" : "Disabled",
      highAvailabilityEnabled: highAvailability,
      defaultDatabase: defaultDatabase(settings),
      customerManagedKey: key && {
        keyVaultKeyId: key.keyId,
        userAssignedIdentityId: key.identityId,
      },
      identity: key && { type: "UserAssigned", identityIds: [key.identityId] },
      ...commonArguments(settings),
      lifecycle: { preventDestroy: deletionProtection },
      dependsOn: key && key.dependsOn.length > 0 ? key.dependsOn : undefined,
    });
  }

  /** Reviews the size of the whole cache: what a shard has is not known for certain. */
  private review({ sku, expectedData, highAvailability }: AzureManagedRedisSettings): void {
    if (expectedData !== undefined) {
      const { purpose, evictionPolicy } = this;
      const topology = { kind: "primary", replicas: 0 } as const;
      reviewSizing(this, sizingOf(expectedData, { topology, purpose, evictionPolicy }), {
        ...sizesOfFamily(sku).find(({ name }) => name === sku),
        nodes: sizesOfFamily(sku),
      });
    }
    adviseOnFailover("azure.store-failover", this, highAvailability);
  }

  private secret(
    { authentication, keyVaultId, tags, provider }: AzureManagedRedisSettings,
    { defaultDatabase }: ManagedRedis,
  ): AccessKeySecret | undefined {
    if (authentication.kind !== "access-keys") {
      return undefined;
    }
    const { key, rotationLabel } = authentication;
    return new AccessKeySecret(this, "AccessKey", {
      cacheName: this.cacheName,
      // A rule asks for the vault.
      keyVaultId: keyVaultId as string,
      accessKey:
        key === "primary" ? defaultDatabase.primaryAccessKey : defaultDatabase.secondaryAccessKey,
      revision: key === "primary" ? rotationLabel : `secondary-${rotationLabel}`,
      tags,
      provider,
    });
  }

  private missingGrant(): string[] {
    return this.node.children.some(({ node }) => node.id.startsWith(GRANT_PREFIX))
      ? []
      : [
          `[azure.entra-no-grant] ${this.node.path} lets nobody log in: access keys are off; call grantConnect for each identity`,
        ];
  }

  /** What is kept in Log Analytics. */
  private logs(
    { logAnalyticsWorkspaceId: workspaceId, provider }: AzureManagedRedisSettings,
    { id: cacheId, defaultDatabase }: ManagedRedis,
  ): ITerraformDependable[] {
    return workspaceId === undefined
      ? []
      : diagnosticSettings(this, {
          workspaceId,
          cacheId,
          databaseId: defaultDatabase.id,
          provider,
        });
  }

  /** The lock goes before what hangs on the cache, which Azure would not delete under it. */
  private lock(
    { managementLock, provider }: AzureManagedRedisSettings,
    dependsOn: ITerraformDependable[],
  ): void {
    if (managementLock) {
      new ManagementLock(this, "Lock", {
        name: "cache-deletion-protection",
        scope: this.resourceId,
        lockLevel: "CanNotDelete",
        notes: "Made with the cache: managementLock: false takes it away",
        provider,
        dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
      });
    }
  }
}
