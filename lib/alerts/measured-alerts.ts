import type { Duration } from "../core";
import type { AlertSeverity } from "./alert";
import { ALERTS } from "./catalogue";
import type { AlertDefinition, AlertReading, AlertThreshold, CacheSubject } from "./definition";
import type { AlertOverride, AlertOverrides } from "./overrides";

/** One alert as one cache gets it from one system. @internal */
export interface MeasuredAlert<Reading> {
  /** Its name in the catalogue. */
  readonly name: string;
  /** Its name and, if the alert is there for each severity, the severity: `MemoryHigh-critical`. */
  readonly id: string;
  readonly meaning: string;
  readonly advice: string;
  /** The page in docs/runbooks. */
  readonly runbook: string;
  readonly severity: AlertSeverity;
  /** In the catalogue's unit; 0 for an alert on a state. */
  readonly threshold: number;
  readonly fires: AlertThreshold["fires"];
  /** How long it must be beyond the threshold, if a user says so. */
  readonly for?: Duration;
  readonly labels?: Readonly<Record<string, string>>;
  /** How the system measures it. */
  readonly reading: Reading;
}

/**
 * The alerts that a cache gets from a system, in the order of the system's readings.
 *
 * @internal
 */
export function measuredAlerts<Subject extends CacheSubject, Reading extends AlertReading<Subject>>(
  readings: Readonly<Record<string, Reading>>,
  subject: Subject,
  overrides: AlertOverrides<string> = {},
): MeasuredAlert<Reading>[] {
  const definitions: Readonly<Record<string, AlertDefinition>> = ALERTS;
  return Object.entries(readings).flatMap(([name, reading]) => {
    const definition = definitions[name] as AlertDefinition;
    const override = overrides[name] ?? {};
    if (!(override.enabled ?? isFor(subject, definition, reading))) {
      return [];
    }
    return levels(definition, reading, subject, override).map((level) => ({
      name,
      id: level.isBySeverity ? `${name}-${level.severity}` : name,
      meaning: level.meaning ?? reading.texts?.meaning ?? definition.meaning,
      advice: reading.texts?.advice ?? definition.advice,
      runbook: definition.runbook ?? name,
      severity: level.severity,
      threshold: level.threshold,
      fires: definition.threshold?.fires ?? "above",
      for: override.for,
      labels: override.labels,
      reading,
    }));
  });
}

function isFor<Subject extends CacheSubject>(
  subject: Subject,
  { applies }: AlertDefinition,
  reading: AlertReading<Subject>,
): boolean {
  return (applies?.when(subject) ?? true) && (reading.applies?.when(subject) ?? true);
}

/** One severity of an alert, and where it starts. */
interface Level {
  readonly severity: AlertSeverity;
  readonly threshold: number;
  readonly meaning?: string;
  readonly isBySeverity?: boolean;
}

function levels<Subject extends CacheSubject>(
  { threshold, severity }: AlertDefinition,
  reading: AlertReading<Subject>,
  subject: Subject,
  override: AlertOverride,
): Level[] {
  const { threshold: own, severity: chosen = severity } = override;
  if (typeof own === "object") {
    return (["warning", "critical"] as const).flatMap((level) => {
      const value = own[level];
      return value === undefined ? [] : [{ severity: level, threshold: value, isBySeverity: true }];
    });
  }
  if (own !== undefined) {
    return [{ severity: chosen, threshold: own }];
  }
  if (reading.threshold !== undefined) {
    return [{ severity: chosen, threshold: reading.threshold.value(subject) }];
  }
  const { cache, connectionBudget } = subject;
  const { connectionsPerNode } = cache.limits;
  if (threshold?.byBudget && connectionBudget && connectionsPerNode !== undefined) {
    const { value, meaning } = threshold.byBudget;
    return [{ severity: chosen, threshold: value(connectionBudget, connectionsPerNode), meaning }];
  }
  return [{ severity: chosen, threshold: defaultOf(threshold, subject) }];
}

function defaultOf(threshold: AlertThreshold | undefined, subject: CacheSubject): number {
  const value = threshold?.value ?? 0;
  return typeof value === "number" ? value : value(subject);
}

/** A threshold in the unit of a metric, without what floating-point arithmetic adds: 55, not 55.00000000000001. */
export function scaled(threshold: number, scale: number): number {
  return Number((threshold * scale).toPrecision(12));
}
