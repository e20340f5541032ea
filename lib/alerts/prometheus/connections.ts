import { Duration } from "../../core";
import { availabilityReadings, connectionShare } from "./availability";
import { errorsWithin, perNode, select } from "./promql";
import { cacheReadings } from "./reading";

/** Whether clients reach the cache and are let in. */
export const CONNECTION_READINGS = cacheReadings({
  ...availabilityReadings("redis_up"),
  ConnectionsHigh: {
    for: Duration.minutes(5),
    // Exporters from 1.68 on read the limit from INFO, older ones from CONFIG, which managed caches block.
    expression: (subject, threshold) =>
      `${connectionShare(subject, "redis_connected_clients", "redis_max_clients", "redis_config_maxclients")} > ${threshold}`,
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
