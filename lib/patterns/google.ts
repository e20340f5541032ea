import { Construct } from "constructs";
import { withShape } from "../core/shape";
import {
  type IMemorystoreNodeCache,
  MemorystoreAlertPolicies,
  type MemorystoreAlertPoliciesProps,
  type MemorystoreCommonProps,
  MemorystoreNodeAlertPolicies,
  type MemorystoreNodeAlertPoliciesProps,
  MemorystoreRedis,
  MemorystoreRedisCluster,
  type MemorystoreRedisClusterProps,
  type MemorystoreRedisProps,
  MemorystoreValkey,
  type MemorystoreValkeyProps,
  type MemorystoreWorkloadIdentity,
  type MonitoringAlertPoliciesProps,
} from "../google";
import {
  grantWorkloadIdentity,
  workloadIdentityAnnotations,
} from "../google/shared/workload-identity";
import { KubernetesCache, type KubernetesCacheSettings } from "../kubernetes";
import {
  MEMORYSTORE_FOR_KUBERNETES_PROPS,
  MEMORYSTORE_REDIS_CLUSTER_FOR_KUBERNETES_PROPS,
  MEMORYSTORE_VALKEY_FOR_KUBERNETES_PROPS,
} from "./google-shapes";
import { withWarmerIdentity } from "./warmer-identity";

/** Props of a `MemorystoreForKubernetes`. */
export interface MemorystoreForKubernetesProps {
  /** The instance. */
  readonly cache: MemorystoreRedisProps;
  /**
   * What its clients get in the cluster.
   *
   * @default - all defaults, in the namespace `cache`
   */
  readonly kubernetes?: KubernetesCacheSettings;
  /**
   * Cloud Monitoring policies on the instance, and whom they notify: `{ channels: { critical: [name] } }`.
   * They know the connection budget of `kubernetes`, and have the project and the provider of `cache`.
   *
   * @default - no policies
   */
  readonly alertPolicies?: Omit<MemorystoreAlertPoliciesProps, "cache">;
}

/**
 * A Memorystore for Redis instance, and everything that its clients get in a Kubernetes cluster.
 *
 * @example
 * ```ts
 * const { kubernetes } = new MemorystoreForKubernetes(this, "Cache", {
 *   cache: { region: "europe-west1", network, memory: Size.gibibytes(5) },
 *   kubernetes: { clients: { shop: { createNamespace: true } }, dashboard: true },
 *   alertPolicies: { channels: { critical: ["projects/shop-prod/notificationChannels/1234567890"] } },
 * });
 * ```
 */
export class MemorystoreForKubernetes extends Construct {
  /** The instance. */
  public readonly cache: MemorystoreRedis;
  /** What its clients get in the cluster. */
  public readonly kubernetes: KubernetesCache;
  /** Its alert policies, if there are any. */
  public readonly alertPolicies?: MemorystoreAlertPolicies;

  /** @throws CacheValidationError that lists every fault of the part that refuses its props */
  constructor(scope: Construct, id: string, props: MemorystoreForKubernetesProps) {
    super(scope, id);
    props = withShape(
      `MemorystoreForKubernetes ${this.node.path}`,
      MEMORYSTORE_FOR_KUBERNETES_PROPS,
      props,
    );
    this.cache = new MemorystoreRedis(this, "Redis", props.cache);
    this.kubernetes = new KubernetesCache(this, "Kubernetes", {
      ...props.kubernetes,
      cache: this.cache,
    });
    if (props.alertPolicies) {
      this.alertPolicies = new MemorystoreAlertPolicies(this, "AlertPolicies", {
        ...joined(props.alertPolicies, this.kubernetes, props.cache),
        cache: this.cache,
      });
    }
  }
}

/** What belongs to a cache of Valkey or Redis Cluster in the cluster, and what watches it. */
export interface MemorystoreNodePatternProps {
  /**
   * What its clients get in the cluster.
   *
   * @default - all defaults, in the namespace `cache`
   */
  readonly kubernetes?: KubernetesCacheSettings;
  /**
   * Cloud Monitoring policies on the cache, and whom they notify: `{ channels: { critical: [name] } }`.
   * They know the connection budget of `kubernetes`, and have the project and the provider of `cache`.
   *
   * @default - no policies
   */
  readonly alertPolicies?: Omit<MemorystoreNodeAlertPoliciesProps, "cache">;
  /**
   * As whom the warmers log in where the cache has IAM authentication. That account may connect to the cache, and the
   * Kubernetes service accounts of the warmers may act as it and are annotated so.
   *
   * @default - warmers have no identity of Google's, unless their service accounts get one elsewhere
   */
  readonly workloadIdentity?: MemorystoreWorkloadIdentity;
}

/** Props of a `MemorystoreValkeyForKubernetes`. */
export interface MemorystoreValkeyForKubernetesProps extends MemorystoreNodePatternProps {
  /** The instance. */
  readonly cache: MemorystoreValkeyProps;
}

/**
 * A Memorystore for Valkey instance, and everything that its clients get in a Kubernetes cluster.
 *
 * @example
 * ```ts
 * const { cache } = new MemorystoreValkeyForKubernetes(this, "Cache", {
 *   cache: {
 *     region: "europe-west1",
 *     network,
 *     connectionPolicy: { kind: "existing" },
 *     nodeType: MemorystoreNodeType.HIGHMEM_MEDIUM,
 *   },
 *   kubernetes: { clients: { shop: { createNamespace: true } } },
 *   alertPolicies: { channels: { critical: ["projects/shop-prod/notificationChannels/1234567890"] } },
 * });
 * cache.grantConnect("shop", "serviceAccount:shop@shop-prod.iam.gserviceaccount.com");
 * ```
 */
export class MemorystoreValkeyForKubernetes extends Construct {
  /** The instance. */
  public readonly cache: MemorystoreValkey;
  /** What its clients get in the cluster. */
  public readonly kubernetes: KubernetesCache;
  /** Its alert policies, if there are any. */
  public readonly alertPolicies?: MemorystoreNodeAlertPolicies;

  /** @throws CacheValidationError that lists every fault of the part that refuses its props */
  constructor(scope: Construct, id: string, props: MemorystoreValkeyForKubernetesProps) {
    super(scope, id);
    const subject = `MemorystoreValkeyForKubernetes ${this.node.path}`;
    props = withShape(subject, MEMORYSTORE_VALKEY_FOR_KUBERNETES_PROPS, props);
    this.cache = new MemorystoreValkey(this, "Valkey", props.cache);
    const { kubernetes, alertPolicies } = clusterSide(this, this.cache, props);
    this.kubernetes = kubernetes;
    this.alertPolicies = alertPolicies;
  }
}

/** Props of a `MemorystoreRedisClusterForKubernetes`. */
export interface MemorystoreRedisClusterForKubernetesProps extends MemorystoreNodePatternProps {
  /** The cluster. */
  readonly cache: MemorystoreRedisClusterProps;
}

/**
 * A Memorystore for Redis Cluster, and everything that its clients get in a Kubernetes cluster.
 *
 * @example
 * ```ts
 * const { cache } = new MemorystoreRedisClusterForKubernetes(this, "Cache", {
 *   cache: {
 *     region: "europe-west1",
 *     network,
 *     connectionPolicy: { kind: "existing" },
 *     nodeType: MemorystoreNodeType.HIGHMEM_MEDIUM,
 *     shards: 3,
 *   },
 *   kubernetes: { clients: { shop: { createNamespace: true } } },
 *   alertPolicies: { channels: { critical: ["projects/shop-prod/notificationChannels/1234567890"] } },
 * });
 * cache.grantConnect("shop", "serviceAccount:shop@shop-prod.iam.gserviceaccount.com");
 * ```
 */
export class MemorystoreRedisClusterForKubernetes extends Construct {
  /** The cluster. */
  public readonly cache: MemorystoreRedisCluster;
  /** What its clients get in the cluster. */
  public readonly kubernetes: KubernetesCache;
  /** Its alert policies, if there are any. */
  public readonly alertPolicies?: MemorystoreNodeAlertPolicies;

  /** @throws CacheValidationError that lists every fault of the part that refuses its props */
  constructor(scope: Construct, id: string, props: MemorystoreRedisClusterForKubernetesProps) {
    super(scope, id);
    const subject = `MemorystoreRedisClusterForKubernetes ${this.node.path}`;
    props = withShape(subject, MEMORYSTORE_REDIS_CLUSTER_FOR_KUBERNETES_PROPS, props);
    this.cache = new MemorystoreRedisCluster(this, "RedisCluster", props.cache);
    const { kubernetes, alertPolicies } = clusterSide(this, this.cache, props);
    this.kubernetes = kubernetes;
    this.alertPolicies = alertPolicies;
  }
}

/** What the patterns of caches with node types make alike. */
function clusterSide(
  scope: Construct,
  cache: IMemorystoreNodeCache,
  props: MemorystoreNodePatternProps & { readonly cache: MemorystoreCommonProps },
) {
  const { workloadIdentity } = props;
  const kubernetes = new KubernetesCache(scope, "Kubernetes", {
    ...(workloadIdentity
      ? withWarmerIdentity(props.kubernetes, {
          serviceAccountAnnotations: workloadIdentityAnnotations(workloadIdentity),
        })
      : props.kubernetes),
    cache,
  });
  if (workloadIdentity) {
    const { warmerServiceAccounts } = kubernetes;
    grantWorkloadIdentity(
      scope,
      cache,
      workloadIdentity,
      warmerServiceAccounts,
      props.cache.provider,
    );
  }
  const alertPolicies =
    props.alertPolicies &&
    new MemorystoreNodeAlertPolicies(scope, "AlertPolicies", {
      ...joined(props.alertPolicies, kubernetes, props.cache),
      cache,
    });
  return { kubernetes, alertPolicies };
}

/** Policies that know the budget of the cluster side, in the project and by the provider of the cache. */
function joined<
  Policies extends Pick<
    MonitoringAlertPoliciesProps<never, never>,
    "connectionBudget" | "project" | "provider"
  >,
>(
  policies: Policies,
  { connectionBudget }: KubernetesCache,
  { project, provider }: MemorystoreCommonProps,
): Policies {
  return {
    ...policies,
    connectionBudget: policies.connectionBudget ?? connectionBudget,
    project: policies.project ?? project,
    provider: policies.provider ?? provider,
  };
}
