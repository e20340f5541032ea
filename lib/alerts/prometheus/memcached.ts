import { Duration } from "../../core";
import { availabilityReadings, connectionShare } from "./availability";
import { cacheRate, select } from "./promql";
import { cacheReadings, type PrometheusSubject } from "./reading";

/** Reads a second below which a rate is noise. */
const QUIET = 5;

/** What gets of a kind there are in a second, over all nodes. */
function gets(subject: PrometheusSubject, status: "hit" | "miss"): string {
  return cacheRate(
    subject,
    "memcached_commands_total",
    "15m",
    'command="get"',
    `status="${status}"`,
  );
}

/**
 * What Prometheus watches on Memcached, on the metrics of memcached_exporter. It has no latency, no TTLs and no slow log
 * to show.
 *
 * Source: https://github.com/prometheus/memcached_exporter/blob/main/metrics.md
 */
export const MEMCACHED_READINGS = cacheReadings({
  ...availabilityReadings("memcached_up"),
  ConnectionsHigh: {
    for: Duration.minutes(5),
    expression: (subject, threshold) =>
      `${connectionShare(subject, "memcached_current_connections", "memcached_max_connections")} > ${threshold}`,
    finding:
      "{{ $value | humanizePercentage }} of the connections that {{ $labels.instance }} takes are in use.",
    panel: "connections",
  },
  ConnectionsRejected: {
    for: Duration.seconds(0),
    // With maxconns_fast, which is on unless it is turned off, a node refuses; without, it stops to listen.
    expression: (subject, threshold) =>
      ["memcached_connections_rejected_total", "memcached_connections_listener_disabled_total"]
        .map((metric) => `increase(${select(subject, metric)}[5m]) > ${threshold}`)
        .join(" or "),
    finding: "{{ $labels.instance }} refused {{ $value | humanize }} connections within 5 minutes.",
    panel: "rejected",
  },
  HitRateLow: {
    for: Duration.minutes(10),
    expression: (subject, threshold) => {
      const [hits, misses] = [gets(subject, "hit"), gets(subject, "miss")];
      return `${hits} / ((${hits} + ${misses}) > ${QUIET}) < ${threshold}`;
    },
    finding:
      "Only {{ $value | humanizePercentage }} of reads found their key over 15 minutes; the rest went to the database.",
    panel: "hitRatio",
  },
  Evicting: {
    texts: {
      advice:
        "Look at the hit rate: if it falls, add nodes or take a larger type, or store less and shorter.",
    },
    for: Duration.minutes(15),
    expression: (subject, threshold) =>
      `rate(${select(subject, "memcached_items_evicted_total")}[5m]) > ${threshold}`,
    finding: "{{ $labels.instance }} evicts {{ $value | humanize }} items a second.",
    panel: "evictions",
  },
  MemoryHighNoEviction: {
    for: Duration.minutes(5),
    // Memory is given to sizes of items in pages. With items of mixed sizes a node without a free page refuses writes
    // while items take two thirds of it (measured, memcached 1.6.18): the pages say how full it is.
    expression: (subject, threshold) =>
      `${select(subject, "memcached_malloced_bytes")} / (${select(subject, "memcached_limit_bytes")} > 0) > ${threshold}`,
    finding:
      "{{ $labels.instance }} has given {{ $value | humanizePercentage }} of its memory to items and may evict nothing: when it is full every write fails.",
    panel: "memory",
  },
  OutOfMemoryErrors: {
    texts: {
      advice:
        "Look for items of another size than before, which find no memory of their class, and at error_on_memory_exhausted; restart the node when it can be empty, or take a larger type.",
    },
    for: Duration.seconds(0),
    expression: (subject, threshold) =>
      `increase(${select(subject, "memcached_item_no_memory_total")}[5m]) > ${threshold}`,
    finding:
      "{{ $labels.instance }} refused {{ $value | humanize }} writes within 5 minutes, because its memory is full.",
    panel: "errors",
  },
});
