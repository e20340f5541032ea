import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { Construct } from "constructs";
import { seriesLabels } from "../../alerts/prometheus/alerts";
import type { IManagedCache } from "../../core";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { isClusterMode, isMemcached } from "../objects/cluster-mode";
import { defaultNamesOf } from "../objects/default-names";
import { adviseOnImage } from "../objects/images";
import {
  identifiedMetadata,
  type ObjectMetadata,
  selectorLabels,
  withLabels,
} from "../objects/object-metadata";
import { metaArguments } from "../objects/object-props";
import { refuseSameObjects } from "../objects/same-objects";
import { CACHE_EXPORTER_PROPS } from "../shapes";
import type { CacheExporterProps } from "./cache-exporter-props";
import { makeExporter } from "./deployment";
import {
  addressEnvironment,
  caEnvironment,
  credentialsEnvironment,
  EXPORTER_ENVIRONMENT,
} from "./environment";
import { monitoredPodLabels, podMonitoring } from "./pod-monitoring";
import { exporterOf, memcachedExporterArgs } from "./program";
import { CACHE_EXPORTER_RULES, EXPORTER_RULES } from "./rules";
import { nodesMonitor, scrapeAnnotations, scrapeConfig, serviceMonitor } from "./scraping";
import { DEFAULT_SCRAPING, withExporterDefaults } from "./settings";

/**
 * redis_exporter for one cache, or memcached_exporter: a Deployment, a Service and what Prometheus needs to find it.
 *
 * Of Memcached it reads the metrics of every node, one request a node. Of a primary with replicas it reads the metrics of the primary. In cluster mode it finds every node and
 * reads the metrics of each. Then it logs in to whatever host a request names: keep its pods from every
 * other host (`podLabels` with a `CacheNetworkPolicy`).
 */
export class CacheExporter extends Construct {
  /** Labels of the exporter's pods, for network policies. */
  public readonly podLabels: Record<string, string>;
  /** Labels of the cache's series, for `measuredBy` of alert rules. */
  public readonly seriesLabels: Record<string, string>;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheExporterProps) {
    super(scope, id);
    const subject = `CacheExporter ${this.node.path}`;
    props = withShape(subject, CACHE_EXPORTER_PROPS, props);
    const { cache, client, scraping = DEFAULT_SCRAPING } = props;
    const program = exporterOf(cache);
    const settings = withExporterDefaults(props, program, defaultNamesOf(cache).exporter);
    refuse(subject, [
      ...findFaults(EXPORTER_RULES, settings),
      ...findFaults(CACHE_EXPORTER_RULES, { ...props, scraping }),
    ]);
    refuseSameObjects(this);
    if (props.image !== undefined) {
      adviseOnImage(this, props.image);
    }

    const metadata = identifiedMetadata(
      settings.name,
      { app: program.app, instance: cache.cacheName, component: "exporter" },
      props,
    );
    makeExporter(this, props, {
      settings,
      metadata,
      service: scraping === "annotations" ? scrapeAnnotations(metadata, cache) : metadata,
      ...(isMemcached(cache)
        ? { env: [], args: memcachedExporterArgs(cache, client.caFile) }
        : {
            env: [
              ...EXPORTER_ENVIRONMENT,
              ...addressEnvironment(cache),
              ...credentialsEnvironment(client.credentialsEnv),
              ...caEnvironment(client.caFile),
            ],
          }),
      // The exporter reads its variables only when it starts: new credentials need a new pod.
      podAnnotations: client.annotations,
      podLabels: scraping === "google-managed" ? monitoredPodLabels(cache) : undefined,
      volumes: client.volumes,
      volumeMounts: client.volumeMounts,
    });
    this.podLabels = selectorLabels(metadata);
    this.seriesLabels = seriesLabels(cache);

    if (scraping === "google-managed") {
      const manifest = podMonitoring(metadata);
      new Manifest(this, "PodMonitoring", { manifest, ...metaArguments(props) });
    }
    if (scraping === "operator") {
      const selected = withLabels(metadata, settings.prometheusLabels);
      new Manifest(this, "Monitor", {
        manifest: operatorMonitor(selected, cache),
        ...metaArguments(props),
      });
    }
  }
}

/** How the Prometheus operator finds the metrics. */
function operatorMonitor(metadata: ObjectMetadata, cache: IManagedCache) {
  if (isMemcached(cache)) {
    return nodesMonitor(metadata, cache);
  }
  return isClusterMode(cache) ? scrapeConfig(metadata, cache) : serviceMonitor(metadata, cache);
}
