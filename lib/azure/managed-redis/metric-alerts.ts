import {
  MonitorMetricAlert,
  type MonitorMetricAlertCriteria,
} from "@cdktf/provider-azurerm/lib/monitor-metric-alert";
import { Construct } from "constructs";
import type { AlertSeverity } from "../../alerts";
import { type MeasuredAlert, measuredAlerts, scaled } from "../../alerts/measured-alerts";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { refuse } from "../../core/validation";
import { AZURE_MANAGED_REDIS_METRIC_ALERTS_PROPS } from "../shapes";
import { AZURE_MANAGED_REDIS_ALERTS, type AzureMonitorReading } from "./alert-readings";
import { CacheDashboard } from "./dashboard";
import {
  type AzureManagedRedisMetricAlertsProps,
  findMetricAlertFaults,
} from "./metric-alerts-props";

/** Severities as Azure Monitor numbers them. Source: https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview */
const SEVERITIES: Readonly<Record<AlertSeverity, number>> = { critical: 0, warning: 2, info: 3 };

const OPERATORS = { above: "GreaterThan", below: "LessThan" };

/** How often a window is looked at. */
const FREQUENCY = "PT1M";

/**
 * Azure Monitor metric alerts for a cache, and a dashboard in the portal. They see what no exporter sees in the cloud,
 * and need neither a cluster nor a login.
 *
 * @example
 * ```ts
 * const cache = new AzureManagedRedis(this, "Cache", {
 *   resourceGroupName: "shop-prod",
 *   location: "westeurope",
 *   sku: AzureManagedRedisSku.BALANCED_B10,
 *   keyVaultId,
 *   privateEndpoint: {
 *     subnet: { id: subnetId, cidrBlock: "10.0.4.0/24" },
 *     dnsZone: { kind: "new", networks: { aks: networkId } },
 *   },
 * });
 * new AzureManagedRedisMetricAlerts(this, "Alerts", {
 *   cache,
 *   resourceGroupName: "shop-prod",
 *   location: "westeurope",
 *   actionGroups: { critical: [actionGroupId] },
 * });
 * ```
 */
export class AzureManagedRedisMetricAlerts extends Construct {
  private readonly props: AzureManagedRedisMetricAlertsProps;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: AzureManagedRedisMetricAlertsProps) {
    super(scope, id);
    const subject = `AzureManagedRedisMetricAlerts ${constructPath(scope, id)}`;
    props = withShape(subject, AZURE_MANAGED_REDIS_METRIC_ALERTS_PROPS, props);
    this.props = props;
    refuse(subject, findMetricAlertFaults(props));
    for (const alert of measuredAlerts(AZURE_MANAGED_REDIS_ALERTS, props, props.overrides)) {
      this.alert(alert);
    }
    if (props.dashboard ?? true) {
      new CacheDashboard(this, "Dashboard", props);
    }
  }

  private alert(alert: MeasuredAlert<AzureMonitorReading>): void {
    const { cache, actionGroups = {}, resourceGroupName, tags, provider } = this.props;
    const { severity, reading } = alert;
    const metric = cache.metric(reading.metricName, {
      aggregation: reading.aggregation,
      period: alert.for ?? reading.window,
    });
    // Nobody is notified of what is for information.
    const notified = severity === "info" ? undefined : actionGroups[severity];
    new MonitorMetricAlert(this, alert.id, {
      name: `${cache.cacheName}-${alert.id}`,
      resourceGroupName,
      scopes: [metric.resourceId],
      description: this.description(alert),
      severity: SEVERITIES[severity],
      frequency: FREQUENCY,
      windowSize: metric.period,
      autoMitigate: true,
      criteria: [
        {
          metricNamespace: metric.namespace,
          metricName: metric.name,
          aggregation: metric.aggregation,
          ...this.limit(alert),
          dimension: reading.byNode && [{ name: "InstanceId", operator: "Include", values: ["*"] }],
        },
      ],
      action: notified?.map((actionGroupId) => ({ actionGroupId })),
      tags: alert.labels ? { ...tags, ...alert.labels } : tags,
      provider,
    });
  }

  private limit({
    reading: { scale, firesBelow, window },
    for: duration = window,
    threshold,
    fires,
  }: MeasuredAlert<AzureMonitorReading>): Pick<
    MonitorMetricAlertCriteria,
    "operator" | "threshold"
  > {
    if (firesBelow !== undefined) {
      return { operator: OPERATORS.below, threshold: firesBelow };
    }
    const factor = scale?.(this.props.cache, duration.toSeconds()) ?? 1;
    return { operator: OPERATORS[fires], threshold: scaled(threshold, factor) };
  }

  private description({ meaning, advice, runbook }: MeasuredAlert<unknown>): string {
    const { cache, runbookUrl } = this.props;
    const address = runbookUrl?.replaceAll("{alert}", runbook);
    const link = address === undefined ? "" : ` Runbook: ${address}`;
    return `Cache ${cache.cacheName}: ${meaning}. ${advice}${link}`;
  }
}
