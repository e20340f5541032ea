import type { MonitoringGraph } from "../shared/monitoring-reading";

/** The graphs of the dashboard, from left to right and from top to bottom. */
export const MEMORYSTORE_REDIS_GRAPHS: readonly MonitoringGraph[] = [
  {
    title: "Memory of the system",
    metric: "stats/memory/system_memory_usage_ratio",
    aligner: "ALIGN_MEAN",
  },
  { title: "Memory for data", metric: "stats/memory/usage_ratio", aligner: "ALIGN_MEAN" },
  { title: "Engine's thread", metric: "stats/cpu_utilization_main_thread", aligner: "ALIGN_RATE" },
  { title: "Commands a second", metric: "commands/calls", aligner: "ALIGN_RATE" },
  { title: "Reads that found their key", metric: "stats/cache_hit_ratio", aligner: "ALIGN_MEAN" },
  { title: "Keys evicted a second", metric: "stats/evicted_keys", aligner: "ALIGN_RATE" },
  { title: "Connections", metric: "clients/connected", aligner: "ALIGN_MEAN" },
  {
    title: "Connections refused a second",
    metric: "stats/reject_connections_count",
    aligner: "ALIGN_RATE",
  },
  {
    title: "Replicas' lag, seconds",
    metric: "replication/master/slaves/lag",
    aligner: "ALIGN_MEAN",
  },
  { title: "Keys", metric: "keyspace/keys", aligner: "ALIGN_MEAN" },
  { title: "Network, bytes a second", metric: "stats/network_traffic", aligner: "ALIGN_RATE" },
  { title: "Uptime, seconds", metric: "server/uptime", aligner: "ALIGN_MEAN" },
];
