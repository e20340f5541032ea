import { Duration, Size } from "../../core";
import { isWhole, mustBeKnown, rulesFor } from "../../core/validation";
import type { ContainerResources } from "../objects/container-resources";
import { dnsLabelRule, imageRule, NAMESPACE_RULE } from "../objects/name-rules";
import { hasBoundedCache } from "./envoy-cache-filter";

/** What the HTTP cache of one application is to be. */
export interface HttpCacheSettings {
  /**
   * Version of Envoy in the image, all three numbers: `1.40.0`; 1.26.0 or later. It decides on the
   * generation of the cache filter, the newer one from 1.36 on.
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
   * Where the cache listens, 1024 to 65535.
   *
   * @default 8081
   */
  readonly port?: number;
  /**
   * Where the application listens, on the pod's loopback or everywhere, 1 to 65535.
   *
   * @default 8080
   */
  readonly applicationPort?: number;
  /**
   * How much the cache keeps, on the node's disk: 1 MiB to 100 GiB.
   *
   * @default Size.mebibytes(256)
   */
  readonly maxSize?: Size;
  /**
   * How long a request may take, and how long it may stand still: 1 second to 1 hour.
   *
   * @default Duration.seconds(15)
   */
  readonly requestTimeout?: Duration;
  /**
   * The path that Envoy answers itself, for probes. The application never sees it.
   *
   * @default "/-/http-cache/health"
   */
  readonly healthPath?: string;
  /**
   * What the container is promised, and may use.
   *
   * @default - 100m CPU and 128Mi memory requested, memory limited to 256Mi
   */
  readonly resources?: ContainerResources;
}

/** The admin interface's port, on the pod's loopback. @internal */
export const ADMIN_PORT = 9901;

/** All settings, and what the object has in common with others. @internal */
export type CompleteHttpCacheSettings = Required<HttpCacheSettings> & { namespace: string };

/** @internal */
export function withHttpCacheDefaults(
  props: HttpCacheSettings & { namespace: string },
): CompleteHttpCacheSettings {
  return {
    namespace: props.namespace,
    envoyVersion: props.envoyVersion,
    image: props.image ?? `envoyproxy/envoy:distroless-v${props.envoyVersion}`,
    name: props.name ?? "http-cache",
    port: props.port ?? 8081,
    applicationPort: props.applicationPort ?? 8080,
    maxSize: props.maxSize ?? Size.mebibytes(256),
    requestTimeout: props.requestTimeout ?? Duration.seconds(15),
    healthPath: props.healthPath ?? "/-/http-cache/health",
    resources: props.resources ?? {
      requests: { cpu: "100m", memory: "128Mi" },
      limits: { memory: "256Mi" },
    },
  };
}

const rule = rulesFor<CompleteHttpCacheSettings>();

/** @internal */
export const HTTP_CACHE_RULES = [
  NAMESPACE_RULE,
  dnsLabelRule<CompleteHttpCacheSettings>("kubernetes.http-cache-name", "name", (p) => p.name),
  rule({
    id: "kubernetes.envoy-version",
    inputs: ({ envoyVersion }) => ({ envoyVersion: mustBeKnown(envoyVersion) }),
    isValid: ({ envoyVersion }) => hasBoundedCache(envoyVersion),
    expected: "a version of Envoy with all three numbers, 1.26.0 or later, known at synthesis",
    fix: 'write it as "1.40.0"',
  }),
  imageRule(
    "kubernetes.http-cache-image",
    "name the image, best with its digest, or leave it out for Envoy's own",
  ),
  rule({
    id: "kubernetes.http-cache-port",
    inputs: ({ port }) => ({ port }),
    isValid: ({ port }) => isWhole(port, 1024, 65_535),
    expected: "a whole number from 1024 to 65535, since the container is no root",
    fix: "leave port out for 8081",
  }),
  rule({
    id: "kubernetes.http-cache-application-port",
    inputs: ({ applicationPort }) => ({ applicationPort }),
    isValid: ({ applicationPort }) => isWhole(applicationPort, 1, 65_535),
    expected: "a whole number from 1 to 65535",
    fix: "give the port that the application listens on",
  }),
  rule({
    id: "kubernetes.http-cache-port-taken",
    inputs: ({ port, applicationPort }) => ({ port, applicationPort }),
    isValid: ({ port, applicationPort }) => new Set([port, applicationPort, ADMIN_PORT]).size === 3,
    expected: `two different ports, neither of them ${ADMIN_PORT}, which is Envoy's own`,
    fix: "move one of the two",
  }),
  rule({
    id: "kubernetes.http-cache-size",
    inputs: ({ maxSize }) => ({ maxSize }),
    isValid: ({ maxSize }) => maxSize.toMebibytes() >= 1 && maxSize.toGibibytes() <= 100,
    expected: "1 MiB to 100 GiB",
    fix: "give a size such as Size.mebibytes(256)",
  }),
  rule({
    id: "kubernetes.http-cache-timeout",
    inputs: ({ requestTimeout }) => ({ requestTimeout }),
    isValid: ({ requestTimeout }) =>
      requestTimeout.toSeconds() >= 1 && requestTimeout.toSeconds() <= 3600,
    expected: "1 second to 1 hour",
    fix: "give a duration such as Duration.seconds(15)",
  }),
  rule({
    id: "kubernetes.http-cache-health-path",
    inputs: ({ healthPath }) => ({ healthPath }),
    isValid: ({ healthPath }) => /^\/[^\s?#]*$/.test(healthPath),
    expected: "a path that starts with a slash, without query and spaces",
    fix: "choose one that the application does not serve",
  }),
];
