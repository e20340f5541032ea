import { isWhole, mustBeKnown, type Rule, rulesFor } from "../../core/validation";

/** From how much to how much a serverless cache scales. */
export interface ElastiCacheUsageLimit {
  /**
   * What is kept ready all the time, and billed: not above `maximum`.
   *
   * @default - what is in use
   */
  readonly minimum?: number;
  /** Where the cache stops growing. */
  readonly maximum: number;
}

/** How far a serverless cache scales, and so what it costs at the most. */
export interface ElastiCacheUsageLimits {
  /**
   * Data, whole GB from 1 to 5,000. At the maximum keys with a TTL are evicted, the least recently used first; without
   * any, writes fail.
   */
  readonly dataStorage: ElastiCacheUsageLimit;
  /**
   * ElastiCache processing units a second, whole numbers from 1,000 to 15,000,000: one for each kB of a simple command.
   * Above the maximum, commands are throttled.
   */
  readonly ecpuPerSecond: ElastiCacheUsageLimit;
}

/** A range that AWS takes, in the words of a rule. */
interface Range {
  readonly smallest: number;
  readonly largest: number;
  readonly inWords: string;
}

/**
 * GB of `data_storage`, alike for every engine.
 *
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_aws-elasticache-alpha.CacheUsageLimitsProperty.html,
 * November 2026.
 */
export const DATA_STORAGE: Range = {
  smallest: 1,
  largest: 5_000,
  inWords: "whole GB from 1 to 5000",
};

/** Processing units of `ecpu_per_second`. Source: the same page. */
export const ECPU_PER_SECOND: Range = {
  smallest: 1_000,
  largest: 15_000_000,
  inWords: "whole numbers from 1000 to 15000000",
};

/**
 * Connections of a Redis OSS or Valkey cache; of Memcached AWS names no limit.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/RedisConfiguration.html, maxclients of serverless
 * caches
 */
export const MAX_CLIENTS = 65_000;

interface Limited {
  readonly cacheUsageLimits: ElastiCacheUsageLimits;
}

/** Rules for the limits that AWS takes. */
export const USAGE_LIMIT_RULES: readonly Rule<Limited>[] = [
  limitRule("elasticache.serverless-data-storage", "dataStorage", DATA_STORAGE),
  limitRule("elasticache.serverless-ecpu", "ecpuPerSecond", ECPU_PER_SECOND),
];

function limitRule(
  id: string,
  name: keyof ElastiCacheUsageLimits,
  { smallest, largest, inWords }: Range,
): Rule<Limited> {
  return rulesFor<Limited>()({
    id,
    inputs: ({ cacheUsageLimits }) => {
      const { minimum, maximum } = cacheUsageLimits[name];
      return {
        ...(minimum !== undefined && { [`${name}.minimum`]: mustBeKnown(minimum) }),
        [`${name}.maximum`]: mustBeKnown(maximum),
      };
    },
    isValid: (inputs) => {
      const maximum = inputs[`${name}.maximum`];
      const minimum = inputs[`${name}.minimum`] ?? smallest;
      return isWhole(maximum, smallest, largest) && isWhole(minimum, smallest, Number(maximum));
    },
    expected: `${inWords}, the minimum not above the maximum, known at synthesis`,
    fix: "give the maximum that you would pay for, and leave minimum out unless a burst is expected",
  });
}
