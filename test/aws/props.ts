import type {
  ElastiCacheMemcachedProps,
  ElastiCacheReplicationGroupProps,
  ElastiCacheResourceNames,
  ElastiCacheServerlessProps,
} from "cdktf-managed-cache/aws";

/** The least that makes a cache. */
export const MINIMAL: ElastiCacheReplicationGroupProps = {
  vpcId: "vpc-1",
  subnets: [
    { id: "subnet-a", availabilityZone: "eu-west-1a" },
    { id: "subnet-b", availabilityZone: "eu-west-1b" },
  ],
  nodeType: "cache.r7g.large",
};

interface NameCases {
  readonly refused: { names: ElastiCacheResourceNames }[];
  readonly accepted: { names: ElastiCacheResourceNames }[];
}

function namesOf(
  part: keyof ElastiCacheResourceNames,
  refused: readonly string[],
  accepted: readonly string[],
): NameCases {
  const [wrong, right] = [refused, accepted].map((all) =>
    all.map((name) => ({ names: { [part]: name } })),
  );
  return { refused: wrong ?? [], accepted: right ?? [] };
}

/** Names of each part of a cache that AWS refuses and takes, by the id of the rule. */
export const NAME_CASES: Readonly<Record<string, NameCases>> = {
  "elasticache.name-of-subnet-group": namesOf("subnetGroup", ["Shop", "9a", "a--b"], ["shop-net"]),
  "elasticache.name-of-parameter-group": namesOf("parameterGroup", ["Shop", "a-"], ["shop-par"]),
  "elasticache.name-of-security-group": namesOf(
    "securityGroup",
    ["sg-shop", "a".repeat(256)],
    ["Shop (nodes)"],
  ),
  "elasticache.name-of-key-alias": namesOf("keyAlias", ["shop", "alias/aws/x"], ["alias/shop/key"]),
  "elasticache.name-of-secrets": namesOf("secrets", ["shop/", "a b"], ["shop/cache"]),
  "elasticache.name-of-user-group": namesOf("userGroup", ["9a", "a--b"], ["shop-users"]),
  "elasticache.name-of-users": namesOf("users", ["9a", "a_b"], ["shop-user"]),
  "elasticache.name-of-log-groups": namesOf("logGroups", ["logs/", "a b"], ["/shop/logs"]),
};

/** The least that makes a serverless cache. */
export const SERVERLESS: ElastiCacheServerlessProps = {
  vpcId: "vpc-1",
  subnets: [
    { id: "subnet-a", availabilityZone: "eu-west-1a" },
    { id: "subnet-b", availabilityZone: "eu-west-1b" },
  ],
  cacheUsageLimits: { dataStorage: { maximum: 10 }, ecpuPerSecond: { maximum: 15_000 } },
};

/** The least that makes a Memcached cluster. */
export const MEMCACHED: ElastiCacheMemcachedProps = {
  vpcId: MINIMAL.vpcId,
  subnets: MINIMAL.subnets,
  nodeType: MINIMAL.nodeType,
};
