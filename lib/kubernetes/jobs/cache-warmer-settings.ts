import { Duration } from "../../core";
import { defaultNamesOf } from "../objects/default-names";
import type { CacheWarmerProps } from "./cache-warmer-props";
import { defaultDeadline, knownLongestPeriod, knownShortestPeriod } from "./job-schedule";
import { type CacheJob, withJobDefaults } from "./job-settings";

const DEFAULT_SCHEDULE = "*/4 * * * *";
const LONGEST_DEFAULT_DEADLINE = Duration.hours(1);

/** A warmer with all of its settings, which the rules judge. */
export interface CacheWarmerSettings extends CacheJob {
  readonly schedule: string;
  readonly command?: string[];
  readonly script?: string;
  readonly args?: string[];
  readonly entryTtl?: Duration;
  /** The shortest time between two runs; `undefined` when it is not known. */
  readonly period?: Duration;
  /** The longest time between two runs; `undefined` when it is not known. */
  readonly longestPeriod?: Duration;
}

/** The settings of a warmer, with their defaults. */
export function cacheWarmerSettings(props: CacheWarmerProps): CacheWarmerSettings {
  const job = withJobDefaults(props);
  const { schedule = DEFAULT_SCHEDULE } = props;
  const period = knownShortestPeriod(schedule, job.timeZone);
  return {
    ...job,
    name: props.name ?? defaultNamesOf(props.cache).warmer,
    command: props.command,
    script: props.script,
    args: props.args,
    schedule,
    period,
    longestPeriod: knownLongestPeriod(schedule, job.timeZone),
    activeDeadline: props.activeDeadline ?? defaultDeadline(period, LONGEST_DEFAULT_DEADLINE),
    entryTtl: props.entryTtl,
  };
}
