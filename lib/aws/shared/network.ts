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
}

/** Who may connect: members of a security group, or the addresses of a network. Give exactly one. */
export interface IngressPeer {
  /** Id of the security group: `sg-0123456789abcdef0`. @default - `cidrBlock` is given */
  readonly securityGroupId?: string;
  /** IPv4 network of /8 or smaller: `10.0.0.0/16`. @default - `securityGroupId` is given */
  readonly cidrBlock?: string;
  /** The rule's description, up to 255 characters. @default - names the peer and the cache */
  readonly description?: string;
}
