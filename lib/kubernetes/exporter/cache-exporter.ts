import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { ClientVariable } from "../../core";
import { findFaults, refuse, rulesFor } from "../../core/validation";
import type { CacheClientConfig } from "../clients/cache-client-config";
import { identifiedMetadata, type KubernetesCommonProps, metaArguments } from "../objects/common";
import { adviseOnImage } from "../objects/image-advice";
import { makeExporter, selectorLabels } from "./cache-exporter-deployment";
import {
  addressEnvironment,
  credentialsEnvironment,
  EXPORTER_ENVIRONMENT,
} from "./cache-exporter-environment";
import { scrapeAnnotations, scrapeConfig, serviceMonitor } from "./cache-exporter-scraping";
import {
  type CacheExporterSettings,
  EXPORTER_RULES,
  withExporterDefaults,
} from "./cache-exporter-settings";

/** How a `CacheExporter` is made. */
export interface CacheExporterProps extends KubernetesCommonProps, CacheExporterSettings {
  /** The client contract in the same namespace; where the client is a user, one with a password. */
  readonly client: CacheClientConfig;
}

/**
 * redis_exporter for one cache: a Deployment, a Service and what Prometheus needs to find it.
 *
 * Of a primary with replicas it asks the primary. In cluster mode it finds every node and asks each:
 * keep its pods from every other host then (`podLabels` with a `CacheNetworkPolicy`), since it logs in
 * to whatever node a request names.
 */
export class CacheExporter extends Construct {
  /** Labels of the exporter's pods, for network policies. */
  public readonly podLabels: Record<string, string>;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheExporterProps) {
    super(scope, id);
    const { cache, client, scraping = "operator" } = props;
    const settings = withExporterDefaults(props);
    refuse(`CacheExporter ${this.node.path}`, [
      ...findFaults(EXPORTER_RULES, settings),
      ...findFaults(RULES, { ...props, scraping }),
    ]);
    if (props.image !== undefined) {
      adviseOnImage(this, props.image);
    }

    const metadata = identifiedMetadata(
      settings.name,
      { app: "redis-exporter", instance: cache.cacheName, component: "exporter" },
      props,
    );
    makeExporter(this, props, {
      settings,
      metadata,
      service: scraping === "annotations" ? scrapeAnnotations(metadata, cache) : metadata,
      env: [
        ...EXPORTER_ENVIRONMENT,
        ...addressEnvironment(cache),
        ...credentialsEnvironment(client.env),
      ],
      caCertificates: cache.tls.enabled ? cache.tls.caCertificates : undefined,
      // Variables are read at the start alone: new credentials need a new pod.
      podAnnotations: client.annotations,
      volumes: [],
      volumeMounts: [],
    });
    this.podLabels = selectorLabels(metadata);

    if (scraping === "operator") {
      const isCluster = cache.topology.kind === "cluster";
      new Manifest(this, "Monitor", {
        manifest: isCluster ? scrapeConfig(metadata, cache) : serviceMonitor(metadata, cache),
        ...metaArguments(props),
      });
    }
  }
}

const rule = rulesFor<CacheExporterProps>();

const RULES = [
  rule({
    id: "kubernetes.exporter-credentials",
    inputs: ({ cache: { authentication }, client }) => ({
      authentication: authentication.kind,
      variables: client.env.map(({ name }) => name),
    }),
    isValid: ({ authentication, variables }) =>
      authentication === "none" || variables.includes(ClientVariable.AUTH_TOKEN),
    expected: "a token, or a user with a password: the exporter makes no IAM tokens",
    fix: "make the client such a user",
  }),
  rule({
    id: "kubernetes.exporter-cluster-annotations",
    inputs: ({ cache: { topology }, scraping }) => ({ topology: topology.kind, scraping }),
    isValid: ({ topology, scraping }) => topology !== "cluster" || scraping !== "annotations",
    expected: 'in cluster mode "operator" or "none": behind annotations is one node, by chance',
    fix: "let the Prometheus operator find the nodes, or write the job as docs/exporter.md has it",
  }),
];
