export * from "./alert";
export type * from "./alert-definition";
export * from "./redis-alert-settings";
export * from "./redis-alerts";
export * from "./redis-catalogue";
export { redisDashboard } from "./redis-dashboard";
export * from "./redis-panels";
export * from "./rule-group";
