import { Duration } from "../../core";

/** How the values of one period are made into one. Source: the Azure Monitor API, metric alerts. */
export type AzureAggregation = "Average" | "Maximum" | "Minimum" | "Total";

/** How a metric is read. */
export interface AzureMetricOptions {
  /** How the values of one period are made into one. @default - the aggregation that fits the metric */
  readonly aggregation?: AzureAggregation;
  /** Length of one period: 1, 5, 15 or 30 minutes, 1, 6, 12 or 24 hours. @default - the period that fits the metric */
  readonly period?: Duration;
}

/** An Azure Monitor metric of a cache, in the terms of a metric alert's criteria. */
export interface AzureMetric {
  /** `Microsoft.Cache/redisEnterprise`. */
  readonly namespace: string;
  /** `usedmemorypercentage`. */
  readonly name: string;
  /** Resource id of the cache. */
  readonly resourceId: string;
  /** How the values of one period are made into one. */
  readonly aggregation: AzureAggregation;
  /** Length of one period, ISO 8601: `PT5M`. */
  readonly period: string;
}

/**
 * The lengths of periods that Azure Monitor has, by their minutes.
 *
 * Source: https://registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/monitor_metric_alert
 */
export const METRIC_PERIODS: ReadonlyMap<number, string> = new Map([
  [1, "PT1M"],
  [5, "PT5M"],
  [15, "PT15M"],
  [30, "PT30M"],
  [60, "PT1H"],
  [360, "PT6H"],
  [720, "PT12H"],
  [1440, "P1D"],
]);

/** A metric of a cache. */
export function azureMetric(
  source: Pick<AzureMetric, "namespace" | "resourceId">,
  name: string,
  { aggregation = "Average", period = Duration.minutes(5) }: AzureMetricOptions = {},
): AzureMetric {
  return { ...source, name, aggregation, period: `${METRIC_PERIODS.get(period.toMinutes())}` };
}
