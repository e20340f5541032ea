import type { CloudWatchGraph } from "../shared/cloudwatch-reading";

/** The graphs of the dashboard, from left to right and from top to bottom. */
export const REPLICATION_GROUP_GRAPHS: readonly CloudWatchGraph[] = [
  {
    title: "Engine's thread, percent",
    metricName: "EngineCPUUtilization",
    statistic: "Average",
    alerts: ["EngineCpuHigh"],
  },
  {
    title: "Processors, percent",
    metricName: "CPUUtilization",
    statistic: "Average",
    alerts: ["CpuHigh"],
  },
  {
    title: "Memory in use, percent",
    metricName: "DatabaseMemoryUsagePercentage",
    statistic: "Average",
    alerts: ["MemoryHigh", "MemoryHighNoEviction", "StoreMemoryHigh"],
  },
  { title: "Keys evicted", metricName: "Evictions", statistic: "Sum", alerts: ["Evicting"] },
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
    title: "New connections",
    metricName: "NewConnections",
    statistic: "Sum",
    alerts: ["NewConnectionsHigh"],
  },
  {
    title: "Replication lag, seconds",
    metricName: "ReplicationLag",
    statistic: "Average",
    alerts: ["ReplicationLag"],
  },
  { title: "Keys", metricName: "CurrItems", statistic: "Average" },
  { title: "Network in, bytes", metricName: "NetworkBytesIn", statistic: "Sum" },
  { title: "Network out, bytes", metricName: "NetworkBytesOut", statistic: "Sum" },
  {
    title: "Freeable memory, bytes",
    metricName: "FreeableMemory",
    statistic: "Average",
    alerts: ["FreeableMemoryLow"],
  },
];
