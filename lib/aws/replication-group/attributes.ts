import type { Construct } from "constructs";
import type {
  CacheAuthentication,
  CacheEndpoint,
  CacheEngine,
  CacheTls,
  EvictionPolicy,
} from "../../core";
import { nodeCount } from "../../core";
import { DEFAULT_PORT } from "../../core/engine";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { ELASTICACHE_REPLICATION_GROUP_ATTRIBUTES } from "../shapes";
import type { ElastiCacheGrants } from "../shared/connect-grant";
import { endpoint } from "../shared/endpoint";
import {
  type ElastiCacheAuthenticationAttributes,
  IMPORTED_AUTHENTICATION_RULES,
  importedAuthentication,
} from "../shared/imported-authentication";
import { CONNECTIONS_PER_NODE } from "../shared/node-types";
import type { ReplicationGroupTopology } from "./members";
import { ReplicationGroupBase } from "./replication-group-base";

/** A replication group that exists already, as its owner describes it. */
export interface ElastiCacheReplicationGroupAttributes extends ElastiCacheAuthenticationAttributes {
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
  /** What happens when memory is full: it decides which alarms apply. @default - not known */
  readonly evictionPolicy?: EvictionPolicy;
  /** CIDR blocks of the cache's subnets, for network policies. @default - not known */
  readonly subnetCidrs?: string[];
}

/** What `ElastiCacheReplicationGroup.fromAttributes` returns. @internal */
export class ImportedElastiCacheReplicationGroup extends ReplicationGroupBase {
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly subnetCidrs: readonly string[];
  public readonly authentication: CacheAuthentication;
  private readonly attributes: ElastiCacheReplicationGroupAttributes;

  /** @throws CacheValidationError for two kinds of authentication, or for ARNs that are not users' */
  constructor(scope: Construct, id: string, attributes: ElastiCacheReplicationGroupAttributes) {
    const subject = `ElastiCacheReplicationGroup ${constructPath(scope, id)}`;
    attributes = withShape(subject, ELASTICACHE_REPLICATION_GROUP_ATTRIBUTES, attributes);
    const { topology, port = DEFAULT_PORT, primaryEndpointAddress } = attributes;
    refuse(subject, findFaults(IMPORTED_AUTHENTICATION_RULES, attributes));
    super(scope, id, {
      cacheName: attributes.replicationGroupId,
      engine: attributes.engine,
      topology,
      limits: { nodes: nodeCount(topology), connectionsPerNode: CONNECTIONS_PER_NODE },
      nodeType: attributes.nodeType,
      evictionPolicy: attributes.evictionPolicy,
    });
    this.attributes = attributes;
    this.subnetCidrs = attributes.subnetCidrs ?? [];
    this.primaryEndpoint = endpoint(primaryEndpointAddress, port);
    if (attributes.readerEndpointAddress !== undefined) {
      this.readerEndpoint = endpoint(attributes.readerEndpointAddress, port);
    }
    this.tls = { enabled: attributes.tls ?? true };
    this.authentication = importedAuthentication(this, attributes);
  }

  protected grants(): ElastiCacheGrants {
    const { arn, iamUserArns = {}, provider } = this.attributes;
    return { arn, iamUserArns: new Map(Object.entries(iamUserArns)), provider };
  }
}
