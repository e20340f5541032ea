import { Duration } from "../../core";
import type { Aligner } from "../shared/monitoring-reading";

/** How a metric is read. */
export interface MemorystoreMetricOptions {
  /** How the values of one period are made into one. @default - the aligner that fits the metric */
  readonly aligner?: Aligner;
  /** Length of one period, a multiple of 60 seconds. @default - the period that fits the metric */
  readonly period?: Duration;
}

/** A Cloud Monitoring metric of an instance, in the terms of an alert policy's condition. */
export interface MemorystoreMetric {
  /** Type of the metric: `redis.googleapis.com/clients/connected`. */
  readonly type: string;
  /** Type of the monitored resource. */
  readonly resourceType: "redis_instance";
  /** Labels of the monitored resource: `instance_id` is the instance's full name. */
  readonly resourceLabels: { readonly instance_id: string };
  /** All of the above as one Monitoring filter. */
  readonly filter: string;
  /** How the values of one period are made into one. */
  readonly aligner: Aligner;
  /** How the series of one instance become fewer; `undefined` to look at each. */
  readonly reducer?: "REDUCE_SUM";
  /** What the series are grouped by when they are reduced; `undefined` without `reducer`. */
  readonly groupByFields?: readonly string[];
  /** Length of one period, seconds. */
  readonly periodSeconds: number;
}

/**
 * A metric of an instance, all its nodes.
 *
 * @param name after `redis.googleapis.com/`:
 * https://cloud.google.com/memorystore/docs/redis/supported-monitoring-metrics
 * @internal
 */
export function instanceMetric(
  resourceName: string,
  name: string,
  { aligner = "ALIGN_MEAN", period = Duration.minutes(1) }: MemorystoreMetricOptions = {},
): MemorystoreMetric {
  const type = `redis.googleapis.com/${name}`;
  return {
    type,
    resourceType: "redis_instance",
    resourceLabels: { instance_id: resourceName },
    filter: [
      `metric.type = "${type}"`,
      'resource.type = "redis_instance"',
      `resource.labels.instance_id = "${resourceName}"`,
    ].join(" AND "),
    aligner,
    periodSeconds: period.toSeconds(),
  };
}
