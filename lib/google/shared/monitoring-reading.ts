import type { AlertReading, CacheSubject } from "../../alerts";
import type { Duration, IManagedCache } from "../../core";

/** How the values of one period are made into one. Source: the Cloud Monitoring API, `Aligner`. */
export type Aligner =
  | "ALIGN_MEAN"
  | "ALIGN_MAX"
  | "ALIGN_MIN"
  | "ALIGN_STDDEV"
  | "ALIGN_DELTA"
  | "ALIGN_RATE";

/** What is looked at. */
export interface MonitoringMetricReading {
  /** The metric's type after the service's name: `clients/connected`. */
  readonly name: string;
  /** How the values of one period are made into one. @default - the aligner that fits the metric */
  readonly aligner?: Aligner;
  /** Length of one period, a multiple of 60 seconds. @default - the period that fits the metric */
  readonly period?: Duration;
  /** Labels of the metric that choose its series: `{ role: "replica" }`. @default - all series */
  readonly labels?: Readonly<Record<string, string>>;
  /** Labels by which the series are added up. @default - each series is looked at alone */
  readonly sumBy?: readonly string[];
}

/** A metric of one cache, in the terms of a condition. */
export interface MonitoringMetric {
  /** Type of the metric: `redis.googleapis.com/clients/connected`. */
  readonly type: string;
  /** Type of the monitored resource: `redis_instance`. */
  readonly resourceType: string;
  /** Labels of the monitored resource. */
  readonly resourceLabels: Readonly<Record<string, string>>;
  /** A Monitoring filter. */
  readonly filter: string;
  /** How the values of one period are made into one. */
  readonly aligner: Aligner;
  /** Length of one period, seconds. */
  readonly periodSeconds: number;
}

/** How Cloud Monitoring measures an alert. */
export interface MonitoringReading<Cache extends IManagedCache = IManagedCache>
  extends AlertReading<CacheSubject<Cache>> {
  /** What is looked at. */
  readonly metric: MonitoringMetricReading;
  /**
   * What the metric is taken as a share of: the sum of these metrics. All of them count events, and one of
   * them is the metric itself.
   *
   * @default - the metric itself is looked at
   */
  readonly shareOf?: readonly MonitoringMetricReading[];
  /** On which side of the threshold it fires, where the metric is 1 while all is well. @default - the catalogue's */
  readonly fires?: "above" | "below";
  /** What one of the catalogue's unit is in the metric. @default - 1 */
  readonly scale?: (cache: Cache) => number;
  /** How long it must be beyond the threshold; whole minutes. */
  readonly for: Duration;
  /**
   * What must be more than this at the same time, for the first to mean anything.
   *
   * @default - nothing
   */
  readonly while?: { readonly metric: MonitoringMetricReading; readonly above: number };
}

/** One graph of a metric. */
export interface MonitoringGraph {
  /** Its title, with the unit. */
  readonly title: string;
  /** The metric's type after the service's name. */
  readonly metric: string;
  /** How the values of one period are made into one. */
  readonly aligner: Aligner;
}

/** What Cloud Monitoring measures of an engine's caches, as data. */
export interface MonitoringTables<Cache extends IManagedCache> {
  /** How alerts are measured, by their names in the catalogue. */
  readonly readings: Readonly<Record<string, MonitoringReading<Cache>>>;
  /** The dashboard's graphs, from left to right and from top to bottom. */
  readonly graphs: readonly MonitoringGraph[];
  /** The dashboard's name. */
  readonly dashboardName: (cache: Cache) => string;
  /** A metric of the cache. */
  readonly metric: (cache: Cache, reading: MonitoringMetricReading) => MonitoringMetric;
}
