import { ElasticacheGlobalReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-global-replication-group";
import { Construct } from "constructs";
import { withShape } from "../../core/shape";
import { literal } from "../../core/terraform-literal";
import { findFaults, refuse } from "../../core/validation";
import type { ElastiCacheReplicationGroup } from "../replication-group/elasticache-replication-group";
import type { IElastiCacheGlobalDatastore } from "../replication-group/global-membership";
import { shardsOf } from "../replication-group/members";
import { ELASTICACHE_GLOBAL_DATASTORE_PROPS } from "../shapes";
import type { ElastiCacheGlobalDatastoreProps } from "./props";
import { GLOBAL_DATASTORE_RULES } from "./rules";

/**
 * A replication group that other regions follow: a primary, which takes all writes, and up to two secondaries in
 * other regions, which serve reads near their clients and can take over. A replication group becomes a secondary by
 * its prop `secondaryOf`.
 *
 * The datastore decides the engine, the nodes and the shards of all its caches. Change them on the primary's props: the
 * datastore hands them on.
 *
 * @example
 * ```ts
 * const primary = new ElastiCacheReplicationGroup(this, "Ireland", {
 *   vpcId,
 *   subnets,
 *   nodeType: "cache.r7g.large",
 * });
 * const everywhere = new ElastiCacheGlobalDatastore(this, "Everywhere", { primary });
 * ```
 */
export class ElastiCacheGlobalDatastore extends Construct implements IElastiCacheGlobalDatastore {
  public readonly globalReplicationGroupId: string;
  public readonly primary: ElastiCacheReplicationGroup;

  /** @throws CacheValidationError that lists every fault of the props and of the primary */
  constructor(scope: Construct, id: string, props: ElastiCacheGlobalDatastoreProps) {
    super(scope, id);
    const subject = `ElastiCacheGlobalDatastore ${this.node.path}`;
    props = withShape(subject, ELASTICACHE_GLOBAL_DATASTORE_PROPS, props);
    const { primary } = props;
    const {
      globalReplicationGroupIdSuffix = primary.cacheName,
      description = `Regions of cache ${primary.cacheName}`,
    } = props;
    refuse(subject, findFaults(GLOBAL_DATASTORE_RULES, { globalReplicationGroupIdSuffix }));
    const { provider, automaticFailover, deletionProtection } =
      primary.joinGlobalDatastore(subject);
    this.primary = primary;
    this.globalReplicationGroupId = new ElasticacheGlobalReplicationGroup(this, "Resource", {
      globalReplicationGroupIdSuffix,
      globalReplicationGroupDescription: literal(description),
      primaryReplicationGroupId: primary.replicationGroupId,
      automaticFailoverEnabled: automaticFailover,
      cacheNodeType: primary.nodeType,
      engineVersion: primary.engine.version,
      numNodeGroups: shardsOf(primary.topology),
      parameterGroupName: props.parameterGroupName,
      lifecycle: {
        preventDestroy: deletionProtection,
        // A promotion makes another cache the primary, outside of Terraform. It would replace the datastore.
        ignoreChanges: ["primary_replication_group_id"],
      },
      provider,
    }).globalReplicationGroupId;
  }
}
