import { Weekday, WeeklyWindow } from "../../core";

/** Sunday 04:00 to 05:00 UTC. */
export const DEFAULT_MAINTENANCE_WINDOW = new WeeklyWindow({
  day: Weekday.SUNDAY,
  start: "04:00",
});

/** Days as Google's APIs spell them. */
const DAYS: Record<Weekday, string> = {
  [Weekday.MONDAY]: "MONDAY",
  [Weekday.TUESDAY]: "TUESDAY",
  [Weekday.WEDNESDAY]: "WEDNESDAY",
  [Weekday.THURSDAY]: "THURSDAY",
  [Weekday.FRIDAY]: "FRIDAY",
  [Weekday.SATURDAY]: "SATURDAY",
  [Weekday.SUNDAY]: "SUNDAY",
};

/** A weekly window as the API of Memorystore writes it; its length is always an hour. */
export function weeklyMaintenanceWindow({ day, startMinute }: WeeklyWindow) {
  return {
    day: DAYS[day],
    startTime: {
      hours: Math.floor(startMinute / 60),
      minutes: startMinute % 60,
      seconds: 0,
      nanos: 0,
    },
  };
}
