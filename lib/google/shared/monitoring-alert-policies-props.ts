import type { TerraformProvider } from "cdktf";
import type { CloudAlertProps } from "../../alerts";
import { findOverrideFaults } from "../../alerts/overrides";
import { RUNBOOK_URL_RULE } from "../../alerts/url-template";
import type { Duration, IManagedCache } from "../../core";
import { areDistinct } from "../../core/distinct";
import { type Fault, findFaults, knownItems, rulesFor } from "../../core/validation";
import type { MonitoringTables } from "./monitoring-reading";
import { PROJECT_SEGMENT } from "./resource-names";
import { labelsRule, projectRule } from "./rules/identity";

/** Notification channels that policies notify: `projects/PROJECT/notificationChannels/CHANNEL`. */
export interface PolicyChannels {
  /** Notified of the critical policies. @default - none */
  readonly critical?: readonly string[];
  /** Notified of the policies of severity `warning`. @default - none */
  readonly warning?: readonly string[];
}

/** How alert policies on a cache are made. */
export interface MonitoringAlertPoliciesProps<Cache extends IManagedCache, Name extends string>
  extends CloudAlertProps<Cache, Name> {
  /** Who is notified. @default - incidents only show, as those of severity `info` always do */
  readonly channels?: PolicyChannels;
  /** Labels for every policy, in lower case. @default - none */
  readonly labels?: Record<string, string>;
  /** Id of the project of the policies. @default - the provider's project */
  readonly project?: string;
  /** The Google provider of the policies. @default - the stack's default Google provider */
  readonly provider?: TerraformProvider;
}

/** Everything that is wrong with the props. @internal */
export function findPolicyFaults<Cache extends IManagedCache>(
  { readings }: MonitoringTables<Cache>,
  props: MonitoringAlertPoliciesProps<Cache, string>,
): Fault[] {
  const { overrides = {} } = props;
  return [
    ...findFaults(RULES, props),
    ...findLabelFaults(props),
    ...findOverrideFaults("Cloud Monitoring", Object.keys(readings), overrides),
    ...Object.entries(overrides).flatMap(([name, override]) =>
      findFaults(DURATION_RULES, { name, for: override?.for }),
    ),
  ];
}

/** Source: https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.notificationChannels */
const CHANNEL = new RegExp(`^${PROJECT_SEGMENT}/notificationChannels/[\\w-]+$`);

/** Source: https://cloud.google.com/monitoring/quotas */
const MAX_CHANNELS = 16;

const LONGEST_RUNBOOK_URL = 2048;

const LABELS_RULES = [labelsRule("memorystore")];

/** The labels of an alert stand beside those of all policies. */
function findLabelFaults({
  labels,
  overrides = {},
}: MonitoringAlertPoliciesProps<IManagedCache, string>) {
  const own = Object.values(overrides).map((override) => override?.labels);
  const faults = [undefined, ...own].map((one) =>
    findFaults(LABELS_RULES, { labels: { ...labels, ...one } }),
  );
  return faults.find(({ length }) => length > 0) ?? [];
}

const rule = rulesFor<MonitoringAlertPoliciesProps<IManagedCache, string>>();

const RULES = [
  rule({
    id: "memorystore.policy-channels",
    inputs: ({ channels: { critical = [], warning = [] } = {} }) => ({
      channels: knownItems([...critical, ...warning]),
    }),
    isValid: ({ channels }) => channels.every((channel) => CHANNEL.test(channel)),
    confidential: ["channels"],
    expected: "projects/PROJECT/notificationChannels/CHANNEL",
    fix: "give the channel's full name",
  }),
  rule({
    id: "memorystore.policy-channels-number",
    inputs: ({ channels: { critical = [], warning = [] } = {} }) => ({
      critical: critical.length,
      warning: warning.length,
    }),
    isValid: ({ critical, warning }) => Math.max(critical, warning) <= MAX_CHANNELS,
    expected: `up to ${MAX_CHANNELS} channels of each severity`,
    fix: "notify a channel that passes on to several receivers",
  }),
  rule({
    id: "memorystore.policy-channels-distinct",
    inputs: ({ channels: { critical = [], warning = [] } = {} }) => ({
      critical: knownItems(critical),
      warning: knownItems(warning),
    }),
    isValid: ({ critical, warning }) => areDistinct(critical) && areDistinct(warning),
    confidential: ["critical", "warning"],
    expected: "each channel once",
    fix: "leave out the second",
  }),
  rule({
    // Google takes 8,192 characters of documentation: a catalogue's text leaves most of them to the address.
    id: "memorystore.policy-runbook-length",
    inputs: ({ runbookUrl }) =>
      runbookUrl === undefined ? undefined : { characters: runbookUrl.length },
    isValid: ({ characters }) => characters <= LONGEST_RUNBOOK_URL,
    expected: `an address of up to ${LONGEST_RUNBOOK_URL} characters`,
    fix: "shorten runbookUrl",
  }),
  projectRule("memorystore"),
  RUNBOOK_URL_RULE,
];

/** Source: https://cloud.google.com/monitoring/quotas, the longest retest window of a condition. */
const LONGEST_MINUTES = 23 * 60;

const durationRule = rulesFor<{ readonly name: string; readonly for?: Duration }>();

const DURATION_RULES = [
  durationRule({
    id: "memorystore.policy-for",
    inputs: ({ name, for: duration }) => duration && { name, for: duration },
    isValid: ({ for: duration }) =>
      Number.isInteger(duration.toMinutes()) && duration.toMinutes() <= LONGEST_MINUTES,
    expected: "whole minutes, up to 23 hours",
    fix: "give a duration such as Duration.minutes(5)",
  }),
];
