import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import {
  ElasticacheReplicationGroup,
  type ElasticacheReplicationGroupConfig,
} from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { Annotations, Fn, type ITerraformDependable, Token } from "cdktf";
import type { Construct } from "constructs";
import type {
  CacheAuthentication,
  CacheEndpoint,
  CacheTls,
  EvictionPolicy,
  NodeLimits,
} from "../../core";
import { nodeCount, reviewSizing, Size } from "../../core";
import { sizingOf } from "../../core/capacity/sizing";
import { constructPath } from "../../core/resource-name";
import { findFaults, isUnresolved, refuse } from "../../core/validation";
import { AuthToken } from "../shared/auth-token";
import { CacheSecurityGroup, findPeerFaults } from "../shared/cache-security-group";
import { EncryptionKey } from "../shared/encryption-key";
import type { IngressPeer } from "../shared/network";
import {
  CONNECTIONS_PER_NODE,
  DEFAULT_NODE_QUOTA,
  nodeFamily,
  nodeMemories,
} from "../shared/node-types";
import { parameterGroupFamily } from "../shared/parameter-group-family";
import { type GroupUser, UserGroup } from "../shared/user-group";
import { dailyWindow, weeklyWindow } from "../shared/windows";
import {
  type ElastiCacheReplicationGroupAttributes,
  ImportedElastiCacheReplicationGroup,
} from "./attributes";
import type { IElastiCacheReplicationGroup, ReplicationGroupTopology } from "./members";
import { type ElastiCacheReplicationGroupProps, TransitEncryption } from "./props";
import { ReplicationGroupBase, type ReplicationGroupGrants } from "./replication-group-base";
import { REPLICATION_GROUP_RULES } from "./rules";
import { type ElastiCacheReplicationGroupSettings, withDefaults } from "./settings";

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
   * @throws CacheValidationError for two kinds of authentication, or for ARNs that are not users'
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
  private readonly securityGroup: CacheSecurityGroup;
  private readonly users: ReadonlyMap<string, GroupUser>;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: ElastiCacheReplicationGroupProps) {
    const path = constructPath(scope, id);
    const settings = withDefaults(path, props);
    refuse(`ElastiCacheReplicationGroup ${path}`, [
      ...findFaults(REPLICATION_GROUP_RULES, settings),
      ...Object.entries(settings.allowFrom).flatMap(([name, peer]) => findPeerFaults(name, peer)),
    ]);
    const topology: ReplicationGroupTopology =
      settings.shards === undefined
        ? { kind: "primary", replicas: settings.replicas }
        : { kind: "cluster", shards: settings.shards, replicasPerShard: settings.replicas };
    super(scope, id, {
      cacheName: settings.cacheName,
      engine: settings.engine,
      topology,
      limits: limits(settings, nodeCount(topology)),
      nodeType: settings.nodeType,
      evictionPolicy: settings.evictionPolicy,
    });
    this.subnetCidrs = (settings.subnets ?? []).flatMap(({ cidrBlock }) => cidrBlock ?? []);
    this.settings = settings;
    this.reviewSize();
    this.tls = { enabled: settings.transitEncryption !== TransitEncryption.DISABLED };

    this.kmsKeyArn = this.key();
    this.securityGroup = new CacheSecurityGroup(this, "SecurityGroup", {
      cacheName: this.cacheName,
      vpcId: settings.vpcId,
      port: settings.port,
      ...this.common(),
    });
    this.securityGroupId = this.securityGroup.securityGroupId;
    const access = this.access();
    this.authentication = access.authentication;
    this.secretArn = access.secretArn;
    this.users = access.users;

    const group = this.replicationGroup(access.config, access.dependsOn);
    this.arn = group.arn;
    this.primaryEndpoint = this.endpoint(
      settings.shards === undefined
        ? group.primaryEndpointAddress
        : group.configurationEndpointAddress,
    );
    if (settings.shards === undefined && settings.replicas > 0) {
      this.readerEndpoint = this.endpoint(group.readerEndpointAddress);
    }
    for (const [name, peer] of Object.entries(settings.allowFrom)) {
      this.allowFrom(name, peer);
    }
    this.advise();
  }

  /**
   * Lets a peer connect, at any time after construction.
   *
   * @param name - who connects; it becomes part of the rule's id
   * @throws CacheValidationError for an invalid peer, and for a name that another peer has
   */
  public allowFrom(name: string, peer: IngressPeer): void {
    this.securityGroup.allowFrom(name, peer);
  }

  protected grants(): ReplicationGroupGrants {
    const iamUsers = [...this.users].filter(([, { password }]) => password === undefined);
    return {
      arn: this.arn,
      iamUserArns: new Map(iamUsers.map(([name, { arn }]) => [name, arn])),
      provider: this.settings.provider,
    };
  }

  private reviewSize(): void {
    const { expectedData, knownNodeType } = this.settings;
    if (expectedData !== undefined) {
      reviewSizing(this, sizingOf(expectedData, this), {
        // Of data tiering only the part that is in memory is known here.
        usable: knownNodeType?.dataTiering ? undefined : this.limits.usableMemoryPerNode,
        memory: knownNodeType?.maxMemory,
        family: nodeFamily(this.nodeType),
        nodes: nodeMemories(this.engine),
      });
    }
  }

  /** What every child takes. */
  private common() {
    const { tags, provider } = this.settings;
    return { tags, provider };
  }

  private key(): string | undefined {
    const { settings } = this;
    if (!settings.customerManagedKey || !settings.atRestEncryption) {
      return undefined;
    }
    return (
      settings.kmsKeyArn ??
      new EncryptionKey(this, "Key", {
        cacheName: this.cacheName,
        logGroupName: this.logGroupName("*"),
        deletionProtection: settings.deletionProtection,
        ...this.common(),
      }).arn
    );
  }

  /** What lets clients in, and what it means for the replication group. */
  private access(): Access {
    const { authentication, secretRecoveryWindow, engine } = this.settings;
    const common = {
      cacheName: this.cacheName,
      kmsKeyArn: this.kmsKeyArn,
      recoveryWindow: secretRecoveryWindow,
      ...this.common(),
    };
    switch (authentication.kind) {
      case "none":
        return { authentication: { kind: "none" }, users: new Map(), config: {}, dependsOn: [] };
      case "users": {
        const group = new UserGroup(this, "UserGroup", {
          ...common,
          engine: engine.name,
          users: authentication.users,
        });
        const users = [...group.users.values()];
        return {
          authentication: { kind: "users", users },
          users: group.users,
          secretArn: users[0]?.secretArn,
          config: { userGroupIds: [group.userGroupId] },
          // Or the cache would be up before its users are in the group.
          dependsOn: [...group.memberships],
        };
      }
      default: {
        const { token, updateStrategy, secretArn } = new AuthToken(this, "AuthToken", {
          ...common,
          source: authentication,
        });
        return {
          authentication: { kind: "token", token },
          users: new Map(),
          secretArn,
          config: {
            authToken: token.unsafeExpression(),
            // Always beside the token: version 6 of the provider refuses one without the other.
            authTokenUpdateStrategy: updateStrategy,
          },
          dependsOn: [],
        };
      }
    }
  }

  private replicationGroup(
    access: Access["config"],
    dependsOn: ITerraformDependable[],
  ): ElasticacheReplicationGroup {
    const { settings } = this;
    return new ElasticacheReplicationGroup(this, "Resource", {
      replicationGroupId: this.cacheName,
      description: settings.description,
      engine: settings.engine.name,
      engineVersion: settings.engine.version,
      nodeType: settings.nodeType,
      // One shape or the other: the provider refuses a mixture.
      ...(settings.shards === undefined
        ? { numCacheClusters: 1 + settings.replicas }
        : { numNodeGroups: settings.shards, replicasPerNodeGroup: settings.replicas }),
      automaticFailoverEnabled: settings.automaticFailover,
      multiAzEnabled: settings.multiAz,
      dataTieringEnabled: settings.knownNodeType?.dataTiering ? true : undefined,
      port: settings.port,
      subnetGroupName: this.subnetGroupName(),
      securityGroupIds: this.securityGroupIds(),
      parameterGroupName: this.parameterGroupName(),
      // Both always explicit: what an absent value means depends on the engine.
      atRestEncryptionEnabled: String(settings.atRestEncryption),
      transitEncryptionEnabled: this.tls.enabled,
      transitEncryptionMode: this.transitEncryptionMode(),
      kmsKeyId: this.kmsKeyArn,
      ...access,
      logDeliveryConfiguration: this.logTypes().map((logType) => ({
        logType,
        logFormat: "json",
        destinationType: "cloudwatch-logs",
        destination: this.logGroup(logType).name,
      })),
      notificationTopicArn: settings.notificationTopicArn,
      snapshotRetentionLimit: settings.snapshotRetention.toDays(),
      snapshotWindow: dailyWindow(settings.snapshotWindow),
      finalSnapshotIdentifier: settings.finalSnapshot ? `${this.cacheName}-final` : undefined,
      maintenanceWindow: weeklyWindow(settings.maintenanceWindow),
      autoMinorVersionUpgrade: String(settings.autoMinorVersionUpgrade),
      applyImmediately: settings.applyImmediately,
      lifecycle: { preventDestroy: settings.deletionProtection },
      dependsOn: dependsOn.length > 0 ? dependsOn : undefined,
      ...this.common(),
    });
  }

  private securityGroupIds(): string[] {
    const further = this.settings.securityGroupIds;
    // A list that only Terraform will know cannot be spread here.
    return Token.isUnresolved(further)
      ? Fn.concat([[this.securityGroupId], further])
      : [this.securityGroupId, ...further];
  }

  /** Version 6 of the engine knows TLS on and off, no modes. */
  private transitEncryptionMode(): string | undefined {
    return this.tls.enabled && this.engine.isAtLeast("7.0")
      ? this.settings.transitEncryption
      : undefined;
  }

  private subnetGroupName(): string | undefined {
    const { subnets, subnetGroupName } = this.settings;
    return (
      subnetGroupName ??
      new ElasticacheSubnetGroup(this, "SubnetGroup", {
        name: this.cacheName,
        description: `Subnets of cache ${this.cacheName}`,
        subnetIds: subnets?.map((subnet) => subnet.id) ?? [],
        ...this.common(),
      }).name
    );
  }

  private parameterGroupName(): string {
    const { settings } = this;
    const family = parameterGroupFamily(settings.engine) ?? "";
    const parameters = {
      ...settings.parameters,
      "maxmemory-policy": settings.evictionPolicy,
      "reserved-memory-percent": String(settings.reservedMemoryPercent),
      ...(settings.shards !== undefined && { "cluster-enabled": "yes" }),
    };
    return new ElasticacheParameterGroup(this, "ParameterGroup", {
      // The family in the name, and the new group before the old one goes: on an upgrade the old one
      // is still in use.
      name: `${this.cacheName}-${family.replace(".", "-")}`,
      family,
      description: `Parameters of cache ${this.cacheName}`,
      parameter: Object.entries(parameters).map(([name, value]) => ({ name, value })),
      lifecycle: { createBeforeDestroy: true },
      ...this.common(),
    }).name;
  }

  /** Redis OSS has the engine log from 6.2, every version here the slow log. */
  private logTypes(): LogType[] {
    return this.engine.isAtLeast("6.2") ? ["slow-log", "engine-log"] : ["slow-log"];
  }

  private logGroup(logType: LogType): CloudwatchLogGroup {
    return new CloudwatchLogGroup(this, logType === "slow-log" ? "SlowLog" : "EngineLog", {
      name: this.logGroupName(logType),
      retentionInDays: this.settings.logRetention.toDays(),
      kmsKeyId: this.kmsKeyArn,
      ...this.common(),
    });
  }

  /** Under this prefix the account's log resource policy does not grow with every group. */
  private logGroupName(logType: LogType | "*"): string {
    return `/aws/vendedlogs/elasticache/${this.cacheName}/${logType}`;
  }

  private endpoint(host: string): CacheEndpoint {
    return { host, hostKind: "dns", port: this.settings.port };
  }

  private advise(): void {
    const { nodeType, knownNodeType } = this.settings;
    const annotations = Annotations.of(this);
    if (knownNodeType === undefined && !isUnresolved(nodeType)) {
      annotations.addWarning(
        `[elasticache.node-type-unknown] nodeType is "${nodeType}", which this library does not know: its memory cannot be checked`,
      );
    }
    if (this.limits.nodes > DEFAULT_NODE_QUOTA) {
      annotations.addWarning(
        `[elasticache.node-quota] ${this.limits.nodes} nodes are more than the default quota of ${DEFAULT_NODE_QUOTA} a cluster: ask AWS to raise it before the deploy`,
      );
    }
  }
}

type LogType = "slow-log" | "engine-log";

interface Access {
  readonly authentication: CacheAuthentication;
  readonly users: ReadonlyMap<string, GroupUser>;
  readonly secretArn?: string;
  readonly config: Pick<
    ElasticacheReplicationGroupConfig,
    "authToken" | "authTokenUpdateStrategy" | "userGroupIds"
  >;
  readonly dependsOn: ITerraformDependable[];
}

function limits(settings: ElastiCacheReplicationGroupSettings, nodes: number): NodeLimits {
  const maxMemory = settings.knownNodeType?.maxMemory;
  return {
    nodes,
    connectionsPerNode: CONNECTIONS_PER_NODE,
    usableMemoryPerNode:
      maxMemory && Size.bytes(maxMemory.toBytes() * (1 - settings.reservedMemoryPercent / 100)),
  };
}
