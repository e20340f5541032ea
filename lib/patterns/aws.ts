import { Construct } from "constructs";
import {
  ElastiCacheAlarms,
  type ElastiCacheAlarmsProps,
  ElastiCacheMemcached,
  ElastiCacheMemcachedAlarms,
  type ElastiCacheMemcachedAlarmsProps,
  type ElastiCacheMemcachedProps,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
  ElastiCacheServerless,
  ElastiCacheServerlessAlarms,
  type ElastiCacheServerlessAlarmsProps,
  type ElastiCacheServerlessProps,
} from "../aws";
import { withShape } from "../core/shape";
import { KubernetesCache, type KubernetesCacheSettings } from "../kubernetes";
import {
  ELASTICACHE_FOR_KUBERNETES_PROPS,
  ELASTICACHE_MEMCACHED_FOR_KUBERNETES_PROPS,
  ELASTICACHE_SERVERLESS_FOR_KUBERNETES_PROPS,
} from "./aws-shapes";

/** Props of alarms with what a pattern knows already: the budget of its clients, and the provider of its cache. */
function withKnown<Props extends Pick<ElastiCacheAlarmsProps, "connectionBudget" | "provider">>(
  alarms: Props,
  { connectionBudget }: KubernetesCache,
  { provider }: Pick<ElastiCacheAlarmsProps, "provider">,
): Props {
  return {
    ...alarms,
    connectionBudget: alarms.connectionBudget ?? connectionBudget,
    provider: alarms.provider ?? provider,
  };
}

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
  /**
   * CloudWatch alarms on the replication group, and whom they notify: `{ topics: { critical: [arn] } }`.
   * They know the connection budget of `kubernetes`, and have the provider of `cache`.
   *
   * @default - no alarms
   */
  readonly alarms?: Omit<ElastiCacheAlarmsProps, "cache">;
}

/**
 * An ElastiCache replication group, and everything that its clients get in a Kubernetes cluster.
 *
 * @example
 * ```ts
 * const { kubernetes } = new ElastiCacheForKubernetes(this, "Cache", {
 *   cache: { vpcId, subnets, nodeType: "cache.r7g.large", allowFrom: { nodes: { securityGroupId } } },
 *   kubernetes: { clients: { shop: { createNamespace: true } }, dashboard: true },
 *   alarms: { topics: { critical: ["arn:aws:sns:eu-west-1:123456789012:page"] } },
 * });
 * ```
 */
export class ElastiCacheForKubernetes extends Construct {
  /** The replication group. */
  public readonly cache: ElastiCacheReplicationGroup;
  /** What its clients get in the cluster. */
  public readonly kubernetes: KubernetesCache;
  /** Its CloudWatch alarms, if there are any. */
  public readonly alarms?: ElastiCacheAlarms;

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
    if (props.alarms) {
      this.alarms = new ElastiCacheAlarms(this, "Alarms", {
        ...withKnown(props.alarms, this.kubernetes, props.cache),
        cache: this.cache,
      });
    }
  }
}

/** Props of an `ElastiCacheServerlessForKubernetes`. */
export interface ElastiCacheServerlessForKubernetesProps {
  /** The serverless cache. */
  readonly cache: ElastiCacheServerlessProps;
  /**
   * What its clients get in the cluster. An exporter is no part of it.
   *
   * @default - all defaults, in the namespace `cache`
   */
  readonly kubernetes?: KubernetesCacheSettings;
  /**
   * CloudWatch alarms on the cache, and whom they notify: `{ topics: { critical: [arn] } }`. They know the connection
   * budget of `kubernetes`, and have the provider of `cache`.
   *
   * @default - no alarms
   */
  readonly alarms?: Omit<ElastiCacheServerlessAlarmsProps, "cache">;
}

/**
 * An ElastiCache Serverless cache, and everything that its clients get in a Kubernetes cluster.
 *
 * @example
 * ```ts
 * const { kubernetes } = new ElastiCacheServerlessForKubernetes(this, "Cache", {
 *   cache: { vpcId, subnets, cacheUsageLimits, allowFrom: { nodes: { securityGroupId } } },
 *   kubernetes: { clients: { shop: { createNamespace: true } } },
 *   alarms: { topics: { critical: ["arn:aws:sns:eu-west-1:123456789012:page"] } },
 * });
 * ```
 */
export class ElastiCacheServerlessForKubernetes extends Construct {
  /** The serverless cache. */
  public readonly cache: ElastiCacheServerless;
  /** What its clients get in the cluster. */
  public readonly kubernetes: KubernetesCache;
  /** Its CloudWatch alarms, if there are any. */
  public readonly alarms?: ElastiCacheServerlessAlarms;

  /** @throws CacheValidationError that lists every fault of the part that refuses its props */
  constructor(scope: Construct, id: string, props: ElastiCacheServerlessForKubernetesProps) {
    super(scope, id);
    props = withShape(
      `ElastiCacheServerlessForKubernetes ${this.node.path}`,
      ELASTICACHE_SERVERLESS_FOR_KUBERNETES_PROPS,
      props,
    );
    const { alarms } = props;
    this.cache = new ElastiCacheServerless(this, "Cache", props.cache);
    this.kubernetes = new KubernetesCache(this, "Kubernetes", {
      // Where alarms measure the cache, nobody misses an exporter.
      ...(alarms && { exporter: false }),
      ...props.kubernetes,
      cache: this.cache,
    });
    if (alarms) {
      this.alarms = new ElastiCacheServerlessAlarms(this, "Alarms", {
        ...withKnown(alarms, this.kubernetes, props.cache),
        cache: this.cache,
      });
    }
  }
}

/** Props of an `ElastiCacheMemcachedForKubernetes`. */
export interface ElastiCacheMemcachedForKubernetesProps {
  /** The Memcached cluster. */
  readonly cache: ElastiCacheMemcachedProps;
  /**
   * What its clients get in the cluster. A health report is no part of it.
   *
   * @default - all defaults, in the namespace `cache`
   */
  readonly kubernetes?: KubernetesCacheSettings;
  /**
   * CloudWatch alarms on the nodes, and whom they notify: `{ topics: { critical: [arn] } }`. They know the connection
   * budget of `kubernetes`, and have the provider of `cache`.
   *
   * @default - no alarms
   */
  readonly alarms?: Omit<ElastiCacheMemcachedAlarmsProps, "cache">;
}

/**
 * An ElastiCache cluster of Memcached nodes, and everything that its clients get in a Kubernetes cluster.
 *
 * @example
 * ```ts
 * const { kubernetes } = new ElastiCacheMemcachedForKubernetes(this, "Cache", {
 *   cache: { vpcId, subnets, nodeType: "cache.r7g.large", allowFrom: { nodes: { securityGroupId } } },
 *   kubernetes: { clients: { shop: { createNamespace: true } } },
 *   alarms: { topics: { critical: ["arn:aws:sns:eu-west-1:123456789012:page"] } },
 * });
 * ```
 */
export class ElastiCacheMemcachedForKubernetes extends Construct {
  /** The Memcached cluster. */
  public readonly cache: ElastiCacheMemcached;
  /** What its clients get in the cluster. */
  public readonly kubernetes: KubernetesCache;
  /** Its CloudWatch alarms, if there are any. */
  public readonly alarms?: ElastiCacheMemcachedAlarms;

  /** @throws CacheValidationError that lists every fault of the part that refuses its props */
  constructor(scope: Construct, id: string, props: ElastiCacheMemcachedForKubernetesProps) {
    super(scope, id);
    props = withShape(
      `ElastiCacheMemcachedForKubernetes ${this.node.path}`,
      ELASTICACHE_MEMCACHED_FOR_KUBERNETES_PROPS,
      props,
    );
    const { alarms } = props;
    this.cache = new ElastiCacheMemcached(this, "Cache", props.cache);
    this.kubernetes = new KubernetesCache(this, "Kubernetes", {
      ...props.kubernetes,
      cache: this.cache,
    });
    if (alarms) {
      this.alarms = new ElastiCacheMemcachedAlarms(this, "Alarms", {
        ...withKnown(alarms, this.kubernetes, props.cache),
        cache: this.cache,
      });
    }
  }
}
