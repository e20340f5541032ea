import { type ClientHosts, type ClientSettings, poolSettings } from "./client-settings";
import type { CacheEndpoint, IManagedCache } from "./managed-cache";

/**
 * Names of the variables that every client of Memcached reads. They are contract, as those of `ClientVariable` are,
 * and a cache with a name of its own in the cluster puts it before them: `PAGES_MEMCACHED_SERVERS`.
 */
export enum MemcachedVariable {
  /**
   * All nodes as `host:port`, with commas between them. Clients hash keys over this list, so that all clients must have
   * the same one, with the same names. The hosts are the real ones, which certificates name.
   */
  SERVERS = "MEMCACHED_SERVERS",
  /** Where clients of AWS discover the nodes themselves (Auto Discovery); set for caches whose nodes can be discovered. */
  DISCOVERY_HOST = "MEMCACHED_DISCOVERY_HOST",
  /** Port of all hosts. */
  PORT = "MEMCACHED_PORT",
  /** `true` or `false`: whether to use TLS. */
  TLS_ENABLED = "MEMCACHED_TLS_ENABLED",
  /** A name that the certificate of every node has, for clients that verify one name for all of them. */
  TLS_SERVER_NAME = "MEMCACHED_TLS_SERVER_NAME",
  /** Path of a PEM file with the authorities to trust; set where the cache has authorities of its own. */
  TLS_CA_FILE = "MEMCACHED_TLS_CA_FILE",
  /** Largest pool of one pod to one node. */
  MAX_CONNECTIONS = "MEMCACHED_MAX_CONNECTIONS",
  /** How long to wait for a connection, milliseconds. */
  CONNECT_TIMEOUT = "MEMCACHED_CONNECT_TIMEOUT_MS",
  /** How long to wait for an answer, milliseconds. */
  COMMAND_TIMEOUT = "MEMCACHED_COMMAND_TIMEOUT_MS",
}

/** What clients of Memcached connect to: each node, or the one endpoint of a serverless cache. @internal */
export function serversOf({
  nodeEndpoints,
  primaryEndpoint,
}: IManagedCache): readonly CacheEndpoint[] {
  return nodeEndpoints ?? [primaryEndpoint];
}

/** The public half of the contract with clients of Memcached. @internal */
export function memcachedEnvironment(
  cache: IManagedCache,
  settings: ClientSettings,
  hosts: ClientHosts,
): Record<string, string> {
  const { maxConnections, connectTimeout, commandTimeout } = poolSettings(settings);
  const { primaryEndpoint, tls, topology } = cache;
  const servers = serversOf(cache);
  return {
    [MemcachedVariable.SERVERS]: servers.map(({ host, port }) => `${host}:${port}`).join(","),
    ...(topology.kind === "nodes" && {
      [MemcachedVariable.DISCOVERY_HOST]: hosts.primary ?? primaryEndpoint.host,
    }),
    [MemcachedVariable.PORT]: String(primaryEndpoint.port),
    [MemcachedVariable.TLS_ENABLED]: String(tls.enabled),
    ...(tls.enabled && {
      [MemcachedVariable.TLS_SERVER_NAME]: tls.serverName ?? primaryEndpoint.host,
    }),
    [MemcachedVariable.MAX_CONNECTIONS]: maxConnections,
    [MemcachedVariable.CONNECT_TIMEOUT]: connectTimeout,
    [MemcachedVariable.COMMAND_TIMEOUT]: commandTimeout,
  };
}
