import type { RedisAlertSettings } from "../../alerts";

/** How the alerts of a cache differ from the catalogue, and the name of the object that has them. */
export interface AlertRulesSettings extends RedisAlertSettings {
  /** Name of the PrometheusRule or the ConfigMap. @default "redis-alerts" */
  readonly name?: string;
}

/** The settings, and no other field that an object may have. @internal */
export function pickAlertRulesSettings(settings: AlertRulesSettings) {
  return {
    name: settings.name,
    overrides: settings.overrides,
    alertNamePrefix: settings.alertNamePrefix,
    add: settings.add,
    alertLabels: settings.alertLabels,
    runbookUrl: settings.runbookUrl,
    dashboardUrl: settings.dashboardUrl,
    warmers: settings.warmers,
    connectionBudget: settings.connectionBudget,
  } satisfies Record<keyof AlertRulesSettings, unknown>;
}
