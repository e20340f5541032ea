import type { AlertReading, CacheSubject } from "../../alerts";
import type { Duration, IManagedCache } from "../../core";
import type { ElastiCacheMetric, MetricOptions } from "./elasticache-metric";

/** How CloudWatch measures an alert, on each node of a cache, or on a whole serverless cache. */
export interface CloudWatchReading<Cache extends IManagedCache = IManagedCache>
  extends AlertReading<CacheSubject<Cache>> {
  /** Name of the metric in the namespace `AWS/ElastiCache`. */
  readonly metricName: string;
  /**
   * Name of the metric that makes a whole with it. What is measured is then the percentage of `metricName` in both.
   *
   * @default - the metric itself is measured
   */
  readonly complement?: string;
  /** What is made of the values within a period. */
  readonly statistic: NonNullable<MetricOptions["statistic"]>;
  /** What one of the catalogue's unit is in the metric: 100 for a share in percent. @default - 1 */
  readonly scale?: (cache: Cache) => number;
  /** Length of one period. */
  readonly period: Duration;
  /** How many of the latest periods must be beyond the threshold. */
  readonly datapoints: { readonly breaching: number; readonly of: number };
  /**
   * What a period without data counts as. `missing`: the alarm shows that data is missing.
   * `notBreaching`: the node counts as healthy.
   */
  readonly missingData: "missing" | "notBreaching";
}

/** One graph of a metric of every node, or of the whole cache. */
export interface CloudWatchGraph {
  /** Its title, with the unit. */
  readonly title: string;
  /** Name of the metric in the namespace `AWS/ElastiCache`. */
  readonly metricName: string;
  /** Name of the metric that makes a whole with it: then its percentage is shown. @default - the metric itself is shown */
  readonly complement?: string;
  /** What is made of the values within a period. */
  readonly statistic: "Average" | "Maximum" | "Sum";
  /** Alerts whose thresholds are drawn. */
  readonly alerts?: readonly string[];
}

/** A metric of one node, with the end of the node's name: `001`; of a cache without nodes it has none. */
export type NodeMetric = ElastiCacheMetric & { readonly node?: string };

/** What CloudWatch measures of an engine's caches, as data. */
export interface CloudWatchTables<Cache extends IManagedCache> {
  /** How alerts are measured, by their names in the catalogue. */
  readonly readings: Readonly<Record<string, CloudWatchReading<Cache>>>;
  /** The dashboard's graphs, from left to right and from top to bottom. */
  readonly graphs: readonly CloudWatchGraph[];
  /** A metric of each node; of a cache without nodes one. */
  readonly metrics: (
    cache: Cache,
    metricName: string,
    options?: MetricOptions,
  ) => readonly NodeMetric[];
}
