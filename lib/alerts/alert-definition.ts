import type { ConnectionBudget, Duration, IManagedCache } from "../core";
import type { AlertSeverity } from "./alert";
import type { PanelName } from "./prometheus/redis-panels";

/** What an alert of a cache knows when its expression is written. */
export interface CacheSubject {
  /** The cache that is watched. */
  readonly cache: IManagedCache;
  /** What its clients are planned to open, where that is known. */
  readonly connectionBudget?: ConnectionBudget;
}

/** A CronJob that fills the cache. */
export interface WatchedWarmer {
  /** Name of the CronJob. */
  readonly name: string;
  /** Its namespace. */
  readonly namespace: string;
  /** The longest time between two runs of its schedule. */
  readonly period: Duration;
}

/** What an alert of a warmer knows when its expression is written. */
export interface WarmerSubject extends CacheSubject {
  /** The warmer that is watched. */
  readonly warmer: WatchedWarmer;
}

/** What a threshold counts. A share is above 0 and up to 1, all others are 0 or more. */
export type ThresholdUnit =
  | "share"
  | "a second"
  | "seconds"
  | "events"
  | "replicas"
  | "times the average"
  | "periods";

/** Where an alert starts to fire. */
export interface AlertThreshold<Subject> {
  /** What it counts. */
  readonly unit: ThresholdUnit;
  /** The default, taken from the cache where the cache knows it. */
  readonly value: (subject: Subject) => number;
  /** The default in words, where it is no fixed number. */
  readonly from?: string;
}

/** Which caches an alert is for, where it is not for all. */
export interface AlertApplicability<Subject> {
  /** In words: "caches with replicas". */
  readonly to: string;
  /** Whether a cache is one of them. */
  readonly when: (subject: Subject) => boolean;
}

/** One alert of the catalogue, as data. Its runbook is `docs/runbooks/NAME.md`. */
export interface AlertDefinition<Subject = CacheSubject> {
  /** When it fires, in words. */
  readonly meaning: string;
  /** Where it starts to fire. @default - the alert fires on a state, not on an amount */
  readonly threshold?: AlertThreshold<Subject>;
  /** How long the expression must hold. */
  readonly for: Duration;
  /** How much it matters unless a user says otherwise. */
  readonly severity: AlertSeverity;
  /** Other caches get the alert only when a user enables it. @default - all caches */
  readonly applies?: AlertApplicability<Subject>;
  /** How it is found: PromQL. */
  readonly expression: (subject: Subject, threshold: number) => string;
  /** One line; `{cache}` is the cache's name. */
  readonly summary: string;
  /** What it means and what to do first, with Prometheus's templates. */
  readonly description: string;
  /** The dashboard's panel that shows it. */
  readonly panel: PanelName;
}

/** A table of definitions that keeps its names as a type. @internal */
export function alertTable<Subject>() {
  return <Name extends string>(table: Record<Name, AlertDefinition<Subject>>) => table;
}
