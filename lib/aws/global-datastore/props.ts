import type { ElastiCacheReplicationGroup } from "../replication-group/elasticache-replication-group";

/** How an `ElastiCacheGlobalDatastore` is made. */
export interface ElastiCacheGlobalDatastoreProps {
  /** The replication group that takes the writes. */
  readonly primary: ElastiCacheReplicationGroup;
  /**
   * End of the datastore's id; ElastiCache puts five letters before it. 1 to 40 letters, digits and single hyphens,
   * starting with a letter. A change replaces the datastore.
   *
   * @default - the primary's id
   */
  readonly globalReplicationGroupIdSuffix?: string;
  /** The datastore's description, not empty. @default - names the primary */
  readonly description?: string;
  /**
   * Name of a parameter group of the new family, for an upgrade to another major version: all caches of the datastore
   * get one like it.
   *
   * @default - the caches keep the parameters of the primary
   */
  readonly parameterGroupName?: string;
}
