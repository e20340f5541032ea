import { type AvailableMemory, EvictionPolicy, type NodeMemory, Size } from "../../core";
import { findFaults, isWhole, mustBeKnown, refuse, rulesFor } from "../../core/validation";
import { DATA_STORAGE } from "./usage-limits";

/**
 * What a serverless cache does at its maximum. It cannot be changed.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/RedisConfiguration.html, serverless
 * caches, November 2026.
 */
export const SERVERLESS_EVICTION_POLICY = EvictionPolicy.VOLATILE_LRU;

/** AWS does not say whether a GB is of 10⁹ or of 2³⁰ bytes: this is the cautious reading. */
const BYTES_OF_GB = 10 ** 9;

/** So many GB of `cache_usage_limits.data_storage`. */
export function dataStorage(gigabytes: number): Size {
  return Size.bytes(gigabytes * BYTES_OF_GB);
}

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
    usable: dataStorage(maximum),
    fixedEvictionPolicy: SERVERLESS_EVICTION_POLICY,
    nodes: everyMaximum(),
  };
}

let maximums: readonly NodeMemory[] | undefined;

/** What a cache can have as its maximum: thousands, made when they are first asked for. */
function everyMaximum(): readonly NodeMemory[] {
  const { smallest, largest } = DATA_STORAGE;
  maximums ??= Array.from({ length: largest - smallest + 1 }, (_, index) => ({
    name: `data_storage.maximum = ${smallest + index}`,
    usable: dataStorage(smallest + index),
  }));
  return maximums;
}

const rule = rulesFor<number>();

const RULES = [
  rule({
    id: "elasticache.serverless-maximum",
    inputs: (maximum) => ({ maximum: mustBeKnown(maximum) }),
    isValid: ({ maximum }) => isWhole(maximum, DATA_STORAGE.smallest, DATA_STORAGE.largest),
    expected: `${DATA_STORAGE.inWords}, known at synthesis`,
    fix: "give what the cache has as the maximum of its data_storage",
  }),
];
