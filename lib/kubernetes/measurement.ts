import { Annotations } from "cdktf";
import type { IConstruct } from "constructs";
import { seriesLabels } from "../alerts/prometheus/alerts";
import { clientCredentials } from "./clients/client-credentials";
import type { CacheExporterSettings, ExporterScraping } from "./exporter/settings";
import type { KubernetesCacheProps } from "./kubernetes-cache-props";
import { isClusterMode, isMemcached, isServerless } from "./objects/cluster-mode";

/** Who measures a cache: what its alerts are made on. */
export interface Measurement {
  /** The exporter that is made, and how Prometheus finds it; `undefined` where none is. */
  readonly exporter?: CacheExporterSettings & { readonly scraping: ExporterScraping };
  /** Labels of the cache's series; `undefined` where nobody is known to measure it. */
  readonly measuredBy?: Readonly<Record<string, string>>;
  /** Why there are no alerts on an exporter's metrics, where nobody has asked for that. */
  readonly gap?: string;
}

/**
 * The exporter is made with the alerts, unless the user says otherwise, or says that another exporter
 * measures the cache.
 */
export function measurementOf(props: KubernetesCacheProps): Measurement {
  const { cache, exporter, alerts = {} } = props;
  const isWanted =
    exporter ?? (rulesReader(props) !== undefined && alerts.measuredBy === undefined);
  if (isWanted === false) {
    return { measuredBy: alerts.measuredBy };
  }
  if (exporter === undefined && isServerless(cache)) {
    return { gap: "an exporter reads nodes, and a serverless cache shows none" };
  }
  if (exporter === undefined && !canLogIn(props)) {
    return { gap: "an exporter cannot log in to it, since it makes no IAM tokens" };
  }
  const settings = typeof isWanted === "object" ? isWanted : {};
  const scraping = settings.scraping ?? defaultScraping(props);
  const measuredBy = alerts.measuredBy ?? (scraping === "none" ? undefined : seriesLabels(cache));
  return {
    exporter: { ...settings, scraping },
    measuredBy,
    gap:
      measuredBy === undefined
        ? "its exporter is made without anything that scrapes it"
        : undefined,
  };
}

/** Says what is missing, or open, where nobody has asked for that. */
export function adviseOnMeasurement(
  construct: IConstruct,
  props: KubernetesCacheProps,
  { exporter, gap }: Measurement,
): void {
  const annotations = Annotations.of(construct);
  if (gap !== undefined && rulesReader(props) !== undefined) {
    const id = "kubernetes.alerts-unmeasured";
    annotations.addWarning(
      `[${id}] the cache has no alerts on an exporter's metrics: ${gap}. Say who else measures it, with alerts.measuredBy, or set exporter to false and use the alarms of its cloud`,
    );
  }
  if (exporter !== undefined && isClusterMode(props.cache) && props.networkPolicy === undefined) {
    const id = "kubernetes.exporter-open";
    annotations.addWarning(
      `[${id}] the exporter of a cache in cluster mode logs in to whatever host a request names: set networkPolicy, which keeps it from all hosts but the cache's, or set exporter to false`,
    );
  }
}

/** Whether the cache's own client has what an exporter can log in with. */
function canLogIn({ cache: { authentication }, ownClient }: KubernetesCacheProps): boolean {
  return (
    authentication.kind === "none" ||
    clientCredentials(authentication, ownClient?.user).secret !== undefined
  );
}

/** Who reads the alerts; `undefined` in a cluster that has nobody who does. */
export function rulesReader({
  googleManagedPrometheus = false,
  prometheusOperator = !googleManagedPrometheus,
}: KubernetesCacheProps): "operator" | "google-managed" | undefined {
  if (googleManagedPrometheus) {
    return "google-managed";
  }
  return prometheusOperator ? "operator" : undefined;
}

function defaultScraping(props: KubernetesCacheProps): ExporterScraping {
  const reader = rulesReader(props);
  if (isClusterMode(props.cache)) {
    return reader === "operator" && props.scrapeConfigs !== false ? "operator" : "none";
  }
  if (isMemcached(props.cache)) {
    return reader === "operator" ? "operator" : "none";
  }
  return reader ?? "annotations";
}
