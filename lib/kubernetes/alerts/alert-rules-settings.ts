import type { RedisAlertSettings } from "../../alerts";

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

/** Whether there is anything to alert on. @internal */
export function hasAlerts({ measuredBy, warmers = [], add = [] }: AlertRulesSettings): boolean {
  return measuredBy !== undefined || warmers.length + add.length > 0;
}
