import { Duration } from "../../core";
import { errorsWithin, perCache, perNode, select } from "./promql";
import { cacheReadings } from "./reading";

/** Whether clients reach the cache and are let in. */
export const CONNECTION_READINGS = cacheReadings({
  Down: {
    for: Duration.minutes(2),
    expression: (subject) => {
      const answers = select(subject, "redis_up");
      return `${answers} == 0 or on ${perNode(subject)} ${select(subject, "up")} == 0`;
    },
    finding: "{{ $labels.instance }} gives no answer, or its exporter gives none.",
    panel: "availability",
  },
  Unmeasured: {
    // An exporter that was made just now takes minutes to be pulled, found and scraped.
    for: Duration.minutes(10),
    // A target that cannot be scraped has the series `up`: it is Down.
    expression: (subject) =>
      `absent(${select(subject, "redis_up")}) unless on ${perCache(subject)} ${select(subject, "up")}`,
    finding: "Prometheus has no series of the cache.",
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
        `sum by ${perNode(subject)} (increase(${select(subject, "redis_acl_access_denied_auth_total")}[10m]))`,
        errorsWithin(subject, 'err=~"NOAUTH|WRONGPASS"', "10m"),
      ]
        .map((failures) => `${failures} > ${threshold}`)
        .join(" or "),
    finding:
      "{{ $value | humanize }} requests to {{ $labels.instance }} came without or with wrong credentials within 10 minutes.",
    panel: "errors",
  },
});
