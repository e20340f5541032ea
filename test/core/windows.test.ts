import { Token } from "cdktf";
import { DailyWindow, Duration, Weekday, WeeklyWindow } from "cdktf-managed-cache";
import fc from "fast-check";
import { dailyWindow, weeklyWindow } from "../../lib/aws/shared/windows";
import { isTimeZone } from "../../lib/core/time-zone";
import { faultIds } from "../support/faults";

const DAYS = Object.values(Weekday);

describe("windows", () => {
  const overnight = { day: Weekday.SUNDAY, start: "23:30", duration: Duration.hours(2) };

  test("are shown in messages with their time zone", () => {
    expect(String(new WeeklyWindow(overnight))).toBe("sun 23:30 to mon 01:30 UTC");
    expect(String(new DailyWindow({ start: "23:30" }))).toBe("23:30 to 00:30 UTC");
  });

  test("are written to ElastiCache as its API spells them", () => {
    expect(weeklyWindow(new WeeklyWindow({ day: Weekday.SUNDAY, start: "04:00" }))).toBe(
      "sun:04:00-sun:05:00",
    );
    expect(weeklyWindow(new WeeklyWindow(overnight))).toBe("sun:23:30-mon:01:30");
    expect(dailyWindow(new DailyWindow({ start: "23:30" }))).toBe("23:30-00:30");
  });

  test("overlap exactly when some minute of the week is in both", () => {
    const minute = fc.nat(24 * 60 - 1);
    const length = fc.integer({ min: 1, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(
        fc.constantFrom(...DAYS),
        minute,
        length,
        minute,
        length,
        (day, weeklyStart, weeklyLength, dailyStart, dailyLength) => {
          const weekly = new WeeklyWindow({
            day,
            start: clock(weeklyStart),
            duration: Duration.minutes(weeklyLength),
          });
          const daily = new DailyWindow({
            start: clock(dailyStart),
            duration: Duration.minutes(dailyLength),
          });
          const minutesOfWeekly = Array.from({ length: weeklyLength }, (_, i) => weeklyStart + i);
          // A daily window is open at the same times of every day, so the time of day decides.
          const expected = minutesOfWeekly.some(
            (time) => (((time - dailyStart) % 1440) + 1440) % 1440 < dailyLength,
          );
          expect(weekly.overlaps(daily)).toBe(expected);
        },
      ),
    );
  });

  test.each([
    ["hour 24", "24:00"],
    ["an hour of one digit", "4:00"],
    ["minute 60", "04:60"],
    ["a time with its day", "sun:04:00"],
    ["a time that only Terraform knows", Token.asString("later")],
  ])("a start at %s is refused", (_, start) => {
    expect(faultIds(() => new DailyWindow({ start }))).toEqual(["window.start"]);
    expect(faultIds(() => new WeeklyWindow({ day: Weekday.MONDAY, start }))).toEqual([
      "window.start",
    ]);
  });

  test.each([Duration.seconds(90), Duration.minutes(0), Duration.hours(24)])(
    "a duration of %s is refused",
    (duration) => {
      expect(faultIds(() => new DailyWindow({ start: "01:00", duration }))).toEqual([
        "window.duration",
      ]);
    },
  );
});

function clock(minute: number): string {
  const two = (amount: number) => String(amount).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

test("a day that no week has is refused", () => {
  for (const day of ["sunday", "Sun", "SUN", "", "so", 7, "${var.day}"]) {
    expect(faultIds(() => new WeeklyWindow({ day: day as Weekday, start: "04:00" }))).toEqual([
      day === "${var.day}" ? "props.unresolved" : "props.kind",
    ]);
  }
  for (const day of DAYS) {
    expect(faultIds(() => new WeeklyWindow({ day, start: "04:00" }))).toEqual([]);
  }
});

describe("time zones", () => {
  test.each([
    "Europe/Berlin",
    "UTC",
    "Etc/GMT+5",
    "US/Pacific",
    "Asia/Kolkata",
    "Asia/Calcutta",
    "America/Port_of_Spain",
  ])("%s is one", (name) => {
    expect(isTimeZone(name)).toBe(true);
    expect(() => new Intl.DateTimeFormat("en", { timeZone: name })).not.toThrow();
  });

  test.each([
    "europe/berlin",
    "EUROPE/BERLIN",
    "us/pacific",
    "utc",
    "+01:00",
    "Local",
    "",
    "CEST",
    "Europe/Bonn",
  ])("%p is none, as Kubernetes reads them", (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
