import type { IManagedCache } from "../../core";
import { isMemcached } from "../objects/cluster-mode";
import { EXPORTER_FLAGS, EXPORTER_PORT } from "./environment";

/** An exporter, as far as the objects of any exporter differ. */
export interface ExporterProgram {
  /** Its name in the labels of its objects. */
  readonly app: string;
  /** The release that the settings are written for. */
  readonly image: string;
  readonly port: number;
  /** Where it answers by itself, whatever the cache does. */
  readonly healthPath: string;
  /** Names of the variables that its pod has. */
  readonly variables: readonly string[];
  /** Flags that no user may set. */
  readonly flags: readonly string[];
}

/**
 * 1.87 brought the TLS server name, 1.83 the switch for `/scrape`.
 *
 * Source: https://github.com/oliver006/redis_exporter/releases
 */
export const REDIS_EXPORTER: ExporterProgram = {
  app: "redis-exporter",
  image: "oliver006/redis_exporter:v1.88.0",
  port: EXPORTER_PORT,
  healthPath: "/health",
  variables: Object.keys(EXPORTER_FLAGS),
  flags: Object.values(EXPORTER_FLAGS),
};

/**
 * 0.13 brought `/scrape`, 0.14 the writes without memory. It has no path of its own for probes: `/` is its first page.
 *
 * Source: https://github.com/prometheus/memcached_exporter/blob/main/CHANGELOG.md
 */
const MEMCACHED_EXPORTER: ExporterProgram = {
  app: "memcached-exporter",
  image: "prom/memcached-exporter:v0.16.0",
  port: 9150,
  healthPath: "/",
  variables: [],
  flags: [
    "memcached.address",
    ...["enable", "ca-file", "cert-file", "key-file", "server-name", "insecure-skip-verify"].map(
      (flag) => `memcached.tls.${flag}`,
    ),
    ...["web.listen-address", "web.scrape-path", "web.config.file", "web.systemd-socket"],
  ],
};

/** The exporter that knows the engine of a cache. */
export function exporterOf(cache: Pick<IManagedCache, "engine">): ExporterProgram {
  return isMemcached(cache) ? MEMCACHED_EXPORTER : REDIS_EXPORTER;
}

/**
 * Flags of memcached_exporter: it reads the node that each request names, and verifies one name for all of them.
 *
 * Source: https://github.com/prometheus/memcached_exporter/blob/main/cmd/memcached_exporter/main.go
 */
export function memcachedExporterArgs(
  { tls, primaryEndpoint }: IManagedCache,
  caFile: string | undefined,
): string[] {
  return [
    "--memcached.address=",
    ...(tls.enabled
      ? [
          "--memcached.tls.enable",
          `--memcached.tls.server-name=${tls.serverName ?? primaryEndpoint.host}`,
        ]
      : []),
    ...(tls.enabled && caFile !== undefined ? [`--memcached.tls.ca-file=${caFile}`] : []),
  ];
}
