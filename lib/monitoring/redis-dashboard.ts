import { REDIS_DASHBOARD_MODEL } from "./redis-dashboard-model";

/** The Grafana dashboard of all caches, as Grafana imports it. */
export function redisDashboard(): string {
  return `${JSON.stringify(REDIS_DASHBOARD_MODEL, null, 2)}\n`;
}
