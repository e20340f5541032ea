import { Cpu, Duration, Size } from "../../core";
import type { ContainerResources } from "../objects/container-resources";
import { DEFAULT_NAMES } from "../objects/default-names";
import type { KubernetesObjectProps } from "../objects/object-props";

/** Settings of the HTTP cache of one application. */
export interface HttpCacheSettings {
  /**
   * Version of Envoy in the image, with all three numbers: `1.40.0`. 1.26.0 or later. From 1.36 on, Envoy
   * has a newer generation of the cache filter, which is used then.
   */
  readonly envoyVersion: string;
  /**
   * Image with that version, best by its digest.
   *
   * @default - `envoyproxy/envoy:distroless-vX.Y.Z`
   */
  readonly image?: string;
  /**
   * Name of the ConfigMap.
   *
   * @default "http-cache"
   */
  readonly name?: string;
  /**
   * Port of the cache, 1024 to 65535.
   *
   * @default 8081
   */
  readonly port?: number;
  /**
   * Port of the application, 1 to 65535. The application can listen on the pod's loopback address.
   *
   * @default 8080
   */
  readonly applicationPort?: number;
  /**
   * How much the cache keeps on the node's disk, 1 MiB to 100 GiB.
   *
   * @default Size.mebibytes(256)
   */
  readonly maxSize?: Size;
  /**
   * How long a request may take, and how long it may send nothing: 1 second to 1 hour.
   *
   * @default Duration.seconds(15)
   */
  readonly requestTimeout?: Duration;
  /**
   * A path for probes, which Envoy answers itself. The application never gets these requests.
   *
   * @default "/-/http-cache/health"
   */
  readonly healthPath?: string;
  /**
   * What is reserved for the container, and how much it may use at most.
   *
   * @default - 100m CPU and 128Mi memory reserved, memory limited to 256Mi
   */
  readonly resources?: ContainerResources;
}

/** Port of Envoy's admin interface, on the pod's loopback address. @internal */
export const ADMIN_PORT = 9901;

/** All settings, and the metadata, which the rules judge too. @internal */
export type CompleteHttpCacheSettings = Required<HttpCacheSettings> & KubernetesObjectProps;

/** @internal */
export const HTTP_CACHE_DEFAULTS = {
  name: DEFAULT_NAMES.httpCache,
  port: 8081,
  applicationPort: 8080,
  maxSize: Size.mebibytes(256),
  requestTimeout: Duration.seconds(15),
  healthPath: "/-/http-cache/health",
  resources: {
    cpu: { request: Cpu.millis(100) },
    memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
  },
};

/** @internal */
export function withHttpCacheDefaults(
  props: HttpCacheSettings & KubernetesObjectProps,
): CompleteHttpCacheSettings {
  return {
    namespace: props.namespace,
    labels: props.labels,
    annotations: props.annotations,
    envoyVersion: props.envoyVersion,
    image: props.image ?? `envoyproxy/envoy:distroless-v${props.envoyVersion}`,
    name: props.name ?? HTTP_CACHE_DEFAULTS.name,
    port: props.port ?? HTTP_CACHE_DEFAULTS.port,
    applicationPort: props.applicationPort ?? HTTP_CACHE_DEFAULTS.applicationPort,
    maxSize: props.maxSize ?? HTTP_CACHE_DEFAULTS.maxSize,
    requestTimeout: props.requestTimeout ?? HTTP_CACHE_DEFAULTS.requestTimeout,
    healthPath: props.healthPath ?? HTTP_CACHE_DEFAULTS.healthPath,
    resources: props.resources ?? HTTP_CACHE_DEFAULTS.resources,
  };
}
