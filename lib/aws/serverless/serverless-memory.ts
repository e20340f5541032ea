import { type AvailableMemory, EvictionPolicy, type NodeMemory, Size } from "../../core";
import { findFaults, isWhole, mustBeKnown, refuse, rulesFor } from "../../core/validation";

/**
 * GB that `cache_usage_limits.data_storage` of a serverless cache takes, alike for every engine.
 *
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_aws-elasticache-alpha.CacheUsageLimitsProperty.html,
 * November 2026.
 */
const DATA_STORAGE = { smallest: 1, largest: 5_000 };

/**
 * What a serverless cache does at its maximum. It cannot be changed.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/RedisConfiguration.html, serverless
 * caches, November 2026.
 */
const EVICTION_POLICY = EvictionPolicy.VOLATILE_LRU;

/** AWS does not say whether a GB is of 10⁹ or of 2³⁰ bytes: this is the cautious reading. */
const BYTES_OF_GB = 10 ** 9;

/**
 * What a serverless cache leaves to data, for `reviewSizing`.
 *
 * @param maximum - GB of `cache_usage_limits.data_storage.maximum`, a whole number from 1 to 5000; without
 * it the cache grows to the largest that AWS allows
 * @throws CacheValidationError for any other maximum
 */
export function serverlessMemory(maximum: number = DATA_STORAGE.largest): AvailableMemory {
  refuse("serverlessMemory", findFaults(RULES, maximum));
  return {
    usable: memory(maximum),
    fixedEvictionPolicy: EVICTION_POLICY,
    nodes: everyMaximum(),
  };
}

let maximums: readonly NodeMemory[] | undefined;

/** What a cache can have as its maximum: thousands, made when they are first asked for. */
function everyMaximum(): readonly NodeMemory[] {
  const { smallest, largest } = DATA_STORAGE;
  maximums ??= Array.from({ length: largest - smallest + 1 }, (_, index) => ({
    name: `data_storage.maximum = ${smallest + index}`,
    usable: memory(smallest + index),
  }));
  return maximums;
}

function memory(gigabytes: number): Size {
  return Size.bytes(gigabytes * BYTES_OF_GB);
}

const rule = rulesFor<number>();

const RULES = [
  rule({
    id: "elasticache.serverless-maximum",
    inputs: (maximum) => ({ maximum: mustBeKnown(maximum) }),
    isValid: ({ maximum }) => isWhole(maximum, DATA_STORAGE.smallest, DATA_STORAGE.largest),
    expected: `whole GB from ${DATA_STORAGE.smallest} to ${DATA_STORAGE.largest}, known at synthesis`,
    fix: "give what the cache has as the maximum of its data_storage",
  }),
];
