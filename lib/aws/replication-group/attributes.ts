import type { CacheEngine, CachePurpose, EvictionPolicy } from "../../core";
import type { ElastiCacheAuthenticationAttributes } from "../shared/imported-authentication";
import type { ReplicationGroupTopology } from "./members";

/** A replication group that exists already, as its owner describes it. */
export interface ElastiCacheReplicationGroupAttributes extends ElastiCacheAuthenticationAttributes {
  /** Id of the replication group. */
  readonly replicationGroupId: string;
  /** ARN of the replication group, for grants. @default - nothing can be granted */
  readonly arn?: string;
  /** The engine that runs, and its version. */
  readonly engine: CacheEngine;
  /** Host of the primary endpoint, a name without a port; in cluster mode of the configuration endpoint. */
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
  /** What the cache is for: it decides which alarms apply. @default CachePurpose.CACHE */
  readonly purpose?: CachePurpose;
  /** What happens when memory is full: it decides which alarms apply. @default - not known */
  readonly evictionPolicy?: EvictionPolicy;
  /**
   * CIDR blocks of the cache's subnets, for network policies: IPv4 of /16 to /28, and IPv6 of /44 to /64 for a group that
   * has both.
   *
   * @default - not known
   */
  readonly subnetCidrs?: string[];
}
