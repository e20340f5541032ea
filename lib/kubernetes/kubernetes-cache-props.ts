import type { TerraformProvider } from "cdktf";
import type { IManagedCache } from "../core";
import type { AlertRulesSettings } from "./alerts/alert-rules-settings";
import type { DashboardSettings } from "./alerts/cache-dashboard";
import type { NetworkPolicySettings } from "./clients/cache-network-policy-props";
import type {
  CacheClientAccess,
  CacheClientProps,
  ConnectionSettings,
} from "./clients/client-access";
import type { CredentialsSource } from "./clients/credentials-source";
import type { CacheExporterSettings } from "./exporter/settings";
import type { HealthReportSettings } from "./jobs/cache-health-report-props";
import type { WarmerSettings } from "./jobs/cache-warmer-props";
import { DEFAULT_NAMES } from "./objects/default-names";
import type { ServiceNames } from "./services/service-names";

/** Settings of what is made in the cluster for a cache. They are the same for every cloud. */
export interface KubernetesCacheSettings {
  /**
   * What the cache is called in the cluster: the start of the names of its objects and, in capital letters,
   * of its variables. With `sessions` they are `sessions-primary`, `sessions-client`, `sessions-auth` and
   * `SESSIONS_REDIS_PRIMARY_HOST`. Two caches in one namespace, or in one pod, need two names. Names that
   * are set for single objects win. Up to 38 lower-case letters, digits and hyphens, a letter first.
   *
   * @default "redis", with variables such as `REDIS_PRIMARY_HOST`
   */
  readonly name?: string;
  /**
   * The cache's own namespace, for its Services, jobs, exporter and alerts. It is a client namespace too.
   *
   * @default "cache"
   */
  readonly namespace?: string;
  /**
   * Whether to make the cache's own namespace.
   *
   * @default true
   */
  readonly createNamespace?: boolean;
  /**
   * How the jobs and the exporter in the cache's own namespace use the cache.
   *
   * @default - with the defaults of every client
   */
  readonly ownClient?: CacheClientAccess;
  /**
   * Further namespaces whose applications use the cache, by name.
   *
   * @default - only the cache's own namespace
   */
  readonly clients?: Record<string, CacheClientProps>;
  /**
   * Names of the Services.
   *
   * @default - `<name>-primary` and `<name>-reader`, in cluster mode `<name>-discovery`
   */
  readonly serviceNames?: ServiceNames;
  /**
   * DNS domain of the cluster.
   *
   * @default "cluster.local"
   */
  readonly clusterDomain?: string;
  /**
   * Where the Secrets with the credentials come from, in every namespace without `credentials` of its own.
   *
   * @default - Terraform writes the Secret `<name>-auth` in every namespace
   */
  readonly credentials?: CredentialsSource;
  /**
   * Whether the cluster has the CRDs of the External Secrets Operator. Credentials of the kind
   * `external-secret` need them.
   *
   * @default true
   */
  readonly externalSecretsOperator?: boolean;
  /**
   * How the connections of `workloads` are counted.
   *
   * @default - 100 connections of a node are kept free; a warning above 80 % of the rest, an error above it
   */
  readonly connections?: ConnectionSettings;
  /** A CronJob that fills the cache. @default - no warmer */
  readonly warmer?: WarmerSettings;
  /**
   * Further warmers, by the names of their CronJobs.
   *
   * @default - none
   */
  readonly warmers?: Record<string, Omit<WarmerSettings, "name">>;
  /** A Job or a CronJob that reports the health of the cache. @default - no report */
  readonly healthReport?: HealthReportSettings;
  /**
   * Whether the exporter is made in the cache's own namespace, or how. Without the Prometheus operator,
   * Prometheus finds it by annotations; in cluster mode you have to write a scrape job. A serverless cache can
   * have none, since it shows no nodes.
   *
   * @default - true where alerts are made, unless `alerts.measuredBy` says who else measures, the cache's own
   * client has no password, or the cache is serverless
   */
  readonly exporter?: boolean | CacheExporterSettings;
  /**
   * Lets pods of the cache's own and of every client namespace connect to the cache and to DNS, and to
   * nothing else that no other policy allows. The exporter gets such a policy too.
   *
   * @default - no network policy
   */
  readonly networkPolicy?: NetworkPolicySettings;
  /**
   * Whether the cluster has the Prometheus operator's CRDs when Terraform plans: PrometheusRule and
   * ServiceMonitor. Without them no object of them is made, no alerts, and no exporter without `exporter`.
   *
   * @default true, with `googleManagedPrometheus` false
   */
  readonly prometheusOperator?: boolean;
  /**
   * Whether Google's managed Prometheus, in place of the operator, measures and alerts. Its CRDs
   * PodMonitoring and Rules must be in the cluster when Terraform plans, as GKE's managed collection
   * brings them.
   *
   * @default false
   */
  readonly googleManagedPrometheus?: boolean;
  /**
   * Whether the operator's CRDs include ScrapeConfig, which it has had since 0.65. Prometheus finds the
   * nodes of a cache in cluster mode by it; without it, you have to write a scrape job.
   *
   * @default - as `prometheusOperator`
   */
  readonly scrapeConfigs?: boolean;
  /**
   * Labels for the Prometheus operator's objects alone, by which it selects rules and monitors. For
   * kube-prometheus-stack that is the name of its Helm release: `{ release: "kube-prometheus-stack" }`.
   *
   * @default - none beside `labels`
   */
  readonly prometheusLabels?: Record<string, string>;
  /**
   * The alerts, as a PrometheusRule. There are none on an exporter's metrics without an exporter of this
   * library and without `measuredBy`.
   *
   * @default - all alerts of the catalogue that apply to the cache, and those for its warmers
   */
  readonly alerts?: AlertRulesSettings;
  /**
   * Whether the Grafana dashboard is made in the cache's own namespace, or how. One serves all caches.
   *
   * @default false
   */
  readonly dashboard?: boolean | DashboardSettings;
  /**
   * Labels for every object.
   *
   * @default - only the `app.kubernetes.io` labels
   */
  readonly labels?: Record<string, string>;
  /**
   * Annotations for every object.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;
  /** The Kubernetes provider of the objects. @default - the stack's default Kubernetes provider */
  readonly provider?: TerraformProvider;
}

/** Props of a `KubernetesCache`. */
export interface KubernetesCacheProps extends KubernetesCacheSettings {
  /** The cache that clients use. */
  readonly cache: IManagedCache;
}

/** The cache's own namespace. @internal */
export function ownNamespace({ namespace }: KubernetesCacheSettings): string {
  return namespace ?? DEFAULT_NAMES.namespace;
}
