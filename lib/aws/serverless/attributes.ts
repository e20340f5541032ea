import type { CacheEngine, CachePurpose } from "../../core";
import type { ElastiCacheUserAttributes } from "../shared/imported-authentication";
import type { ElastiCacheUsageMaxima } from "./serverless-cache";

/** A serverless cache that exists already, as its owner describes it. */
export interface ElastiCacheServerlessAttributes extends ElastiCacheUserAttributes {
  /** Name of the cache. */
  readonly serverlessCacheName: string;
  /** ARN of the cache, for grants. @default - nothing can be granted */
  readonly arn?: string;
  /** The engine that runs, and its major version. */
  readonly engine: CacheEngine;
  /** Host of the cache, a name without a port. */
  readonly endpointAddress: string;
  /** Where the cache stops growing, which alarms follow. @default - not known: alarms follow what AWS allows */
  readonly usageMaxima?: ElastiCacheUsageMaxima;
  /** What the cache is for: it decides which alarms apply. @default CachePurpose.CACHE */
  readonly purpose?: CachePurpose;
  /** CIDR blocks of the cache's subnets, IPv4 of /16 to /28, for network policies. @default - not known */
  readonly subnetCidrs?: string[];
}
