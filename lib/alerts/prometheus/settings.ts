import type { ConnectionBudget, IManagedCache } from "../../core";
import { areDistinct } from "../../core/distinct";
import {
  type Fault,
  findFaults,
  isUnresolved,
  knownItems,
  mustBeKnown,
  rulesFor,
} from "../../core/validation";
import type { Alert } from "../alert";
import { type AlertOverrides, findOverrideFaults } from "../overrides";
import { isLinkWith, RUNBOOK_URL_RULE } from "../url-template";
import { ADDED_ALERT_RULES } from "./added-alert-rules";
import type { WatchedWarmer } from "./reading";
import { type RedisAlertName, readingsFor } from "./readings";

/** How the alerts of a cache differ from the catalogue. */
export interface RedisAlertSettings {
  /**
   * Labels that every series of the cache carries, by which Prometheus finds them: `{ cache: "shop" }`, or
   * those of an exporter of your own. The label `instance` tells the nodes.
   *
   * @default - `{ cache: <name of the cache> }`, as the exporters of this library are scraped
   */
  readonly measuredBy?: Readonly<Record<string, string>>;
  /**
   * What is different about alerts, by the catalogue's name, without the prefix.
   *
   * @default - all alerts that apply to the cache, as docs/alerts.md lists them
   */
  readonly overrides?: AlertOverrides<RedisAlertName>;
  /**
   * What the names of the catalogue's alerts start with in Prometheus: `RedisConnectionsHigh`. Upper camel
   * case; `""` for none. Links to runbooks and panels have no prefix.
   *
   * @default "Redis"; for Memcached "Memcached"
   */
  readonly alertNamePrefix?: string;
  /** Alerts of your own, named as you write them. @default - none */
  readonly add?: readonly Alert[];
  /**
   * Labels for every alert, by which pages find their team: `{ team: "shop" }`.
   *
   * @default - `severity` and `cache` alone
   */
  readonly alertLabels?: Readonly<Record<string, string>>;
  /**
   * Where runbooks are, with `{alert}` in place of the page's name in docs/runbooks:
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
   * What the clients plan to open. ConnectionsHigh then fires above that.
   *
   * @default - 80 % of the connections that a node takes
   */
  readonly connectionBudget?: ConnectionBudget;
}

/** Everything that is wrong with a cache's alert settings. @internal */
export function findAlertFaults(
  cache: Pick<IManagedCache, "engine">,
  settings: RedisAlertSettings,
): Fault[] {
  const { prefix, all } = readingsFor(cache);
  const { alertNamePrefix = prefix } = settings;
  const known = Object.keys(all);
  return [
    ...findFaults(RULES, settings),
    ...findFaults(ADDED_NAME_RULES, { ...settings, alertNamePrefix, known }),
    ...(settings.add ?? []).flatMap((alert) => findFaults(ADDED_ALERT_RULES, alert)),
    ...findOverrideFaults("Prometheus", known, settings.overrides),
    ...(settings.warmers ?? []).flatMap((warmer) => findFaults(WARMER_RULES, warmer)),
  ];
}

/** Source: https://prometheus.io/docs/concepts/data_model/#metric-names-and-labels */
const LABEL_NAME = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;
/** Labels that the alerts set themselves. */
const OWN_LABELS = ["alertname", "severity", "cache"];

/** Labels that the nodes of a cache, and its alerts, differ in. */
const OF_NODES = ["instance", "alertname", "alertstate", "severity"];

/** What can be in quotes in every expression: a quote would end them. @internal */
export function isQuotable(value: string): boolean {
  return /^[\w./:-]+$/.test(value);
}

/** Whether there is anything to alert on. @internal */
export function hasAlerts({ measuredBy, warmers = [], add = [] }: RedisAlertSettings): boolean {
  return measuredBy !== undefined || warmers.length + add.length > 0;
}

const rule = rulesFor<RedisAlertSettings>();

/** The rule for settings of which only what is measured becomes alerts. @internal */
export const DATA_RULES = [
  rule({
    id: "alerts.without-data",
    inputs: (settings) => ({ alerts: hasAlerts(settings) }),
    isValid: ({ alerts }) => alerts,
    expected: "an exporter's labels, warmers or alerts of your own: rules without data never fire",
    fix: "set measuredBy to the seriesLabels of the CacheExporter, or to labels of the cache's series",
  }),
];

/** What names of alerts, and what they start with, are made of. */
const CAMEL_CASE = /^[A-Z][A-Za-z0-9]*$/;

const RULES = [
  rule({
    id: "alerts.name-prefix",
    inputs: ({ alertNamePrefix }) =>
      alertNamePrefix === undefined ? undefined : { alertNamePrefix: mustBeKnown(alertNamePrefix) },
    isValid: ({ alertNamePrefix }) => alertNamePrefix === "" || CAMEL_CASE.test(alertNamePrefix),
    expected: "letters and digits, a capital letter first, known at synthesis; or nothing",
    fix: "write it as Redis",
  }),
  rule({
    id: "alerts.labels",
    inputs: ({ alertLabels = {}, overrides = {}, add = [] }) => ({
      labels: [alertLabels, ...[...Object.values(overrides), ...add].map(labelsOf)].flatMap(
        Object.keys,
      ),
    }),
    isValid: ({ labels }) =>
      labels.every((name) => LABEL_NAME.test(name) && !OWN_LABELS.includes(name)),
    expected: `letters, digits and underscores, none of ${OWN_LABELS.join(", ")}`,
    fix: "rename the label; the severity has a setting of its own",
  }),
  rule({
    id: "alerts.measured-by",
    inputs: ({ measuredBy }) =>
      measuredBy === undefined
        ? undefined
        : { labels: Object.keys(measuredBy), values: knownItems(Object.values(measuredBy)) },
    isValid: ({ labels, values }) =>
      labels.length > 0 &&
      labels.every((name) => LABEL_NAME.test(name) && !OF_NODES.includes(name)) &&
      values.every(isQuotable),
    expected: `one label or more of the cache's series, none of ${OF_NODES.join(", ")}; values of letters, digits and _ . / : -`,
    fix: 'name what tells this cache from others, such as { cache: "shop" }',
  }),
  RUNBOOK_URL_RULE,
  rule({
    id: "alerts.dashboard-url",
    inputs: ({ dashboardUrl }) => (dashboardUrl === undefined ? undefined : { dashboardUrl }),
    isValid: ({ dashboardUrl }) => isLinkWith("panel", dashboardUrl, ["cache"]),
    confidential: ["dashboardUrl"],
    expected:
      "an address with http or https, with {panel} in place of the panel's number, without other braces than {cache}, spaces and a password",
    fix: "write it as https://grafana.example.com/d/redis-cache?var-cache={cache}&viewPanel={panel}",
  }),
];

/** Alerts of a user beside those that the cache has. */
interface AddedAlerts extends RedisAlertSettings {
  readonly alertNamePrefix: string;
  /** Names of the catalogue. */
  readonly known: readonly string[];
}

const ADDED_NAME_RULES = [
  rulesFor<AddedAlerts>()({
    id: "alerts.added",
    inputs: ({ add = [], alertNamePrefix, known }) => {
      const names = knownItems(add.map(({ name }) => name));
      return {
        add: names,
        alertNamePrefix,
        taken: names.filter((name) => known.some((one) => name === `${alertNamePrefix}${one}`)),
      };
    },
    isValid: ({ add, taken }) =>
      areDistinct(add) && add.every((name) => CAMEL_CASE.test(name)) && taken.length === 0,
    expected: "different names in upper camel case that the catalogue does not have",
    fix: "rename the alert; for one of the catalogue use overrides",
  }),
];

function labelsOf(alert: Pick<Alert, "labels"> | undefined) {
  return alert?.labels ?? {};
}

/** A name in quotes in an expression: whatever else it had would be part of the expression. */
const OBJECT_NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

const warmerRule = rulesFor<WatchedWarmer>();

const WARMER_RULES = [
  warmerRule({
    id: "alerts.warmer-period",
    inputs: ({ name, period }) => (isUnresolved(name) ? { period } : { name, period }),
    isValid: ({ period }) => period.toSeconds() > 0,
    expected: "a period above 0",
    fix: "give the longest time between two runs",
  }),
  warmerRule({
    id: "alerts.warmer-names",
    inputs: ({ name, namespace }) => ({ names: knownItems([name, namespace]) }),
    isValid: ({ names }) => names.every((name) => OBJECT_NAME.test(name)),
    expected:
      "the names of a CronJob and of its namespace: lower-case letters, digits, hyphens and dots",
    fix: "correct the name",
  }),
];
