import type { Duration } from "../../core";
import { readingsOf } from "../catalogue";
import type { AlertReading, CacheSubject } from "../definition";
import type { PanelName } from "./panels";

/** A CronJob that fills the cache. */
export interface WatchedWarmer {
  /** Name of the CronJob. */
  readonly name: string;
  /** Its namespace. */
  readonly namespace: string;
  /** The longest time between two runs of its schedule. */
  readonly period: Duration;
}

/** What an alert knows when its expression is written. */
export interface PrometheusSubject extends CacheSubject {
  /** Labels that every series of the cache carries. */
  readonly series: Readonly<Record<string, string>>;
}

/** What an alert of a warmer knows when its expression is written. */
export interface WarmerSubject extends PrometheusSubject {
  /** The warmer that is watched. */
  readonly warmer: WatchedWarmer;
}

/** How Prometheus measures an alert. */
export interface PrometheusReading<Subject extends PrometheusSubject = PrometheusSubject>
  extends AlertReading<Subject> {
  /** PromQL that gives a series while the alert is beyond the threshold, in the catalogue's unit. */
  readonly expression: (subject: Subject, threshold: number) => string;
  /** How long the expression must give that series. */
  readonly for: Duration;
  /** What is found, with Prometheus's templates: the first sentence of the description. */
  readonly finding: string;
  /** The dashboard's panel that shows it. */
  readonly panel: PanelName;
}

/** A table of readings of a cache. @internal */
export const cacheReadings = readingsOf<PrometheusReading>();

/** A table of readings of a warmer. @internal */
export const warmerReadings = readingsOf<PrometheusReading<WarmerSubject>>();
