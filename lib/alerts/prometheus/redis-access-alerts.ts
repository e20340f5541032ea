import { Duration } from "../../core";
import { alertTable, type CacheSubject } from "../alert-definition";
import { errorsWithin, select } from "./promql";

/** Whether clients reach the cache and are let in. */
export const ACCESS_ALERTS = alertTable<CacheSubject>()({
  Down: {
    meaning: "a node does not answer, cannot be scraped, or no node is scraped at all",
    for: Duration.minutes(2),
    severity: "critical",
    expression: (subject) => {
      const redis = select(subject, "redis_up");
      const scrape = select(subject, "up");
      return `${redis} == 0 or on (cache, instance) ${scrape} == 0 or (absent(${redis}) unless on (cache) ${scrape})`;
    },
    summary: "Cache {cache} does not answer",
    description:
      "{{ with $labels.instance }}Node {{ . }}{{ else }}No node at all{{ end }} gives the exporter an answer. Check whether clients fail too: if not, the exporter or its way to the cache is what is broken.",
    panel: "availability",
  },
  ConnectionsHigh: {
    meaning: "a node's client connections come close to its limit",
    threshold: {
      unit: "share",
      value: ({ connectionBudget }) => Math.min(connectionBudget?.usage ?? 0.8, 1),
      from: "0.8, or the use that the connection budget plans",
    },
    for: Duration.minutes(5),
    severity: "warning",
    expression: (subject, threshold) => {
      const connected = select(subject, "redis_connected_clients");
      const { connectionsPerNode } = subject.cache.limits;
      // INFO has told the limit since exporter 1.68, CONFIG told it before and is blocked on managed
      // caches: where neither is there, the cache's own limit stands in.
      const limit = [
        `${select(subject, "redis_max_clients")} > 0`,
        `${select(subject, "redis_config_maxclients")} > 0`,
        ...(connectionsPerNode === undefined ? [] : [`${connected} * 0 + ${connectionsPerNode}`]),
      ].join(" or ");
      return `${connected} / (${limit}) > ${threshold}`;
    },
    summary: "Cache {cache} is running out of connections",
    description:
      "{{ $value | humanizePercentage }} of the connections of {{ $labels.instance }} are in use; at the limit new clients are refused. Look for a client whose pool grew or that was scaled out, and lower its pool size.",
    panel: "connections",
  },
  ConnectionsRejected: {
    meaning:
      "a node refused client connections within 5 minutes, because it had as many as it takes",
    threshold: { unit: "events", value: () => 0 },
    for: Duration.seconds(0),
    severity: "critical",
    expression: (subject, threshold) =>
      `increase(${select(subject, "redis_rejected_connections_total")}[5m]) > ${threshold}`,
    summary: "Cache {cache} refuses clients",
    description:
      "{{ $labels.instance }} refused {{ $value | humanize }} connections within 5 minutes. Look for the client with the most connections and restart or scale it in now; then lower its pool size.",
    panel: "rejected",
  },
  AuthFailures: {
    meaning: "clients without or with wrong credentials tried to use a node within 10 minutes",
    threshold: { unit: "events", value: () => 0 },
    for: Duration.seconds(0),
    severity: "warning",
    // The counter of its own has been there since Redis 7.2; the kinds of errors since 6.2.
    expression: (subject, threshold) =>
      [
        `sum by (cache, instance) (increase(${select(subject, "redis_acl_access_denied_auth_total")}[10m]))`,
        errorsWithin(subject, 'err=~"NOAUTH|WRONGPASS"', "10m"),
      ]
        .map((failures) => `${failures} > ${threshold}`)
        .join(" or "),
    summary: "Cache {cache} turns clients away for their credentials",
    description:
      "{{ $value | humanize }} requests to {{ $labels.instance }} came without or with wrong credentials within 10 minutes. Look for a rotation that a client has missed; if all clients are well, for someone who has no business there.",
    panel: "errors",
  },
});
