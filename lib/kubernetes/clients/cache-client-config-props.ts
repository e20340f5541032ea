import type { ClientHosts, ClientSettings } from "../../core";
import type { KubernetesCommonProps } from "../objects/object-props";
import type { CacheCredentials } from "./cache-credentials";

/** Props of a `CacheClientConfig`. */
export interface CacheClientConfigProps extends KubernetesCommonProps, ClientSettings {
  /**
   * Name of the ConfigMap. The ConfigMap of the CA bundle is named `<name>-ca`.
   *
   * @default "redis-client"
   */
  readonly name?: string;
  /** The credentials in the same namespace. */
  readonly credentials: CacheCredentials;
  /**
   * The hosts that clients connect to.
   *
   * @default - the cache's own hosts
   */
  readonly hosts?: ClientHosts;
}

/** Which containers of a pod become clients. */
export interface AttachOptions {
  /**
   * Names of containers and init containers.
   *
   * @default - every container, and no init container
   */
  readonly containers?: readonly string[];
}
