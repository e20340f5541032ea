import type { AlertSeverity } from "../../alerts";
import type { ConnectionBudget, Duration } from "../../core";
import type { IElastiCacheReplicationGroup } from "../replication-group/members";
import type { MetricOptions } from "./elasticache-metric";

/** What an alarm knows when its threshold is taken. */
export interface AlarmSubject {
  /** The cache that is watched. */
  readonly cache: IElastiCacheReplicationGroup;
  /** What its clients are planned to open, where that is known. */
  readonly connectionBudget?: ConnectionBudget;
}

/** How much an alarm matters: the composite alarm is made of the critical ones. */
export type AlarmSeverity = Exclude<AlertSeverity, "info">;

/** One alarm on each node of a replication group, as data. */
export interface AlarmDefinition {
  /** When it fires, in words. */
  readonly meaning: string;
  /** Name of the metric in the namespace `AWS/ElastiCache`. */
  readonly metricName: string;
  /** What is made of the values within a period. */
  readonly statistic: NonNullable<MetricOptions["statistic"]>;
  /** On which side of the threshold it fires. */
  readonly comparison: "GreaterThanThreshold" | "LessThanThreshold";
  /** Where it starts to fire, in its unit. */
  readonly threshold: {
    readonly unit: string;
    /** The default, taken from the cache where the cache knows it. */
    readonly value: (subject: AlarmSubject) => number;
    /** The default in words, where it is no fixed number. */
    readonly from?: string;
  };
  /** Length of one period. */
  readonly period: Duration;
  /** How many of the latest periods must be beyond the threshold. */
  readonly datapoints: { readonly breaching: number; readonly of: number };
  /**
   * `missing`: a node that tells nothing is shown as such. `notBreaching`: it counts as healthy.
   */
  readonly missingData: "missing" | "notBreaching";
  /** How much it matters unless a user says otherwise. */
  readonly severity: AlarmSeverity;
  /** Other caches get the alarm only when a user enables it. @default - all caches */
  readonly applies?: { readonly to: string; readonly when: (subject: AlarmSubject) => boolean };
  /** What to do first. */
  readonly advice: string;
  /** The page in docs/runbooks. */
  readonly runbook: string;
}
