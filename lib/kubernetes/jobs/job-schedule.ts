import { Duration } from "../../core";
import { longestPeriod, shortestPeriod } from "../../core/cron-schedule";
import { isUnresolved } from "../../core/validation";

/**
 * The shortest time between two runs. `undefined` where only Terraform knows the schedule, and where the
 * schedule or the time zone is invalid.
 */
export function knownShortestPeriod(schedule: string, timeZone: string): Duration | undefined {
  return isUnresolved([schedule, timeZone]) ? undefined : shortestPeriod(schedule, timeZone);
}

/** The longest time between two runs; `undefined` in the same cases. */
export function knownLongestPeriod(schedule: string, timeZone: string): Duration | undefined {
  return isUnresolved([schedule, timeZone]) ? undefined : longestPeriod(schedule, timeZone);
}

/** The default deadline of a run: three quarters of the period, at most `longest`. */
export function defaultDeadline(period: Duration | undefined, longest: Duration): Duration {
  const share = (period ?? Duration.hours(1)).toSeconds() * 0.75;
  return Duration.seconds(Math.min(share, longest.toSeconds()));
}
