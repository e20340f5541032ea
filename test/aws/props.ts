import type {
  ElastiCacheMemcachedProps,
  ElastiCacheReplicationGroupProps,
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
