import type { IManagedCache } from "../../core";
import { refuse } from "../../core/validation";
import type { Alert } from "../alert";
import type { AlertDefinition, CacheSubject } from "../alert-definition";
import {
  type AlertSetting,
  findAlertFaults,
  type RedisAlertSettings,
} from "./redis-alert-settings";
import { CACHE_ALERTS } from "./redis-catalogue";
import { REDIS_PANELS } from "./redis-panels";
import { WARMER_ALERTS } from "./warmer-alerts";

/**
 * The alerts of one cache, on the metrics of redis_exporter and kube-state-metrics. Every series of the
 * exporter must carry the label `cache` with the cache's name.
 *
 * @throws CacheValidationError that lists every fault of the settings
 */
export function redisAlerts(cache: IManagedCache, settings: RedisAlertSettings = {}): Alert[] {
  refuse(`alerts of cache ${cache.node.path}`, findAlertFaults(settings));
  const { warmers = [], connectionBudget, add = [], alertLabels } = settings;
  const subject = { cache, connectionBudget };
  return [
    ...alertsOf(CACHE_ALERTS, subject, settings),
    ...warmers.flatMap((warmer) => alertsOf(WARMER_ALERTS, { ...subject, warmer }, settings)),
    ...add.map((alert) => ({ ...alert, labels: { ...alertLabels, ...alert.labels } })),
  ];
}

/** The alerts of a table that a subject gets. */
function alertsOf<Subject extends CacheSubject, Name extends string>(
  table: Record<Name, AlertDefinition<Subject>>,
  subject: Subject,
  settings: RedisAlertSettings,
): Alert[] {
  const chosen: Readonly<Record<string, AlertSetting>> = settings.change ?? {};
  return Object.entries<AlertDefinition<Subject>>(table)
    .map(([name, definition]) => ({ name, definition, setting: chosen[name] ?? {} }))
    .filter(
      ({ definition: { applies }, setting }) => setting.enabled ?? applies?.when(subject) ?? true,
    )
    .map(({ name, definition, setting }) => {
      const threshold = setting.threshold ?? definition.threshold?.value(subject) ?? 0;
      const { cacheName } = subject.cache;
      return {
        name,
        expression: definition.expression(subject, threshold),
        for: setting.for ?? definition.for,
        severity: setting.severity ?? definition.severity,
        summary: definition.summary.replaceAll("{cache}", cacheName),
        description: definition.description,
        labels: { ...settings.alertLabels, ...setting.labels },
        runbookUrl: settings.runbookUrl?.replaceAll("{alert}", name),
        dashboardUrl: settings.dashboardUrl
          ?.replaceAll("{panel}", String(REDIS_PANELS[definition.panel].id))
          .replaceAll("{cache}", cacheName),
      };
    });
}
