/** The settings of one cache of the bench, for every side. */
export interface CacheSettings {
  /** Id of its construct. */
  readonly id: string;
  readonly vpcId: string;
  readonly subnets: { id: string; availabilityZone: string }[];
  readonly nodeType: string;
  readonly clientSecurityGroupId: string;
  /** The cache's own namespace. */
  readonly namespace: string;
  /** Namespace of an application. */
  readonly client: string;
}

/** The cache's name in the texts of the alerts, which are the same for both sides. */
export const NAME_IN_RULES = "NAME-OF-THE-CACHE";

/** The settings of the cache with this number. */
export function settings(index: number): CacheSettings {
  return {
    id: `Cache${index}`,
    vpcId: "vpc-0123456789abcdef0",
    subnets: [
      { id: "subnet-0123456789abcdef0", availabilityZone: "eu-west-1a" },
      { id: "subnet-0123456789abcdef1", availabilityZone: "eu-west-1b" },
    ],
    nodeType: "cache.r7g.large",
    clientSecurityGroupId: "sg-0123456789abcdef0",
    namespace: `cache-${index}`,
    client: `shop-${index}`,
  };
}
