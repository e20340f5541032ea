import { DataAwsSecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/data-aws-secretsmanager-secret-version";
import type { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type {
  CacheAuthentication,
  CacheEndpoint,
  CacheEngine,
  CacheTls,
  EvictionPolicy,
} from "../../core";
import { nodeCount, SecretReference } from "../../core";
import { DEFAULT_PORT } from "../../core/engine";
import { constructPath } from "../../core/resource-name";
import { INITIAL_REVISION } from "../../core/secret-reference";
import { findFaults, refuse, rulesFor } from "../../core/validation";
import { CONNECTIONS_PER_NODE } from "../shared/node-types";
import type { ReplicationGroupTopology } from "./members";
import { ReplicationGroupBase, type ReplicationGroupGrants } from "./replication-group-base";

/** A replication group that exists already, as its owner describes it. */
export interface ElastiCacheReplicationGroupAttributes {
  /** Id of the replication group. */
  readonly replicationGroupId: string;
  /** ARN of the replication group, for grants. @default - nothing can be granted */
  readonly arn?: string;
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
  readonly topology: ReplicationGroupTopology;
  /** Whether clients use TLS. @default true */
  readonly tls?: boolean;
  /**
   * Secrets Manager secret whose whole value is the token. Give this or `iamUserArns`, not both.
   *
   * @default - no token
   */
  readonly tokenSecretArn?: string;
  /**
   * Change it when the token has changed, so that its copies are written again.
   *
   * @default "initial"
   */
  readonly tokenLabel?: string;
  /**
   * ARNs of the users who authenticate by IAM, by the names that they log in with:
   * `arn:aws:elasticache:REGION:ACCOUNT:user:NAME`. The first is the one that clients use unless they
   * name another. Grants need `arn` too.
   *
   * @default - no users
   */
  readonly iamUserArns?: Record<string, string>;
  /** What happens when memory is full: it decides which alarms apply. @default - not known */
  readonly evictionPolicy?: EvictionPolicy;
  /** CIDR blocks of the cache's subnets, for network policies. @default - not known */
  readonly subnetCidrs?: string[];
  /** The AWS provider that reads the token and makes grants. @default - the stack's default AWS provider */
  readonly provider?: TerraformProvider;
}

/** What `ElastiCacheReplicationGroup.fromAttributes` returns. @internal */
export class ImportedElastiCacheReplicationGroup extends ReplicationGroupBase {
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly subnetCidrs: readonly string[];
  public readonly authentication: CacheAuthentication;

  /** @throws CacheValidationError for two kinds of authentication, or for ARNs that are not users' */
  constructor(
    scope: Construct,
    id: string,
    private readonly attributes: ElastiCacheReplicationGroupAttributes,
  ) {
    const { topology, port = DEFAULT_PORT, primaryEndpointAddress } = attributes;
    refuse(
      `ElastiCacheReplicationGroup ${constructPath(scope, id)}`,
      findFaults(RULES, attributes),
    );
    super(scope, id, {
      cacheName: attributes.replicationGroupId,
      engine: attributes.engine,
      topology,
      limits: { nodes: nodeCount(topology), connectionsPerNode: CONNECTIONS_PER_NODE },
      nodeType: attributes.nodeType,
      evictionPolicy: attributes.evictionPolicy,
    });
    this.subnetCidrs = attributes.subnetCidrs ?? [];
    const endpoint = (host: string): CacheEndpoint => ({ host, hostKind: "dns", port });
    this.primaryEndpoint = endpoint(primaryEndpointAddress);
    if (attributes.readerEndpointAddress !== undefined) {
      this.readerEndpoint = endpoint(attributes.readerEndpointAddress);
    }
    this.tls = { enabled: attributes.tls ?? true };
    this.authentication = this.authenticate(attributes);
  }

  protected grants(): ReplicationGroupGrants {
    const { arn, iamUserArns = {}, provider } = this.attributes;
    return { arn, iamUserArns: new Map(Object.entries(iamUserArns)), provider };
  }

  private authenticate(attributes: ElastiCacheReplicationGroupAttributes): CacheAuthentication {
    const { tokenSecretArn, iamUserArns } = attributes;
    if (iamUserArns !== undefined) {
      return { kind: "users", users: Object.keys(iamUserArns).map((name) => ({ name })) };
    }
    return tokenSecretArn === undefined
      ? { kind: "none" }
      : { kind: "token", token: this.token(tokenSecretArn, attributes) };
  }

  private token(
    secretArn: string,
    { tokenLabel = INITIAL_REVISION, provider }: ElastiCacheReplicationGroupAttributes,
  ): SecretReference {
    const { secretString } = new DataAwsSecretsmanagerSecretVersion(this, "Token", {
      secretId: secretArn,
      provider,
    });
    return new SecretReference({
      store: "aws-secrets-manager",
      id: secretArn,
      revision: tokenLabel,
      expression: secretString,
    });
  }
}

const USER_ARN = /^arn:[^:]+:elasticache:[^:]+:\d{12}:user:.+$/;

const rule = rulesFor<ElastiCacheReplicationGroupAttributes>();

const RULES = [
  rule({
    id: "elasticache.imported-authentication",
    inputs: ({ tokenSecretArn, iamUserArns }) => ({
      tokenSecretArn: tokenSecretArn !== undefined,
      iamUserArns: iamUserArns !== undefined,
    }),
    isValid: ({ tokenSecretArn, iamUserArns }) => !tokenSecretArn || !iamUserArns,
    expected: "tokenSecretArn or iamUserArns, not both",
    fix: "leave out the one that the cache does not use",
  }),
  rule({
    id: "elasticache.imported-iam-users",
    inputs: ({ iamUserArns }) => iamUserArns && { iamUserArns },
    isValid: ({ iamUserArns }) =>
      Object.keys(iamUserArns).length > 0 &&
      Object.values(iamUserArns).every((arn) => USER_ARN.test(arn)),
    expected: "at least one user, each with the ARN of an ElastiCache user",
    fix: "write them as arn:aws:elasticache:REGION:ACCOUNT:user:NAME",
  }),
];
