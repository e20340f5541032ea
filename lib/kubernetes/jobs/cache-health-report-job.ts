import { Duration } from "../../core";
import type { CacheClientConfig } from "../clients/cache-client-config";
import type { CacheHealthReportProps } from "./cache-health-report";
import { type CacheJob, defaultDeadline, knownPeriod, withJobDefaults } from "./cache-job-settings";
import { HEALTH_REPORT_NAME } from "./job-names";

/** A report with all that is decided about it: what its rules judge. */
export interface CacheHealthReportJob extends CacheJob {
  /** `undefined` for a report that is made once. */
  readonly schedule?: string;
  /** The shortest time between two reports. */
  readonly period?: Duration;
  /** Settings of a schedule that were given. */
  readonly scheduleSettings: readonly string[];
  readonly client: CacheClientConfig;
}

const SCHEDULE_SETTINGS = [
  "timeZone",
  "suspend",
  "startingDeadline",
  "successfulJobsRetained",
  "failedJobsRetained",
  "ttlAfterFinished",
] as const;

/** The report that is asked for, with the defaults. */
export function cacheHealthReportJob(props: CacheHealthReportProps): CacheHealthReportJob {
  const { schedule } = props;
  const job = withJobDefaults(props);
  const period = schedule === undefined ? undefined : knownPeriod(schedule, job.timeZone);
  return {
    ...job,
    namespace: props.namespace,
    name: props.name ?? HEALTH_REPORT_NAME,
    schedule,
    period,
    activeDeadline: props.activeDeadline ?? defaultDeadline(period, Duration.minutes(10)),
    scheduleSettings: SCHEDULE_SETTINGS.filter((name) => props[name] !== undefined),
    client: props.client,
  };
}
