/** A subnet that exists already. */
export interface CacheSubnet {
  /** Id of the subnet: `subnet-0123456789abcdef0`. */
  readonly id: string;
  /**
   * Zone of the subnet: `eu-west-1a`.
   *
   * @default - not known: that the cache spans two zones cannot be checked
   */
  readonly availabilityZone?: string;
  /**
   * Addresses of the subnet, `10.0.1.0/24`, for network policies in the cluster.
   *
   * @default - not known
   */
  readonly cidrBlock?: string;
  /** The same in IPv6: `2001:db8:1234:1a01::/64`. @default - not known */
  readonly ipv6CidrBlock?: string;
}

/** Which addresses the nodes of a cache have. */
export enum NetworkType {
  /** IPv4 alone. */
  IPV4 = "ipv4",
  /** IPv6 alone. */
  IPV6 = "ipv6",
  /** Both. */
  DUAL_STACK = "dual_stack",
}

/** Which addresses the endpoints of a cache lead to. */
export enum IpDiscovery {
  /** To IPv4 addresses. */
  IPV4 = "ipv4",
  /** To IPv6 addresses. */
  IPV6 = "ipv6",
}

/** The networks in which nodes of this type have their addresses, as far as they are known. @internal */
export function nodeNetworks(subnets: readonly CacheSubnet[], type: NetworkType): string[] {
  return subnets.flatMap(({ cidrBlock, ipv6CidrBlock }) => [
    ...(type !== NetworkType.IPV6 && cidrBlock ? [cidrBlock] : []),
    ...(type !== NetworkType.IPV4 && ipv6CidrBlock ? [ipv6CidrBlock] : []),
  ]);
}

/** Who may connect: members of a security group, or addresses. Give exactly one, beside the description. */
export interface IngressPeer {
  /**
   * Id of the security group: `sg-0123456789abcdef0`. One of another account in a peered VPC has the account
   * before it: `123456789012/sg-0123456789abcdef0`.
   *
   * @default - another one is given
   */
  readonly securityGroupId?: string;
  /** IPv4 network of /8 or smaller: `10.0.0.0/16`. @default - another one is given */
  readonly cidrBlock?: string;
  /** IPv6 network of /32 or smaller: `2001:db8:1234:1a00::/56`. @default - another one is given */
  readonly ipv6CidrBlock?: string;
  /**
   * Id of a prefix list, `pl-0123456789abcdef0`: networks that are kept in one place for many rules.
   *
   * @default - another one is given
   */
  readonly prefixListId?: string;
  /** The rule's description, up to 255 characters. @default - names the peer and the cache */
  readonly description?: string;
}
