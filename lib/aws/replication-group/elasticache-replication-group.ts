import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import {
  ElasticacheReplicationGroup,
  type ElasticacheReplicationGroupConfig,
} from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Annotations, Fn, type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import type {
  CacheAuthentication,
  CacheEndpoint,
  CacheEngine,
  CacheLimits,
  CacheTls,
  CacheTopology,
  EvictionPolicy,
} from "../../core";
import {
  CacheSizing,
  CacheValidationError,
  Duration,
  nodeCount,
  reviewSizing,
  Size,
} from "../../core";
import { findFaults, isUnresolved, refuse } from "../../core/validation";
import { AuthToken } from "../shared/auth-token";
import { CacheSecurityGroup, findPeerFaults } from "../shared/cache-security-group";
import {
  type ElastiCacheMetric,
  type MetricOptions,
  memberMetrics,
} from "../shared/elasticache-metric";
import { EncryptionKey } from "../shared/encryption-key";
import { CONNECTIONS_PER_NODE, DEFAULT_NODE_QUOTA, nodeMemories } from "../shared/node-types";
import { type GroupUser, UserGroup } from "../shared/user-group";
import {
  type ElastiCacheReplicationGroupAttributes,
  ImportedElastiCacheReplicationGroup,
} from "./attributes";
import { type IElastiCacheReplicationGroup, memberIds } from "./members";
import {
  type ElastiCacheReplicationGroupProps,
  type IngressPeer,
  TransitEncryption,
} from "./props";
import { REPLICATION_GROUP_RULES } from "./rules";
import { type ElastiCacheReplicationGroupSettings, withDefaults } from "./settings";

/**
 * An ElastiCache replication group for Redis OSS or Valkey, with all that it needs: subnet group,
 * security group, parameter group, key, logs and credentials.
 *
 * Safe as it comes: TLS and encryption at rest with a key of its own, a generated token, three nodes
 * over two zones with failover, `allkeys-lru`, snapshots, logs, deletion protection, and no ingress
 * but what is allowed by name.
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
export class ElastiCacheReplicationGroup extends Construct implements IElastiCacheReplicationGroup {
  /** A replication group that exists already, for clients in the cluster and for alarms. */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: ElastiCacheReplicationGroupAttributes,
  ): IElastiCacheReplicationGroup {
    return new ImportedElastiCacheReplicationGroup(scope, id, attributes);
  }

  public readonly cacheName: string;
  public readonly engine: CacheEngine;
  public readonly topology: CacheTopology;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly authentication: CacheAuthentication;
  public readonly limits: CacheLimits;
  public readonly evictionPolicy: EvictionPolicy;
  public readonly subnetCidrs: readonly string[];

  /** ARN of the replication group. */
  public readonly arn: string;
  public readonly memberIds: readonly string[];
  /** Node type: `cache.r7g.large`. */
  public readonly nodeType: string;
  /** Id of the nodes' own security group. */
  public readonly securityGroupId: string;
  /** ARN of the key; `undefined` when AWS owns it, or there is no encryption at rest. */
  public readonly kmsKeyArn?: string;
  /**
   * ARN of the secret with the token or the first user's password; `undefined` where there is none.
   */
  public readonly secretArn?: string;

  private readonly settings: ElastiCacheReplicationGroupSettings;
  private readonly securityGroup: CacheSecurityGroup;
  private readonly users: ReadonlyMap<string, GroupUser>;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: ElastiCacheReplicationGroupProps) {
    super(scope, id);
    const settings = withDefaults(this, props);
    refuse(`ElastiCacheReplicationGroup ${this.node.path}`, [
      ...findFaults(REPLICATION_GROUP_RULES, settings),
      ...Object.entries(settings.allowFrom).flatMap(([name, peer]) => findPeerFaults(name, peer)),
    ]);
    this.settings = settings;
    this.cacheName = settings.replicationGroupId;
    this.engine = settings.engine;
    this.evictionPolicy = settings.evictionPolicy;
    this.topology =
      settings.shards === undefined
        ? { kind: "primary", replicas: settings.replicas }
        : { kind: "cluster", shards: settings.shards, replicasPerShard: settings.replicas };
    this.memberIds = memberIds(this.cacheName, this.topology);
    this.nodeType = settings.nodeType;
    this.limits = limits(settings, nodeCount(this.topology));
    this.reviewSize();
    this.tls = { enabled: settings.transitEncryption !== TransitEncryption.DISABLED };
    this.subnetCidrs = (settings.subnets ?? []).flatMap(({ cidrBlock }) => cidrBlock ?? []);

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
   * @throws CacheValidationError for a peer that is none, and for a name that is taken
   */
  public allowFrom(name: string, peer: IngressPeer): void {
    this.securityGroup.allowFrom(name, peer);
  }

  /**
   * Lets a role connect as a user who authenticates by IAM.
   *
   * @param id - names the grant
   * @param roleName - name, not ARN, of an IAM role in the cache's account
   * @param userName - the user's name in the props
   * @throws CacheValidationError when the cache has no such user
   */
  public grantConnect(id: string, roleName: string, userName: string): void {
    const user = this.users.get(userName);
    const iamUsers = [...this.users].filter(([, { password }]) => password === undefined);
    if (user === undefined || user.password !== undefined) {
      throw new CacheValidationError(`grantConnect of ${this.node.path}`, [
        {
          id: "elasticache.grant-connect",
          found: `userName is ${JSON.stringify(userName)}`,
          expected: `users who authenticate by IAM: ${iamUsers.map(([name]) => name).join(", ") || "there are none"}`,
          fix: 'give the cache a user with authentication: "iam"',
        },
      ]);
    }
    const { provider } = this.settings;
    const grant = new Construct(this, `Connect-${id}`);
    const policy = new DataAwsIamPolicyDocument(grant, "Policy", {
      statement: [{ actions: ["elasticache:Connect"], resources: [this.arn, user.arn] }],
      provider,
    });
    new IamRolePolicy(grant, "Resource", {
      name: `elasticache-connect-${this.cacheName}-${userName}`,
      role: roleName,
      policy: policy.json,
      provider,
    });
  }

  /**
   * Any metric of the nodes, one for each.
   *
   * Names: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
   *
   * @default - average over a minute
   */
  public metric(metricName: string, options?: MetricOptions): ElastiCacheMetric[] {
    return memberMetrics(this.memberIds, metricName, options);
  }

  /** Load of the engine's one thread, percent. @default - average over a minute */
  public metricEngineCpuUtilization(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("EngineCPUUtilization", options);
  }

  /** Memory in use, percent of what data may take. @default - average over a minute */
  public metricDatabaseMemoryUsagePercentage(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("DatabaseMemoryUsagePercentage", options);
  }

  /** Client connections. @default - average over a minute */
  public metricCurrConnections(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("CurrConnections", options);
  }

  /** Keys evicted for want of memory. @default - sum over five minutes */
  public metricEvictions(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("Evictions", {
      statistic: "Sum",
      period: Duration.minutes(5),
      ...options,
    });
  }

  /** Reads that found their key, percent. @default - average over five minutes */
  public metricCacheHitRate(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("CacheHitRate", { period: Duration.minutes(5), ...options });
  }

  /** How far replicas are behind, seconds. @default - average over a minute */
  public metricReplicationLag(options?: MetricOptions): ElastiCacheMetric[] {
    return this.metric("ReplicationLag", options);
  }

  private reviewSize(): void {
    const { topology, evictionPolicy } = this;
    const { expectedData, knownNodeType } = this.settings;
    if (expectedData !== undefined) {
      reviewSizing(this, new CacheSizing({ ...expectedData, topology, evictionPolicy }), {
        // Of data tiering only the part that is in memory is known here.
        usable: knownNodeType?.dataTiering ? undefined : this.limits.usableMemoryPerNode,
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
      snapshotWindow: settings.snapshotWindow.toString(),
      finalSnapshotIdentifier: settings.finalSnapshot ? `${this.cacheName}-final` : undefined,
      maintenanceWindow: settings.maintenanceWindow.toString(),
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
    const family = settings.engine.parameterGroupFamily ?? "";
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
        `[elasticache.node-type-unknown] nodeType = "${nodeType}" is not in the tables: its memory cannot be checked`,
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

function limits(settings: ElastiCacheReplicationGroupSettings, nodes: number): CacheLimits {
  const maxMemory = settings.knownNodeType?.maxMemory;
  return {
    nodes,
    connectionsPerNode: CONNECTIONS_PER_NODE,
    usableMemoryPerNode:
      maxMemory && Size.bytes(maxMemory.toBytes() * (1 - settings.reservedMemoryPercent / 100)),
  };
}
