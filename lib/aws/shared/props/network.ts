import { DEFAULT_PORT } from "../../../core/engine";
import type { CacheSubnet, IngressPeer } from "../network";

/** Who reaches an ElastiCache cache. */
export interface ElastiCacheIngressProps {
  /** The VPC in which the cache's security group is made. */
  readonly vpcId: string;
  /**
   * Who may connect, by a name of your choice that becomes part of the rule's id.
   *
   * @default - nobody, until `allowFrom` is called
   */
  readonly allowFrom?: Record<string, IngressPeer>;
  /**
   * Further security groups for the cache.
   *
   * @default - the cache's own security group alone
   */
  readonly securityGroupIds?: string[];
}

/** Where an ElastiCache cache with nodes is, and who reaches it. */
export interface ElastiCacheNetworkProps extends ElastiCacheIngressProps {
  /**
   * Subnets for the nodes, 1 to 20, in at least two zones. Subnets are added and taken out in place; AWS
   * refuses to take out one in which the cache has nodes.
   *
   * @default - `subnetGroupName` is used
   */
  readonly subnets?: CacheSubnet[];
  /**
   * A subnet group that exists already, in place of `subnets`. A change replaces the cache.
   *
   * @default - one is made of `subnets`
   */
  readonly subnetGroupName?: string;
  /** Port of every endpoint, 1 to 65535. A change replaces the cache. @default 6379 */
  readonly port?: number;
}

/** Fills in the defaults. */
export function withNetworkDefaults({
  vpcId,
  subnets,
  subnetGroupName,
  port = DEFAULT_PORT,
  allowFrom = {},
  securityGroupIds = [],
}: ElastiCacheNetworkProps) {
  return { vpcId, subnets, subnetGroupName, port, allowFrom, securityGroupIds };
}
