import type { CloudWatchGraph } from "../shared/cloudwatch-reading";

/** The graphs of the dashboard, from left to right and from top to bottom. */
export const SERVERLESS_GRAPHS: readonly CloudWatchGraph[] = [
  {
    title: "Data, bytes",
    metricName: "BytesUsedForCache",
    statistic: "Maximum",
    alerts: ["MemoryHigh", "StoreMemoryHigh"],
  },
  {
    title: "Processing units a minute",
    metricName: "ElastiCacheProcessingUnits",
    statistic: "Sum",
    alerts: ["ProcessingHigh"],
  },
  {
    title: "Commands throttled",
    metricName: "ThrottledCmds",
    statistic: "Sum",
    alerts: ["CommandsThrottled"],
  },
  { title: "Keys evicted", metricName: "Evictions", statistic: "Sum" },
  {
    title: "Reads that found their key, percent",
    metricName: "CacheHitRate",
    statistic: "Average",
    alerts: ["HitRateLow"],
  },
  {
    title: "Connections",
    metricName: "CurrConnections",
    statistic: "Average",
    alerts: ["ConnectionsHigh"],
  },
  {
    title: "Logins refused",
    metricName: "AuthenticationFailures",
    statistic: "Sum",
  },
  {
    title: "Time of reads, microseconds",
    metricName: "SuccessfulReadRequestLatency",
    statistic: "Average",
  },
  {
    title: "Time of writes, microseconds",
    metricName: "SuccessfulWriteRequestLatency",
    statistic: "Average",
  },
  { title: "Keys", metricName: "CurrItems", statistic: "Average" },
  { title: "Network in, bytes", metricName: "NetworkBytesIn", statistic: "Sum" },
  { title: "Network out, bytes", metricName: "NetworkBytesOut", statistic: "Sum" },
];
