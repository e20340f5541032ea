export * from "./cache-alert-rule-file";
export {
  type AlertRulesSettings,
  CacheAlertRules,
  type CacheAlertRulesProps,
} from "./cache-alert-rules";
export * from "./cache-client-config";
export * from "./cache-credentials";
export * from "./cache-credentials-source";
export { CacheDashboard, type CacheDashboardProps } from "./cache-dashboard";
export { CacheExporter, type CacheExporterProps } from "./cache-exporter";
export type {
  CacheExporterSettings,
  ExporterScraping,
  ExporterSettings,
} from "./cache-exporter-settings";
export { SharedCacheExporter, type SharedCacheExporterProps } from "./cache-exporter-shared";
export type { ExporterTarget } from "./cache-exporter-target";
export * from "./cache-health-report";
export type { CacheJobSettings } from "./cache-job-settings";
export * from "./cache-network-policy";
export * from "./cache-services";
export * from "./cache-warmer";
export type { ClientParts } from "./client-attachment";
export type { CacheWorkload, ConnectionSettings } from "./client-connections";
export type { KubernetesCommonProps, KubernetesObjectProps } from "./common";
export * from "./container";
export type { ContainerResources } from "./container-resources";
export { HttpCacheSidecar, type HttpCacheSidecarProps } from "./http-cache-sidecar";
export type { HttpCacheSettings } from "./http-cache-sidecar-settings";
export * from "./kubernetes-cache";
