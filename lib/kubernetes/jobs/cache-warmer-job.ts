import { Duration } from "../../core";
import { longestPeriod } from "../../core/cron-schedule";
import { isUnresolved } from "../../core/validation";
import { type CacheJob, defaultDeadline, knownPeriod, withJobDefaults } from "./cache-job-settings";
import type { CacheWarmerProps } from "./cache-warmer";
import { WARMER_NAME } from "./job-names";

/** A warmer with all that is decided about it: what its rules judge. */
export interface CacheWarmerJob extends CacheJob {
  readonly schedule: string;
  readonly command?: string[];
  readonly script?: string;
  readonly entryTtl?: Duration;
  /** The shortest time between two runs; `undefined` when it is not known. */
  readonly period?: Duration;
  /** The longest time between two runs; `undefined` when it is not known. */
  readonly longestPause?: Duration;
}

/** The warmer that is asked for, with the defaults. */
export function cacheWarmerJob(props: CacheWarmerProps): CacheWarmerJob {
  const job = withJobDefaults(props);
  const schedule = props.schedule ?? "*/4 * * * *";
  const period = knownPeriod(schedule, job.timeZone);
  return {
    ...job,
    namespace: props.namespace,
    name: props.name ?? WARMER_NAME,
    command: props.command,
    script: props.script,
    schedule,
    period,
    activeDeadline: props.activeDeadline ?? defaultDeadline(period, Duration.hours(1)),
    entryTtl: props.entryTtl,
    longestPause: isUnresolved([schedule, job.timeZone])
      ? undefined
      : longestPeriod(schedule, job.timeZone),
  };
}
