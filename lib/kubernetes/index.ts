export * from "./alerts/cache-alert-rule-file";
export {
  type AlertRulesSettings,
  CacheAlertRules,
  type CacheAlertRulesProps,
} from "./alerts/cache-alert-rules";
export { CacheDashboard, type CacheDashboardProps } from "./alerts/cache-dashboard";
export * from "./clients/cache-client-config";
export * from "./clients/cache-credentials";
export * from "./clients/cache-credentials-source";
export * from "./clients/cache-network-policy";
export type { ClientParts } from "./clients/client-attachment";
export type { CacheWorkload, ConnectionSettings } from "./clients/client-connections";
export { CacheExporter, type CacheExporterProps } from "./exporter/cache-exporter";
export type {
  CacheExporterSettings,
  ExporterScraping,
  ExporterSettings,
} from "./exporter/cache-exporter-settings";
export {
  SharedCacheExporter,
  type SharedCacheExporterProps,
} from "./exporter/cache-exporter-shared";
export type { ExporterTarget } from "./exporter/cache-exporter-target";
export { HttpCacheSidecar, type HttpCacheSidecarProps } from "./http-cache/http-cache-sidecar";
export type { HttpCacheSettings } from "./http-cache/http-cache-sidecar-settings";
export * from "./jobs/cache-health-report";
export type { CacheJobSettings } from "./jobs/cache-job-settings";
export * from "./jobs/cache-warmer";
export * from "./kubernetes-cache";
export type { KubernetesCommonProps, KubernetesObjectProps } from "./objects/common";
export * from "./objects/container";
export type { ContainerResources } from "./objects/container-resources";
export * from "./services/cache-services";
