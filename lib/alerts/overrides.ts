import type { Duration } from "../core";
import { type Fault, findFaults, mustBeKnown, rulesFor } from "../core/validation";
import type { AlertSeverity } from "./alert";
import { ALERT_DURATION, isAlertDuration } from "./alert-duration";
import { ALERTS, type AlertName } from "./catalogue";
import type { AlertDefinition, AlertSystem, AlertThreshold } from "./definition";

/** A threshold for each severity: the alert is then there twice. */
export interface ThresholdBySeverity {
  /** Where it fires as a warning. @default - it does not */
  readonly warning?: number;
  /** Where it fires as critical. @default - it does not */
  readonly critical?: number;
}

/** What is different about one alert of the catalogue. It means the same in every system. */
export interface AlertOverride {
  /**
   * Where it starts to fire, in the catalogue's unit, whatever the unit of the system's metric: a share is
   * above 0 and up to 1 (80 % is 0.8), all others are 0 or more. Alerts on a state have none.
   *
   * @default - the catalogue's
   */
  readonly threshold?: number | ThresholdBySeverity;
  /** How long it must be beyond the threshold before it fires. @default - the system's */
  readonly for?: Duration;
  /**
   * How much it matters. Not together with a threshold for each severity.
   *
   * @default - the catalogue's
   */
  readonly severity?: AlertSeverity;
  /**
   * Whether the cache gets the alert.
   *
   * @default - true for the caches that docs/alerts.md names
   */
  readonly enabled?: boolean;
  /** Labels of this alert, in CloudWatch tags; they win over those of all alerts. @default - none */
  readonly labels?: Readonly<Record<string, string>>;
}

/** What is different, by the alert's name. */
export type AlertOverrides<Name extends string = AlertName> = {
  readonly [One in Name]?: AlertOverride;
};

/**
 * Everything that is wrong with the overrides.
 *
 * @param system - the system that they are for
 * @param measured - names of the alerts that it measures
 * @internal
 */
export function findOverrideFaults(
  system: AlertSystem,
  measured: readonly string[],
  overrides: AlertOverrides<string> = {},
): Fault[] {
  const unknown = Object.keys(overrides).filter((name) => !isInCatalogue(name));
  const known = Object.entries(overrides).filter(([name]) => isInCatalogue(name));
  return [
    ...findFaults(NAME_RULES, { unknown }),
    ...known.flatMap(([name, override]) =>
      findFaults(OVERRIDE_RULES, { ...override, name, system, measured }),
    ),
  ];
}

const DEFINITIONS: Readonly<Record<string, AlertDefinition>> = ALERTS;

function isInCatalogue(name: string): boolean {
  return Object.hasOwn(ALERTS, name);
}

const nameRule = rulesFor<{ readonly unknown: readonly string[] }>();

const NAME_RULES = [
  nameRule({
    id: "alerts.name",
    inputs: ({ unknown }) => ({ overrides: unknown }),
    isValid: ({ overrides }) => overrides.length === 0,
    expected: `names of the catalogue: ${Object.keys(ALERTS).join(", ")}`,
    fix: "correct the name",
  }),
];

/** An override of an alert that the catalogue has. */
interface NamedOverride extends AlertOverride {
  readonly name: string;
  readonly system: AlertSystem;
  readonly measured: readonly string[];
}

/** The threshold of an alert; `undefined` for an alert on a state. */
function thresholdOf(name: string): AlertThreshold | undefined {
  return DEFINITIONS[name]?.threshold;
}

/** The numbers of a threshold. What is no number stays in the list, and no rule accepts it. */
function valuesOf(threshold: unknown): unknown[] {
  return typeof threshold === "object" && threshold !== null
    ? Object.values(threshold).filter((value) => value !== undefined)
    : [threshold];
}

function isBySeverity(threshold: AlertOverride["threshold"]): threshold is ThresholdBySeverity {
  return typeof threshold === "object";
}

const rule = rulesFor<NamedOverride>();

const OVERRIDE_RULES = [
  rule({
    id: "alerts.not-measured",
    inputs: ({ name, system, measured }) =>
      measured.includes(name)
        ? undefined
        : { name, system, measuredBy: DEFINITIONS[name]?.measuredBy },
    isValid: () => false,
    expected: "a system that measures the alert",
    fix: "override it there",
  }),
  rule({
    id: "alerts.threshold",
    inputs: ({ name, threshold }) =>
      threshold === undefined
        ? undefined
        : {
            name,
            threshold: mustBeKnown(threshold),
            unit: thresholdOf(name)?.unit ?? "none: it fires on a state",
          },
    isValid: ({ name, threshold }) => {
      const unit = thresholdOf(name)?.unit;
      const values = valuesOf(threshold);
      return (
        unit !== undefined &&
        values.length > 0 &&
        values.every(
          (value) =>
            typeof value === "number" &&
            Number.isFinite(value) &&
            (unit === "share" ? value > 0 && value <= 1 : value >= 0),
        )
      );
    },
    expected:
      "a share above 0 and up to 1, of other units 0 or more, known at synthesis; none for an alert on a state",
    fix: "look up the alert's unit in docs/alerts.md; write 80 % as 0.8",
  }),
  rule({
    id: "alerts.threshold-order",
    inputs: ({ name, threshold }) =>
      isBySeverity(threshold) && threshold.warning !== undefined && threshold.critical !== undefined
        ? {
            name,
            warning: threshold.warning,
            critical: threshold.critical,
            fires: thresholdOf(name)?.fires,
          }
        : undefined,
    isValid: ({ warning, critical, fires }) =>
      fires === "below" ? warning > critical : warning < critical,
    expected: "a warning that fires before the critical alert",
    fix: "exchange the two thresholds, or leave one out",
  }),
  rule({
    id: "alerts.for",
    inputs: ({ name, for: duration }) =>
      duration === undefined ? undefined : { name, for: duration },
    isValid: ({ for: duration }) => isAlertDuration(duration),
    expected: ALERT_DURATION,
    fix: "use a duration such as Duration.minutes(5)",
  }),
  rule({
    id: "alerts.severity",
    inputs: ({ name, severity, threshold }) =>
      isBySeverity(threshold) ? { name, severity, threshold } : undefined,
    isValid: ({ severity }) => severity === undefined,
    expected: "a severity, or a threshold for each severity",
    fix: "leave severity out, or give one number as the threshold",
  }),
];
