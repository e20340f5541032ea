import { Duration } from "../../core";
import { errorsWithin, select } from "./promql";
import { cacheReadings } from "./reading";

/** Whether clients reach the cache and are let in. */
export const CONNECTION_READINGS = cacheReadings({
  Down: {
    for: Duration.minutes(2),
    expression: (subject) => {
      const redis = select(subject, "redis_up");
      const scrape = select(subject, "up");
      return `${redis} == 0 or on (cache, instance) ${scrape} == 0 or (absent(${redis}) unless on (cache) ${scrape})`;
    },
    finding:
      "{{ with $labels.instance }}Node {{ . }}{{ else }}No node at all{{ end }} gives the exporter an answer.",
    panel: "availability",
  },
  ConnectionsHigh: {
    for: Duration.minutes(5),
    expression: (subject, threshold) => {
      const connected = select(subject, "redis_connected_clients");
      const { connectionsPerNode } = subject.cache.limits;
      // Exporters from 1.68 on read the limit from INFO, older ones from CONFIG, which managed caches block.
      // Without either, the cache's own limit takes its place.
      const limit = [
        `${select(subject, "redis_max_clients")} > 0`,
        `${select(subject, "redis_config_maxclients")} > 0`,
        ...(connectionsPerNode === undefined ? [] : [`${connected} * 0 + ${connectionsPerNode}`]),
      ].join(" or ");
      return `${connected} / (${limit}) > ${threshold}`;
    },
    finding:
      "{{ $value | humanizePercentage }} of the connections that {{ $labels.instance }} takes are in use.",
    panel: "connections",
  },
  ConnectionsRejected: {
    for: Duration.seconds(0),
    expression: (subject, threshold) =>
      `increase(${select(subject, "redis_rejected_connections_total")}[5m]) > ${threshold}`,
    finding: "{{ $labels.instance }} refused {{ $value | humanize }} connections within 5 minutes.",
    panel: "rejected",
  },
  AuthFailures: {
    for: Duration.seconds(0),
    // The counter of its own has been there since Redis 7.2; the kinds of errors since 6.2.
    expression: (subject, threshold) =>
      [
        `sum by (cache, instance) (increase(${select(subject, "redis_acl_access_denied_auth_total")}[10m]))`,
        errorsWithin(subject, 'err=~"NOAUTH|WRONGPASS"', "10m"),
      ]
        .map((failures) => `${failures} > ${threshold}`)
        .join(" or "),
    finding:
      "{{ $value | humanize }} requests to {{ $labels.instance }} came without or with wrong credentials within 10 minutes.",
    panel: "errors",
  },
});
