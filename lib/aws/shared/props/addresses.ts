import { IpDiscovery, NetworkType } from "../network";

/** Which addresses an ElastiCache cache with nodes has. */
export interface ElastiCacheAddressProps {
  /**
   * Which addresses the nodes have. IPv6 needs Redis OSS 6.2, Valkey or Memcached 1.6.6, and subnets with IPv6. A
   * change replaces the cache.
   *
   * @default NetworkType.IPV4
   */
  readonly networkType?: NetworkType;
  /**
   * Which addresses the endpoints lead to; a choice with `NetworkType.DUAL_STACK` alone.
   *
   * @default - those that the nodes have; `IpDiscovery.IPV4` with both
   */
  readonly ipDiscovery?: IpDiscovery;
}

/** Fills in the defaults. */
export function withAddressDefaults({
  networkType = NetworkType.IPV4,
  ipDiscovery = networkType === NetworkType.IPV6 ? IpDiscovery.IPV6 : IpDiscovery.IPV4,
}: ElastiCacheAddressProps) {
  return { networkType, ipDiscovery };
}

/** The arguments of the cache. Without IPv6 there are none: a cache that has them replaces one that has not. */
export function addressArguments({
  networkType,
  ipDiscovery,
}: ReturnType<typeof withAddressDefaults>) {
  return networkType === NetworkType.IPV4 ? {} : { networkType, ipDiscovery };
}
