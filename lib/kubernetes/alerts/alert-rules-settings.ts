import type { RedisAlertSettings } from "../../alerts";
import { MEASURED_BY, measuredByText } from "../../core/measured-by";
import type { KubernetesObjectProps } from "../objects/object-props";

/** How the alerts of a cache differ from the catalogue, and the name of the object that has them. */
export interface AlertRulesSettings extends RedisAlertSettings {
  /** Name of the PrometheusRule or the ConfigMap. @default "redis-alerts" */
  readonly name?: string;
  /**
   * Labels of the cache's series, which say that an exporter measures it: the `seriesLabels` of a
   * `CacheExporter`, or those of an exporter that something else made, such as `{ cache: "shop" }`. The
   * label `instance` tells the nodes.
   *
   * @default - those of the exporter that a `KubernetesCache` makes; without one, there are no alerts on
   * an exporter's metrics
   */
  readonly measuredBy?: Readonly<Record<string, string>>;
}

/** The annotations of the object with the rules. @internal */
export function measuredAnnotations({
  annotations,
  measuredBy,
}: AlertRulesSettings & Pick<KubernetesObjectProps, "annotations">) {
  return measuredBy === undefined
    ? annotations
    : {
        ...annotations,
        [MEASURED_BY]: measuredByText(measuredBy),
      };
}
