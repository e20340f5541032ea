export * from "./alert";
export { ALERTS, type AlertName } from "./catalogue";
export type { CloudAlertProps } from "./cloud-alert-props";
export type {
  AlertApplicability,
  AlertDefinition,
  AlertReading,
  AlertSystem,
  AlertThreshold,
  BudgetThreshold,
  CacheSubject,
  ThresholdUnit,
} from "./definition";
export type { AlertOverride, AlertOverrides, ThresholdBySeverity } from "./overrides";
export { redisAlerts } from "./prometheus/alerts";
export { redisDashboard } from "./prometheus/dashboard";
export * from "./prometheus/panels";
export type {
  PrometheusReading,
  PrometheusSubject,
  WarmerSubject,
  WatchedWarmer,
} from "./prometheus/reading";
export { MEMCACHED_ALERTS, REDIS_ALERTS, type RedisAlertName } from "./prometheus/readings";
export * from "./prometheus/rule-group";
export type { RedisAlertSettings } from "./prometheus/settings";
