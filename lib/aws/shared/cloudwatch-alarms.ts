import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { type MeasuredAlert, measuredAlerts, scaled } from "../../alerts/measured-alerts";
import type { IManagedCache } from "../../core";
import { findTaken, take, type UniqueName } from "../../core/taken-names";
import { refuse } from "../../core/validation";
import { alarmDescription } from "./alarm-description";
import { type CloudWatchAlarmsProps, findAlarmFaults } from "./cloudwatch-alarms-props";
import { CloudWatchCacheDashboard } from "./cloudwatch-dashboard";
import type { CloudWatchReading, CloudWatchTables } from "./cloudwatch-reading";
import { shareQueries } from "./cloudwatch-share";

/**
 * Children that a composite alarm takes.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const MAX_CHILDREN = 100;

const COMPARISONS = { above: "GreaterThanThreshold", below: "LessThanThreshold" };

/**
 * CloudWatch alarms for every node of a cache, or for a cache without nodes, one composite alarm over the critical
 * ones, and a dashboard. An engine extends it with its own tables.
 */
export abstract class CloudWatchAlarms<
  Cache extends IManagedCache,
  Name extends string,
> extends Construct {
  /** Names of all alarms: `<cache>-EngineCpuHigh-001`, of a cache without nodes `<cache>-MemoryHigh`. */
  public readonly alarmNames: readonly string[];
  /** Name of the composite alarm, which is on while any critical alarm is: `<cache>-critical`. */
  public readonly criticalAlarmName: string;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(
    scope: Construct,
    id: string,
    subject: string,
    private readonly tables: CloudWatchTables<Cache>,
    private readonly props: CloudWatchAlarmsProps<Cache, Name>,
  ) {
    super(scope, id);
    const { cache, dashboard = true, provider } = props;
    const names = [alarmNames(props.alarmNamePrefix ?? cache.cacheName, provider)];
    refuse(subject, [...findAlarmFaults(tables, props), ...findTaken(this, names)]);
    take(this, names);

    const alerts = measuredAlerts(tables.readings, props, props.overrides);
    const made = alerts.map((alert) => ({ alert, names: this.onEachNode(alert) }));
    this.alarmNames = made.flatMap(({ names }) => names);
    const composite = this.overAll(
      made.filter(({ alert }) => alert.severity === "critical").flatMap(({ names }) => names),
    );
    this.criticalAlarmName = composite.alarmName;

    if (dashboard) {
      new CloudWatchCacheDashboard(this, "Dashboard", {
        cache,
        tables,
        alarmArns: [composite.arn],
        lines: alerts.map((alert) => ({ ...alert, value: this.threshold(alert) })),
        dashboardName: props.dashboardName,
        provider,
      });
    }
  }

  /** In the unit of the metric. */
  private threshold({ threshold, reading }: MeasuredAlert<CloudWatchReading<Cache>>): number {
    return scaled(threshold, reading.scale?.(this.props.cache) ?? 1);
  }

  /** Names of the alarms, one for each node, or the one of a cache without nodes. */
  private onEachNode(alert: MeasuredAlert<CloudWatchReading<Cache>>): string[] {
    const { cache, alarmNamePrefix = cache.cacheName, topics = {}, tags, provider } = this.props;
    const { period, datapoints, missingData } = alert.reading;
    const periods = alert.for && alert.for.toSeconds() / period.toSeconds();
    const notified = alert.severity === "info" ? undefined : topics.warning;
    return this.measured(alert.reading).map(({ node, ...measured }) => {
      const id = node === undefined ? alert.id : `${alert.id}-${node}`;
      return new CloudwatchMetricAlarm(this, id, {
        alarmName: `${alarmNamePrefix}-${id}`,
        alarmDescription: alarmDescription(alert, this.props),
        ...measured,
        comparisonOperator: COMPARISONS[alert.fires],
        threshold: this.threshold(alert),
        evaluationPeriods: periods ?? datapoints.of,
        datapointsToAlarm: periods ?? datapoints.breaching,
        treatMissingData: missingData,
        actionsEnabled: true,
        alarmActions: notified && [...notified],
        okActions: notified && [...notified],
        tags: alert.labels ? { ...tags, ...alert.labels } : tags,
        provider,
      }).alarmName;
    });
  }

  /** What the alarm of each node reads, as its resource takes it. */
  private measured({ metricName, complement, statistic, period }: CloudWatchReading<Cache>) {
    const read = (name: string) =>
      this.tables.metrics(this.props.cache, name, { statistic, period });
    const others = complement === undefined ? [] : read(complement);
    return read(metricName).map(({ node, ...metric }, index) => {
      const rest = others[index];
      return rest === undefined
        ? {
            node,
            namespace: metric.namespace,
            metricName: metric.metricName,
            dimensions: metric.dimensions,
            statistic: metric.statistic,
            period: metric.periodSeconds,
          }
        : { node, metricQuery: shareQueries({ part: metric, rest }) };
    });
  }

  /** Over all critical alarms, by way of groups if they are more than CloudWatch takes. */
  private overAll(critical: readonly string[]): CloudwatchCompositeAlarm {
    const { cache, alarmNamePrefix = cache.cacheName, topics = {} } = this.props;
    const { critical: actions } = topics;
    const alarmName = `${alarmNamePrefix}-critical`;
    const groups = inGroups(critical, MAX_CHILDREN);
    const children =
      groups.length <= 1
        ? critical
        : groups.map(
            (group, index) =>
              this.composite(`Critical-${index + 1}`, `${alarmName}-${index + 1}`, group).alarmName,
          );
    return this.composite("Resource", alarmName, children, actions);
  }

  /** An alarm that is on while any of its children is. */
  private composite(
    id: string,
    alarmName: string,
    children: readonly string[],
    actions?: readonly string[],
  ): CloudwatchCompositeAlarm {
    const { cache, tags, provider } = this.props;
    return new CloudwatchCompositeAlarm(this, id, {
      alarmName,
      alarmDescription: `Cache ${cache.cacheName}: at least one of its critical alarms is on. Look which.`,
      alarmRule: children.map((name) => `ALARM("${name}")`).join(" OR ") || "FALSE",
      actionsEnabled: true,
      alarmActions: actions && [...actions],
      okActions: actions && [...actions],
      tags,
      provider,
    });
  }
}

/** A second alarm of a name takes the place of the first. The names of all alarms are made of the cache's. */
function alarmNames(name: string, provider?: TerraformProvider): UniqueName {
  return {
    id: "elasticache.alarms-taken",
    input: "cache",
    name,
    provider,
    fix: "make all alarms of a cache at once, with overrides where they differ",
  };
}

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, group) =>
    all.slice(group * size, (group + 1) * size),
  );
}
