import type { TerraformProvider } from "cdktf";
import { isUrlWith } from "../../alerts/url-template";
import type { ConnectionBudget, Duration } from "../../core";
import { type Fault, findFaults, isUnresolved, mustBeKnown, rulesFor } from "../../core/validation";
import {
  MEMORYSTORE_POLICIES,
  type MemorystorePolicyName,
  type PolicyDefinition,
  type PolicySeverity,
} from "../redis/alert-policies";
import type { IMemorystoreRedis } from "../redis/instance";

/** What is to be different about one alert policy. */
export interface PolicySetting {
  /** In the policy's unit: 0 or more, a share up to 1. @default - the table's */
  readonly threshold?: number;
  /** How long it must hold: whole minutes, up to 23 hours. @default - the table's */
  readonly for?: Duration;
  /** How much it matters, and so which channels are told. @default - the table's */
  readonly severity?: PolicySeverity;
  /**
   * Whether the instance gets the policy.
   *
   * @default - true for the instances that docs/alerts.md names
   */
  readonly enabled?: boolean;
}

/** Notification channels that are told: `projects/PROJECT/notificationChannels/CHANNEL`. */
export interface PolicyChannels {
  /** Told of the critical policies. @default - none */
  readonly critical?: readonly string[];
  /** Told of the others. @default - none */
  readonly warning?: readonly string[];
}

/** How `MemorystoreAlertPolicies` are made. */
export interface MemorystoreAlertPoliciesProps {
  /** The instance that is watched. */
  readonly cache: IMemorystoreRedis;
  /** What is to be different, by the policy's name. @default - all that apply to the instance */
  readonly change?: { readonly [Name in MemorystorePolicyName]?: PolicySetting };
  /** Who is told. @default - incidents only show */
  readonly channels?: PolicyChannels;
  /**
   * What the clients are planned to open; more than that is what ConnectionsHigh then fires on.
   *
   * @default - 80 % of the connections that a node takes
   */
  readonly connectionBudget?: ConnectionBudget;
  /**
   * Where runbooks are, with `{alert}` in place of the page's name.
   *
   * @default - the documentation has no link to a runbook
   */
  readonly runbookUrl?: string;
  /**
   * Whether a Cloud Monitoring dashboard is made.
   *
   * @default true
   */
  readonly dashboard?: boolean;
  /** Labels for every policy, in lower case. @default - none */
  readonly labels?: Record<string, string>;
  /** Id of the project of the policies. @default - the provider's project */
  readonly project?: string;
  /** The Google provider of the policies. @default - the stack's default Google provider */
  readonly provider?: TerraformProvider;
}

/** Everything that is wrong with the props. @internal */
export function findPolicyFaults(props: MemorystoreAlertPoliciesProps): Fault[] {
  return [
    ...findFaults(RULES, props),
    ...Object.entries(props.change ?? {}).flatMap(([name, setting]) =>
      findFaults(SETTING_RULES, { ...setting, name }),
    ),
  ];
}

const rule = rulesFor<MemorystoreAlertPoliciesProps>();

const RULES = [
  rule({
    id: "memorystore.policy-name",
    inputs: ({ change = {} }) => ({ change: Object.keys(change) }),
    isValid: ({ change }) => change.every((name) => Object.hasOwn(MEMORYSTORE_POLICIES, name)),
    expected: `names of the table: ${Object.keys(MEMORYSTORE_POLICIES).join(", ")}`,
    fix: "correct the name",
  }),
  rule({
    id: "memorystore.policy-channels",
    inputs: ({ channels: { critical = [], warning = [] } = {} }) => ({
      channels: [...critical, ...warning].filter((channel) => !isUnresolved(channel)),
    }),
    isValid: ({ channels }) =>
      channels.every((channel) => /^projects\/[^/]+\/notificationChannels\/[^/]+$/.test(channel)),
    expected: "projects/PROJECT/notificationChannels/CHANNEL",
    fix: "give the channel's full name",
  }),
  rule({
    id: "memorystore.policy-runbook-url",
    inputs: ({ runbookUrl }) => (runbookUrl === undefined ? undefined : { runbookUrl }),
    isValid: ({ runbookUrl }) => isUrlWith("{alert}", runbookUrl),
    expected: "an address with {alert} in place of the page's name",
    fix: "write it as https://runbooks.example.com/redis/{alert}.md",
  }),
];

type NamedSetting = PolicySetting & { readonly name: string };

function unitOf(name: string): string | undefined {
  const definitions: Readonly<Record<string, PolicyDefinition>> = MEMORYSTORE_POLICIES;
  return definitions[name]?.threshold.unit;
}

/** Source: https://cloud.google.com/monitoring/quotas, the longest retest window of a condition. */
const LONGEST_MINUTES = 23 * 60;

const settingRule = rulesFor<NamedSetting>();

const SETTING_RULES = [
  settingRule({
    id: "memorystore.policy-threshold",
    inputs: ({ name, threshold }) =>
      threshold === undefined
        ? undefined
        : { name, threshold: mustBeKnown(threshold), unit: unitOf(name) },
    isValid: ({ threshold, unit }) =>
      typeof threshold === "number" &&
      threshold >= 0 &&
      threshold <= (unit === "share" ? 1 : Number.MAX_SAFE_INTEGER),
    expected: "0 or more, a share up to 1, known at synthesis",
    fix: "look up the policy's unit in docs/alerts.md; write 80 % as 0.8",
  }),
  settingRule({
    id: "memorystore.policy-for",
    inputs: (setting) => setting.for && { name: setting.name, for: setting.for },
    isValid: ({ for: duration }) =>
      Number.isInteger(duration.toMinutes()) && duration.toMinutes() <= LONGEST_MINUTES,
    expected: "whole minutes, up to 23 hours",
    fix: "give a duration such as Duration.minutes(5)",
  }),
  settingRule({
    id: "memorystore.policy-severity",
    inputs: ({ name, severity }) => (severity === undefined ? undefined : { name, severity }),
    isValid: ({ severity }) => ["critical", "warning"].includes(severity),
    expected: "critical or warning",
    fix: "choose one of them",
  }),
];
