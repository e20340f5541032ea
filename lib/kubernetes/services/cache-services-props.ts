import type { KubernetesCommonProps } from "../objects/object-props";
import type { ServiceNames } from "./service-names";

/** Props of `CacheServices`. */
export interface CacheServicesProps extends KubernetesCommonProps {
  /**
   * Names of the Services.
   *
   * @default - redis-primary and redis-reader, in cluster mode redis-discovery; for Memcached memcached-discovery and
   * memcached-node-0001 and so on
   */
  readonly names?: ServiceNames;
  /**
   * DNS domain of the cluster.
   *
   * @default "cluster.local"
   */
  readonly clusterDomain?: string;
}

/** @internal */
export const DEFAULT_CLUSTER_DOMAIN = "cluster.local";
