import type { CacheEndpoint, IManagedCache } from "../../core";
import { serversOf } from "../../core/memcached-contract";
import { manifestMetadata, type ObjectMetadata, selectorLabels } from "../objects/object-metadata";
import { EXPORTER_PORT_NAME } from "./deployment";
import { EXPORTER_PORT } from "./environment";

/*
 * How Prometheus finds the metrics of an exporter. Every series gets the labels that alerts and dashboards
 * select by: `cache`, the cache's name, and `instance`, the node or the endpoint.
 *
 * Source: https://prometheus-operator.dev/docs/api-reference/api/
 */

/** A new pod of the exporter must continue the cache's series, not start new ones. */
const WITHOUT_POD = { action: "labeldrop", regex: "pod|container|endpoint" };

/** For an exporter that reads one endpoint at every scrape. */
export function serviceMonitor(metadata: ObjectMetadata, cache: IManagedCache) {
  return operatorObject("v1", "ServiceMonitor", metadata, {
    selector: { matchLabels: selectorLabels(metadata) },
    endpoints: [
      {
        port: EXPORTER_PORT_NAME,
        path: "/metrics",
        relabelings: [...cacheLabels(cache), WITHOUT_POD],
      },
    ],
  });
}

/** For an exporter that reads the node that each request names, one after the other. */
export function nodesMonitor(metadata: ObjectMetadata, cache: IManagedCache) {
  return operatorObject("v1", "ServiceMonitor", metadata, {
    selector: { matchLabels: selectorLabels(metadata) },
    endpoints: serversOf(cache).map((node) => ({
      port: EXPORTER_PORT_NAME,
      path: "/scrape",
      params: { target: [`${node.host}:${node.port}`] },
      relabelings: [...cacheLabels(cache, node), WITHOUT_POD],
    })),
  });
}

/** For an exporter that reads the endpoint that each request names. */
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

/** For an exporter that finds the nodes of a cluster, and reads the node that each request names. */
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

/** The usual annotations, and the label `cache`, which Prometheus can copy to every series. */
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

function cacheLabels(
  { cacheName, primaryEndpoint }: IManagedCache,
  { host, port }: CacheEndpoint = primaryEndpoint,
) {
  return [
    { targetLabel: "cache", replacement: cacheName },
    { targetLabel: "instance", replacement: `${host}:${port}` },
  ];
}

/** The Service's host and port for every pod of the cluster, whatever the cluster's domain. */
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
