import type { TerraformProvider } from "cdktf";
import type { CloudAlertProps } from "../../alerts";
import { findOverrideFaults } from "../../alerts/overrides";
import { RUNBOOK_URL_RULE } from "../../alerts/url-template";
import type { Duration, IManagedCache } from "../../core";
import { areDistinct } from "../../core/distinct";
import { type Fault, findFaults, knownItems, rulesFor } from "../../core/validation";
import { findDescriptionFaults } from "./alarm-description";
import { TOPIC_ARN } from "./arn";
import type { CloudWatchTables } from "./cloudwatch-reading";
import { tagsRule } from "./rules/tags";

/** ARNs of the SNS topics that alarms notify. */
export interface AlarmTopics {
  /** Notified once for the cache, when its composite alarm goes on and when it goes off. @default - none */
  readonly critical?: readonly string[];
  /** Notified of every single alarm, but for those of severity `info`. @default - none */
  readonly warning?: readonly string[];
}

/** How alarms on a cache are made. */
export interface CloudWatchAlarmsProps<Cache extends IManagedCache, Name extends string>
  extends CloudAlertProps<Cache, Name> {
  /** ARNs of SNS topics. @default - alarms only show */
  readonly topics?: AlarmTopics;
  /** Start of the alarms' names; a hyphen and the alert's id follow. @default - the cache's name */
  readonly alarmNamePrefix?: string;
  /** Name of the dashboard. @default - `elasticache-` and the cache's name */
  readonly dashboardName?: string;
  /** Tags for every alarm. @default - none */
  readonly tags?: Record<string, string>;
  /** The AWS provider of the alarms. @default - the stack's default AWS provider */
  readonly provider?: TerraformProvider;
}

/**
 * Actions of one state of an alarm.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
const MAX_ACTIONS = 5;

const TAGS_RULES = [tagsRule("elasticache")];

/** Everything that is wrong with the props. @internal */
export function findAlarmFaults<Cache extends IManagedCache>(
  tables: CloudWatchTables<Cache>,
  props: CloudWatchAlarmsProps<Cache, string>,
): Fault[] {
  const { overrides = {}, dashboard = true, cache } = props;
  const { readings, graphs, metrics } = tables;
  const durations = Object.entries(overrides).map(([name, override]) => ({
    name,
    for: override?.for,
    period: readings[name]?.period,
  }));
  return [
    ...findFaults(RULES, props),
    ...findFaults(
      DASHBOARD_RULES,
      dashboard
        ? { metrics: graphs.flatMap(({ metricName }) => metrics(cache, metricName)).length }
        : {},
    ),
    ...findOverrideFaults("CloudWatch", Object.keys(readings), overrides),
    ...findTagFaults(props),
    ...findDescriptionFaults(tables, props),
    ...durations.flatMap((duration) => findFaults(DURATION_RULES, duration)),
  ];
}

/** The labels of an alert are tags beside those of all alarms. */
function findTagFaults({ tags, overrides = {} }: CloudWatchAlarmsProps<IManagedCache, string>) {
  const own = Object.values(overrides).map((override) => override?.labels);
  const faults = [undefined, ...own].map((labels) =>
    findFaults(TAGS_RULES, { tags: { ...tags, ...labels } }),
  );
  return faults.find(({ length }) => length > 0) ?? [];
}

const rule = rulesFor<CloudWatchAlarmsProps<IManagedCache, string>>();

const RULES = [
  rule({
    // The composite alarm names the others in double quotes.
    id: "elasticache.alarm-name-prefix",
    inputs: ({ alarmNamePrefix }) =>
      alarmNamePrefix === undefined ? undefined : { alarmNamePrefix },
    isValid: ({ alarmNamePrefix }) => /^[\x20\x21\x23-\x5b\x5d-\x7e]{1,200}$/.test(alarmNamePrefix),
    expected: "up to 200 ASCII characters without double quotes and backslashes",
    fix: "shorten alarmNamePrefix, or leave it out",
  }),
  rule({
    // Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
    id: "elasticache.dashboard-name",
    inputs: ({ dashboardName }) => (dashboardName === undefined ? undefined : { dashboardName }),
    isValid: ({ dashboardName }) => /^[\w-]{1,255}$/.test(dashboardName),
    expected: "up to 255 letters, digits, - and _",
    fix: "set dashboardName to such a name, or leave it out",
  }),
  rule({
    id: "elasticache.alarm-topics",
    inputs: ({ topics: { critical = [], warning = [] } = {} }) => ({
      topics: knownItems([...critical, ...warning]),
    }),
    isValid: ({ topics }) => topics.every((topic) => TOPIC_ARN.test(topic)),
    confidential: ["topics"],
    expected: "ARNs of SNS topics",
    fix: "give the topic's ARN, not its name",
  }),
  rule({
    id: "elasticache.alarm-topics-number",
    inputs: ({ topics: { critical = [], warning = [] } = {} }) => ({
      critical: critical.length,
      warning: warning.length,
    }),
    isValid: ({ critical, warning }) => Math.max(critical, warning) <= MAX_ACTIONS,
    expected: `up to ${MAX_ACTIONS} topics of each severity`,
    fix: "subscribe further receivers to one of the topics",
  }),
  rule({
    id: "elasticache.alarm-topics-distinct",
    inputs: ({ topics: { critical = [], warning = [] } = {} }) => ({
      critical: knownItems(critical),
      warning: knownItems(warning),
    }),
    isValid: ({ critical, warning }) => areDistinct(critical) && areDistinct(warning),
    confidential: ["critical", "warning"],
    expected: "each topic once",
    fix: "leave out the second",
  }),
  RUNBOOK_URL_RULE,
];

/**
 * Metrics that one dashboard shows at the most.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
 */
const DASHBOARD_METRICS = 2500;

const dashboardRule = rulesFor<{ readonly metrics?: number }>();

const DASHBOARD_RULES = [
  dashboardRule({
    id: "elasticache.dashboard-metrics",
    inputs: ({ metrics }) => (metrics === undefined ? undefined : { metrics }),
    isValid: ({ metrics }) => metrics <= DASHBOARD_METRICS,
    expected: `a dashboard of up to ${DASHBOARD_METRICS} metrics, of all nodes together`,
    fix: "set dashboard: false for a larger cluster",
  }),
];

interface AlarmDuration {
  readonly name: string;
  readonly for?: Duration;
  readonly period?: Duration;
}

const durationRule = rulesFor<AlarmDuration>();

const DURATION_RULES = [
  durationRule({
    id: "elasticache.alarm-for",
    inputs: ({ name, for: duration, period }) =>
      duration && period && { name, for: duration, period },
    isValid: ({ for: duration, period }) => {
      const periods = duration.toSeconds() / period.toSeconds();
      return Number.isInteger(periods) && periods >= 1 && duration.toDays() <= 1;
    },
    expected: "a multiple of the metric's period, up to a day",
    fix: "give a multiple of five minutes, which fits every alarm",
  }),
];
