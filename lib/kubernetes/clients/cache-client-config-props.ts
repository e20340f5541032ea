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
  /**
   * What the names of all variables start with: with `SESSIONS_` they are `SESSIONS_REDIS_PRIMARY_HOST`
   * and so on, and a pod can have several caches. Volume and path of the CA bundle follow: `sessions-ca`,
   * `/etc/sessions-tls`.
   *
   * @default - nothing: `REDIS_PRIMARY_HOST` and so on, `redis-ca`, `/etc/redis-tls`
   */
  readonly variablePrefix?: string;
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
