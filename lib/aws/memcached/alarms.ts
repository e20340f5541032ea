import { readingsOf } from "../../alerts/catalogue";
import { Duration } from "../../core";
import type { CloudWatchReading } from "../shared/cloudwatch-reading";
import { NODE_READINGS } from "../shared/node-readings";
import type { IElastiCacheMemcached } from "./memcached-cache";

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

const PERCENT = () => 100;

const RESERVE =
  "Raise connectionsOverhead and restart the nodes one after the other, or take a larger node type.";

/**
 * How CloudWatch measures the alerts of a Memcached cluster, on each node. AWS recommends CpuHigh, Swapping and alarms
 * on evictions and connections without a number; the others, the periods and the datapoints are ours.
 *
 * Sources: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html,
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Memcached.html,
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.HostLevel.html
 */
export const ELASTICACHE_MEMCACHED_ALARMS = readingsOf<CloudWatchReading<IElastiCacheMemcached>>()({
  CpuHigh: {
    texts: {
      meaning: "a node has hardly any processor time left",
      advice:
        "Look for a key that all clients read and for the credits of a burstable node; add nodes, or take a larger type: Memcached uses every core.",
    },
    metricName: "CPUUtilization",
    statistic: "Average",
    scale: PERCENT,
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
  },
  ConnectionsHigh: NODE_READINGS.ConnectionsHigh,
  NewConnectionsHigh: NODE_READINGS.NewConnectionsHigh,
  Evicting: {
    ...NODE_READINGS.Evicting,
    texts: {
      advice:
        "Look at the hit rate: if it falls, add nodes or take a larger type, or store less and shorter.",
    },
  },
  MemoryHighNoEviction: {
    metricName: "BytesUsedForCacheItems",
    statistic: "Average",
    scale: ({ limits }) => limits.usableMemoryPerNode?.toBytes() ?? 0,
    // Memory is given to sizes of items in pages, and no metric counts those: a node of items of mixed sizes refused
    // writes when items took 68 % of its memory (measured, memcached 1.6.18).
    threshold: { value: () => 0.6, inWords: "0.6" },
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
    applies: {
      to: "nodes of a known type",
      when: ({ cache: { limits } }) => limits.usableMemoryPerNode !== undefined,
    },
  },
  HitRateLow: {
    metricName: "GetHits",
    complement: "GetMisses",
    statistic: "Sum",
    scale: PERCENT,
    period: FIVE_MINUTES,
    datapoints: { breaching: 4, of: 6 },
    // Without reads there is no rate.
    missingData: "notBreaching",
  },
  FreeableMemoryLow: {
    ...NODE_READINGS.FreeableMemoryLow,
    texts: { advice: RESERVE },
  },
  Swapping: {
    ...NODE_READINGS.Swapping,
    texts: { advice: RESERVE },
  },
  NetworkInLimited: NODE_READINGS.NetworkInLimited,
  NetworkOutLimited: NODE_READINGS.NetworkOutLimited,
});

/** Name of an alarm of a Memcached cluster. */
export type ElastiCacheMemcachedAlarmName = keyof typeof ELASTICACHE_MEMCACHED_ALARMS;
