import type { KubernetesObjectProps } from "../objects/object-props";
import type { ExporterSettings } from "./settings";
import type { ExporterTarget } from "./target";

/** Props of a `SharedCacheExporter`. */
export interface SharedCacheExporterProps extends KubernetesObjectProps, ExporterSettings {
  /**
   * The caches, at least one, none in cluster mode, by names that you choose: they are in the names of the
   * Probes. Either all of their certificates come from authorities that the image trusts, or all from
   * authorities of their own.
   */
  readonly targets: Record<string, ExporterTarget>;
  /**
   * How Prometheus finds the caches: through a Probe for each, or not at all. Annotations on a Service
   * would lead to one cache only.
   *
   * @default "operator"
   */
  readonly scraping?: "operator" | "none";
}
