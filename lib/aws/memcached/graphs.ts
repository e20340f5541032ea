import type { CloudWatchGraph } from "../shared/cloudwatch-reading";

/** The graphs of the dashboard, from left to right and from top to bottom. */
export const MEMCACHED_GRAPHS: readonly CloudWatchGraph[] = [
  {
    title: "Processors, percent",
    metricName: "CPUUtilization",
    statistic: "Average",
    alerts: ["CpuHigh"],
  },
  {
    title: "Reads that found their key, percent",
    metricName: "GetHits",
    complement: "GetMisses",
    statistic: "Sum",
    alerts: ["HitRateLow"],
  },
  { title: "Items evicted", metricName: "Evictions", statistic: "Sum", alerts: ["Evicting"] },
  {
    title: "Items, bytes",
    metricName: "BytesUsedForCacheItems",
    statistic: "Average",
    alerts: ["MemoryHighNoEviction"],
  },
  { title: "Memory without items, bytes", metricName: "UnusedMemory", statistic: "Average" },
  {
    title: "Connections",
    metricName: "CurrConnections",
    statistic: "Average",
    alerts: ["ConnectionsHigh"],
  },
  {
    title: "New connections",
    metricName: "NewConnections",
    statistic: "Sum",
    alerts: ["NewConnectionsHigh"],
  },
  { title: "Items", metricName: "CurrItems", statistic: "Average" },
  {
    title: "Swap in use, bytes",
    metricName: "SwapUsage",
    statistic: "Maximum",
    alerts: ["Swapping"],
  },
  {
    title: "Memory of the system, bytes",
    metricName: "FreeableMemory",
    statistic: "Average",
    alerts: ["FreeableMemoryLow"],
  },
  { title: "Network in, bytes", metricName: "BytesReadIntoMemcached", statistic: "Sum" },
  { title: "Network out, bytes", metricName: "BytesWrittenOutFromMemcached", statistic: "Sum" },
];
