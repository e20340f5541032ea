import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import type { Construct } from "constructs";
import {
  type CacheAuthentication,
  type CacheEndpoint,
  type CacheTls,
  ManagedCacheBase,
  type SecretReference,
} from "../../core";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { CacheCredentials } from "../clients/cache-credentials";
import { CACHE_RULES } from "../objects/cache-rules";
import { adviseOnImage } from "../objects/images";
import { type ObjectMetadata, objectMetadata, selectorLabels } from "../objects/object-metadata";
import { metaArguments } from "../objects/object-props";
import { refuseSameObjects } from "../objects/same-objects";
import { IN_CLUSTER_REDIS_PROPS } from "../shapes";
import type { InClusterRedisProps } from "./props";
import { IN_CLUSTER_REDIS_RULES } from "./rules";
import { makeServer, PORT_NAME } from "./server";
import { MAX_CLIENTS } from "./server-script";
import { type InClusterRedisSettings, withDefaults } from "./settings";

/** The label of the objects, by which guardrails know a cache in the cluster whatever its image is called. */
const COMPONENT = "cache-server";

/**
 * A Redis or Valkey of one node in the cluster, for development and tests alone: clients, exporter, alerts and jobs
 * are those of a managed cache. It has TLS, a token and a limit of memory, and refuses the commands that managed
 * caches refuse. It has no replica and no persistence: each restart empties it.
 *
 * @example
 * ```ts
 * declareDevelopment(this);
 * const cache = new InClusterRedis(this, "Redis", {
 *   namespace: "cache",
 *   image: "valkey/valkey:8.0",
 *   tls: { secretName: "redis-tls", caCertificates },
 *   credentials: { kind: "existing-secret", name: "redis-auth" },
 * });
 * ```
 */
export class InClusterRedis extends ManagedCacheBase {
  public readonly primaryEndpoint: CacheEndpoint;
  /** There is no replica. */
  public readonly readerEndpoint = undefined;
  public readonly tls: CacheTls;
  public readonly authentication: CacheAuthentication;
  public readonly subnetCidrs: readonly string[];

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: InClusterRedisProps) {
    const subject = `InClusterRedis ${constructPath(scope, id)}`;
    props = withShape(subject, IN_CLUSTER_REDIS_PROPS, props);
    const settings = withDefaults(props);
    refuse(subject, findFaults(IN_CLUSTER_REDIS_RULES, settings));
    super(scope, id, {
      cacheName: settings.name,
      engine: settings.engine,
      topology: { kind: "primary", replicas: 0 },
      limits: {
        nodes: 1,
        connectionsPerNode: MAX_CLIENTS,
        usableMemoryPerNode: settings.maxmemory,
      },
      purpose: settings.purpose,
      evictionPolicy: settings.evictionPolicy,
    });
    const { name, namespace, clusterDomain, port } = settings;
    const host = `${name}.${namespace}.svc.${clusterDomain}`;
    this.primaryEndpoint = { host, hostKind: "dns", port };
    this.tls = { enabled: true, caCertificates: settings.tls.caCertificates };
    this.authentication = { kind: "token", token: settings.token as SecretReference };
    this.subnetCidrs = props.podCidrs ?? [];
    refuse(subject, findFaults(CACHE_RULES, { cache: this }));
    refuseSameObjects(this);
    adviseOnImage(this, settings.image);

    const common = { ...props, cache: this };
    const metadata = objectMetadata(name, COMPONENT, common);
    const credentials = new CacheCredentials(this, "Credentials", {
      cache: this,
      namespace,
      labels: props.labels,
      annotations: props.annotations,
      source: settings.credentials,
      ...metaArguments(props),
    });
    this.endpoint(settings, metadata, props);
    makeServer(this, { settings, metadata, credentials, common });
  }

  /** The name in the cluster, and who may connect to it. */
  private endpoint(
    { port, clientNamespaces }: InClusterRedisSettings,
    metadata: ObjectMetadata,
    props: InClusterRedisProps,
  ): void {
    const selector = selectorLabels(metadata);
    new ServiceV1(this, "Service", {
      metadata,
      spec: {
        // Without an address of its own: the name leads to the pod, and network policies see the pod's address.
        clusterIp: "None",
        selector,
        port: [{ name: PORT_NAME, port, targetPort: PORT_NAME, protocol: "TCP" }],
      },
      ...metaArguments(props),
    });
    new NetworkPolicyV1(this, "NetworkPolicy", {
      metadata,
      spec: {
        podSelector: { matchLabels: selector },
        // The server connects to nobody: there is no rule for egress.
        policyTypes: ["Ingress", "Egress"],
        ingress: [
          {
            from: clientNamespaces.map((namespace) => ({
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
            })),
            ports: [{ port: String(port), protocol: "TCP" }],
          },
        ],
      },
      ...metaArguments(props),
    });
  }
}
