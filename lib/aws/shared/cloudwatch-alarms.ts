import { CloudwatchCompositeAlarm } from "@cdktf/provider-aws/lib/cloudwatch-composite-alarm";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import { refuse } from "../../core/validation";
import { ELASTICACHE_ALARMS } from "../replication-group/alarms";
import type { AlarmDefinition } from "./cloudwatch-alarm-definition";
import {
  type AlarmSetting,
  type ElastiCacheAlarmsProps,
  findAlarmFaults,
} from "./cloudwatch-alarms-props";
import { ElastiCacheDashboard } from "./cloudwatch-dashboard";
import { memberMetrics } from "./elasticache-metric";

/**
 * Children that a composite alarm takes.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const MAX_CHILDREN = 100;

/** An alarm of the table, as this cache has it. */
interface Chosen {
  readonly name: string;
  readonly definition: AlarmDefinition;
  readonly setting: AlarmSetting;
  readonly threshold: number;
}

/**
 * CloudWatch alarms for every node of a replication group, one composite alarm over the critical ones,
 * which is what pages, and a dashboard. They tell of what goes on in the cloud where no exporter sees it,
 * and without a cluster.
 *
 * @example
 * ```ts
 * const cache = new ElastiCacheReplicationGroup(this, "Cache", { vpcId, subnets, nodeType: "cache.r7g.large" });
 * const topic = new SnsTopic(this, "Critical", { name: "cache-critical" });
 * new ElastiCacheAlarms(this, "Alarms", { cache, topics: { critical: [topic.arn] } });
 * ```
 */
export class ElastiCacheAlarms extends Construct {
  /** Names of all alarms on nodes: `<cache>-EngineCpuHigh-001`. */
  public readonly alarmNames: readonly string[];
  /** Name of the composite alarm, which is on while any critical one is: `<cache>-in-danger`. */
  public readonly inDangerAlarmName: string;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(
    scope: Construct,
    id: string,
    private readonly props: ElastiCacheAlarmsProps,
  ) {
    super(scope, id);
    refuse(`ElastiCacheAlarms ${this.node.path}`, findAlarmFaults(props));
    const { cache, dashboard = true, provider } = props;

    const chosen = this.chosen();
    const made = chosen.map((alarm) => ({
      severity: alarm.setting.severity ?? alarm.definition.severity,
      alarms: this.onEachNode(alarm),
    }));
    this.alarmNames = made.flatMap(({ alarms }) => alarms.map(({ alarmName }) => alarmName));
    const critical = made
      .filter(({ severity }) => severity === "critical")
      .flatMap(({ alarms }) => alarms.map(({ alarmName }) => alarmName));
    const inDanger = this.inDanger(critical);
    this.inDangerAlarmName = inDanger.alarmName;

    if (dashboard) {
      new ElastiCacheDashboard(this, "Dashboard", {
        cache,
        alarmArns: [inDanger.arn],
        thresholds: new Map(chosen.map(({ name, threshold }) => [name, threshold])),
        provider,
      });
    }
  }

  private chosen(): Chosen[] {
    const { change = {} } = this.props;
    const settings: Readonly<Record<string, AlarmSetting>> = change;
    return Object.entries<AlarmDefinition>(ELASTICACHE_ALARMS)
      .map(([name, definition]) => {
        const setting = settings[name] ?? {};
        const threshold = setting.threshold ?? definition.threshold.value(this.props);
        return { name, definition, setting, threshold };
      })
      .filter(
        ({ definition: { applies }, setting }) =>
          setting.enabled ?? applies?.when(this.props) ?? true,
      );
  }

  private onEachNode({ name, definition, setting, threshold }: Chosen): CloudwatchMetricAlarm[] {
    const { cache, topics = {}, tags, provider } = this.props;
    const { statistic, period, datapoints, comparison, missingData } = definition;
    const periods = setting.for && setting.for.toSeconds() / period.toSeconds();
    const metrics = memberMetrics(cache.memberIds, definition.metricName, { statistic, period });
    return metrics.map((metric, index) => {
      // The end of the id alone: the cache's name may be one that only Terraform will know.
      const node = (cache.memberIds[index] as string).slice(cache.cacheName.length + 1);
      return new CloudwatchMetricAlarm(this, `${name}-${node}`, {
        alarmName: `${cache.cacheName}-${name}-${node}`,
        alarmDescription: this.description(definition),
        namespace: metric.namespace,
        metricName: metric.metricName,
        dimensions: metric.dimensions,
        statistic: metric.statistic,
        period: metric.periodSeconds,
        comparisonOperator: comparison,
        threshold,
        evaluationPeriods: periods ?? datapoints.of,
        datapointsToAlarm: periods ?? datapoints.breaching,
        treatMissingData: missingData,
        actionsEnabled: true,
        alarmActions: topics.warning && [...topics.warning],
        okActions: topics.warning && [...topics.warning],
        tags,
        provider,
      });
    });
  }

  private description({ meaning, advice, runbook }: AlarmDefinition): string {
    const { cache, runbookUrl } = this.props;
    const link = runbookUrl && ` ${runbookUrl.replaceAll("{alert}", runbook)}`;
    return `Cache ${cache.cacheName}: ${meaning}. ${advice}${link ?? ""}`;
  }

  /** Over all critical alarms, by way of groups where they are more than CloudWatch takes. */
  private inDanger(critical: readonly string[]): CloudwatchCompositeAlarm {
    const { cache, topics: { critical: actions } = {} } = this.props;
    const alarmName = `${cache.cacheName}-in-danger`;
    const groups = inGroups(critical, MAX_CHILDREN);
    const children =
      groups.length <= 1
        ? critical
        : groups.map(
            (group, index) =>
              this.composite(`InDanger-${index + 1}`, `${alarmName}-${index + 1}`, group).alarmName,
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
      alarmDescription: `Cache ${cache.cacheName} is in danger: look which of its critical alarms are on.`,
      alarmRule: children.map((name) => `ALARM("${name}")`).join(" OR ") || "FALSE",
      actionsEnabled: true,
      alarmActions: actions && [...actions],
      okActions: actions && [...actions],
      tags,
      provider,
    });
  }
}

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, group) =>
    all.slice(group * size, (group + 1) * size),
  );
}
