import type { ElastiCacheMetric } from "./elasticache-metric";

/** The two parts of a whole, on one node. */
export interface MetricParts {
  /** The part whose share is meant: reads that found their key. */
  readonly part: ElastiCacheMetric;
  /** The other part: reads that did not. */
  readonly rest: ElastiCacheMetric;
}

/**
 * The percentage of one part, as CloudWatch computes it. Without either part there is no value: CloudWatch does not
 * divide by 0.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 */
export function shareExpression(part: string, rest: string): string {
  return `100 * ${part} / (${part} + ${rest})`;
}

/** The same as the queries of an alarm. */
export function shareQueries({ part, rest }: MetricParts) {
  const query = (id: string, { periodSeconds, statistic, ...metric }: ElastiCacheMetric) => ({
    id,
    metric: { ...metric, period: periodSeconds, stat: statistic },
  });
  return [
    {
      id: "share",
      expression: shareExpression("part", "rest"),
      label: `${part.metricName}, percent`,
      returnData: true,
    },
    query("part", part),
    query("rest", rest),
  ];
}

/** The same as a line of a graph, with the metrics that it reads. */
export function shareLine({ part, rest }: MetricParts, index: number, label: string) {
  const [partId, restId] = [`part${index}`, `rest${index}`];
  const hidden = (id: string, { namespace, metricName, dimensions }: ElastiCacheMetric) => [
    namespace,
    metricName,
    ...Object.entries(dimensions).flat(),
    { id, visible: false },
  ];
  return [
    [{ expression: shareExpression(partId, restId), label }],
    hidden(partId, part),
    hidden(restId, rest),
  ];
}
