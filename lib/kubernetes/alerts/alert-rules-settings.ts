import type { RedisAlertSettings } from "../../alerts";

/** How the alerts of a cache differ from the catalogue, and the name of the object that has them. */
export interface AlertRulesSettings extends RedisAlertSettings {
  /** Name of the PrometheusRule or the ConfigMap. @default "redis-alerts" */
  readonly name?: string;
}
