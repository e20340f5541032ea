import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import type { Construct } from "constructs";
import type { CacheAuthentication, CacheEndpoint, CacheTls, EvictionPolicy } from "../../core";
import { nodeCount } from "../../core";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { adviseOnFailover } from "../../core/store-rules";
import { findTaken, take } from "../../core/taken-names";
import { literal } from "../../core/terraform-literal";
import { findFaults, refuse } from "../../core/validation";
import {
  ELASTICACHE_REPLICATION_GROUP_ALLOW_FROM_ARGUMENTS,
  ELASTICACHE_REPLICATION_GROUP_PROPS,
} from "../shapes";
import { type CacheAccess, cacheAccess } from "../shared/cache-access";
import { cacheKeyArn } from "../shared/cache-key";
import { CacheSecurityGroup, findPeerFaults } from "../shared/cache-security-group";
import type { ElastiCacheGrants } from "../shared/connect-grant";
import type { ElastiCacheAuthentication } from "../shared/elasticache-authentication";
import { logDelivery } from "../shared/log-delivery";
import { type IngressPeer, nodeNetworks } from "../shared/network";
import { adviseOnNodes, nodeLimits, reviewNodeSize } from "../shared/node-review";
import { parameterGroupName } from "../shared/parameter-group";
import { addressArguments } from "../shared/props/addresses";
import { commonArguments } from "../shared/resource-settings";
import { subnetGroupName } from "../shared/subnet-group";
import { uniqueNames } from "../shared/unique-names";
import { dataTiering } from "../shared/unknown-node-type";
import { dailyWindow, weeklyWindow } from "../shared/windows";
import type { ElastiCacheReplicationGroupAttributes } from "./attributes";
import { groupEndpoints, hasTls } from "./endpoints";
import { DECIDED_GLOBALLY, GLOBAL_MEMBER_RULES } from "./global-membership";
import { ImportedElastiCacheReplicationGroup } from "./imported-replication-group";
import {
  type IElastiCacheReplicationGroup,
  largestTopology,
  type ReplicationGroupTopology,
} from "./members";
import { placementArguments } from "./placement";
import type { ElastiCacheReplicationGroupProps } from "./props";
import { ReplicationGroupBase } from "./replication-group-base";
import { REPLICATION_GROUP_RULES } from "./rules";
import { argumentsLeftTo, makeScalingPolicies } from "./scaling-policies";
import {
  type ElastiCacheReplicationGroupSettings,
  effectiveParameters,
  withDefaults,
} from "./settings";

/**
 * An ElastiCache replication group for Redis OSS or Valkey, with all that it needs: subnet group,
 * security group, parameter group, key, logs and credentials.
 *
 * Safe by default: TLS and encryption at rest with a key of its own, a generated token, three nodes
 * over two zones with failover, `allkeys-lru`, snapshots, logs, deletion protection, and ingress
 * only from peers that are allowed by name.
 *
 * @example
 * ```ts
 * const cache = new ElastiCacheReplicationGroup(this, "Cache", {
 *   vpcId,
 *   subnets: [{ id: "subnet-1" }, { id: "subnet-2" }],
 *   nodeType: "cache.r7g.large",
 * });
 * ```
 */
export class ElastiCacheReplicationGroup extends ReplicationGroupBase {
  /**
   * A replication group that exists already, for clients in the cluster, alarms and grants.
   *
   * @throws CacheValidationError that lists every fault of the attributes
   */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: ElastiCacheReplicationGroupAttributes,
  ): IElastiCacheReplicationGroup {
    return new ImportedElastiCacheReplicationGroup(scope, id, attributes);
  }

  declare public readonly nodeType: string;
  declare public readonly evictionPolicy: EvictionPolicy;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly subnetCidrs: readonly string[];
  public readonly authentication: CacheAuthentication;

  /**
   * Id of the replication group as Terraform refers to it: what takes it by its name, such as an autoscaling
   * target, is made after the cache. `cacheName` is the same id as text.
   */
  public readonly replicationGroupId: string;
  /** ARN of the replication group. */
  public readonly arn: string;
  /** Id of the nodes' own security group. */
  public readonly securityGroupId: string;
  /** ARN of the key; `undefined` when AWS owns it, or there is no encryption at rest. */
  public readonly kmsKeyArn?: string;
  /**
   * ARN of the secret with the token or the first user's password; `undefined` without either.
   */
  public readonly secretArn?: string;

  private readonly settings: ElastiCacheReplicationGroupSettings;
  private readonly group: ElasticacheReplicationGroup;
  private readonly securityGroup: CacheSecurityGroup;
  private readonly iamUserArns: ReadonlyMap<string, string>;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: ElastiCacheReplicationGroupProps) {
    const path = constructPath(scope, id);
    const subject = `ElastiCacheReplicationGroup ${path}`;
    props = withShape(subject, ELASTICACHE_REPLICATION_GROUP_PROPS, props);
    const settings = withDefaults(path, props);
    const names = uniqueNames("replicationGroupId", settings);
    refuse(subject, [
      ...findFaults(REPLICATION_GROUP_RULES, settings),
      ...findPeerFaults(settings.allowFrom),
      ...findTaken(scope, names),
    ]);
    const { shards, replicas } = settings;
    const topology: ReplicationGroupTopology =
      shards === undefined
        ? { kind: "primary", replicas }
        : { kind: "cluster", shards, replicasPerShard: replicas };
    super(scope, id, {
      cacheName: settings.cacheName,
      engine: settings.engine,
      topology,
      largestTopology: largestTopology(topology, settings.autoscaling),
      movedToClusterMode: settings.clusterMode !== undefined,
      readOnly: settings.secondaryOf !== undefined,
      limits: nodeLimits(
        settings.knownNodeType,
        settings.reservedMemoryPercent,
        nodeCount(topology),
      ),
      nodeType: settings.nodeType,
      purpose: settings.purpose,
      evictionPolicy: settings.evictionPolicy,
    });
    this.subnetCidrs = nodeNetworks(settings.subnets ?? [], settings.networkType);
    this.settings = settings;
    take(this, names);
    reviewNodeSize(this, settings);

    this.kmsKeyArn = cacheKeyArn(this, settings);
    this.securityGroup = new CacheSecurityGroup(this, "SecurityGroup", settings);
    this.securityGroupId = this.securityGroup.securityGroupId;
    const access = cacheAccess(this, settings, this.kmsKeyArn);
    this.authentication = access.authentication;
    this.secretArn = access.secretArn;
    this.iamUserArns = access.iamUserArns;

    const group = this.replicationGroup(access);
    this.group = group;
    this.replicationGroupId = group.id;
    this.arn = group.arn;
    makeScalingPolicies(this, settings, this.replicationGroupId);
    const { primaryEndpoint, readerEndpoint, tls } = groupEndpoints(this, settings, group);
    this.primaryEndpoint = primaryEndpoint;
    this.readerEndpoint = readerEndpoint;
    this.tls = tls;
    for (const [name, peer] of Object.entries(settings.allowFrom)) {
      this.allowFrom(name, peer);
    }
    adviseOnNodes(this, settings);
    const hasFailover = settings.automaticFailover && replicas > 0;
    adviseOnFailover("elasticache.store-failover", this, hasFailover);
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
    ({ peer } = withShape(subject, ELASTICACHE_REPLICATION_GROUP_ALLOW_FROM_ARGUMENTS, given));
    this.securityGroup.allowFrom(name, peer);
  }

  /**
   * Leaves to a global datastore what it decides for all its caches, and says what it has of this one.
   *
   * @internal
   */
  public joinGlobalDatastore(subject: string) {
    refuse(subject, findFaults(GLOBAL_MEMBER_RULES, this.settings));
    const { provider, automaticFailover, deletionProtection } = this.settings;
    this.group.lifecycle = {
      preventDestroy: deletionProtection,
      ignoreChanges: [...this.ignoredChanges(), ...DECIDED_GLOBALLY],
    };
    return { provider, automaticFailover, deletionProtection };
  }

  protected grants(): ElastiCacheGrants {
    const { arn, iamUserArns, settings } = this;
    return { arn, iamUserArns, provider: settings.provider };
  }

  private replicationGroup({ token, userGroupId, dependsOn }: CacheAccess) {
    const { settings } = this;
    // First, since a stack that depends on the cache lists its parts in the order in which they are made.
    const subnets = subnetGroupName(this, settings);
    const group = new ElasticacheReplicationGroup(this, "Resource", {
      replicationGroupId: this.cacheName,
      description: literal(settings.description),
      ...(settings.secondaryOf === undefined
        ? this.argumentsOfPrimary(settings)
        : { globalReplicationGroupId: settings.secondaryOf.globalReplicationGroupId }),
      // One shape or the other: the provider refuses a mixture.
      ...(settings.shards === undefined
        ? { numCacheClusters: 1 + settings.replicas }
        : { replicasPerNodeGroup: settings.replicas }),
      automaticFailoverEnabled: settings.automaticFailover,
      multiAzEnabled: settings.multiAz,
      port: settings.port,
      ...addressArguments(settings),
      subnetGroupName: subnets,
      securityGroupIds: this.securityGroup.idsWith(settings.securityGroupIds),
      kmsKeyId: this.kmsKeyArn,
      authToken: token?.value,
      authTokenUpdateStrategy: token?.updateStrategy ?? strategyOfUsers(settings.authentication),
      userGroupIds: userGroupId === undefined ? undefined : [userGroupId],
      logDeliveryConfiguration: logDelivery(this, settings, this.kmsKeyArn),
      notificationTopicArn: settings.notificationTopicArn,
      snapshotRetentionLimit: settings.snapshotRetention.toDays(),
      snapshotWindow: dailyWindow(settings.snapshotWindow),
      // The next cache of this id has another security group, and so another last snapshot.
      finalSnapshotIdentifier: settings.finalSnapshot
        ? `${this.cacheName}-final-${this.securityGroupId}`
        : undefined,
      maintenanceWindow: weeklyWindow(settings.maintenanceWindow),
      autoMinorVersionUpgrade: String(settings.autoMinorVersionUpgrade),
      applyImmediately: settings.applyImmediately,
      lifecycle: {
        preventDestroy: settings.deletionProtection,
        ignoreChanges: this.ignoredChanges(),
      },
      dependsOn,
      ...commonArguments(settings),
    });
    for (const [name, value] of Object.entries(placementArguments(settings))) {
      // Not as an option: older bindings do not know them all, and would leave them out without a word.
      group.addOverride(name, value);
    }
    return group;
  }

  /** What a secondary of a global datastore has from its primary. */
  private argumentsOfPrimary(settings: ElastiCacheReplicationGroupSettings) {
    return {
      engine: settings.engine.name,
      engineVersion: settings.engine.version,
      nodeType: settings.nodeType,
      numNodeGroups: settings.shards,
      clusterMode: settings.clusterMode,
      dataTieringEnabled: dataTiering(settings),
      parameterGroupName: parameterGroupName(
        this,
        settings,
        effectiveParameters(settings),
        settings.clusterMode && "cluster",
      ),
      // Both always explicit: what an absent value means depends on the engine.
      atRestEncryptionEnabled: String(settings.atRestEncryption),
      transitEncryptionEnabled: hasTls(settings),
      transitEncryptionMode: this.transitEncryptionMode(),
      snapshotName: settings.snapshotName,
      snapshotArns: settings.snapshotArns,
    };
  }

  private ignoredChanges(): string[] {
    return [
      // Taking out what the cache was made from, or where its nodes were made, would replace it.
      "snapshot_name",
      "snapshot_arns",
      ...Object.keys(placementArguments(this.settings)),
      ...argumentsLeftTo(this.settings),
      ...(this.settings.secondaryOf === undefined ? [] : DECIDED_GLOBALLY),
    ];
  }

  /** Version 6 of the engine knows TLS on and off, no modes. */
  private transitEncryptionMode(): string | undefined {
    return hasTls(this.settings) && this.engine.isAtLeast("7.0")
      ? this.settings.transitEncryption
      : undefined;
  }
}

/** What a request does with the token of before, when it brings users. */
function strategyOfUsers(authentication: ElastiCacheAuthentication): string | undefined {
  return authentication.kind === "users" && authentication.deletesToken ? "DELETE" : undefined;
}
