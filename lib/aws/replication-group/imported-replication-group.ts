import type { Construct } from "constructs";
import type { CacheAuthentication, CacheEndpoint, CacheTls } from "../../core";
import { nodeCount } from "../../core";
import { DEFAULT_PORT } from "../../core/engine";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { ELASTICACHE_REPLICATION_GROUP_ATTRIBUTES } from "../shapes";
import type { ElastiCacheGrants } from "../shared/connect-grant";
import { endpoint } from "../shared/endpoint";
import { importedAuthentication } from "../shared/imported-authentication";
import { CONNECTIONS_PER_NODE } from "../shared/node-types";
import { lowerCase } from "../shared/resource-name";
import type { ElastiCacheReplicationGroupAttributes } from "./attributes";
import { IMPORTED_REPLICATION_GROUP_RULES } from "./imported-rules";
import { ReplicationGroupBase } from "./replication-group-base";

/** What `ElastiCacheReplicationGroup.fromAttributes` returns. @internal */
export class ImportedElastiCacheReplicationGroup extends ReplicationGroupBase {
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls;
  public readonly subnetCidrs: readonly string[];
  public readonly authentication: CacheAuthentication;
  private readonly attributes: ElastiCacheReplicationGroupAttributes;

  /** @throws CacheValidationError that lists every fault of the attributes */
  constructor(scope: Construct, id: string, attributes: ElastiCacheReplicationGroupAttributes) {
    const subject = `ElastiCacheReplicationGroup ${constructPath(scope, id)}`;
    attributes = withShape(subject, ELASTICACHE_REPLICATION_GROUP_ATTRIBUTES, attributes);
    const { topology, port = DEFAULT_PORT, primaryEndpointAddress } = attributes;
    refuse(subject, findFaults(IMPORTED_REPLICATION_GROUP_RULES, attributes));
    super(scope, id, {
      cacheName: lowerCase(attributes.replicationGroupId),
      engine: attributes.engine,
      topology,
      limits: { nodes: nodeCount(topology), connectionsPerNode: CONNECTIONS_PER_NODE },
      nodeType: attributes.nodeType,
      purpose: attributes.purpose,
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
