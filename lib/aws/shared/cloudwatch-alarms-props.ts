import type { TerraformProvider } from "cdktf";
import { isUrlWith } from "../../alerts/url-template";
import type { ConnectionBudget, Duration } from "../../core";
import { type Fault, findFaults, isUnresolved, mustBeKnown, rulesFor } from "../../core/validation";
import { ELASTICACHE_ALARMS, type ElastiCacheAlarmName } from "../replication-group/alarms";
import type { IElastiCacheReplicationGroup } from "../replication-group/members";
import type { AlarmDefinition, AlarmSeverity } from "./cloudwatch-alarm-definition";
import { METRICS_A_NODE } from "./cloudwatch-dashboard";

/** What is to be different about one alarm. */
export interface AlarmSetting {
  /** In the alarm's unit, 0 or more, percent up to 100. @default - the table's */
  readonly threshold?: number;
  /**
   * How long it must be beyond the threshold without a break: a multiple of the metric's period, up to
   * a day.
   *
   * @default - the table's
   */
  readonly for?: Duration;
  /** How much it matters: the critical ones are in the composite alarm. @default - the table's */
  readonly severity?: AlarmSeverity;
  /** Whether the cache gets the alarm. @default - true for the caches that docs/alerts.md names */
  readonly enabled?: boolean;
}

/** ARNs of the SNS topics that are told. */
export interface AlarmTopics {
  /** Told once for the cache, when it gets into danger and when it is out of it. @default - none */
  readonly critical?: readonly string[];
  /** Told of every single alarm. @default - none */
  readonly warning?: readonly string[];
}

/** How `ElastiCacheAlarms` are made. */
export interface ElastiCacheAlarmsProps {
  /** The replication group; `ElastiCacheReplicationGroup.fromAttributes` for one that exists already. */
  readonly cache: IElastiCacheReplicationGroup;
  /** What is to be different, by the alarm's name. @default - all alarms that apply to the cache */
  readonly change?: { readonly [Name in ElastiCacheAlarmName]?: AlarmSetting };
  /** ARNs of SNS topics. @default - alarms only show */
  readonly topics?: AlarmTopics;
  /**
   * What the clients are planned to open; more than that is what ConnectionsHigh then fires on.
   *
   * @default - 80 % of the connections that a node takes
   */
  readonly connectionBudget?: ConnectionBudget;
  /**
   * Where runbooks are, with `{alert}` in place of the page's name.
   *
   * @default - descriptions have no link to a runbook
   */
  readonly runbookUrl?: string;
  /**
   * Whether a CloudWatch dashboard is made.
   *
   * @default true
   */
  readonly dashboard?: boolean;
  /** Tags for every alarm. @default - none */
  readonly tags?: Record<string, string>;
  /** The AWS provider of the alarms. @default - the stack's default AWS provider */
  readonly provider?: TerraformProvider;
}

/** Everything that is wrong with the props. @internal */
export function findAlarmFaults(props: ElastiCacheAlarmsProps): Fault[] {
  return [
    ...findFaults(RULES, props),
    ...Object.entries(props.change ?? {}).flatMap(([name, setting]) =>
      findFaults(SETTING_RULES, { ...setting, name }),
    ),
  ];
}

/**
 * Metrics that one dashboard shows at the most.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const DASHBOARD_METRICS = 2500;
const DASHBOARD_NODES = Math.floor(DASHBOARD_METRICS / METRICS_A_NODE);

const rule = rulesFor<ElastiCacheAlarmsProps>();

const RULES = [
  rule({
    id: "elasticache.alarm-name",
    inputs: ({ change = {} }) => ({ change: Object.keys(change) }),
    isValid: ({ change }) => change.every((name) => Object.hasOwn(ELASTICACHE_ALARMS, name)),
    expected: `names of the table: ${Object.keys(ELASTICACHE_ALARMS).join(", ")}`,
    fix: "correct the name",
  }),
  rule({
    id: "elasticache.alarm-topics",
    inputs: ({ topics: { critical = [], warning = [] } = {} }) => ({
      topics: [...critical, ...warning].filter((topic) => !isUnresolved(topic)),
    }),
    isValid: ({ topics }) =>
      topics.every((topic) => /^arn:[^:]+:sns:[^:]+:\d{12}:[\w-]+(\.fifo)?$/.test(topic)),
    expected: "ARNs of SNS topics",
    fix: "give the topic's ARN, not its name",
  }),
  rule({
    id: "elasticache.alarm-runbook-url",
    inputs: ({ runbookUrl }) => (runbookUrl === undefined ? undefined : { runbookUrl }),
    isValid: ({ runbookUrl }) => isUrlWith("{alert}", runbookUrl),
    expected: "an address with {alert} in place of the page's name",
    fix: "write it as https://runbooks.example.com/redis/{alert}.md",
  }),
  rule({
    id: "elasticache.dashboard-nodes",
    inputs: ({ dashboard = true, cache }) =>
      dashboard ? { nodes: cache.memberIds.length } : undefined,
    isValid: ({ nodes }) => nodes <= DASHBOARD_NODES,
    expected: `a dashboard for up to ${DASHBOARD_NODES} nodes`,
    fix: "set dashboard: false for a larger cluster",
  }),
];

type NamedSetting = AlarmSetting & { readonly name: string };

function definition(name: string): AlarmDefinition | undefined {
  const definitions: Readonly<Record<string, AlarmDefinition>> = ELASTICACHE_ALARMS;
  return definitions[name];
}

const settingRule = rulesFor<NamedSetting>();

const SETTING_RULES = [
  settingRule({
    id: "elasticache.alarm-threshold",
    inputs: ({ name, threshold }) =>
      threshold === undefined
        ? undefined
        : { name, threshold: mustBeKnown(threshold), unit: definition(name)?.threshold.unit },
    isValid: ({ threshold, unit }) =>
      typeof threshold === "number" &&
      threshold >= 0 &&
      threshold <= (unit === "percent" ? 100 : Number.MAX_SAFE_INTEGER),
    expected: "0 or more, percent up to 100, known at synthesis",
    fix: "look up the alarm's unit in docs/alerts.md",
  }),
  settingRule({
    id: "elasticache.alarm-for",
    inputs: (setting) =>
      setting.for && {
        name: setting.name,
        for: setting.for,
        period: definition(setting.name)?.period,
      },
    isValid: ({ for: duration, period }) => {
      const periods = period === undefined ? 0 : duration.toSeconds() / period.toSeconds();
      return Number.isInteger(periods) && periods >= 1 && duration.toDays() <= 1;
    },
    expected: "a multiple of the metric's period, up to a day",
    fix: "give a multiple of five minutes, which fits every alarm",
  }),
  settingRule({
    id: "elasticache.alarm-severity",
    inputs: ({ name, severity }) => (severity === undefined ? undefined : { name, severity }),
    isValid: ({ severity }) => ["critical", "warning"].includes(severity),
    expected: "critical or warning",
    fix: "choose one of them",
  }),
];
