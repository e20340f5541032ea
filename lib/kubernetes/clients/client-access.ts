import type { BudgetClient, ClientSettings, ConnectionThresholds } from "../../core";
import type { CredentialsSource } from "./credentials-source";

/** A workload in a client namespace, for the count of connections. */
export interface CacheWorkload extends Omit<BudgetClient, "name" | "connectionsPerPod"> {
  /**
   * Connections that one pod opens to one endpoint, 1 or more. In cluster mode: to one node.
   *
   * @default - the namespace's maxConnections
   */
  readonly connectionsPerPod?: number;
}

/** How connections are counted. */
export interface ConnectionSettings extends ConnectionThresholds {
  /**
   * Connections of each node that are kept free, for people who examine the cache and for failovers.
   *
   * @default 100
   */
  readonly reserve?: number;
}

/** How the applications of a namespace use the cache. */
export interface CacheClientAccess extends ClientSettings {
  /**
   * Name of the cache's user in the cache's props, as whom the applications log in.
   *
   * @default - the cache's first user, if it has users
   */
  readonly user?: string;
  /**
   * Where the Secret with the credentials comes from.
   *
   * @default - the `credentials` of the `KubernetesCache`
   */
  readonly credentials?: CredentialsSource;
  /**
   * Workloads that connect to the cache, by their names. With them the connections of all clients are
   * counted, also those of every other `KubernetesCache` of the same cache. Synthesis fails when the worst
   * rollout opens more connections than a node takes, and warns above 80 % of that.
   *
   * @default - none, and connections are not counted
   */
  readonly workloads?: Record<string, CacheWorkload>;
}

/** A namespace whose applications use the cache. */
export interface CacheClientProps extends CacheClientAccess {
  /**
   * Whether to make the namespace. `false` means that it exists already.
   *
   * @default - the namespace is not made; synthesis warns if nothing else in the app makes it
   */
  readonly createNamespace?: boolean;
}

/** Only the settings of the client contract, whatever other fields the object has. @internal */
export function pickClientSettings(access: ClientSettings) {
  return {
    maxConnections: access.maxConnections,
    connectTimeout: access.connectTimeout,
    commandTimeout: access.commandTimeout,
  } satisfies Record<keyof ClientSettings, unknown>;
}
