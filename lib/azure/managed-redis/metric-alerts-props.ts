import type { TerraformProvider } from "cdktf";
import type { CloudAlertProps } from "../../alerts";
import { findOverrideFaults } from "../../alerts/overrides";
import { RUNBOOK_URL_RULE } from "../../alerts/url-template";
import type { Duration } from "../../core";
import { areDistinct } from "../../core/distinct";
import { type Fault, findFaults, knownItems, rulesFor } from "../../core/validation";
import { METRIC_PERIODS } from "../shared/azure-metric";
import { ACTION_GROUP_ID } from "../shared/resource-ids";
import { LOCATION_RULE, RESOURCE_GROUP_RULE, TAGS_RULE } from "../shared/rules/identity";
import { AZURE_MANAGED_REDIS_ALERTS, type AzureMetricAlertName } from "./alert-readings";
import type { IAzureManagedRedis } from "./azure-managed-redis-base";

/** Resource ids of action groups that alerts notify: `/subscriptions/…/Microsoft.Insights/actionGroups/GROUP`. */
export interface AzureActionGroups {
  /** Notified of the critical alerts. @default - none */
  readonly critical?: readonly string[];
  /** Notified of the alerts of severity `warning`. @default - none */
  readonly warning?: readonly string[];
}

/** How `AzureManagedRedisMetricAlerts` are made. */
export interface AzureManagedRedisMetricAlertsProps
  extends CloudAlertProps<IAzureManagedRedis, AzureMetricAlertName> {
  /** Name of the resource group of the alerts and the dashboard. */
  readonly resourceGroupName: string;
  /** Location of the dashboard: `westeurope`. Alerts have none. */
  readonly location: string;
  /** Who is notified. @default - alerts only show, as those of severity `info` always do */
  readonly actionGroups?: AzureActionGroups;
  /** Tags of the alerts and the dashboard. @default - none */
  readonly tags?: Record<string, string>;
  /** The azurerm provider of the alerts. @default - the stack's default azurerm provider */
  readonly provider?: TerraformProvider;
}

/** Everything that is wrong with the props. @internal */
export function findMetricAlertFaults(props: AzureManagedRedisMetricAlertsProps): Fault[] {
  const { overrides = {} } = props;
  return [
    ...findFaults(RULES, props),
    ...findTagFaults(props),
    ...findOverrideFaults("Azure Monitor", Object.keys(AZURE_MANAGED_REDIS_ALERTS), overrides),
    ...Object.entries(overrides).flatMap(([name, override]) =>
      findFaults(WINDOW_RULES, { name, for: override?.for }),
    ),
  ];
}

/** The tags of an alert are beside those of all alerts. */
function findTagFaults({ tags, overrides = {} }: AzureManagedRedisMetricAlertsProps): Fault[] {
  const own = Object.values(overrides).map((override) => override?.labels);
  const faults = [undefined, ...own].map((one) =>
    findFaults([TAGS_RULE], { tags: { ...tags, ...one } }),
  );
  return faults.find(({ length }) => length > 0) ?? [];
}

const rule = rulesFor<AzureManagedRedisMetricAlertsProps>();

const RULES = [
  RESOURCE_GROUP_RULE,
  LOCATION_RULE,
  RUNBOOK_URL_RULE,
  rule({
    id: "azure.alert-action-groups",
    inputs: ({ actionGroups: { critical = [], warning = [] } = {} }) => ({
      actionGroups: knownItems([...critical, ...warning]),
    }),
    isValid: ({ actionGroups }) => actionGroups.every((group) => ACTION_GROUP_ID.test(group)),
    confidential: ["actionGroups"],
    expected: "resource ids of action groups",
    fix: "write them as /subscriptions/…/resourceGroups/GROUP/providers/Microsoft.Insights/actionGroups/NAME",
  }),
  rule({
    id: "azure.alert-action-groups-distinct",
    inputs: ({ actionGroups: { critical = [], warning = [] } = {} }) => ({
      critical: knownItems(critical),
      warning: knownItems(warning),
    }),
    isValid: ({ critical, warning }) => areDistinct(critical) && areDistinct(warning),
    confidential: ["critical", "warning"],
    expected: "each action group once",
    fix: "leave out the second",
  }),
];

const WINDOW_RULES = [
  rulesFor<{ readonly name: string; readonly for?: Duration }>()({
    id: "azure.alert-for",
    inputs: ({ name, for: duration }) => duration && { name, for: duration },
    // A window is longer than the minute after which it is looked at again.
    isValid: ({ for: duration }) =>
      METRIC_PERIODS.has(duration.toMinutes()) && duration.toMinutes() >= 5,
    expected: "5, 15 or 30 minutes, or 1, 6, 12 or 24 hours: the windows that Azure Monitor has",
    fix: "give a duration such as Duration.minutes(15)",
  }),
];
