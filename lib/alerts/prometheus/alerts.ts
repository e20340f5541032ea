import type { IManagedCache } from "../../core";
import { withShape } from "../../core/shape";
import { findFaults, refuse, rulesFor } from "../../core/validation";
import type { Alert } from "../alert";
import { measuredAlerts } from "../measured-alerts";
import { REDIS_ALERTS_ARGUMENTS } from "../shapes";
import { REDIS_PANELS } from "./panels";
import type { PrometheusReading, PrometheusSubject } from "./reading";
import { readingsFor } from "./readings";
import { findAlertFaults, isQuotable, type RedisAlertSettings } from "./settings";
import { WARMER_READINGS } from "./warmers";

/**
 * The alerts of one cache, on the metrics of redis_exporter, for Memcached of memcached_exporter, and of
 * kube-state-metrics. Every series of the
 * exporter must carry the label `cache` with the cache's name, or the labels of `measuredBy`.
 *
 * @throws CacheValidationError that lists every fault of the settings
 */
export function redisAlerts(cache: IManagedCache, settings?: RedisAlertSettings): Alert[] {
  const given = { cache, settings };
  ({ settings = {} } = withShape("redisAlerts", REDIS_ALERTS_ARGUMENTS, given));
  refuse(`alerts of cache ${cache.node.path}`, [
    ...findFaults(CACHE_NAME_RULES, cache),
    ...findAlertFaults(cache, settings),
  ]);
  const { measuredBy = seriesLabels(cache) } = settings;
  return prometheusAlerts(cache, { ...settings, measuredBy });
}

/** Labels by which Prometheus finds a cache that an exporter of this library measures. @internal */
export function seriesLabels({ cacheName }: IManagedCache): Record<string, string> {
  return { cache: cacheName };
}

/**
 * The same with settings that were checked already. Without `measuredBy` there is nothing on the metrics
 * of an exporter: such an alert would fire for ever, or never.
 * @internal
 */
export function prometheusAlerts(cache: IManagedCache, settings: RedisAlertSettings): Alert[] {
  const { warmers = [], connectionBudget, add = [], alertLabels, measuredBy } = settings;
  const subject = { cache, connectionBudget, series: measuredBy ?? {} };
  return [
    ...(measuredBy === undefined ? [] : alertsOf(readingsFor(cache).ofCache, subject, settings)),
    ...warmers.flatMap((warmer) => alertsOf(WARMER_READINGS, { ...subject, warmer }, settings)),
    ...add.map((alert) => ({ ...alert, labels: { ...alertLabels, ...alert.labels } })),
  ];
}

const rule = rulesFor<Pick<IManagedCache, "cacheName">>();

const CACHE_NAME_RULES = [
  rule({
    id: "alerts.cache-name",
    inputs: ({ cacheName }) => ({ cacheName }),
    isValid: ({ cacheName }) => isQuotable(cacheName),
    expected:
      "a cache whose name has letters, digits, hyphens, underscores, dots, colons and slashes",
    fix: "correct the name of the cache",
  }),
];

/** The alerts of a table that a subject gets. */
function alertsOf<Subject extends PrometheusSubject>(
  readings: Readonly<Record<string, PrometheusReading<Subject>>>,
  subject: Subject,
  settings: RedisAlertSettings,
): Alert[] {
  const { cacheName } = subject.cache;
  const { alertNamePrefix = readingsFor(subject.cache).prefix, overrides, alertLabels } = settings;
  return measuredAlerts(readings, subject, overrides).map(({ name, reading, ...alert }) => ({
    name: `${alertNamePrefix}${name}`,
    expression: reading.expression(subject, alert.threshold),
    for: alert.for ?? reading.for,
    severity: alert.severity,
    summary: `Cache ${cacheName}: ${alert.meaning}`,
    description: `${reading.finding} ${alert.advice}`,
    labels: { ...alertLabels, ...alert.labels },
    runbookUrl: settings.runbookUrl?.replaceAll("{alert}", alert.runbook),
    dashboardUrl: settings.dashboardUrl
      ?.replaceAll("{panel}", String(REDIS_PANELS[reading.panel].id))
      .replaceAll("{cache}", cacheName),
  }));
}
