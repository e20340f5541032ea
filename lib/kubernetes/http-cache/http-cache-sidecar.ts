import { createHash } from "node:crypto";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import type {
  DeploymentV1SpecTemplateSpecContainer,
  DeploymentV1SpecTemplateSpecVolume,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { Construct } from "constructs";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { resourceArguments } from "../objects/container-resources";
import { adviseOnImage } from "../objects/images";
import { identifiedMetadata } from "../objects/object-metadata";
import { type KubernetesObjectProps, metaArguments } from "../objects/object-props";
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from "../objects/pod-security";
import { refuseSameObjects } from "../objects/same-objects";
import { HTTP_CACHE_SIDECAR_PROPS } from "../shapes";
import { envoyBootstrap } from "./envoy-bootstrap";
import { cacheGeneration } from "./envoy-cache-filter";
import { HTTP_CACHE_RULES } from "./rules";
import { ADMIN_PORT, type HttpCacheSettings, withHttpCacheDefaults } from "./settings";

/** Props of an `HttpCacheSidecar`. */
export interface HttpCacheSidecarProps extends KubernetesObjectProps, HttpCacheSettings {}

const BOOTSTRAP_KEY = "envoy.json";
const BOOTSTRAP_PATH = "/etc/envoy";
const STORE_PATH = "/var/cache/envoy";

/**
 * Envoy in front of an application's container, in the same pod. It caches the responses that the
 * application's Cache-Control allows to cache. The construct makes the ConfigMap. Put container, volumes
 * and annotations into the application's pod, and let its Service lead to `port`.
 *
 * Envoy calls its cache filters work in progress: read docs/http-cache.md before you rely on one.
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
  /** Port of the cache, for the Service. */
  public readonly port: number;
  /** The container of the cache, for the pod. */
  public readonly container: DeploymentV1SpecTemplateSpecContainer;
  /** The volumes of the cache, for the pod. */
  public readonly volumes: DeploymentV1SpecTemplateSpecVolume[];
  /** Annotations for the pod template. They change with the configuration, and restart the pods then. */
  public readonly podAnnotations: Record<string, string>;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: HttpCacheSidecarProps) {
    super(scope, id);
    const subject = `HttpCacheSidecar ${this.node.path}`;
    props = withShape(subject, HTTP_CACHE_SIDECAR_PROPS, props);
    const settings = withHttpCacheDefaults(props);
    refuse(subject, findFaults(HTTP_CACHE_RULES, settings));
    refuseSameObjects(this);
    if (props.image !== undefined) {
      adviseOnImage(this, props.image);
    }

    const { name, port, applicationPort, healthPath, requestTimeout, maxSize } = settings;
    // Envoy reads JSON as well as YAML. In JSON a value never changes its type by the way it looks.
    const bootstrap = JSON.stringify(
      envoyBootstrap({
        generation: cacheGeneration(settings.envoyVersion),
        port,
        applicationPort,
        adminPort: ADMIN_PORT,
        healthPath,
        requestTimeout,
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

    const healthProbe = { httpGet: { path: healthPath, port: String(port) } };
    this.port = port;
    this.podAnnotations = {
      "checksum/http-cache": createHash("sha256").update(bootstrap).digest("hex"),
    };
    this.container = {
      name: "http-cache",
      image: settings.image,
      // Hot restart needs shared memory. A pod is replaced and never restarts Envoy in place.
      args: ["--config-path", `${BOOTSTRAP_PATH}/${BOOTSTRAP_KEY}`, "--disable-hot-restart"],
      port: [{ name: "http-cache", containerPort: port, protocol: "TCP" }],
      livenessProbe: { ...healthProbe, periodSeconds: 10, failureThreshold: 3 },
      readinessProbe: { ...healthProbe, periodSeconds: 5, failureThreshold: 2 },
      resources: resourceArguments(settings.resources),
      // The container sets the user and the system calls itself, whatever the pod has.
      securityContext: { ...RESTRICTED_POD, ...RESTRICTED_CONTAINER },
      volumeMount: [
        { name: "http-cache-config", mountPath: BOOTSTRAP_PATH, readOnly: true },
        { name: "http-cache-store", mountPath: STORE_PATH, readOnly: false },
      ],
    };
    this.volumes = [
      { name: "http-cache-config", configMap: { name } },
      // Twice the cache: Envoy removes old entries only after it has written new ones, and counts bytes,
      // not blocks. Kubernetes evicts a pod whose volume is larger than this limit.
      {
        name: "http-cache-store",
        emptyDir: { sizeLimit: String(maxSize.toBytes() * 2) },
      },
    ];
  }
}
