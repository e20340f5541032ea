import type { CacheEngine, EvictionPolicy } from "../../core";

/** A Memcached cluster that exists already, as its owner describes it. */
export interface ElastiCacheMemcachedAttributes {
  /** Id of the cluster. */
  readonly clusterId: string;
  /** The engine that runs, and its version with the patch: `1.6.22`. */
  readonly engine: CacheEngine;
  /** Host of the configuration endpoint, a name without a port. */
  readonly configurationEndpointAddress: string;
  /** Hosts of all nodes, in the order of their numbers, names without a port. */
  readonly nodeAddresses: string[];
  /** Node type, `cache.r7g.large`: with it alarms and budgets know the threads. @default - not known */
  readonly nodeType?: string;
  /** Port of every node. @default 11211 */
  readonly port?: number;
  /** Whether clients use TLS. @default true */
  readonly tls?: boolean;
  /**
   * What happens when memory is full; `EvictionPolicy.NOEVICTION` with `error_on_memory_exhausted`.
   *
   * @default EvictionPolicy.ALLKEYS_LRU
   */
  readonly evictionPolicy?: EvictionPolicy.ALLKEYS_LRU | EvictionPolicy.NOEVICTION;
  /** CIDR blocks of the cache's subnets, IPv4 of /16 to /28, for network policies. @default - not known */
  readonly subnetCidrs?: string[];
}
