import type { TerraformProvider } from "cdktf";
import type { CloudAlertProps } from "../../alerts";
import { findOverrideFaults } from "../../alerts/overrides";
import { RUNBOOK_URL_RULE } from "../../alerts/url-template";
import type { Duration, IManagedCache } from "../../core";
import { type Fault, findFaults, isUnresolved, rulesFor } from "../../core/validation";
import type { MonitoringTables } from "./monitoring-reading";

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
    ...findOverrideFaults("Cloud Monitoring", Object.keys(readings), overrides),
    ...Object.entries(overrides).flatMap(([name, override]) =>
      findFaults(DURATION_RULES, { name, for: override?.for }),
    ),
  ];
}

const rule = rulesFor<MonitoringAlertPoliciesProps<IManagedCache, string>>();

const RULES = [
  rule({
    id: "memorystore.policy-channels",
    inputs: ({ channels: { critical = [], warning = [] } = {} }) => ({
      channels: [...critical, ...warning].filter((channel) => !isUnresolved(channel)),
    }),
    isValid: ({ channels }) =>
      channels.every((channel) => /^projects\/[^/]+\/notificationChannels\/[^/]+$/.test(channel)),
    confidential: ["channels"],
    expected: "projects/PROJECT/notificationChannels/CHANNEL",
    fix: "give the channel's full name",
  }),
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
