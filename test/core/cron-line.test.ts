import { cronLine } from "../../lib/core/cron-line";
import { isSchedule, shortestPeriod } from "../../lib/core/cron-schedule";

/** What robfig/cron 3 makes of a schedule: 20,000 random ones gave the same times. */
const READ: [schedule: string, line: string][] = [
  ["*/20 * * * *", "0,20,40 * * * *"],
  ["5/15 * * * *", "5,20,35,50 * * * *"],
  ["*/100 ? ? ? ?", "0 * * * *"],
  ["1,,2\t 07 * * *", "1,2 7 * * *"],
  ["0 22-23,0-2/2 * * *", "0 0,2,22,23 * * *"],
  ["0 0 1 JAN,feb mon-Fri", "0 0 1 1,2 1,2,3,4,5"],
  ["0 0 1-31 * 0-6", `0 0 ${Array.from({ length: 31 }, (_, day) => day + 1)} * 0,1,2,3,4,5,6`],
  ["0 0 */2 * 1", `0 0 ${Array.from({ length: 16 }, (_, day) => 2 * day + 1)} * 1`],
  ["0 0 */1 * 1", "0 0 * * 1"],
  ["@midnight", "0 0 * * *"],
];

const REFUSED = [
  "",
  "* * * *",
  "* * * * * *",
  "60 * * * *",
  "* 24 * * *",
  "* * 0 * *",
  "* * * 13 *",
  "0 0 * * 7",
  "0 0 * * fri-sun",
  "0 0 * * sunday",
  "0 22-2 * * *",
  "*/0 * * * *",
  "*/5/2 * * * *",
  "1-2-3 * * * *",
  "-5 * * * *",
  "1.5 * * * *",
  "0 0 L * *",
  "0 0 15W * *",
  "0 0 * * 1#2",
  "TZ=Europe/Berlin 0 0 * * *",
  "CRON_TZ=UTC 0 0 * * *",
  "@daily ",
  "@Daily",
  "@reboot",
  "@every",
  "@every 0s",
  "@every soon",
  "0 0 31 2 *",
];

test.each(READ)("%s means %s", (schedule, line) => {
  expect(cronLine(schedule)).toBe(line);
  expect(isSchedule(schedule)).toBe(true);
});

test.each(REFUSED)("%j is no schedule", (schedule) => {
  expect(isSchedule(schedule)).toBe(false);
});

test("a time between runs has its period", () => {
  expect(isSchedule("@every 1h30m")).toBe(true);
  expect(shortestPeriod("@every 1h30m", "Etc/UTC")?.toMinutes()).toBe(90);
});
