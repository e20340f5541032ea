import { Cron } from "croner";
import { Duration } from "../cache";

/** A fixed day to count from, so that the same schedule is judged alike at every synthesis. */
const START = new Date("2024-01-01T00:00:00Z");
/** Enough runs to see the shortest pause of any schedule in practice. */
const RUNS = 200;

/** What the parser takes and Kubernetes does not: last, weekday and nth-day marks. */
const NOT_IN_KUBERNETES = /(^|[\s,\d])[LW]($|[\s,])|[#+]/;

/**
 * The shortest time between two runs of a schedule, `undefined` for one that Kubernetes would refuse
 * or that never runs.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function shortestPeriod(schedule: string, timeZone: string): Duration | undefined {
  if (NOT_IN_KUBERNETES.test(schedule)) {
    return undefined;
  }
  try {
    const runs = new Cron(schedule, { mode: "5-part", timezone: timeZone, paused: true })
      .nextRuns(RUNS, START)
      .map((run) => run.getTime());
    const pauses = runs.slice(1).map((run, index) => run - (runs[index] ?? run));
    return pauses.length === 0 ? undefined : Duration.milliseconds(Math.min(...pauses));
  } catch {
    // The parser's only way to say that a schedule is none.
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
