import { Duration } from "../../core";
import type { CacheClientConfig } from "../clients/cache-client-config";
import { defaultNamesOf } from "../objects/default-names";
import type { CacheHealthReportProps } from "./cache-health-report-props";
import { defaultDeadline, knownShortestPeriod } from "./job-schedule";
import { type CacheJob, withJobDefaults } from "./job-settings";

const LONGEST_DEFAULT_DEADLINE = Duration.minutes(10);

/** A report with all of its settings, which the rules judge. */
export interface CacheHealthReportSettings extends CacheJob {
  /** `undefined` for a report that runs once. */
  readonly schedule?: string;
  /** The shortest time between two reports. */
  readonly period?: Duration;
  /** Names of the settings in the props that need a schedule. */
  readonly scheduleSettings: readonly string[];
  readonly keys: boolean;
  readonly client: CacheClientConfig;
}

/** Variables that the script of the report reads and sets. */
const SCRIPT_VARIABLES = ["REPORT_KEYS", "REDISCLI_AUTH"];

const SCHEDULE_SETTINGS = [
  "timeZone",
  "suspend",
  "startingDeadline",
  "successfulJobsRetained",
  "failedJobsRetained",
  "ttlAfterFinished",
] as const;

/** The settings of a report, with their defaults. */
export function cacheHealthReportSettings(
  props: CacheHealthReportProps,
): CacheHealthReportSettings {
  const { schedule } = props;
  const job = withJobDefaults(props);
  const period = schedule === undefined ? undefined : knownShortestPeriod(schedule, job.timeZone);
  return {
    ...job,
    ownVariables: [...job.ownVariables, ...SCRIPT_VARIABLES],
    name: props.name ?? defaultNamesOf(props.cache).healthReport,
    schedule,
    period,
    activeDeadline: props.activeDeadline ?? defaultDeadline(period, LONGEST_DEFAULT_DEADLINE),
    scheduleSettings: SCHEDULE_SETTINGS.filter((name) => props[name] !== undefined),
    keys: props.keys ?? true,
    client: props.client,
  };
}
