import { Token } from "cdktf";
import { Cpu, Duration, Size } from "cdktf-managed-cache";
import fc from "fast-check";
import { faultIds } from "../support/faults";

const NO_AMOUNTS: [string, unknown][] = [
  ["less than nothing", -1],
  ["what is not a number", Number.NaN],
  ["what has no end", Number.POSITIVE_INFINITY],
  ["what has no beginning", Number.NEGATIVE_INFINITY],
  ["so much that it overflows", 1e308],
  ["what only Terraform knows", Token.asNumber("later")],
  ["a text", "5"],
  ["a bigint", 5n],
];

describe("Duration", () => {
  test("converts between units", () => {
    expect(Duration.days(2).toHours()).toBe(48);
    expect(Duration.hours(1).toMinutes()).toBe(60);
    expect(Duration.minutes(3).toSeconds()).toBe(180);
    expect(Duration.milliseconds(500).toSeconds()).toBe(0.5);
    expect(Duration.seconds(2).toMilliseconds()).toBe(2000);
    expect(Duration.hours(36).toDays()).toBe(1.5);
  });

  test.each([
    [Duration.days(2), "2 days"],
    [Duration.hours(36), "36 hours"],
    [Duration.minutes(90), "90 minutes"],
    [Duration.milliseconds(1500), "1500 milliseconds"],
    [Duration.seconds(0), "0 milliseconds"],
  ])("%s reads as %s", (duration, text) => {
    expect(String(duration)).toBe(text);
  });

  test("no unit loses anything", () => {
    fc.assert(
      fc.property(fc.nat(100_000), (amount) => {
        expect(Duration.minutes(amount).toMinutes()).toBe(amount);
        expect(Duration.days(amount).toSeconds()).toBe(amount * 86_400);
      }),
    );
  });

  test.each(NO_AMOUNTS)("%s is refused", (_, amount) => {
    expect(faultIds(() => Duration.seconds(amount as number))).toEqual(["duration.amount"]);
  });
});

describe("Size", () => {
  test("converts between units", () => {
    expect(Size.gibibytes(1.5).toMebibytes()).toBe(1536);
    expect(Size.mebibytes(1).toBytes()).toBe(1_048_576);
    expect(Size.bytes(1_073_741_824).toGibibytes()).toBe(1);
  });

  test("reads in the unit that fits", () => {
    expect(String(Size.bytes(14_037_181_030))).toBe("13.1 GiB");
    expect(String(Size.bytes(536_870_912))).toBe("512 MiB");
  });

  test.each(NO_AMOUNTS)("%s is refused", (_, amount) => {
    expect(faultIds(() => Size.gibibytes(amount as number))).toEqual(["size.amount"]);
  });
});

describe("Cpu", () => {
  test.each([
    [Cpu.millis(100), 100, "100m"],
    [Cpu.millis(1500), 1500, "1500m"],
    [Cpu.units(0.57), 570, "570m"],
    [Cpu.units(2), 2000, "2"],
    [Cpu.units(0), 0, "0"],
  ])("%s is as Kubernetes writes it", (cpu, millis, text) => {
    expect(cpu.toMillis()).toBe(millis);
    expect(String(cpu)).toBe(text);
  });

  test.each(NO_AMOUNTS)("%s is refused", (_, amount) => {
    expect(faultIds(() => Cpu.units(amount as number))).toEqual(["cpu.amount"]);
  });

  test.each([0.5, 1e12, 1.0001])("%d thousandths are refused", (amount) => {
    expect(faultIds(() => Cpu.millis(amount))).toEqual(["cpu.amount"]);
  });
});
