import { ClientVariable, type IManagedCache } from "../../core";
import { isClusterMode } from "../objects/cluster-mode";
import type { ContainerEnv } from "../objects/container";

/** The default port of redis_exporter. */
export const EXPORTER_PORT = 9121;

/**
 * Settings of every exporter. CONFIG is off, since managed caches refuse it. Values of keys are never
 * exported: without this, a request could ask for them.
 *
 * Source: https://github.com/oliver006/redis_exporter#command-line-flags
 */
export const EXPORTER_ENVIRONMENT: readonly ContainerEnv[] = [
  { name: "REDIS_EXPORTER_WEB_LISTEN_ADDRESS", value: `:${EXPORTER_PORT}` },
  { name: "REDIS_EXPORTER_CONFIG_COMMAND", value: "-" },
  { name: "REDIS_EXPORTER_DISABLE_EXPORTING_KEY_VALUES", value: "true" },
];

/**
 * The variables that an exporter here can have, with the flags that win over them.
 *
 * Source: https://github.com/oliver006/redis_exporter#command-line-flags
 */
export const EXPORTER_FLAGS: Readonly<Record<string, string>> = {
  REDIS_ADDR: "redis.addr",
  REDIS_USER: "redis.user",
  REDIS_PASSWORD: "redis.password",
  REDIS_PASSWORD_FILE: "redis.password-file",
  REDIS_EXPORTER_WEB_LISTEN_ADDRESS: "web.listen-address",
  REDIS_EXPORTER_CONFIG_COMMAND: "config-command",
  REDIS_EXPORTER_DISABLE_EXPORTING_KEY_VALUES: "disable-exporting-key-values",
  REDIS_EXPORTER_DISABLE_SCRAPE_ENDPOINT: "disable-scrape-endpoint",
  REDIS_EXPORTER_IS_CLUSTER: "is-cluster",
  REDIS_EXPORTER_TLS_CA_CERT_FILE: "tls-ca-cert-file",
  REDIS_EXPORTER_TLS_SERVER_NAME: "tls-server-name",
  REDIS_EXPORTER_SKIP_TLS_VERIFICATION: "skip-tls-verification",
};

/** The address of a cache in the exporter's form, in parts. */
export function addressParts({ tls, primaryEndpoint }: IManagedCache, userName?: string) {
  return {
    scheme: tls.enabled ? "rediss" : "redis",
    user: userName === undefined ? "" : `${userName}@`,
    host: primaryEndpoint.host,
    port: primaryEndpoint.port,
  };
}

/** The address of a cache in the exporter's form. */
export function exporterAddress(cache: IManagedCache, userName?: string): string {
  const { scheme, user, host, port } = addressParts(cache, userName);
  return `${scheme}://${user}${host}:${port}`;
}

/** Settings of an exporter for one cache. */
export function addressEnvironment(cache: IManagedCache): ContainerEnv[] {
  const { tls, primaryEndpoint } = cache;
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
    isClusterMode(cache)
      ? { name: "REDIS_EXPORTER_IS_CLUSTER", value: "true" }
      : // With /scrape, the exporter would send the cache's password to any host that a request names.
        { name: "REDIS_EXPORTER_DISABLE_SCRAPE_ENDPOINT", value: "true" },
  ];
}

/** The exporter's names for the variables of the client contract. */
const CREDENTIALS: Record<string, string> = {
  [ClientVariable.AUTH_USERNAME]: "REDIS_USER",
  [ClientVariable.AUTH_TOKEN]: "REDIS_PASSWORD",
};

/** The credentials of a client under the exporter's names. */
export function credentialsEnvironment(env: readonly ContainerEnv[]): ContainerEnv[] {
  return env.flatMap((variable) => {
    const name = CREDENTIALS[variable.name];
    return name === undefined
      ? []
      : [{ name, value: variable.value, valueFrom: variable.valueFrom }];
  });
}

/** The setting for a CA bundle, if there is one. The bundle replaces the authorities of the image. */
export function caEnvironment(file: string | undefined): ContainerEnv[] {
  return file === undefined ? [] : [{ name: "REDIS_EXPORTER_TLS_CA_CERT_FILE", value: file }];
}
