import { Duration } from "../../core";
import { perCache, perNode, select } from "./promql";
import { cacheReadings, type PrometheusSubject } from "./reading";

/**
 * Whether nodes answer their exporter.
 *
 * @param answers - the exporter's metric, 1 for a node that answers
 */
export function availabilityReadings(answers: string) {
  return cacheReadings({
    Down: {
      for: Duration.minutes(2),
      expression: (subject) =>
        `${select(subject, answers)} == 0 or on ${perNode(subject)} ${select(subject, "up")} == 0`,
      finding: "{{ $labels.instance }} gives no answer, or its exporter gives none.",
      panel: "availability",
    },
    Unmeasured: {
      // An exporter that was made just now takes minutes to be pulled, found and scraped.
      for: Duration.minutes(10),
      // A target that cannot be scraped has the series `up`: it is Down.
      expression: (subject) =>
        `absent(${select(subject, answers)}) unless on ${perCache(subject)} ${select(subject, "up")}`,
      finding: "Prometheus has no series of the cache.",
      panel: "availability",
    },
  });
}

/**
 * How many of the connections that each node takes are in use. Where no exporter shows the limit, the cache's own takes
 * its place.
 *
 * @param connected - metric of the connections
 * @param limits - metrics of the limit, the first that is there
 */
export function connectionShare(
  subject: PrometheusSubject,
  connected: string,
  ...limits: string[]
): string {
  const connections = select(subject, connected);
  const { connectionsPerNode } = subject.cache.limits;
  const limit = [
    ...limits.map((metric) => `${select(subject, metric)} > 0`),
    ...(connectionsPerNode === undefined ? [] : [`${connections} * 0 + ${connectionsPerNode}`]),
  ].join(" or ");
  return `${connections} / (${limit})`;
}
