import type { ConnectionBudget, IManagedCache } from "../core";
import type { AlertSeverity } from "./alert";

/** What an alert of a cache knows when its threshold is taken. */
export interface CacheSubject<Cache extends IManagedCache = IManagedCache> {
  /** The cache that is watched. */
  readonly cache: Cache;
  /** What its clients plan to open, if that is known. */
  readonly connectionBudget?: ConnectionBudget;
}

/** A system that evaluates alerts. */
export type AlertSystem = "Prometheus" | "CloudWatch" | "Cloud Monitoring" | "Azure Monitor";

/**
 * What a threshold counts. A share is above 0 and up to 1 (80 % is 0.8), all others are 0 or more. Events
 * are counted over the window in which a system looks.
 */
export type ThresholdUnit =
  | "share"
  | "seconds"
  | "bytes"
  | "a second"
  | "events"
  | "replicas"
  | "times the average"
  | "periods";

/** Where an alert starts to fire. */
export interface AlertThreshold {
  /** What it counts. */
  readonly unit: ThresholdUnit;
  /** On which side of it the alert fires. */
  readonly fires: "above" | "below";
  /** The default, a number or taken from the cache. */
  readonly value: number | ((subject: CacheSubject) => number);
  /** The default in words, if it is not the number itself. */
  readonly inWords?: string;
  /** The default if the clients' connection budget and the limit of a node are known. @default - the same as without one */
  readonly byBudget?: BudgetThreshold;
}

/** A default threshold that follows the clients' connection budget. */
export interface BudgetThreshold {
  /** What the alert then means, in words. */
  readonly meaning: string;
  /** The threshold, of a cache whose nodes take so many connections. */
  readonly value: (budget: ConnectionBudget, connectionsPerNode: number) => number;
  /** The threshold in words. */
  readonly inWords: string;
}

/** Which caches an alert is for. */
export interface AlertApplicability<Subject extends CacheSubject = CacheSubject> {
  /** In words: "caches with replicas". */
  readonly to: string;
  /** Whether a cache is one of them. */
  readonly when: (subject: Subject) => boolean;
}

/** One alert of the catalogue: what all systems that measure it have in common. */
export interface AlertDefinition {
  /** When it fires, in words. */
  readonly meaning: string;
  /** Where it starts to fire. @default - the alert fires on a state, not on an amount */
  readonly threshold?: AlertThreshold;
  /** How much it matters. */
  readonly severity: AlertSeverity;
  /** Other caches get the alert only if a user enables it. @default - all caches */
  readonly applies?: AlertApplicability;
  /** What to do first. */
  readonly advice: string;
  /** Its page in docs/runbooks. @default - the alert's name */
  readonly runbook?: string;
  /** The systems that have a metric for it. */
  readonly measuredBy: readonly AlertSystem[];
}

/** How a system measures an alert. Each system adds its own fields. */
export interface AlertReading<Subject extends CacheSubject = CacheSubject> {
  /** What it means there and what to do first, where the catalogue speaks of nodes. @default - the catalogue's */
  readonly texts?: { readonly meaning?: string; readonly advice?: string };
  /**
   * A default threshold that the system's vendor recommends, in the catalogue's unit.
   *
   * @default - the catalogue's
   */
  readonly threshold?: { readonly value: (subject: Subject) => number; readonly inWords: string };
  /** Of the caches that the catalogue names, those for which the metric says something. @default - all */
  readonly applies?: AlertApplicability<Subject>;
}

/** A part of the catalogue that keeps its names as a type. @internal */
export function alerts<Name extends string>(table: Record<Name, AlertDefinition>) {
  return table;
}
