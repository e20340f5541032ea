export type { AlertRulesSettings } from "./alerts/alert-rules-settings";
export * from "./alerts/cache-alert-rule-file";
export { CacheAlertRules, type CacheAlertRulesProps } from "./alerts/cache-alert-rules";
export {
  CacheDashboard,
  type CacheDashboardProps,
  type DashboardSettings,
} from "./alerts/cache-dashboard";
export { CacheClientConfig } from "./clients/cache-client-config";
export type { AttachOptions, CacheClientConfigProps } from "./clients/cache-client-config-props";
export { CacheCredentials, type CacheCredentialsProps } from "./clients/cache-credentials";
export { CacheNetworkPolicy } from "./clients/cache-network-policy";
export type {
  CacheNetworkPolicyProps,
  ClusterDns,
  NetworkPolicySettings,
} from "./clients/cache-network-policy-props";
export type {
  CacheClientAccess,
  CacheClientProps,
  CacheWorkload,
  ConnectionSettings,
} from "./clients/client-access";
export type { ClientParts } from "./clients/client-parts";
export type {
  CredentialsSource,
  ExistingSecretSource,
  ExternalSecretSource,
  TerraformSecretSource,
} from "./clients/credentials-source";
export { CacheExporter } from "./exporter/cache-exporter";
export type { CacheExporterProps } from "./exporter/cache-exporter-props";
export type {
  CacheExporterSettings,
  ExporterScraping,
  ExporterSettings,
} from "./exporter/settings";
export { SharedCacheExporter } from "./exporter/shared-cache-exporter";
export type { SharedCacheExporterProps } from "./exporter/shared-cache-exporter-props";
export type { ExporterTarget } from "./exporter/target";
export { HttpCacheSidecar, type HttpCacheSidecarProps } from "./http-cache/http-cache-sidecar";
export type { HttpCacheSettings } from "./http-cache/settings";
export { InClusterRedis } from "./in-cluster-redis/in-cluster-redis";
export type { InClusterRedisProps, InClusterTls } from "./in-cluster-redis/props";
export { CacheHealthReport } from "./jobs/cache-health-report";
export type {
  CacheHealthReportProps,
  HealthReportSettings,
} from "./jobs/cache-health-report-props";
export { CacheWarmer } from "./jobs/cache-warmer";
export type { CacheWarmerProps, WarmerSettings } from "./jobs/cache-warmer-props";
export type { CacheJobSettings } from "./jobs/job-settings";
export { KubernetesCache } from "./kubernetes-cache";
export type { KubernetesCacheProps, KubernetesCacheSettings } from "./kubernetes-cache-props";
export {
  KubernetesManifests,
  type KubernetesManifestsProps,
} from "./manifests/kubernetes-manifests";
export * from "./objects/container";
export type {
  ContainerResources,
  CpuResources,
  SizeResources,
} from "./objects/container-resources";
export type { KubernetesCommonProps, KubernetesObjectProps } from "./objects/object-props";
export type {
  Affinity,
  LabelRequirement,
  NodeAffinity,
  NodeRequirement,
  NodeSelector,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
  PodSelector,
  PreferredNodes,
  PreferredPods,
} from "./pods/affinity";
export type {
  ConfigMapVariable,
  PodSettings,
  SecretVariable,
  VariableValue,
} from "./pods/pod-settings";
export type { KubernetesServiceAccount } from "./pods/service-account";
export type { Toleration } from "./pods/toleration";
export { CacheServices } from "./services/cache-services";
export type { CacheServicesProps } from "./services/cache-services-props";
export type { ServiceNames } from "./services/service-names";
