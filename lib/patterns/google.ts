import { Construct } from "constructs";
import { withShape } from "../core/shape";
import {
  MemorystoreAlertPolicies,
  type MemorystoreAlertPoliciesProps,
  MemorystoreRedis,
  type MemorystoreRedisProps,
} from "../google";
import { KubernetesCache, type KubernetesCacheSettings } from "../kubernetes";
import { MEMORYSTORE_FOR_KUBERNETES_PROPS } from "./google-shapes";

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
        ...props.alertPolicies,
        cache: this.cache,
        connectionBudget: props.alertPolicies.connectionBudget ?? this.kubernetes.connectionBudget,
        project: props.alertPolicies.project ?? props.cache.project,
        provider: props.alertPolicies.provider ?? props.cache.provider,
      });
    }
  }
}
