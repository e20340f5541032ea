import type { Duration } from "../../core";
import {
  type CacheStore,
  cacheFilter,
  type EnvoyCacheGeneration,
  typed,
} from "./envoy-cache-filter";

/** The values in which bootstraps differ. */
export interface EnvoyBootstrapSettings {
  readonly generation: EnvoyCacheGeneration;
  readonly port: number;
  readonly applicationPort: number;
  readonly adminPort: number;
  readonly healthPath: string;
  readonly requestTimeout: Duration;
  readonly store: CacheStore;
}

/** A line of the access log, in JSON. The details of a cache hit are `response_from_cache_filter`. */
const ACCESS_LOG_LINE = {
  time: "%START_TIME%",
  method: "%REQ(:METHOD)%",
  path: "%REQ(:PATH)%",
  authority: "%REQ(:AUTHORITY)%",
  status: "%RESPONSE_CODE%",
  details: "%RESPONSE_CODE_DETAILS%",
  flags: "%RESPONSE_FLAGS%",
  duration_ms: "%DURATION%",
  bytes_sent: "%BYTES_SENT%",
  age: "%RESP(AGE)%",
};

/** A complete Envoy configuration: one listener, the cache, one application on the pod's loopback address. */
export function envoyBootstrap(settings: EnvoyBootstrapSettings) {
  return {
    // The admin interface can stop Envoy and shows its whole state: no other pod may reach it.
    admin: { address: address("127.0.0.1", settings.adminPort) },
    static_resources: {
      listeners: [
        {
          name: "http",
          address: address("0.0.0.0", settings.port),
          filter_chains: [{ filters: [connectionManager(settings)] }],
        },
      ],
      clusters: [
        {
          name: "application",
          type: "STATIC",
          connect_timeout: "1s",
          load_assignment: {
            cluster_name: "application",
            endpoints: [
              {
                lb_endpoints: [
                  { endpoint: { address: address("127.0.0.1", settings.applicationPort) } },
                ],
              },
            ],
          },
        },
      ],
    },
  };
}

function connectionManager(settings: EnvoyBootstrapSettings) {
  const timeout = `${settings.requestTimeout.toSeconds()}s`;
  return {
    name: "envoy.filters.network.http_connection_manager",
    typed_config: {
      ...typed("envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager"),
      stat_prefix: "http",
      // Neither the client nor the application shall see that Envoy is between them.
      server_header_transformation: "PASS_THROUGH",
      skip_xff_append: true,
      // Two spellings of one path must be one entry, and must not get around what refuses a path.
      normalize_path: true,
      merge_slashes: true,
      path_with_escaped_slashes_action: "UNESCAPE_AND_REDIRECT",
      request_headers_timeout: timeout,
      request_timeout: timeout,
      stream_idle_timeout: timeout,
      common_http_protocol_options: {
        idle_timeout: "60s",
        headers_with_underscores_action: "REJECT_REQUEST",
      },
      access_log: [
        {
          name: "envoy.access_loggers.stdout",
          typed_config: {
            ...typed("envoy.extensions.access_loggers.stream.v3.StdoutAccessLog"),
            log_format: { json_format: ACCESS_LOG_LINE },
          },
        },
      ],
      http_filters: [
        healthCheck(settings.healthPath),
        cacheFilter(settings.generation, settings.store),
        {
          name: "envoy.filters.http.router",
          typed_config: {
            ...typed("envoy.extensions.filters.http.router.v3.Router"),
            suppress_envoy_headers: true,
          },
        },
      ],
      route_config: {
        name: "application",
        virtual_hosts: [
          {
            name: "application",
            domains: ["*"],
            routes: [{ match: { prefix: "/" }, route: { cluster: "application", timeout } }],
          },
        ],
      },
    },
  };
}

/** Answers health checks before the cache does, so that the response is never an old one. */
function healthCheck(path: string) {
  return {
    name: "envoy.filters.http.health_check",
    typed_config: {
      ...typed("envoy.extensions.filters.http.health_check.v3.HealthCheck"),
      pass_through_mode: false,
      headers: [{ name: ":path", string_match: { exact: path } }],
    },
  };
}

function address(host: string, port: number) {
  return { socket_address: { address: host, port_value: port } };
}
