import { Duration } from "./duration";

/** Connections of a pod unless another number is set. @internal */
export const DEFAULT_MAX_CONNECTIONS = 20;

/** Connections that one pod opens to one endpoint. @internal */
export function maxConnectionsOf({ maxConnections }: ClientSettings): number {
  return maxConnections ?? DEFAULT_MAX_CONNECTIONS;
}

/** How much of the cache one client process may use, and how long it waits. */
export interface ClientSettings {
  /** Size of the connection pool of one pod, 1 to 65000. @default 20 */
  readonly maxConnections?: number;
  /**
   * How long a client waits for a connection: whole milliseconds, 1 to an hour.
   *
   * @default Duration.seconds(2)
   */
  readonly connectTimeout?: Duration;
  /**
   * How long a client waits for an answer: whole milliseconds, 1 to an hour.
   *
   * @default Duration.milliseconds(500)
   */
  readonly commandTimeout?: Duration;
}

/** What clients dial. Certificates name the real hosts, so aliases come with a server name to verify. */
export interface ClientHosts {
  /** In place of the primary endpoint. @default - the cache's own primary host */
  readonly primary?: string;
  /** In place of the reader endpoint. @default - the cache's own reader host, if it has one */
  readonly reader?: string;
}

/** The variables that say the same to clients of any engine. @internal */
export function poolSettings(settings: ClientSettings) {
  const { connectTimeout = Duration.seconds(2), commandTimeout = Duration.milliseconds(500) } =
    settings;
  return {
    maxConnections: String(maxConnectionsOf(settings)),
    connectTimeout: String(connectTimeout.toMilliseconds()),
    commandTimeout: String(commandTimeout.toMilliseconds()),
  };
}
