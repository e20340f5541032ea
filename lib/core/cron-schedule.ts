import { Cron } from "croner";
import { Duration } from "./duration";

/**
 * A fixed day to count from, so that the same schedule is judged alike at every synthesis: a Friday,
 * after which a schedule of weekdays soon has its longest pause.
 */
const START = new Date("2024-01-05T00:00:00Z");

/** A year later, and a month more: by then a schedule has had its longest pause. */
const END = START.getTime() + Duration.days(400).toMilliseconds();

/** Rare schedules are followed beyond that: one of 29 February pauses for four years, or eight. */
const FEW_RUNS = 20;

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
 * The longest time between two runs within 400 days and 2000 runs, or within 20 runs of a rare schedule:
 * right for all but schedules of every minute that rest for weeks.
 */
export function longestPeriod(schedule: string, timeZone: string): Duration | undefined {
  // A schedule that is the same in every hour shows its longest pause soon, in a tenth of the time.
  const isHourly = /^\S+( \*){4}$/.test(schedule);
  const pauses = pausesOf(schedule, timeZone, isHourly ? 200 : 2000);
  return pauses && Duration.milliseconds(Math.max(...pauses));
}

/** Pauses by schedule, time zone and count: most jobs of an app have one of a few schedules. */
const knownPauses = new Map<string, readonly number[] | undefined>();

/** Milliseconds between the first runs of a schedule. */
function pausesOf(
  schedule: string,
  timeZone: string,
  count: number,
): readonly number[] | undefined {
  const key = JSON.stringify([schedule, timeZone, count]);
  if (!knownPauses.has(key)) {
    knownPauses.set(key, computePauses(schedule, timeZone, count));
  }
  return knownPauses.get(key);
}

function computePauses(schedule: string, timeZone: string, count: number): number[] | undefined {
  if (NOT_IN_KUBERNETES.test(schedule)) {
    return undefined;
  }
  try {
    const cron = new Cron(schedule, { mode: "5-part", timezone: timeZone, paused: true });
    const runs: number[] = [];
    for (
      let run = cron.nextRun(START);
      run !== null && runs.length < count && (runs.length < FEW_RUNS || run.getTime() < END);
      run = cron.nextRun(run)
    ) {
      runs.push(run.getTime());
    }
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
