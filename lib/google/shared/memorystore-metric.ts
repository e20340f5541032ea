import { Duration } from "../../core";
import type { Aligner } from "./monitoring-reading";

/** How a metric is read. */
export interface MemorystoreMetricOptions {
  /** How the values of one period are made into one. @default - the aligner that fits the metric */
  readonly aligner?: Aligner;
  /** Length of one period, a multiple of 60 seconds. @default - the period that fits the metric */
  readonly period?: Duration;
}

/** A Cloud Monitoring metric of a cache, in the terms of an alert policy's condition. */
export interface MemorystoreMetric {
  /** Type of the metric: `redis.googleapis.com/clients/connected`. */
  readonly type: string;
  /** Type of the monitored resource: `redis_instance`. */
  readonly resourceType: string;
  /** Labels of the monitored resource: `instance_id` of an instance is its full name. */
  readonly resourceLabels: Readonly<Record<string, string>>;
  /** All of the above as one Monitoring filter. */
  readonly filter: string;
  /** How the values of one period are made into one. */
  readonly aligner: Aligner;
  /** How the series of one cache become fewer; `undefined` to look at each. */
  readonly reducer?: "REDUCE_SUM";
  /** What the series are grouped by when they are reduced; `undefined` without `reducer`. */
  readonly groupByFields?: readonly string[];
  /** Length of one period, seconds. */
  readonly periodSeconds: number;
}

/** A metric of a cache, all its nodes, by its whole type. */
export function memorystoreMetric(
  { resourceType, resourceLabels }: Pick<MemorystoreMetric, "resourceType" | "resourceLabels">,
  type: string,
  { aligner = "ALIGN_MEAN", period = Duration.minutes(1) }: MemorystoreMetricOptions = {},
): MemorystoreMetric {
  const labels = Object.entries(resourceLabels);
  return {
    type,
    resourceType,
    resourceLabels,
    filter: [
      `metric.type = "${type}"`,
      `resource.type = "${resourceType}"`,
      ...labels.map(([name, value]) => `resource.labels.${name} = "${value}"`),
    ].join(" AND "),
    aligner,
    periodSeconds: period.toSeconds(),
  };
}
