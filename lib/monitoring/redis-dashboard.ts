import dashboard from "./redis-dashboard.json";

/** The Grafana dashboard of all caches, as Grafana imports it. `npm run dashboard` makes it of the panels. */
export function redisDashboard(): string {
  return `${JSON.stringify(dashboard, null, 2)}\n`;
}
