import type { Rule } from "../../core/validation";
import type { ContainerResources } from "../objects/container-resources";
import { imageRule, NAMESPACE_RULE, serviceNameRule } from "../objects/name-rules";

/**
 * How Prometheus finds the exporter: through objects of the Prometheus operator, whose CRDs must be in
 * the cluster when Terraform plans; through the usual annotations on the Service; or not at all.
 */
export type ExporterScraping = "operator" | "annotations" | "none";

/** What an exporter is to be, whatever it asks. */
export interface ExporterSettings {
  /**
   * Name of the Deployment, the Service and the Prometheus operator's objects.
   *
   * @default "redis-exporter"
   */
  readonly name?: string;
  /**
   * Image of redis_exporter 1.87 or later, best by its digest.
   *
   * @default - the release that the settings are written for, by its tag
   */
  readonly image?: string;
  /**
   * What the container is promised, and may use.
   *
   * @default - 50m CPU and 32Mi memory requested, memory limited to 128Mi
   */
  readonly resources?: ContainerResources;
}

/** What the exporter of one cache is to be. */
export interface CacheExporterSettings extends ExporterSettings {
  /**
   * How Prometheus finds the exporter. In cluster mode annotations cannot tell it the nodes.
   *
   * @default "operator"
   */
  readonly scraping?: ExporterScraping;
}

/**
 * 1.87 brought the TLS server name, 1.83 the switch for `/scrape`.
 *
 * Source: https://github.com/oliver006/redis_exporter/releases
 */
const IMAGE = "oliver006/redis_exporter:v1.88.0";

/** Every setting, with the namespace that the rules judge too. @internal */
export type CompleteExporterSettings = Required<ExporterSettings> & { readonly namespace: string };

/** @internal */
export function withExporterDefaults(
  props: ExporterSettings & { readonly namespace: string },
): CompleteExporterSettings {
  return {
    namespace: props.namespace,
    name: props.name ?? "redis-exporter",
    image: props.image ?? IMAGE,
    resources: props.resources ?? {
      requests: { cpu: "50m", memory: "32Mi" },
      limits: { memory: "128Mi" },
    },
  };
}

/** What holds of every exporter. @internal */
export const EXPORTER_RULES: readonly Rule<CompleteExporterSettings>[] = [
  NAMESPACE_RULE,
  serviceNameRule<CompleteExporterSettings>("name", ({ name }) => name),
  imageRule("kubernetes.exporter-image", "name the image, best with its digest, or leave it out"),
];
