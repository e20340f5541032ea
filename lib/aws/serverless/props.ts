import type { CacheEngine, CachePurpose, Duration, ExpectedData } from "../../core";
import type { ElastiCacheUserProps } from "../shared/elasticache-authentication";
import type { CacheSubnet } from "../shared/network";
import type { ElastiCacheCommonProps } from "../shared/props/common";
import type { ElastiCacheKeyProps } from "../shared/props/encryption";
import type { ElastiCacheIngressProps } from "../shared/props/network";
import type { ElastiCacheUsageLimits } from "./usage-limits";

/** How an `ElastiCacheServerless` is made. */
export interface ElastiCacheServerlessProps
  extends ElastiCacheIngressProps,
    ElastiCacheKeyProps,
    ElastiCacheCommonProps {
  /**
   * Subnets for the cache's endpoints: two or three, each in a zone of its own. A change replaces the cache.
   */
  readonly subnets: CacheSubnet[];
  /**
   * How far the cache scales. There is no default: a cache that grows without a limit costs without one. Both maxima
   * must be known at synthesis, since alarms are made of them.
   */
  readonly cacheUsageLimits: ElastiCacheUsageLimits;
  /**
   * Name of the cache: 1 to 40 letters, digits and single hyphens, starting with a letter. It comes back in lower
   * case and is emitted so. A change replaces the cache.
   *
   * @default - the construct's path, shortened with a hash where it is longer than 24 characters, which leaves room
   * for the names of users
   */
  readonly serverlessCacheName?: string;
  /**
   * The engine and its major version: AWS installs the minor ones. `VALKEY_7`, `VALKEY_8`, `VALKEY_9`, `REDIS_7` or
   * `MEMCACHED_1_6`. Before version 6.31 of the AWS provider a change replaces the cache.
   *
   * @default CacheEngine.VALKEY_8
   */
  readonly engine?: CacheEngine;
  /**
   * The users by name, at least one; the first is the one that clients use unless they name another. A serverless cache
   * knows no token, so that users are its only access control. Memcached has none.
   *
   * @default - `app` with a generated password and all rights; none with Memcached
   */
  readonly users?: Record<string, ElastiCacheUserProps>;
  /**
   * How long a deleted secret can be restored: whole days, 0 (not at all) or 7 to 30. Within that time no other secret
   * can take its name.
   *
   * @default Duration.days(30)
   */
  readonly secretRecoveryWindow?: Duration;
  /**
   * How long daily snapshots are kept: whole days, 0 (none are made) to 35.
   *
   * @default Duration.days(7)
   */
  readonly snapshotRetention?: Duration;
  /**
   * When the daily snapshot is made: `HH:MM` in UTC.
   *
   * @default "02:00"
   */
  readonly dailySnapshotTime?: string;
  /**
   * ARNs of snapshots that fill the cache when it is made: of ElastiCache, or of RDB files in S3. Read once: Terraform
   * ignores every later change, so that the prop can stay or go.
   *
   * @default - the cache starts empty
   */
  readonly snapshotArnsToRestore?: string[];
  /**
   * What the cache is for. A store keeps what is nowhere else: it must have snapshots, and has alerts of its own. At
   * the maximum of its data a serverless cache evicts keys with a TTL, whatever it is for.
   *
   * @default CachePurpose.CACHE
   */
  readonly purpose?: CachePurpose;
  /**
   * The data that the cache is for. It is refused where it does not fit below the maximum, and there is a warning where
   * less than a quarter of the maximum is to spare.
   *
   * @default - the size is not reviewed
   */
  readonly expectedData?: ExpectedData;
}
