import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import type { TerraformProvider } from "cdktf";
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
import { nodeCount, SecretReference } from "../../core";
import { CONNECTIONS_PER_NODE } from "../shared/node-types";
import { type IElastiCacheReplicationGroup, memberIds } from "./members";

/** A replication group that exists already, as its owner describes it. */
export interface ElastiCacheReplicationGroupAttributes {
  /** Id of the replication group. */
  readonly replicationGroupId: string;
  /** The engine that runs, and its version. */
  readonly engine: CacheEngine;
  /** Host of the primary endpoint; in cluster mode of the configuration endpoint. */
  readonly primaryEndpointAddress: string;
  /** Host of the reader endpoint. @default - there is none */
  readonly readerEndpointAddress?: string;
  /** Node type, `cache.r7g.large`: with it CpuHigh knows the vCPUs. @default - not known */
  readonly nodeType?: string;
  /** Port of both endpoints. @default 6379 */
  readonly port?: number;
  /** How the nodes work together: it names the nodes that alarms watch. */
  readonly topology: CacheTopology;
  /** Whether clients use TLS. @default true */
  readonly tls?: boolean;
  /**
   * Secrets Manager secret whose whole value is the token.
   *
   * @default - no authentication
   */
  readonly tokenSecretArn?: string;
  /**
   * Change it when the token has changed, so that its copies are written again.
   *
   * @default "initial"
   */
  readonly tokenLabel?: string;
  /** What happens when memory is full: it decides which alarms apply. @default - not known */
  readonly evictionPolicy?: EvictionPolicy;
  /** CIDR blocks of the cache's subnets, for network policies. @default - not known */
  readonly subnetCidrs?: string[];
  /** The AWS provider that reads the token. @default - the stack's default AWS provider */
  readonly provider?: TerraformProvider;
}

/** What `ElastiCacheReplicationGroup.fromAttributes` gives. @internal */
export class ImportedElastiCacheReplicationGroup
  extends Construct
  implements IElastiCacheReplicationGroup
{
  public readonly cacheName: string;
  public readonly engine: CacheEngine;
  public readonly topology: CacheTopology;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly authentication: CacheAuthentication;
  public readonly limits: CacheLimits;
  public readonly evictionPolicy?: EvictionPolicy;
  public readonly subnetCidrs: readonly string[];
  public readonly memberIds: readonly string[];
  public readonly nodeType?: string;

  constructor(scope: Construct, id: string, attributes: ElastiCacheReplicationGroupAttributes) {
    super(scope, id);
    const { topology, port = 6379, tokenSecretArn } = attributes;
    const endpoint = (host: string): CacheEndpoint => ({ host, hostKind: "dns", port });
    this.cacheName = attributes.replicationGroupId;
    this.engine = attributes.engine;
    this.topology = topology;
    this.primaryEndpoint = endpoint(attributes.primaryEndpointAddress);
    if (attributes.readerEndpointAddress !== undefined) {
      this.readerEndpoint = endpoint(attributes.readerEndpointAddress);
    }
    this.tls = { enabled: attributes.tls ?? true };
    this.limits = {
      nodes: nodeCount(topology),
      connectionsPerNode: CONNECTIONS_PER_NODE,
    };
    this.memberIds = memberIds(this.cacheName, topology);
    this.nodeType = attributes.nodeType;
    this.evictionPolicy = attributes.evictionPolicy;
    this.subnetCidrs = attributes.subnetCidrs ?? [];
    this.authentication =
      tokenSecretArn === undefined
        ? { kind: "none" }
        : { kind: "token", token: this.token(tokenSecretArn, attributes) };
  }

  private token(
    secretArn: string,
    attributes: ElastiCacheReplicationGroupAttributes,
  ): SecretReference {
    const { secretString } = new DataAwsSecretsmanagerSecretVersion(this, "Token", {
      secretId: secretArn,
      provider: attributes.provider,
    });
    return new SecretReference({
      store: "aws-secrets-manager",
      id: secretArn,
      revision: attributes.tokenLabel ?? "initial",
      expression: secretString,
    });
  }
}
