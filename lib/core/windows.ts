import { Duration } from "./duration";
import { withShape } from "./shape";
import {
  DAILY_WINDOW_PROPS,
  WEEKLY_WINDOW_OVERLAPS_ARGUMENTS,
  WEEKLY_WINDOW_PROPS,
} from "./shapes";
import { findFaults, mustBeKnown, refuse, rulesFor } from "./validation/index";

/** A day of the week. */
export enum Weekday {
  /** Monday. */
  MONDAY = "mon",
  /** Tuesday. */
  TUESDAY = "tue",
  /** Wednesday. */
  WEDNESDAY = "wed",
  /** Thursday. */
  THURSDAY = "thu",
  /** Friday. */
  FRIDAY = "fri",
  /** Saturday. */
  SATURDAY = "sat",
  /** Sunday. */
  SUNDAY = "sun",
}

const WEEKDAYS = Object.values(Weekday);
const MINUTES_A_DAY = 24 * 60;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

/** When a window of every day is open. */
export interface DailyWindowProps {
  /** Start of the window in UTC, `hh:mm`. */
  readonly start: string;
  /**
   * How long the window stays open: whole minutes, at least 1 and under 24 hours.
   *
   * @default - 1 hour
   */
  readonly duration?: Duration;
}

/** When a window of every week is open. */
export interface WeeklyWindowProps extends DailyWindowProps {
  /** Day of the week on which the window opens, in UTC. */
  readonly day: Weekday;
}

/** A window that opens every day, for snapshots. */
export class DailyWindow {
  /** Start in UTC, minutes since midnight: 0 to 1439. */
  public readonly startMinute: number;
  /** How long the window stays open. */
  public readonly duration: Duration;

  /** @throws CacheValidationError for a start or a duration that makes no window */
  constructor(props: DailyWindowProps) {
    props = withShape("DailyWindow", DAILY_WINDOW_PROPS, props);
    this.duration = props.duration ?? Duration.hours(1);
    refuse("DailyWindow", findFaults(RULES, { start: props.start, duration: this.duration }));
    this.startMinute = minuteOfDay(props.start);
  }

  /** For messages: `02:00 to 03:00 UTC`. */
  public toString(): string {
    const end = timeOfDay(this.startMinute + this.duration.toMinutes());
    return `${timeOfDay(this.startMinute)} to ${end} UTC`;
  }
}

/** A window that opens once a week, for maintenance. */
export class WeeklyWindow {
  /** Day on which the window opens, in UTC. */
  public readonly day: Weekday;
  /** Start in UTC, minutes since midnight: 0 to 1439. */
  public readonly startMinute: number;
  /** How long the window stays open. */
  public readonly duration: Duration;

  /** @throws CacheValidationError for a start or a duration that makes no window */
  constructor(props: WeeklyWindowProps) {
    props = withShape("WeeklyWindow", WEEKLY_WINDOW_PROPS, props);
    this.duration = props.duration ?? Duration.hours(1);
    refuse("WeeklyWindow", findFaults(RULES, { start: props.start, duration: this.duration }));
    this.day = props.day;
    this.startMinute = minuteOfDay(props.start);
  }

  /** Whether the two windows are open at the same time on any day of the week. */
  public overlaps(daily: DailyWindow): boolean {
    withShape("overlaps of a WeeklyWindow", WEEKLY_WINDOW_OVERLAPS_ARGUMENTS, { daily });
    const start = WEEKDAYS.indexOf(this.day) * MINUTES_A_DAY + this.startMinute;
    return WEEKDAYS.some((_, day) => {
      // Distances around the week: either window opens while the other is open.
      const ahead = modulo(day * MINUTES_A_DAY + daily.startMinute - start, MINUTES_A_WEEK);
      return (
        ahead < this.duration.toMinutes() || MINUTES_A_WEEK - ahead < daily.duration.toMinutes()
      );
    });
  }

  /** Day on which the window closes, in UTC. */
  public get endDay(): Weekday {
    const days = Math.floor((this.startMinute + this.duration.toMinutes()) / MINUTES_A_DAY);
    return WEEKDAYS[(WEEKDAYS.indexOf(this.day) + days) % WEEKDAYS.length] as Weekday;
  }

  /** For messages: `sun 04:00 to sun 05:00 UTC`. */
  public toString(): string {
    const end = timeOfDay(this.startMinute + this.duration.toMinutes());
    return `${this.day} ${timeOfDay(this.startMinute)} to ${this.endDay} ${end} UTC`;
  }
}

function minuteOfDay(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** `04:00`, of minutes since any midnight. @internal */
export function timeOfDay(minute: number): string {
  const ofDay = minute % MINUTES_A_DAY;
  const two = (amount: number) => String(amount).padStart(2, "0");
  return `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}

const rule = rulesFor<{ start: string; duration: Duration }>();

const RULES = [
  rule({
    id: "window.start",
    inputs: ({ start }) => ({ start: mustBeKnown(start) }),
    isValid: ({ start }) => /^([01]\d|2[0-3]):[0-5]\d$/.test(start),
    expected: "a time of day in UTC, hh:mm, from 00:00 to 23:59, known at synthesis",
    fix: 'write the start as "04:00"',
  }),
  rule({
    id: "window.duration",
    inputs: ({ duration }) => ({ duration }),
    isValid: ({ duration }) =>
      Number.isInteger(duration.toMinutes()) &&
      duration.toMinutes() >= 1 &&
      duration.toMinutes() < MINUTES_A_DAY,
    expected: "whole minutes, at least 1 and under 24 hours",
    fix: "give a duration such as Duration.hours(1)",
  }),
];
