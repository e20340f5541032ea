import { ElasticacheServerlessCache } from "@cdktf/provider-aws/lib/elasticache-serverless-cache";
import type { Construct } from "constructs";
import {
  type CacheAuthentication,
  type CacheEndpoint,
  type CacheTls,
  reviewSizing,
} from "../../core";
import { sizingOf } from "../../core/capacity/sizing";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findTaken, take } from "../../core/taken-names";
import { literal } from "../../core/terraform-literal";
import { findFaults, refuse } from "../../core/validation";
import {
  ELASTICACHE_SERVERLESS_ALLOW_FROM_ARGUMENTS,
  ELASTICACHE_SERVERLESS_PROPS,
} from "../shapes";
import { type CacheAccess, cacheAccess } from "../shared/cache-access";
import { cacheKeyArn } from "../shared/cache-key";
import { CacheSecurityGroup, findPeerFaults } from "../shared/cache-security-group";
import type { ElastiCacheGrants } from "../shared/connect-grant";
import { endpoint } from "../shared/endpoint";
import { type IngressPeer, NetworkType, nodeNetworks } from "../shared/network";
import { commonArguments } from "../shared/resource-settings";
import { uniqueNames } from "../shared/unique-names";
import type { ElastiCacheServerlessAttributes } from "./attributes";
import { ImportedElastiCacheServerless } from "./imported-serverless";
import type { ElastiCacheServerlessProps } from "./props";
import { SERVERLESS_RULES } from "./rules";
import { ElastiCacheServerlessBase } from "./serverless-base";
import { type IElastiCacheServerless, maximaOf } from "./serverless-cache";
import { serverlessMemory } from "./serverless-memory";
import { type ElastiCacheServerlessSettings, withDefaults } from "./settings";

/**
 * An ElastiCache Serverless cache for Valkey, Redis OSS or Memcached, with all that it needs: security group, key
 * and users.
 *
 * Safe by default: encryption at rest with a key of its own, a user with a generated password, limits on what it
 * costs, snapshots, deletion protection, and ingress only from peers that are allowed by name. TLS is always on.
 *
 * @example
 * ```ts
 * const cache = new ElastiCacheServerless(this, "Cache", {
 *   vpcId,
 *   subnets: [{ id: "subnet-1" }, { id: "subnet-2" }],
 *   cacheUsageLimits: { dataStorage: { maximum: 10 }, ecpuPerSecond: { maximum: 15_000 } },
 * });
 * ```
 */
export class ElastiCacheServerless extends ElastiCacheServerlessBase {
  /**
   * A serverless cache that exists already, for clients in the cluster, alarms and grants.
   *
   * @throws CacheValidationError that lists every fault of the attributes
   */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: ElastiCacheServerlessAttributes,
  ): IElastiCacheServerless {
    return new ImportedElastiCacheServerless(scope, id, attributes);
  }

  public readonly primaryEndpoint: CacheEndpoint;
  /** The same host; its port spreads reads over the replicas, for clients that ask for it with `READONLY`. */
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls = { enabled: true };
  public readonly subnetCidrs: readonly string[];
  public readonly authentication: CacheAuthentication;

  /** ARN of the cache. */
  public readonly arn: string;
  /** Id of the cache's own security group. */
  public readonly securityGroupId: string;
  /** ARN of the key; `undefined` when AWS owns it. */
  public readonly kmsKeyArn?: string;
  /** ARN of the secret with the first user's password; `undefined` without one. */
  public readonly secretArn?: string;

  private readonly settings: ElastiCacheServerlessSettings;
  private readonly securityGroup: CacheSecurityGroup;
  private readonly iamUserArns: ReadonlyMap<string, string>;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: ElastiCacheServerlessProps) {
    const path = constructPath(scope, id);
    const subject = `ElastiCacheServerless ${path}`;
    props = withShape(subject, ELASTICACHE_SERVERLESS_PROPS, props);
    const settings = withDefaults(path, props);
    const names = uniqueNames("serverlessCacheName", settings);
    refuse(subject, [
      ...findFaults(SERVERLESS_RULES, settings),
      ...findPeerFaults(settings.allowFrom),
      ...findTaken(scope, names),
    ]);
    super(scope, id, { ...settings, usageMaxima: maximaOf(settings.cacheUsageLimits) });
    this.subnetCidrs = nodeNetworks(settings.subnets, NetworkType.IPV4);
    this.settings = settings;
    take(this, names);
    if (settings.expectedData !== undefined) {
      const maximum = settings.cacheUsageLimits.dataStorage.maximum;
      reviewSizing(this, sizingOf(settings.expectedData, this), serverlessMemory(maximum));
    }

    this.kmsKeyArn = cacheKeyArn(this, settings);
    this.securityGroup = new CacheSecurityGroup(this, "SecurityGroup", settings);
    this.securityGroupId = this.securityGroup.securityGroupId;
    const access = cacheAccess(this, settings, this.kmsKeyArn);
    this.authentication = access.authentication;
    this.secretArn = access.secretArn;
    this.iamUserArns = access.iamUserArns;

    const cache = this.serverlessCache(access);
    this.arn = cache.arn;
    const [primary, reader] = [cache.endpoint.get(0), cache.readerEndpoint.get(0)];
    this.primaryEndpoint = endpoint(primary.address, primary.port);
    if (!settings.isMemcached) {
      this.readerEndpoint = endpoint(reader.address, reader.port);
    }
    for (const [name, peer] of Object.entries(settings.allowFrom)) {
      this.allowFrom(name, peer);
    }
  }

  /**
   * Lets a peer connect, at any time after construction.
   *
   * @param name - who connects; it becomes part of the rule's id
   * @throws CacheValidationError for an invalid peer, and for a name that another peer has
   */
  public allowFrom(name: string, peer: IngressPeer): void {
    const subject = `allowFrom of ${this.node.path}`;
    const given = { name, peer };
    ({ peer } = withShape(subject, ELASTICACHE_SERVERLESS_ALLOW_FROM_ARGUMENTS, given));
    this.securityGroup.allowFrom(name, peer);
  }

  protected grants(): ElastiCacheGrants {
    const { arn, iamUserArns, settings } = this;
    return { arn, iamUserArns, provider: settings.provider };
  }

  private serverlessCache({ userGroupId, dependsOn }: CacheAccess): ElasticacheServerlessCache {
    const { settings } = this;
    const { dataStorage, ecpuPerSecond } = settings.cacheUsageLimits;
    const snapshotRetentionLimit = settings.snapshotRetention.toDays();
    return new ElasticacheServerlessCache(this, "Resource", {
      name: this.cacheName,
      description: literal(settings.description),
      engine: settings.engine.name,
      majorEngineVersion: settings.engine.version,
      cacheUsageLimits: [
        {
          dataStorage: [{ ...dataStorage, unit: "GB" }],
          ecpuPerSecond: [{ ...ecpuPerSecond }],
        },
      ],
      subnetIds: settings.subnets.map((subnet) => subnet.id),
      securityGroupIds: this.securityGroup.idsWith(settings.securityGroupIds),
      kmsKeyId: this.kmsKeyArn,
      userGroupId,
      snapshotRetentionLimit,
      dailySnapshotTime: snapshotRetentionLimit === 0 ? undefined : settings.dailySnapshotTime,
      snapshotArnsToRestore: settings.snapshotArnsToRestore,
      lifecycle: {
        preventDestroy: settings.deletionProtection,
        // Read when the cache is made; another value would replace it.
        ignoreChanges: ["snapshot_arns_to_restore"],
      },
      dependsOn,
      ...commonArguments(settings),
    });
  }
}
