import type { PrometheusSubject } from "./reading";

/** The series of a metric that belong to the cache, narrowed by further matchers. */
export function select(
  { series }: PrometheusSubject,
  metric: string,
  ...matchers: string[]
): string {
  const own = Object.entries(series).map(([label, value]) => `${label}="${value}"`);
  return `${metric}{${[...own, ...matchers].join(",")}}`;
}

/** The labels that tell the cache, in parentheses, for `by` and `on`. */
export function perCache({ series }: PrometheusSubject): string {
  return `(${Object.keys(series).join(", ")})`;
}

/** The labels that tell one of its nodes. */
export function perNode({ series }: PrometheusSubject): string {
  return `(${[...Object.keys(series), "instance"].join(", ")})`;
}

/** Of some series with one value a node, those of the primaries. */
export function onPrimaries(subject: PrometheusSubject, series: string): string {
  return `${series} and on ${perNode(subject)} ${select(subject, "redis_instance_info", 'role="master"')}`;
}

/** The share of each node's memory that is used. Without a limit maxmemory is 0, and nothing can be divided by it. */
export function memoryShare(subject: PrometheusSubject): string {
  return `${select(subject, "redis_memory_used_bytes")} / (${select(subject, "redis_memory_max_bytes")} > 0)`;
}

/** What a counter grows by in a second, over all nodes. */
export function cacheRate(
  subject: PrometheusSubject,
  metric: string,
  window: string,
  ...matchers: string[]
): string {
  return `sum by ${perCache(subject)} (rate(${select(subject, metric, ...matchers)}[${window}]))`;
}

/** The same on each node. */
export function nodeRate(subject: PrometheusSubject, metric: string, window: string): string {
  return `sum by ${perNode(subject)} (rate(${select(subject, metric)}[${window}]))`;
}

/**
 * Errors of a kind within a window, on each node. A kind has no series before its first error, and a
 * series that starts at 40 has not grown: while it is younger than the window its value counts, if
 * the node itself was there before.
 */
export function errorsWithin(subject: PrometheusSubject, kind: string, window: string): string {
  const errors = select(subject, "redis_errors_total", kind);
  const wasUp = `${select(subject, "redis_up")} offset ${window} == 1`;
  const first = `(${errors} unless ${errors} offset ${window} and on ${perNode(subject)} ${wasUp})`;
  return `sum by ${perNode(subject)} (${first} or increase(${errors}[${window}]))`;
}
