import type { Construct } from "constructs";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { MEMORYSTORE_ALERT_POLICIES_PROPS } from "../shapes";
import { MonitoringAlertPolicies } from "../shared/monitoring-alert-policies";
import type { MonitoringAlertPoliciesProps } from "../shared/monitoring-alert-policies-props";
import type { MonitoringTables } from "../shared/monitoring-reading";
import { MEMORYSTORE_POLICIES, type MemorystorePolicyName } from "./alert-policies";
import { MEMORYSTORE_REDIS_GRAPHS } from "./graphs";
import type { IMemorystoreRedis } from "./instance";
import { instanceMetric } from "./metric";

/** How `MemorystoreAlertPolicies` are made. */
export interface MemorystoreAlertPoliciesProps
  extends MonitoringAlertPoliciesProps<IMemorystoreRedis, MemorystorePolicyName> {}

const TABLES: MonitoringTables<IMemorystoreRedis> = {
  readings: MEMORYSTORE_POLICIES,
  graphs: MEMORYSTORE_REDIS_GRAPHS,
  dashboardName: ({ cacheName }) => `Memorystore ${cacheName}`,
  metric: ({ resourceName }, { name, aligner, period }) =>
    instanceMetric(resourceName, name, { aligner, period }),
};

/**
 * Cloud Monitoring alert policies for a Memorystore for Redis instance, and a dashboard. They see what no
 * exporter sees in the cloud, and need no cluster.
 *
 * @example
 * ```ts
 * const cache = new MemorystoreRedis(this, "Cache", {
 *   region: "europe-west1",
 *   network,
 *   memory: Size.gibibytes(5),
 * });
 * const channel = new MonitoringNotificationChannel(this, "Pager", { type: "pagerduty" });
 * new MemorystoreAlertPolicies(this, "Policies", { cache, channels: { critical: [channel.name] } });
 * ```
 */
export class MemorystoreAlertPolicies extends MonitoringAlertPolicies<
  IMemorystoreRedis,
  MemorystorePolicyName
> {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: MemorystoreAlertPoliciesProps) {
    const subject = `MemorystoreAlertPolicies ${constructPath(scope, id)}`;
    super(scope, id, subject, TABLES, withShape(subject, MEMORYSTORE_ALERT_POLICIES_PROPS, props));
  }
}
