import {
  MonitoringAlertPolicy,
  type MonitoringAlertPolicyConditions,
} from "@cdktf/provider-google/lib/monitoring-alert-policy";
import { Construct } from "constructs";
import { type MeasuredAlert, measuredAlerts, scaled } from "../../alerts/measured-alerts";
import { Duration, type IManagedCache } from "../../core";
import { refuse } from "../../core/validation";
import {
  findPolicyFaults,
  type MonitoringAlertPoliciesProps,
} from "./monitoring-alert-policies-props";
import { MonitoringCacheDashboard } from "./monitoring-dashboard";
import type {
  MonitoringMetricReading,
  MonitoringReading,
  MonitoringTables,
} from "./monitoring-reading";
import { shareQuery } from "./share-query";

/** How long an incident stays open after the last data of it. */
const AUTO_CLOSE = Duration.hours(1);

/** How often a query is evaluated. */
const EVALUATION_INTERVAL = Duration.minutes(1);

const COMPARISONS = { above: "COMPARISON_GT", below: "COMPARISON_LT" };

/**
 * Cloud Monitoring alert policies for a cache, and a dashboard. An engine extends it with its own tables.
 */
export abstract class MonitoringAlertPolicies<
  Cache extends IManagedCache,
  Name extends string,
> extends Construct {
  /** @throws CacheValidationError that lists every fault of the props */
  constructor(
    scope: Construct,
    id: string,
    subject: string,
    private readonly tables: MonitoringTables<Cache>,
    private readonly props: MonitoringAlertPoliciesProps<Cache, Name>,
  ) {
    super(scope, id);
    refuse(subject, findPolicyFaults(tables, props));
    const { cache, dashboard = true, project, provider } = props;

    for (const alert of measuredAlerts(tables.readings, props, props.overrides)) {
      this.policy(alert);
    }
    if (dashboard) {
      new MonitoringCacheDashboard(this, "Dashboard", { cache, tables, project, provider });
    }
  }

  private policy(alert: MeasuredAlert<MonitoringReading<Cache>>): void {
    const { cache, channels = {}, labels, project, provider } = this.props;
    const { severity, meaning, reading } = alert;
    const duration = alert.for ?? reading.for;
    const value = scaled(alert.threshold, reading.scale?.(cache) ?? 1);
    const conditions = this.conditions(alert, value, duration);
    // Cloud Monitoring has no severity below a warning, and nobody is notified of what is for information.
    const notified = severity === "info" ? undefined : channels[severity];
    new MonitoringAlertPolicy(this, alert.id, {
      displayName: `Cache ${cache.cacheName}: ${alert.id}`,
      combiner: conditions.length > 1 ? "AND_WITH_MATCHING_RESOURCE" : "OR",
      conditions,
      severity: severity === "info" ? undefined : severity.toUpperCase(),
      notificationChannels: notified && [...notified],
      documentation: {
        subject: `Cache ${cache.cacheName}: ${meaning}`,
        content: this.documentation(alert),
        mimeType: "text/markdown",
      },
      alertStrategy: { autoClose: `${AUTO_CLOSE.toSeconds()}s` },
      userLabels: alert.labels ? { ...labels, ...alert.labels } : labels,
      project,
      provider,
    });
  }

  private conditions(
    { meaning, fires, reading }: MeasuredAlert<MonitoringReading<Cache>>,
    value: number,
    duration: Duration,
  ): MonitoringAlertPolicyConditions[] {
    if (reading.shareOf !== undefined) {
      const metrics = (name: MonitoringMetricReading) => this.tables.metric(this.props.cache, name);
      const query = shareQuery(reading, metrics, fires, value);
      return [
        {
          displayName: meaning,
          conditionPrometheusQueryLanguage: {
            query,
            duration: `${duration.toSeconds()}s`,
            evaluationInterval: `${EVALUATION_INTERVAL.toSeconds()}s`,
          },
        },
      ];
    }
    return [
      {
        displayName: meaning,
        conditionThreshold: this.threshold(reading.metric, reading.fires ?? fires, value, duration),
      },
      ...(reading.while
        ? [
            {
              displayName: `while ${reading.while.metric.name} is above ${reading.while.above}`,
              conditionThreshold: this.threshold(
                reading.while.metric,
                "above",
                reading.while.above,
                duration,
              ),
            },
          ]
        : []),
    ];
  }

  private threshold(
    reading: MonitoringMetricReading,
    fires: keyof typeof COMPARISONS,
    thresholdValue: number,
    duration: Duration,
  ) {
    const metric = this.tables.metric(this.props.cache, reading);
    const labels = Object.entries(reading.labels ?? {}).map(
      ([name, value]) => `metric.labels.${name} = "${value}"`,
    );
    return {
      filter: [metric.filter, ...labels].join(" AND "),
      comparison: COMPARISONS[fires],
      thresholdValue,
      duration: `${duration.toSeconds()}s`,
      aggregations: [
        {
          alignmentPeriod: `${metric.periodSeconds}s`,
          perSeriesAligner: metric.aligner,
          ...(reading.sumBy && {
            crossSeriesReducer: "REDUCE_SUM",
            groupByFields: [...reading.sumBy],
          }),
        },
      ],
    };
  }

  private documentation({ meaning, advice, runbook }: MeasuredAlert<unknown>): string {
    const { cache, runbookUrl } = this.props;
    // A bracket would end the link.
    const address = runbookUrl
      ?.replaceAll("{alert}", runbook)
      .replaceAll("(", "%28")
      .replaceAll(")", "%29");
    const link = address && `\n\n[Runbook](${address})`;
    return `Cache ${cache.cacheName}: ${meaning}.\n\n${advice}${link ?? ""}`;
  }
}
