import type { CacheSubject } from "../definition";

/** The series of a metric that belong to the cache, narrowed by further matchers. */
export function select({ cache }: CacheSubject, metric: string, ...matchers: string[]): string {
  return `${metric}{${[`cache="${cache.cacheName}"`, ...matchers].join(",")}}`;
}

/** Of some series with one value a node, those of the primaries. */
export function onPrimaries(subject: CacheSubject, series: string): string {
  return `${series} and on (cache, instance) ${select(subject, "redis_instance_info", 'role="master"')}`;
}

/** What a counter grows by in a second, over all nodes. */
export function cacheRate(subject: CacheSubject, metric: string, window: string): string {
  return `sum by (cache) (rate(${select(subject, metric)}[${window}]))`;
}

/** The same on each node. */
export function nodeRate(subject: CacheSubject, metric: string, window: string): string {
  return `sum by (cache, instance) (rate(${select(subject, metric)}[${window}]))`;
}

/**
 * Errors of a kind within a window, on each node. A kind has no series before its first error, and a
 * series that starts at 40 has not grown: while it is younger than the window its value counts, if
 * the node itself was there before.
 */
export function errorsWithin(subject: CacheSubject, kind: string, window: string): string {
  const errors = select(subject, "redis_errors_total", kind);
  const wasUp = `${select(subject, "redis_up")} offset ${window} == 1`;
  const first = `(${errors} unless ${errors} offset ${window} and on (cache, instance) ${wasUp})`;
  return `sum by (cache, instance) (${first} or increase(${errors}[${window}]))`;
}
