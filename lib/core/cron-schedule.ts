import { Cron } from "croner";
import { Duration } from "./duration";

/**
 * A fixed day to count from, so that the same schedule is judged alike at every synthesis: a Friday,
 * after which a schedule of weekdays soon has its longest pause.
 */
const START = new Date("2024-01-05T00:00:00Z");

/** What the parser accepts and Kubernetes does not: last, weekday and nth-day marks. */
const NOT_IN_KUBERNETES = /(^|[\s,\d])[LW]($|[\s,])|[#+]/;

/**
 * The shortest time between two runs of a schedule, `undefined` for one that Kubernetes would refuse
 * or that never runs.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function shortestPeriod(schedule: string, timeZone: string): Duration | undefined {
  const pauses = pausesOf(schedule, timeZone, 200);
  return pauses && Duration.milliseconds(Math.min(...pauses));
}

/**
 * The longest time between two runs, so far as it comes within 2000 runs: for all but schedules of
 * every minute that rest for weeks.
 */
export function longestPeriod(schedule: string, timeZone: string): Duration | undefined {
  // A schedule that is the same in every hour shows its longest pause soon, in a tenth of the time.
  const isHourly = /^\S+( \*){4}$/.test(schedule);
  const pauses = pausesOf(schedule, timeZone, isHourly ? 200 : 2000);
  return pauses && Duration.milliseconds(Math.max(...pauses));
}

/** Milliseconds between the first runs of a schedule. */
function pausesOf(schedule: string, timeZone: string, count: number): number[] | undefined {
  if (NOT_IN_KUBERNETES.test(schedule)) {
    return undefined;
  }
  try {
    const runs = new Cron(schedule, { mode: "5-part", timezone: timeZone, paused: true })
      .nextRuns(count, START)
      .map((run) => run.getTime());
    const pauses = runs.slice(1).map((run, index) => run - (runs[index] ?? run));
    return pauses.length === 0 ? undefined : pauses;
  } catch {
    // The parser throws for an invalid schedule.
    return undefined;
  }
}

/** Whether a name is in the time zone database. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
