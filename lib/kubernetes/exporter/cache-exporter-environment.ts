import { ClientVariable, type IManagedCache } from "../../core";
import type { ContainerEnv } from "../objects/container";
import { EXPORTER_PORT } from "./cache-exporter-deployment";

/**
 * Settings that every exporter has. Managed caches refuse CONFIG, and what a key holds is nothing for
 * a metric: a request could otherwise ask for it.
 *
 * Source: https://github.com/oliver006/redis_exporter#command-line-flags
 */
export const EXPORTER_ENVIRONMENT: readonly ContainerEnv[] = [
  { name: "REDIS_EXPORTER_WEB_LISTEN_ADDRESS", value: `:${EXPORTER_PORT}` },
  { name: "REDIS_EXPORTER_CONFIG_COMMAND", value: "-" },
  { name: "REDIS_EXPORTER_DISABLE_EXPORTING_KEY_VALUES", value: "true" },
];

/** The address by which an exporter knows a cache, in parts. */
export function addressParts({ tls, primaryEndpoint }: IManagedCache, userName?: string) {
  return {
    scheme: tls.enabled ? "rediss" : "redis",
    user: userName === undefined ? "" : `${userName}@`,
    host: primaryEndpoint.host,
    port: primaryEndpoint.port,
  };
}

/** The same in one. */
export function exporterAddress(cache: IManagedCache, userName?: string): string {
  const { scheme, user, host, port } = addressParts(cache, userName);
  return `${scheme}://${user}${host}:${port}`;
}

/** Settings of an exporter that asks one cache. */
export function addressEnvironment(cache: IManagedCache): ContainerEnv[] {
  const { tls, topology, primaryEndpoint } = cache;
  return [
    { name: "REDIS_ADDR", value: exporterAddress(cache) },
    ...(tls.enabled
      ? [
          {
            name: "REDIS_EXPORTER_TLS_SERVER_NAME",
            value: tls.serverName ?? primaryEndpoint.host,
          },
        ]
      : []),
    topology.kind === "cluster"
      ? { name: "REDIS_EXPORTER_IS_CLUSTER", value: "true" }
      : // It would log in, with the cache's own password, to whatever host a request names.
        { name: "REDIS_EXPORTER_DISABLE_SCRAPE_ENDPOINT", value: "true" },
  ];
}

/** What the exporter calls the variables of the client contract. */
const CREDENTIALS: Record<string, string> = {
  [ClientVariable.AUTH_USERNAME]: "REDIS_USER",
  [ClientVariable.AUTH_TOKEN]: "REDIS_PASSWORD",
};

/** The credentials of a client under the exporter's names. */
export function credentialsEnvironment(env: readonly ContainerEnv[]): ContainerEnv[] {
  return env.flatMap((variable) => {
    const name = CREDENTIALS[variable.name];
    return name === undefined ? [] : [{ ...variable, name }];
  });
}
