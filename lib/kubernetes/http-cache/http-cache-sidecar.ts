import { createHash } from "node:crypto";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import type {
  DeploymentV1SpecTemplateSpecContainer,
  DeploymentV1SpecTemplateSpecVolume,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { Construct } from "constructs";
import { findFaults, refuse } from "../../core/validation";
import { identifiedMetadata, type KubernetesObjectProps, metaArguments } from "../objects/common";
import { adviseOnImage } from "../objects/image-advice";
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from "../objects/pod-security";
import { envoyBootstrap } from "./envoy-bootstrap";
import { cacheGeneration } from "./envoy-cache-filter";
import {
  ADMIN_PORT,
  HTTP_CACHE_RULES,
  type HttpCacheSettings,
  withHttpCacheDefaults,
} from "./http-cache-sidecar-settings";

/** How an `HttpCacheSidecar` is made. */
export interface HttpCacheSidecarProps extends KubernetesObjectProps, HttpCacheSettings {}

const BOOTSTRAP_KEY = "envoy.json";
const BOOTSTRAP_PATH = "/etc/envoy";
const STORE_PATH = "/var/cache/envoy";

/**
 * Envoy in front of an application's container, in the same pod: it keeps the answers that the
 * application allows to keep by Cache-Control. Made here is the ConfigMap; container, volumes and
 * annotations go into the application's own pod, whose Service then leads to `port`.
 *
 * Envoy calls its cache filters work in progress: see docs/http-cache.md before relying on one.
 *
 * @example
 * ```ts
 * const httpCache = new HttpCacheSidecar(this, "HttpCache", {
 *   namespace: "shop",
 *   envoyVersion: "1.40.0",
 * });
 * new DeploymentV1(this, "Shop", {
 *   metadata: { name: "shop", namespace: "shop" },
 *   spec: {
 *     selector: { matchLabels: { app: "shop" } },
 *     template: {
 *       metadata: { labels: { app: "shop" }, annotations: httpCache.podAnnotations },
 *       spec: {
 *         container: [{ name: "shop", image: "registry.example/shop:1" }, httpCache.container],
 *         volume: httpCache.volumes,
 *       },
 *     },
 *   },
 * });
 * ```
 */
export class HttpCacheSidecar extends Construct {
  /** Port on which the application is reached through the cache. */
  public readonly port: number;
  /** For the pod's containers, beside the application's. */
  public readonly container: DeploymentV1SpecTemplateSpecContainer;
  /** For the pod's volumes. */
  public readonly volumes: DeploymentV1SpecTemplateSpecVolume[];
  /** For the pod's template: they change with the configuration, so that pods are rolled with it. */
  public readonly podAnnotations: Record<string, string>;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: HttpCacheSidecarProps) {
    super(scope, id);
    const settings = withHttpCacheDefaults(props);
    refuse(`HttpCacheSidecar ${this.node.path}`, findFaults(HTTP_CACHE_RULES, settings));
    if (props.image !== undefined) {
      adviseOnImage(this, props.image);
    }

    const { name, port, maxSize } = settings;
    // JSON, which Envoy reads as well as YAML: every value is quoted by its type, none by its looks.
    const bootstrap = JSON.stringify(
      envoyBootstrap({
        ...settings,
        generation: cacheGeneration(settings.envoyVersion),
        adminPort: ADMIN_PORT,
        store: { path: STORE_PATH, maxBytes: maxSize.toBytes() },
      }),
      undefined,
      2,
    );
    new ConfigMapV1(this, "Resource", {
      metadata: identifiedMetadata(
        name,
        { app: "envoy", instance: name, component: "http-cache" },
        props,
      ),
      data: { [BOOTSTRAP_KEY]: bootstrap },
      ...metaArguments(props),
    });

    const healthProbe = { httpGet: { path: settings.healthPath, port: String(port) } };
    this.port = port;
    this.podAnnotations = {
      "checksum/http-cache": createHash("sha256").update(bootstrap).digest("hex"),
    };
    this.container = {
      name: "http-cache",
      image: settings.image,
      // Hot restart needs shared memory; a pod that is replaced has no use for it.
      args: ["--config-path", `${BOOTSTRAP_PATH}/${BOOTSTRAP_KEY}`, "--disable-hot-restart"],
      port: [{ name: "http-cache", containerPort: port, protocol: "TCP" }],
      livenessProbe: { ...healthProbe, periodSeconds: 10, failureThreshold: 3 },
      readinessProbe: { ...healthProbe, periodSeconds: 5, failureThreshold: 2 },
      resources: settings.resources,
      // Whatever the pod is: who runs it, and the system calls, are the container's own.
      securityContext: { ...RESTRICTED_POD, ...RESTRICTED_CONTAINER },
      volumeMount: [
        { name: "http-cache-config", mountPath: BOOTSTRAP_PATH, readOnly: true },
        { name: "http-cache-store", mountPath: STORE_PATH, readOnly: false },
      ],
    };
    this.volumes = [
      { name: "http-cache-config", configMap: { name } },
      // Twice the cache: Envoy clears up after it has written, and counts no blocks. A pod that
      // outgrows this limit is evicted.
      {
        name: "http-cache-store",
        emptyDir: { sizeLimit: String(maxSize.toBytes() * 2) },
      },
    ];
  }
}
