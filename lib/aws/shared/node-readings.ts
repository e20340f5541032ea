import { readingsOf } from "../../alerts/catalogue";
import { Duration, type IManagedCache, type NodeLimits } from "../../core";
import type { CloudWatchReading } from "./cloudwatch-reading";

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

/** A cache with nodes, whatever its engine. */
type NodeCache = IManagedCache & { readonly limits: NodeLimits };

/**
 * How CloudWatch measures what every node has: its host, its connections, its evictions.
 *
 * Sources: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.HostLevel.html and what the tables of
 * the engines name
 */
export const NODE_READINGS = readingsOf<CloudWatchReading<NodeCache>>()({
  ConnectionsHigh: {
    metricName: "CurrConnections",
    statistic: "Average",
    scale: ({ limits }) => limits.connectionsPerNode,
    period: MINUTE,
    datapoints: { breaching: 10, of: 10 },
    missingData: "missing",
  },
  NewConnectionsHigh: {
    metricName: "NewConnections",
    statistic: "Sum",
    scale: () => MINUTE.toSeconds(),
    period: MINUTE,
    datapoints: { breaching: 2, of: 3 },
    missingData: "missing",
  },
  Evicting: {
    metricName: "Evictions",
    statistic: "Sum",
    scale: () => FIVE_MINUTES.toSeconds(),
    period: FIVE_MINUTES,
    datapoints: { breaching: 2, of: 3 },
    missingData: "missing",
  },
  FreeableMemoryLow: {
    metricName: "FreeableMemory",
    statistic: "Minimum",
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
  },
  Swapping: {
    metricName: "SwapUsage",
    statistic: "Maximum",
    period: MINUTE,
    datapoints: { breaching: 5, of: 5 },
    missingData: "missing",
  },
  NetworkInLimited: {
    metricName: "NetworkBandwidthInAllowanceExceeded",
    statistic: "Sum",
    period: FIVE_MINUTES,
    datapoints: { breaching: 2, of: 3 },
    missingData: "missing",
  },
  NetworkOutLimited: {
    metricName: "NetworkBandwidthOutAllowanceExceeded",
    statistic: "Sum",
    period: FIVE_MINUTES,
    datapoints: { breaching: 2, of: 3 },
    missingData: "missing",
  },
});
