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
export * from "./redis-alert-settings";
export * from "./redis-alerts";
export * from "./redis-catalogue";
export { redisDashboard } from "./redis-dashboard";
export * from "./redis-panels";
export * from "./rule-group";
