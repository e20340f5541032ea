export * from "./alert";
export type {
  AlertApplicability,
  AlertDefinition,
  AlertThreshold,
  CacheSubject,
  ThresholdUnit,
  WarmerSubject,
  WatchedWarmer,
} from "./alert-definition";
export * from "./prometheus/redis-alert-settings";
export * from "./prometheus/redis-alerts";
export * from "./prometheus/redis-catalogue";
export { redisDashboard } from "./prometheus/redis-dashboard";
export * from "./prometheus/redis-panels";
export * from "./prometheus/rule-group";
