import type { ConnectionBudget, Duration } from "../../core";
import { type Fault, findFaults, isUnresolved, mustBeKnown, rulesFor } from "../../core/validation";
import type { Alert, AlertSeverity } from "../alert";
import type { AlertDefinition, ThresholdUnit, WatchedWarmer } from "../alert-definition";
import { isUrlWith } from "../url-template";
import { REDIS_ALERTS, type RedisAlertName } from "./redis-catalogue";

/** What is to be different about one alert of the catalogue. */
export interface AlertSetting {
  /**
   * Where it starts to fire, in the unit that docs/alerts.md gives: a share is above 0 and up to 1,
   * all others are 0 or more. Alerts on a state have none.
   *
   * @default - the catalogue's
   */
  readonly threshold?: number;
  /** How long it must hold. @default - the catalogue's */
  readonly for?: Duration;
  /** How much it matters. @default - the catalogue's */
  readonly severity?: AlertSeverity;
  /**
   * Whether the cache gets the alert.
   *
   * @default - true for the caches that docs/alerts.md names
   */
  readonly enabled?: boolean;
  /** Labels of this alert, beside and before those of all alerts. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What a user may say about the alerts of a cache. */
export interface RedisAlertSettings {
  /**
   * What is to be different, by the alert's name.
   *
   * @default - all alerts that apply to the cache, as docs/alerts.md lists them
   */
  readonly change?: { readonly [Name in RedisAlertName]?: AlertSetting };
  /** Alerts of your own, with names that the catalogue does not have. @default - none */
  readonly add?: readonly Alert[];
  /**
   * Labels for every alert, by which pages find their team: `{ team: "shop" }`.
   *
   * @default - `severity` and `cache` alone
   */
  readonly alertLabels?: Readonly<Record<string, string>>;
  /**
   * Where runbooks are, with `{alert}` in place of the name:
   * `https://runbooks.example.com/redis/{alert}.md`.
   *
   * @default - alerts have no link to a runbook
   */
  readonly runbookUrl?: string;
  /**
   * Where the dashboard is, with `{panel}` in place of the panel's number and, if you like, `{cache}`
   * in place of the cache's name:
   * `https://grafana.example.com/d/redis-cache?var-cache={cache}&viewPanel={panel}`.
   *
   * @default - alerts have no link to a panel
   */
  readonly dashboardUrl?: string;
  /**
   * CronJobs that fill the cache.
   *
   * @default - none, and no alerts on them
   */
  readonly warmers?: readonly WatchedWarmer[];
  /**
   * What the clients are planned to open; more than that is what ConnectionsHigh then fires on.
   *
   * @default - 80 % of the connections that a node takes
   */
  readonly connectionBudget?: ConnectionBudget;
}

/** Everything that is wrong with a cache's alert settings. */
export function findAlertFaults(settings: RedisAlertSettings): Fault[] {
  return [
    ...findFaults(RULES, settings),
    ...Object.entries(settings.change ?? {}).flatMap(([name, setting]) =>
      findFaults(SETTING_RULES, { ...setting, name }),
    ),
    ...(settings.warmers ?? []).flatMap((warmer) => findFaults(WARMER_RULES, warmer)),
  ];
}

/** Source: https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels */
const LABEL_NAME = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;
/** Labels that the alerts set themselves. */
const OWN_LABELS = ["alertname", "severity", "cache"];

const rule = rulesFor<RedisAlertSettings>();

const RULES = [
  rule({
    id: "monitoring.alert-name",
    inputs: ({ change = {} }) => ({ change: Object.keys(change) }),
    isValid: ({ change }) => change.every((name) => Object.hasOwn(REDIS_ALERTS, name)),
    expected: `names of the catalogue: ${Object.keys(REDIS_ALERTS).join(", ")}`,
    fix: "correct the name, or add an alert of your own with add",
  }),
  rule({
    id: "monitoring.added-alert",
    inputs: ({ add = [] }) => ({ add: add.map(({ name }) => name) }),
    isValid: ({ add }) =>
      new Set(add).size === add.length &&
      add.every((name) => /^[A-Z][A-Za-z0-9]*$/.test(name) && !Object.hasOwn(REDIS_ALERTS, name)),
    expected: "different names in upper camel case that the catalogue does not have",
    fix: "rename the alert; for one of the catalogue use change",
  }),
  rule({
    id: "monitoring.alert-labels",
    inputs: ({ alertLabels = {}, change = {}, add = [] }) => ({
      labels: [alertLabels, ...[...Object.values(change), ...add].map(labelsOf)].flatMap(
        Object.keys,
      ),
    }),
    isValid: ({ labels }) =>
      labels.every((name) => LABEL_NAME.test(name) && !OWN_LABELS.includes(name)),
    expected: `letters, digits and underscores, none of ${OWN_LABELS.join(", ")}`,
    fix: "rename the label; the severity has a setting of its own",
  }),
  rule({
    id: "monitoring.runbook-url",
    inputs: ({ runbookUrl }) => (runbookUrl === undefined ? undefined : { runbookUrl }),
    isValid: ({ runbookUrl }) => isUrlWith("{alert}", runbookUrl),
    expected: "an address with {alert} in place of the alert's name",
    fix: "write it as https://runbooks.example.com/redis/{alert}.md",
  }),
  rule({
    id: "monitoring.dashboard-url",
    inputs: ({ dashboardUrl }) => (dashboardUrl === undefined ? undefined : { dashboardUrl }),
    isValid: ({ dashboardUrl }) => isUrlWith("{panel}", dashboardUrl),
    expected: "an address with {panel} in place of the panel's number",
    fix: "write it as https://grafana.example.com/d/redis-cache?var-cache={cache}&viewPanel={panel}",
  }),
];

function labelsOf({ labels = {} }: { readonly labels?: Readonly<Record<string, string>> }) {
  return labels;
}

type NamedSetting = AlertSetting & { readonly name: string };

/** The unit of an alert's threshold, `undefined` for one that has none or is not in the catalogue. */
function unitOf(name: string): ThresholdUnit | undefined {
  const definitions: Readonly<Record<string, Pick<AlertDefinition<never>, "threshold">>> =
    REDIS_ALERTS;
  return definitions[name]?.threshold?.unit;
}

const settingRule = rulesFor<NamedSetting>();

const SETTING_RULES = [
  settingRule({
    id: "monitoring.alert-threshold",
    inputs: ({ name, threshold }) =>
      threshold === undefined
        ? undefined
        : { name, threshold: mustBeKnown(threshold), unit: unitOf(name) },
    isValid: ({ threshold, unit }) =>
      unit !== undefined &&
      typeof threshold === "number" &&
      Number.isFinite(threshold) &&
      (unit === "share" ? threshold > 0 && threshold <= 1 : threshold >= 0),
    expected:
      "a share above 0 and up to 1, of other units 0 or more, known at synthesis; none for an alert on a state",
    fix: "look up the alert's unit in docs/alerts.md; write 80 % as 0.8",
  }),
  settingRule({
    id: "monitoring.alert-severity",
    inputs: ({ name, severity }) => (severity === undefined ? undefined : { name, severity }),
    isValid: ({ severity }) => ["critical", "warning", "info"].includes(severity),
    expected: "critical, warning or info",
    fix: "choose one of them; route by a label of your own",
  }),
];

const warmerRule = rulesFor<WatchedWarmer>();

const WARMER_RULES = [
  warmerRule({
    id: "monitoring.warmer-period",
    inputs: ({ name, period }) => (isUnresolved(name) ? { period } : { name, period }),
    isValid: ({ period }) => period.toSeconds() > 0,
    expected: "a period above 0",
    fix: "give the longest time between two runs",
  }),
];
