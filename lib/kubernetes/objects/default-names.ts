/** Names of what is made in the cluster, unless the user chooses others. They are contract. */
export const DEFAULT_NAMES = {
  namespace: "cache",
  primaryService: "redis-primary",
  readerService: "redis-reader",
  discoveryService: "redis-discovery",
  clientConfig: "redis-client",
  secret: "redis-auth",
  networkPolicy: "redis-egress",
  warmer: "redis-warmer",
  healthReport: "redis-health-report",
  exporter: "redis-exporter",
  alerts: "redis-alerts",
  dashboard: "redis-dashboard",
  httpCache: "http-cache",
} as const;
