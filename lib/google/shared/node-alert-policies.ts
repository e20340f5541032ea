import type { Construct } from "constructs";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { MEMORYSTORE_NODE_ALERT_POLICIES_PROPS } from "../shapes";
import { MonitoringAlertPolicies } from "./monitoring-alert-policies";
import type { MonitoringAlertPoliciesProps } from "./monitoring-alert-policies-props";
import type { MonitoringTables } from "./monitoring-reading";
import type { IMemorystoreNodeCache } from "./node-cache";
import {
  MEMORYSTORE_CLUSTER_POLICIES,
  MEMORYSTORE_NODE_POLICIES,
  type MemorystoreNodePolicyName,
  NODE_CACHE_GRAPHS,
} from "./node-readings";

/** How `MemorystoreNodeAlertPolicies` are made. */
export interface MemorystoreNodeAlertPoliciesProps
  extends MonitoringAlertPoliciesProps<IMemorystoreNodeCache, MemorystoreNodePolicyName> {}

const VALKEY: MonitoringTables<IMemorystoreNodeCache> = {
  readings: MEMORYSTORE_NODE_POLICIES,
  graphs: NODE_CACHE_GRAPHS,
  dashboardName: ({ cacheName }) => `Memorystore ${cacheName}`,
  metric: (cache, { name, aligner, period }) => cache.metric(name, { aligner, period }),
};
const REDIS_CLUSTER = { ...VALKEY, readings: MEMORYSTORE_CLUSTER_POLICIES };

/**
 * Cloud Monitoring alert policies for a cache of Memorystore for Valkey or for Redis Cluster, and a dashboard.
 * They see what no exporter sees in the cloud, and need neither a cluster nor a login.
 *
 * @example
 * ```ts
 * const cache = new MemorystoreValkey(this, "Cache", {
 *   region: "europe-west1",
 *   network,
 *   connectionPolicy: { kind: "existing" },
 *   nodeType: MemorystoreNodeType.HIGHMEM_MEDIUM,
 * });
 * const channel = new MonitoringNotificationChannel(this, "Pager", { type: "pagerduty" });
 * new MemorystoreNodeAlertPolicies(this, "Policies", { cache, channels: { critical: [channel.name] } });
 * ```
 */
export class MemorystoreNodeAlertPolicies extends MonitoringAlertPolicies<
  IMemorystoreNodeCache,
  MemorystoreNodePolicyName
> {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: MemorystoreNodeAlertPoliciesProps) {
    const subject = `MemorystoreNodeAlertPolicies ${constructPath(scope, id)}`;
    props = withShape(subject, MEMORYSTORE_NODE_ALERT_POLICIES_PROPS, props);
    super(scope, id, subject, props.cache.engine.name === "redis" ? REDIS_CLUSTER : VALKEY, props);
  }
}
