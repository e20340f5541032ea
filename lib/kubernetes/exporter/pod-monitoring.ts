import type { IManagedCache } from "../../core";
import { manifestMetadata, type ObjectMetadata, selectorLabels } from "../objects/object-metadata";
import { EXPORTER_PORT_NAME } from "./deployment";

/** The label of the exporter's pods that becomes a label of every series. */
const CACHE_LABEL = "cache";

/** Labels that the pods need for it. */
export function monitoredPodLabels({ cacheName }: IManagedCache): Record<string, string> {
  return { [CACHE_LABEL]: cacheName };
}

/**
 * How Google's managed Prometheus finds the metrics of an exporter. `instance` is the exporter's pod: the
 * collector lets nobody set it. A label of the pod, unlike a relabelled metric, is on the series `up` too.
 *
 * Source: https://github.com/GoogleCloudPlatform/prometheus-engine/blob/main/doc/api.md
 */
export function podMonitoring(metadata: ObjectMetadata) {
  return {
    apiVersion: "monitoring.googleapis.com/v1",
    kind: "PodMonitoring",
    metadata: manifestMetadata(metadata),
    spec: {
      selector: { matchLabels: selectorLabels(metadata) },
      endpoints: [{ port: EXPORTER_PORT_NAME, path: "/metrics", interval: "30s" }],
      targetLabels: { metadata: [], fromPod: [{ from: CACHE_LABEL, to: "cache" }] },
    },
  };
}
