import { MonitoringAlertPolicy } from "@cdktf/provider-google/lib/monitoring-alert-policy";
import { Construct } from "constructs";
import { Duration } from "../../core";
import { refuse } from "../../core/validation";
import {
  MEMORYSTORE_POLICIES,
  type PolicyDefinition,
  type PolicyMetric,
} from "../redis/alert-policies";
import { instanceMetric } from "../redis/metric";
import {
  findPolicyFaults,
  type MemorystoreAlertPoliciesProps,
  type PolicySetting,
} from "./monitoring-alert-policies-props";
import { MemorystoreDashboard } from "./monitoring-dashboard";

/** How long an incident stays open after the last data of it. */
const AUTO_CLOSE = Duration.hours(1);

/**
 * Cloud Monitoring alert policies for a Memorystore for Redis instance, and a dashboard. They tell of
 * what goes on in the cloud where no exporter sees it, and without a cluster.
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
export class MemorystoreAlertPolicies extends Construct {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: MemorystoreAlertPoliciesProps,
  ) {
    super(scope, id);
    refuse(`MemorystoreAlertPolicies ${this.node.path}`, findPolicyFaults(props));
    const { cache, change = {}, dashboard = true, project, provider } = props;
    const settings: Readonly<Record<string, PolicySetting>> = change;

    for (const [name, definition] of Object.entries<PolicyDefinition>(MEMORYSTORE_POLICIES)) {
      const setting = settings[name] ?? {};
      if (setting.enabled ?? definition.applies?.when(props) ?? true) {
        this.policy(name, definition, setting);
      }
    }
    if (dashboard) {
      new MemorystoreDashboard(this, "Dashboard", { cache, project, provider });
    }
  }

  private policy(name: string, definition: PolicyDefinition, setting: PolicySetting): void {
    const { cache, channels = {}, labels, project, provider } = this.props;
    const { metric, comparison, meaning } = definition;
    const severity = setting.severity ?? definition.severity;
    const duration = setting.for ?? definition.for;
    const value = setting.threshold ?? definition.threshold.value(this.props);
    const conditions = [
      {
        displayName: meaning,
        conditionThreshold: this.threshold(metric, comparison, value, duration),
      },
      ...(definition.while
        ? [
            {
              displayName: `while ${definition.while.metric.name} is above ${definition.while.above}`,
              conditionThreshold: this.threshold(
                definition.while.metric,
                "COMPARISON_GT",
                definition.while.above,
                duration,
              ),
            },
          ]
        : []),
    ];
    new MonitoringAlertPolicy(this, name, {
      displayName: `Cache ${cache.cacheName}: ${name}`,
      combiner: conditions.length > 1 ? "AND_WITH_MATCHING_RESOURCE" : "OR",
      conditions,
      severity: severity.toUpperCase(),
      notificationChannels: channels[severity] && [...(channels[severity] ?? [])],
      documentation: {
        subject: `Cache ${cache.cacheName}: ${meaning}`,
        content: this.documentation(definition),
        mimeType: "text/markdown",
      },
      alertStrategy: { autoClose: `${AUTO_CLOSE.toSeconds()}s` },
      userLabels: labels,
      project,
      provider,
    });
  }

  private threshold(
    { name, sumByNode = false, ...options }: PolicyMetric,
    comparison: string,
    thresholdValue: number,
    duration: Duration,
  ) {
    const metric = instanceMetric(this.props.cache.resourceName, name, options);
    return {
      filter: metric.filter,
      comparison,
      thresholdValue,
      duration: `${duration.toSeconds()}s`,
      aggregations: [
        {
          alignmentPeriod: `${metric.periodSeconds}s`,
          perSeriesAligner: metric.aligner,
          ...(sumByNode && {
            crossSeriesReducer: "REDUCE_SUM",
            groupByFields: ["resource.label.instance_id", "resource.label.node_id"],
          }),
        },
      ],
    };
  }

  private documentation({ meaning, advice, runbook }: PolicyDefinition): string {
    const { cache, runbookUrl } = this.props;
    const link = runbookUrl && `\n\n[Runbook](${runbookUrl.replaceAll("{alert}", runbook)})`;
    return `Cache ${cache.cacheName}: ${meaning}.\n\n${advice}${link ?? ""}`;
  }
}
