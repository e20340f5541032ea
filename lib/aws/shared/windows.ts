import { DailyWindow, Weekday, WeeklyWindow } from "../../core";
import { timeOfDay } from "../../core/windows";

/** 02:00 to 03:00 UTC. */
export const DEFAULT_SNAPSHOT_WINDOW = new DailyWindow({ start: "02:00" });

/** Sunday 04:00 to 05:00 UTC: after the snapshot. */
export const DEFAULT_MAINTENANCE_WINDOW = new WeeklyWindow({
  day: Weekday.SUNDAY,
  start: "04:00",
});

/** Days as the ElastiCache API spells them: in lower case, since the API returns them so. */
const DAYS: Record<Weekday, string> = {
  [Weekday.MONDAY]: "mon",
  [Weekday.TUESDAY]: "tue",
  [Weekday.WEDNESDAY]: "wed",
  [Weekday.THURSDAY]: "thu",
  [Weekday.FRIDAY]: "fri",
  [Weekday.SATURDAY]: "sat",
  [Weekday.SUNDAY]: "sun",
};

/** A daily window as the ElastiCache API spells it: `02:00-03:00`. */
export function dailyWindow({ startMinute, duration }: DailyWindow): string {
  return `${timeOfDay(startMinute)}-${timeOfDay(startMinute + duration.toMinutes())}`;
}

/** A weekly window as the ElastiCache API spells it: `sun:04:00-sun:05:00`. */
export function weeklyWindow({ day, endDay, startMinute, duration }: WeeklyWindow): string {
  const end = timeOfDay(startMinute + duration.toMinutes());
  return `${DAYS[day]}:${timeOfDay(startMinute)}-${DAYS[endDay]}:${end}`;
}
