import { Construct } from "constructs";
import {
  AzureManagedRedis,
  AzureManagedRedisMetricAlerts,
  type AzureManagedRedisMetricAlertsProps,
  type AzureManagedRedisProps,
  type AzureWorkloadIdentity,
} from "../azure";
import { federate, workloadIdentityMarks } from "../azure/shared/workload-identity";
import { withShape } from "../core/shape";
import { KubernetesCache, type KubernetesCacheSettings } from "../kubernetes";
import { AZURE_REDIS_FOR_KUBERNETES_PROPS } from "./azure-shapes";
import { withWarmerIdentity } from "./warmer-identity";

/** Props of an `AzureRedisForKubernetes`. */
export interface AzureRedisForKubernetesProps {
  /** The cache. */
  readonly cache: AzureManagedRedisProps;
  /**
   * What its clients get in the cluster.
   *
   * @default - all defaults, in the namespace `cache`
   */
  readonly kubernetes?: KubernetesCacheSettings;
  /**
   * Azure Monitor alerts on the cache, and whom they notify: `{ actionGroups: { critical: [id] } }`. They know the
   * connection budget of `kubernetes`, and have the resource group, the location and the provider of `cache`.
   *
   * @default - no alerts
   */
  readonly metricAlerts?: AzureRedisMetricAlertSettings;
  /**
   * As whom the warmers log in where the cache takes Entra ID. Their service accounts may act as the identity and are
   * annotated so; `grantConnect` lets it log in, unless others do.
   *
   * @default - warmers have no identity of Azure's, unless their service accounts get one elsewhere
   */
  readonly workloadIdentity?: AzureWorkloadIdentity;
}

/** The alerts of the pattern's cache. */
export type AzureRedisMetricAlertSettings = Omit<
  AzureManagedRedisMetricAlertsProps,
  "cache" | "resourceGroupName" | "location"
>;

/**
 * A cache of Azure Managed Redis, and everything that its clients get in a Kubernetes cluster.
 *
 * @example
 * ```ts
 * const { kubernetes } = new AzureRedisForKubernetes(this, "Cache", {
 *   cache: {
 *     resourceGroupName: "shop-prod",
 *     location: "westeurope",
 *     sku: AzureManagedRedisSku.BALANCED_B10,
 *     keyVaultId,
 *     privateEndpoint: {
 *       subnet: { id: subnetId, cidrBlock: "10.0.4.0/24" },
 *       dnsZone: { kind: "new", networks: { aks: networkId } },
 *     },
 *   },
 *   kubernetes: { clients: { shop: { createNamespace: true } }, dashboard: true },
 *   metricAlerts: { actionGroups: { critical: [actionGroupId] } },
 * });
 * ```
 */
export class AzureRedisForKubernetes extends Construct {
  /** The cache. */
  public readonly cache: AzureManagedRedis;
  /** What its clients get in the cluster. */
  public readonly kubernetes: KubernetesCache;
  /** Its metric alerts, if there are any. */
  public readonly metricAlerts?: AzureManagedRedisMetricAlerts;

  /** @throws CacheValidationError that lists every fault of the part that refuses its props */
  constructor(scope: Construct, id: string, props: AzureRedisForKubernetesProps) {
    super(scope, id);
    const subject = `AzureRedisForKubernetes ${this.node.path}`;
    props = withShape(subject, AZURE_REDIS_FOR_KUBERNETES_PROPS, props);
    this.cache = new AzureManagedRedis(this, "Redis", props.cache);
    const { metricAlerts, workloadIdentity } = props;
    const { resourceGroupName, location, provider, authentication } = props.cache;
    this.kubernetes = new KubernetesCache(this, "Kubernetes", {
      ...(workloadIdentity
        ? withWarmerIdentity(props.kubernetes, workloadIdentityMarks(workloadIdentity))
        : props.kubernetes),
      cache: this.cache,
    });
    if (workloadIdentity) {
      const { warmerServiceAccounts } = this.kubernetes;
      federate(this, workloadIdentity, warmerServiceAccounts, { resourceGroupName, provider });
      if (authentication?.kind !== "entra-id" || authentication.assignments === "grant-connect") {
        this.cache.grantConnect("workload-identity", workloadIdentity.objectId);
      }
    }
    if (metricAlerts) {
      this.metricAlerts = new AzureManagedRedisMetricAlerts(this, "MetricAlerts", {
        ...metricAlerts,
        cache: this.cache,
        resourceGroupName,
        location,
        connectionBudget: metricAlerts.connectionBudget ?? this.kubernetes.connectionBudget,
        provider: metricAlerts.provider ?? provider,
      });
    }
  }
}
