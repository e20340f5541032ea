import { Construct } from "constructs";
import { ElastiCacheReplicationGroup, type ElastiCacheReplicationGroupProps } from "../aws";
import { withShape } from "../core/shape";
import { KubernetesCache, type KubernetesCacheSettings } from "../kubernetes";
import { ELASTICACHE_FOR_KUBERNETES_PROPS } from "./aws-shapes";

/** Props of an `ElastiCacheForKubernetes`. */
export interface ElastiCacheForKubernetesProps {
  /** The replication group. */
  readonly cache: ElastiCacheReplicationGroupProps;
  /**
   * What its clients get in the cluster.
   *
   * @default - all defaults, in the namespace `cache`
   */
  readonly kubernetes?: KubernetesCacheSettings;
}

/**
 * An ElastiCache replication group, and everything that its clients get in a Kubernetes cluster.
 *
 * @example
 * ```ts
 * const { kubernetes } = new ElastiCacheForKubernetes(this, "Cache", {
 *   cache: { vpcId, subnets, nodeType: "cache.r7g.large", allowFrom: { nodes: { securityGroupId } } },
 *   kubernetes: { clients: { shop: { createNamespace: true } } },
 * });
 * ```
 */
export class ElastiCacheForKubernetes extends Construct {
  /** The replication group. */
  public readonly cache: ElastiCacheReplicationGroup;
  /** What its clients get in the cluster. */
  public readonly kubernetes: KubernetesCache;

  /** @throws CacheValidationError that lists every fault of the part that refuses its props */
  constructor(scope: Construct, id: string, props: ElastiCacheForKubernetesProps) {
    super(scope, id);
    props = withShape(
      `ElastiCacheForKubernetes ${this.node.path}`,
      ELASTICACHE_FOR_KUBERNETES_PROPS,
      props,
    );
    this.cache = new ElastiCacheReplicationGroup(this, "Redis", props.cache);
    this.kubernetes = new KubernetesCache(this, "Kubernetes", {
      ...props.kubernetes,
      cache: this.cache,
    });
  }
}
