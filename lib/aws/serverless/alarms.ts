import { readingsOf } from "../../alerts/catalogue";
import { Duration } from "../../core";
import type { CloudWatchReading } from "../shared/cloudwatch-reading";
import type { IElastiCacheServerless } from "./serverless-cache";
import { dataStorage } from "./serverless-memory";
import { DATA_STORAGE, ECPU_PER_SECOND, MAX_CLIENTS } from "./usage-limits";

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

/** Bytes at which the data stops growing; without a maximum of its own a cache has that of AWS. */
const maximumBytes = ({ usageMaxima }: IElastiCacheServerless) =>
  dataStorage(usageMaxima.dataStorage ?? DATA_STORAGE.largest).toBytes();

/** Processing units within a minute. */
const maximumUnits = ({ usageMaxima }: IElastiCacheServerless) =>
  (usageMaxima.ecpuPerSecond ?? ECPU_PER_SECOND.largest) * MINUTE.toSeconds();

const REDIS_AND_VALKEY = {
  to: "serverless Valkey and Redis OSS",
  when: ({ cache: { engine } }: { readonly cache: IElastiCacheServerless }) =>
    engine.name !== "memcached",
};

const MAKE_ROOM =
  "Look for what grew and for keys without a TTL; delete what can be lost, or raise the maximum of dataStorage.";

/**
 * How CloudWatch measures the alerts of a serverless cache. AWS recommends MemoryHigh and ProcessingHigh, with their
 * threshold, and alarms on AuthFailures and AccessDenied; the others, the periods and the datapoints are ours.
 *
 * Sources: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Scaling.html,
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-metrics-events-redis.html
 */
export const ELASTICACHE_SERVERLESS_ALARMS = readingsOf<
  CloudWatchReading<IElastiCacheServerless>
>()({
  MemoryHigh: {
    texts: { meaning: "the cache has nearly as much data as its maximum", advice: MAKE_ROOM },
    metricName: "BytesUsedForCache",
    statistic: "Maximum",
    scale: maximumBytes,
    // Where AWS recommends an alarm on what has a maximum.
    threshold: { value: () => 0.75, inWords: "0.75" },
    period: FIVE_MINUTES,
    datapoints: { breaching: 2, of: 3 },
    missingData: "missing",
  },
  StoreMemoryHigh: {
    texts: {
      meaning: "a store is about to evict keys with a TTL, or to refuse writes",
      advice: MAKE_ROOM,
    },
    metricName: "BytesUsedForCache",
    statistic: "Maximum",
    scale: maximumBytes,
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
  },
  ProcessingHigh: {
    metricName: "ElastiCacheProcessingUnits",
    statistic: "Sum",
    scale: maximumUnits,
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "notBreaching",
  },
  CommandsThrottled: {
    metricName: "ThrottledCmds",
    statistic: "Sum",
    period: MINUTE,
    datapoints: { breaching: 2, of: 3 },
    missingData: "notBreaching",
  },
  Evicting: {
    texts: {
      meaning: "the cache evicts keys all the time, because its data does not fit",
      advice:
        "Look at the hit rate: if it falls, raise the maximum of dataStorage, or store less and shorter.",
    },
    metricName: "Evictions",
    statistic: "Sum",
    scale: () => FIVE_MINUTES.toSeconds(),
    period: FIVE_MINUTES,
    datapoints: { breaching: 2, of: 3 },
    missingData: "notBreaching",
  },
  StoreEvicting: {
    texts: {
      advice:
        "Make room at once: raise the maximum of dataStorage, and delete what can be lost. A serverless cache evicts keys with a TTL.",
    },
    metricName: "Evictions",
    statistic: "Sum",
    period: MINUTE,
    datapoints: { breaching: 1, of: 1 },
    missingData: "notBreaching",
  },
  ConnectionsHigh: {
    texts: { meaning: "the cache has nearly as many connections as it takes" },
    metricName: "CurrConnections",
    statistic: "Average",
    scale: ({ limits }) => limits.connectionsPerNode ?? MAX_CLIENTS,
    period: MINUTE,
    datapoints: { breaching: 10, of: 10 },
    missingData: "missing",
    applies: REDIS_AND_VALKEY,
  },
  NewConnectionsHigh: {
    metricName: "NewConnections",
    statistic: "Sum",
    scale: () => MINUTE.toSeconds(),
    period: MINUTE,
    datapoints: { breaching: 2, of: 3 },
    missingData: "notBreaching",
  },
  HitRateLow: {
    metricName: "CacheHitRate",
    statistic: "Average",
    scale: () => 100,
    period: FIVE_MINUTES,
    datapoints: { breaching: 4, of: 6 },
    // Without reads there is no rate.
    missingData: "notBreaching",
    applies: REDIS_AND_VALKEY,
  },
  AuthFailures: {
    texts: { meaning: "clients with wrong credentials tried to log in" },
    metricName: "AuthenticationFailures",
    statistic: "Sum",
    period: FIVE_MINUTES,
    datapoints: { breaching: 1, of: 1 },
    missingData: "notBreaching",
    applies: REDIS_AND_VALKEY,
  },
  AccessDenied: {
    metricName: "KeyAuthorizationFailures",
    statistic: "Sum",
    period: FIVE_MINUTES,
    datapoints: { breaching: 1, of: 1 },
    missingData: "notBreaching",
    applies: REDIS_AND_VALKEY,
  },
});

/** Name of an alarm of a serverless cache. */
export type ElastiCacheServerlessAlarmName = keyof typeof ELASTICACHE_SERVERLESS_ALARMS;
