import { type ClientHosts, type ClientSettings, poolSettings } from "./client-settings";
import type { IManagedCache } from "./managed-cache";
import { memcachedEnvironment } from "./memcached-contract";
import { withShape } from "./shape";
import { CLIENT_ENVIRONMENT_ARGUMENTS } from "./shapes";
import { speaksClusterProtocol } from "./topology";

/**
 * Names of the variables that every client of Redis OSS and Valkey reads. They are contract: clients are written to them. A cache
 * with a name of its own in the cluster puts it before them: `SESSIONS_REDIS_PRIMARY_HOST`.
 */
export enum ClientVariable {
  /** Where to write and read; in cluster mode where to discover the nodes. */
  PRIMARY_HOST = "REDIS_PRIMARY_HOST",
  /** Where to read; not set without replicas, and in cluster mode set for serverless caches alone. */
  READER_HOST = "REDIS_READER_HOST",
  /** Port of both hosts, but for a reader with a port of its own. */
  PORT = "REDIS_PORT",
  /** Port of the reader host; set for serverless caches, whose reader has the primary's host and a port of its own. */
  READER_PORT = "REDIS_READER_PORT",
  /** `true` or `false`: whether to use TLS. */
  TLS_ENABLED = "REDIS_TLS_ENABLED",
  /**
   * What the primary's certificate must name: a host name or an IP address. A host name is sent as
   * SNI and verified. An IP address is no SNI (RFC 6066): send none, and verify the address among the
   * certificate's subject alternative names. In Node.js, for both:
   *
   * @example
   * ```ts
   * const serverName = process.env.REDIS_TLS_SERVER_NAME ?? "";
   * const tls: ConnectionOptions = isIP(serverName)
   *   ? { checkServerIdentity: (_host, cert) => checkServerIdentity(serverName, cert) }
   *   : { servername: serverName };
   * ```
   */
  TLS_SERVER_NAME = "REDIS_TLS_SERVER_NAME",
  /** The same of the reader's certificate. */
  READER_TLS_SERVER_NAME = "REDIS_READER_TLS_SERVER_NAME",
  /**
   * Path of a PEM file with the authorities to trust; set where the cache has authorities of its
   * own.
   */
  TLS_CA_FILE = "REDIS_TLS_CA_FILE",
  /** Name to log in with; set where clients are users. */
  AUTH_USERNAME = "REDIS_AUTH_USERNAME",
  /** Token or password, from the Secret; not set without authentication and with IAM. */
  AUTH_TOKEN = "REDIS_AUTH_TOKEN",
  /**
   * Who issues the tokens that a client makes with the identity of its workload, and sends as the password:
   * `google-iam` or `entra-id`. Not set where clients need no such token.
   */
  AUTH_MODE = "REDIS_AUTH_MODE",
  /** The OAuth scope to request such a token for; set with `AUTH_MODE`. */
  AUTH_SCOPE = "REDIS_AUTH_SCOPE",
  /** `true` or `false`: whether to speak the cluster protocol. */
  CLUSTER_MODE = "REDIS_CLUSTER_MODE",
  /** Largest pool of one pod to one endpoint; in cluster mode to one node. */
  MAX_CONNECTIONS = "REDIS_MAX_CONNECTIONS",
  /** How long to wait for a connection, milliseconds. */
  CONNECT_TIMEOUT = "REDIS_CONNECT_TIMEOUT_MS",
  /** How long to wait for an answer, milliseconds. */
  COMMAND_TIMEOUT = "REDIS_COMMAND_TIMEOUT_MS",
}

/**
 * The public half of the client contract: every variable but the credentials and the path of the CA
 * bundle. What does not apply to the cache is left out. Clients of Memcached read `MemcachedVariable`.
 */
export function clientEnvironment(
  cache: IManagedCache,
  settings?: ClientSettings,
  hosts?: ClientHosts,
): Record<string, string> {
  const given = { cache, settings, hosts };
  const shaped = withShape("clientEnvironment", CLIENT_ENVIRONMENT_ARGUMENTS, given);
  ({ settings = {}, hosts = {} } = shaped);
  if (cache.engine.name === "memcached") {
    return memcachedEnvironment(cache, settings, hosts);
  }
  const { maxConnections, connectTimeout, commandTimeout } = poolSettings(settings);
  const reader = cache.readerEndpoint;
  return {
    [ClientVariable.PRIMARY_HOST]: hosts.primary ?? cache.primaryEndpoint.host,
    ...(reader && { [ClientVariable.READER_HOST]: hosts.reader ?? reader.host }),
    [ClientVariable.PORT]: String(cache.primaryEndpoint.port),
    ...(reader &&
      cache.topology.kind === "serverless" && {
        [ClientVariable.READER_PORT]: String(reader.port),
      }),
    [ClientVariable.TLS_ENABLED]: String(cache.tls.enabled),
    ...(cache.tls.enabled && {
      [ClientVariable.TLS_SERVER_NAME]: cache.tls.serverName ?? cache.primaryEndpoint.host,
      ...(reader && {
        [ClientVariable.READER_TLS_SERVER_NAME]: cache.tls.readerServerName ?? reader.host,
      }),
    }),
    ...(cache.authentication.kind === "cloud-identity" && {
      [ClientVariable.AUTH_MODE]: cache.authentication.mode,
      [ClientVariable.AUTH_SCOPE]: cache.authentication.scope,
    }),
    [ClientVariable.CLUSTER_MODE]: String(speaksClusterProtocol(cache.topology)),
    [ClientVariable.MAX_CONNECTIONS]: maxConnections,
    [ClientVariable.CONNECT_TIMEOUT]: connectTimeout,
    [ClientVariable.COMMAND_TIMEOUT]: commandTimeout,
  };
}
