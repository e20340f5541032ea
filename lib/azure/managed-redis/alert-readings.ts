import type { AlertReading, CacheSubject } from "../../alerts";
import { readingsOf } from "../../alerts/catalogue";
import { Duration } from "../../core";
import { partCount } from "../../core/topology";
import type { AzureAggregation } from "../shared/azure-metric";
import type { IAzureManagedRedis } from "./azure-managed-redis-base";

/** How Azure Monitor measures an alert. */
export interface AzureMonitorReading extends AlertReading<CacheSubject<IAzureManagedRedis>> {
  /** Name of the metric. */
  readonly metricName: string;
  /** How the values of a window are made into one. */
  readonly aggregation: AzureAggregation;
  /** Length of the window that is looked at each minute. */
  readonly window: Duration;
  /** Whether each node is looked at alone; otherwise the whole cache is. */
  readonly byNode?: true;
  /** What one of the catalogue's unit is in the metric over a window of so many seconds. @default - 1 */
  readonly scale?: (cache: IAzureManagedRedis, windowSeconds: number) => number;
  /** For an alert on a state: it fires where the metric is below this. @default - it fires by its threshold */
  readonly firesBelow?: number;
}

const FIVE_MINUTES = Duration.minutes(5);
const FIFTEEN_MINUTES = Duration.minutes(15);

const PERCENT = () => 100;
const MEMORY = {
  metricName: "usedmemorypercentage",
  aggregation: "Maximum",
  scale: PERCENT,
} as const;

/**
 * How Azure Monitor measures the alerts of Azure Managed Redis. It has hits and misses, and a criterion looks at one
 * metric: there is no reading for HitRateLow. Replicas are not measured.
 *
 * Sources: https://learn.microsoft.com/azure/redis/monitor-cache-reference (metrics),
 * https://learn.microsoft.com/azure/redis/best-practices-memory-management (75 % of the memory)
 */
export const AZURE_MANAGED_REDIS_ALERTS = readingsOf<AzureMonitorReading>()({
  CpuHigh: {
    metricName: "percentProcessorTime",
    aggregation: "Average",
    window: FIFTEEN_MINUTES,
    byNode: true,
    scale: PERCENT,
    texts: {
      meaning: "a node has hardly any processor time left",
      advice:
        "Look for slow commands and for clients that connect again and again; take a larger size.",
    },
  },
  ConnectionsHigh: {
    metricName: "connectedclients",
    aggregation: "Maximum",
    window: FIVE_MINUTES,
    // Microsoft gives the limit for the whole cache.
    scale: ({ limits }) => limits.connectionsPerNode * limits.nodes,
    texts: { meaning: "the cache has nearly as many connections as it takes" },
  },
  MemoryHigh: {
    ...MEMORY,
    window: FIFTEEN_MINUTES,
    threshold: { value: () => 0.75, inWords: "0.75" },
  },
  MemoryHighNoEviction: { ...MEMORY, window: FIVE_MINUTES },
  StoreMemoryHigh: { ...MEMORY, window: FIVE_MINUTES },
  StoreEvicting: { metricName: "evictedkeys", aggregation: "Total", window: FIVE_MINUTES },
  Evicting: {
    metricName: "evictedkeys",
    aggregation: "Total",
    window: FIFTEEN_MINUTES,
    // The metric counts the keys of all shards in the window, and the catalogue speaks of one node and second.
    scale: ({ topology }, windowSeconds) => partCount(topology) * windowSeconds,
  },
  GeoReplicationBroken: {
    metricName: "geoReplicationHealthy",
    aggregation: "Maximum",
    window: FIVE_MINUTES,
    firesBelow: 1,
    applies: {
      to: "members of a geo-replication group",
      when: ({ cache }) => cache.geoReplicationGroupName !== undefined,
    },
  },
});

/** Name of a metric alert of a cache. */
export type AzureMetricAlertName = keyof typeof AZURE_MANAGED_REDIS_ALERTS;
