import { Cpu, Size } from "../../core";
import type { ContainerResources } from "../objects/container-resources";
import type { KubernetesObjectProps } from "../objects/object-props";
import { type PodSettings, pickPodSettings } from "../pods/pod-settings";
import type { ExporterProgram } from "./program";

/**
 * How Prometheus finds the exporter: through objects of the Prometheus operator or of Google's managed
 * Prometheus, whose CRDs must be in the cluster when Terraform plans; through the usual annotations on the
 * Service; or not at all.
 */
export type ExporterScraping = "operator" | "google-managed" | "annotations" | "none";

/** Settings that every exporter has. */
export interface ExporterSettings extends PodSettings {
  /**
   * Name of the Deployment, the Service and the Prometheus operator's objects.
   *
   * @default "redis-exporter"; for Memcached "memcached-exporter"
   */
  readonly name?: string;
  /**
   * Image of redis_exporter 1.87 or later, for Memcached of memcached_exporter 0.14 or later, best by its digest.
   *
   * @default - the release that the settings are written for, by its tag
   */
  readonly image?: string;
  /**
   * What is reserved for the container, and how much it may use at most.
   *
   * @default - 50m CPU and 32Mi memory reserved, memory limited to 128Mi
   */
  readonly resources?: ContainerResources;
  /**
   * Flags of redis_exporter, such as `--check-keys=db0=orders:*`, or of memcached_exporter. They arrive as they were
   * written. Flags of the address, the credentials and TLS are refused.
   *
   * @default - none
   */
  readonly args?: string[];
  /**
   * Labels for the Prometheus operator's objects alone, by which it selects them:
   * `{ release: "kube-prometheus-stack" }`.
   *
   * @default - none beside those of every object
   */
  readonly prometheusLabels?: Record<string, string>;
}

/** Settings of the exporter of one cache. */
export interface CacheExporterSettings extends ExporterSettings {
  /**
   * How Prometheus finds the exporter. In cluster mode and for Memcached annotations and Google's managed
   * Prometheus are refused, since they lead to one node only.
   *
   * @default "operator"
   */
  readonly scraping?: ExporterScraping;
}

const RESOURCES: ContainerResources = {
  cpu: { request: Cpu.millis(50) },
  memory: { request: Size.mebibytes(32), limit: Size.mebibytes(128) },
};

/** @internal */
export const DEFAULT_SCRAPING = "operator";

/** All settings, and the metadata, which the rules judge too. @internal */
export type CompleteExporterSettings = ExporterSettings &
  Required<Pick<ExporterSettings, "name" | "image" | "resources">> &
  KubernetesObjectProps & {
    /** Names of the variables that the pod has already. */
    readonly ownVariables: readonly string[];
    readonly program: ExporterProgram;
  };

/**
 * @param program - the exporter
 * @param defaultName - of its objects
 * @internal
 */
export function withExporterDefaults(
  props: ExporterSettings & KubernetesObjectProps,
  program: ExporterProgram,
  defaultName: string,
): CompleteExporterSettings {
  return {
    ...pickPodSettings(props),
    program,
    ownVariables: program.variables,
    namespace: props.namespace,
    labels: props.labels,
    annotations: props.annotations,
    name: props.name ?? defaultName,
    image: props.image ?? program.image,
    resources: props.resources ?? RESOURCES,
    args: props.args,
    prometheusLabels: props.prometheusLabels ?? {},
  };
}
