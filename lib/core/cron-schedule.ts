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

/** Schedules that repeat themselves sooner, and when all their pauses have been. */
const REPETITIONS = [
  // The same in every hour.
  { schedule: /^\S+( \*){4}$/, everywhere: true, after: Duration.hours(2) },
  // The same every day, where no clock is changed.
  { schedule: /^\S+ \S+( \*){3}$/, everywhere: false, after: Duration.days(2) },
];

/** Names of the time zone in which no clock is changed: the parser needs no time zone data for it. */
const UTC = ["UTC", "Etc/UTC"];

/** What the parser accepts and Kubernetes does not: last, weekday and nth-day marks. */
const NOT_IN_KUBERNETES = /(^|[\s,\d])[LW]($|[\s,])|[#+]/;

/**
 * The shortest time between two of the first 200 runs of a schedule, `undefined` for one that Kubernetes
 * would refuse or that never runs.
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
  const pauses = pausesOf(schedule, timeZone, 2000);
  return pauses && Duration.milliseconds(Math.max(...pauses));
}

/** Runs of a schedule in milliseconds: those that were asked for so far, and the next ones. */
interface Runs {
  readonly known: number[];
  readonly next: Iterator<number>;
}

/** By schedule and time zone: most jobs of an app have one of a few schedules. */
const knownRuns = new Map<string, Runs>();

/** Milliseconds between the first runs of a schedule. */
function pausesOf(schedule: string, timeZone: string, count: number): number[] | undefined {
  const key = JSON.stringify([schedule, timeZone]);
  const runs = knownRuns.get(key) ?? { known: [], next: runsOf(schedule, timeZone) };
  knownRuns.set(key, runs);
  while (runs.known.length < count) {
    const { value, done } = runs.next.next();
    if (done) {
      break;
    }
    runs.known.push(value);
  }
  const first = runs.known.slice(0, count);
  const pauses = first.slice(1).map((run, index) => run - (first[index] ?? run));
  return pauses.length === 0 ? undefined : pauses;
}

/** The runs of a schedule until all its pauses have been; none of a schedule that Kubernetes refuses. */
function* runsOf(schedule: string, timeZone: string): Generator<number, void> {
  if (NOT_IN_KUBERNETES.test(schedule)) {
    return;
  }
  const zone = UTC.includes(timeZone) ? { utcOffset: 0 } : { timezone: timeZone };
  const end = endOf(schedule, timeZone);
  try {
    const cron = new Cron(schedule, { mode: "5-part", paused: true, ...zone });
    let run = cron.nextRun(START);
    for (let count = 0; run && (count < FEW_RUNS || run.getTime() < end); count += 1) {
      yield run.getTime();
      run = cron.nextRun(run);
    }
  } catch {
    // The parser throws for an invalid schedule.
  }
}

function endOf(schedule: string, timeZone: string): number {
  const repetition = REPETITIONS.find(
    (it) => it.schedule.test(schedule) && (it.everywhere || UTC.includes(timeZone)),
  );
  return repetition === undefined ? END : START.getTime() + repetition.after.toMilliseconds();
}
