import type {
  MonitoringMetric,
  MonitoringMetricReading,
  MonitoringReading,
} from "./monitoring-reading";

/**
 * A window has several samples although the newest are up to five minutes late.
 *
 * Source: https://cloud.google.com/monitoring/api/metrics_gcp_p_z, the metrics of Memorystore
 */
const WINDOW = "15m";

const OPERATORS = { above: ">", below: "<" };

/**
 * A query in PromQL for a share of events, where a service has no metric of the share. A threshold on the quotient of
 * two metrics would say nothing when the divisor is 0, and that is when a hit rate is worst.
 */
export function shareQuery(
  reading: Pick<MonitoringReading, "metric" | "shareOf" | "while">,
  metricOf: (reading: MonitoringMetricReading) => MonitoringMetric,
  fires: keyof typeof OPERATORS,
  threshold: number,
): string {
  const rate = (one: MonitoringMetricReading) => `sum(rate(${selector(metricOf(one))}[${WINDOW}]))`;
  const all = (reading.shareOf ?? []).map(rate).join(" + ");
  const share = `${rate(reading.metric)} / (${all}) ${OPERATORS[fires]} ${threshold}`;
  return reading.while === undefined
    ? share
    : `${share} and ${rate(reading.while.metric)} > ${reading.while.above}`;
}

/**
 * A metric of one cache as PromQL names it.
 *
 * Source: https://cloud.google.com/monitoring/promql/promql-mapping
 */
function selector({ type, resourceType, resourceLabels }: MonitoringMetric): string {
  const [service = "", ...path] = type.split("/");
  const name = `${service.replace(/\W/g, "_")}:${path.join("_").replace(/\W/g, "_")}`;
  const labels = Object.entries({ monitored_resource: resourceType, ...resourceLabels });
  return `${name}{${labels.map(([label, value]) => `${label}="${value}"`).join(",")}}`;
}
