import type { IManagedCache } from "../../core";
import { manifestMetadata, type ObjectMetadata } from "../objects/common";
import { EXPORTER_PORT, EXPORTER_PORT_NAME, selectorLabels } from "./cache-exporter-deployment";

/*
 * How Prometheus finds what an exporter asks. Every series gets the labels that alerts and dashboards
 * go by: `cache`, the cache's name, and `instance`, the node or the endpoint.
 *
 * Source: https://prometheus-operator.dev/docs/api-reference/api/
 */

/** Of an exporter that asks one endpoint at every scrape. */
export function serviceMonitor(metadata: ObjectMetadata, cache: IManagedCache) {
  return operatorObject("v1", "ServiceMonitor", metadata, {
    selector: { matchLabels: selectorLabels(metadata) },
    endpoints: [
      {
        port: EXPORTER_PORT_NAME,
        path: "/metrics",
        relabelings: [
          ...cacheLabels(cache),
          // The exporter's pod is not the cache's: a new one must not start new series.
          { action: "labeldrop", regex: "pod|container|endpoint" },
        ],
      },
    ],
  });
}

/** Of an exporter that asks the endpoint it is told to. */
export function probe(
  metadata: ObjectMetadata,
  targetName: string,
  address: string,
  cache: IManagedCache,
) {
  const name = `${metadata.name}-${targetName}`;
  return operatorObject(
    "v1",
    "Probe",
    { ...metadata, name },
    {
      prober: { url: exporterHost(metadata), path: "/scrape" },
      targets: { staticConfig: { static: [address], relabelingConfigs: cacheLabels(cache) } },
    },
  );
}

/** Of an exporter that knows every node of a cluster and asks each when it is told to. */
export function scrapeConfig(metadata: ObjectMetadata, { cacheName }: IManagedCache) {
  const host = exporterHost(metadata);
  return operatorObject("v1alpha1", "ScrapeConfig", metadata, {
    httpSDConfigs: [{ url: `http://${host}/discover-cluster-nodes`, refreshInterval: "60s" }],
    metricsPath: "/scrape",
    relabelings: [
      { sourceLabels: ["__address__"], targetLabel: "__param_target" },
      {
        sourceLabels: ["__param_target"],
        regex: "rediss?://(.*)",
        targetLabel: "instance",
        replacement: "$1",
      },
      { targetLabel: "__address__", replacement: host },
      { targetLabel: "cache", replacement: cacheName },
    ],
  });
}

/** The usual annotations, and the label that a Prometheus which follows them copies to every series. */
export function scrapeAnnotations(metadata: ObjectMetadata, { cacheName }: IManagedCache) {
  return {
    labels: { ...metadata.labels, cache: cacheName },
    annotations: {
      ...metadata.annotations,
      "prometheus.io/scrape": "true",
      "prometheus.io/port": String(EXPORTER_PORT),
      "prometheus.io/path": "/metrics",
    },
  };
}

function cacheLabels({ cacheName, primaryEndpoint: { host, port } }: IManagedCache) {
  return [
    { targetLabel: "cache", replacement: cacheName },
    { targetLabel: "instance", replacement: `${host}:${port}` },
  ];
}

/** The Service as any pod of the cluster reaches it, whatever the cluster's domain. */
function exporterHost({ name, namespace }: ObjectMetadata): string {
  return `${name}.${namespace}.svc:${EXPORTER_PORT}`;
}

function operatorObject(
  version: "v1" | "v1alpha1",
  kind: string,
  metadata: ObjectMetadata,
  spec: Record<string, unknown>,
) {
  return {
    apiVersion: `monitoring.coreos.com/${version}`,
    kind,
    metadata: manifestMetadata(metadata),
    spec,
  };
}
