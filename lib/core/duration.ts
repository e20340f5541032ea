import { findFaults, mustBeKnown, refuse, rulesFor } from "./validation/index";

/**
 * A length of time, so that no prop has to say in its name what unit it takes. An amount below 0 or
 * above 2^53 − 1 is refused with a CacheValidationError.
 */
export class Duration {
  /** So many milliseconds. */
  public static milliseconds(amount: number): Duration {
    return new Duration(amount, 1);
  }

  /** So many seconds. */
  public static seconds(amount: number): Duration {
    return new Duration(amount, 1000);
  }

  /** So many minutes. */
  public static minutes(amount: number): Duration {
    return new Duration(amount, 60_000);
  }

  /** So many hours. */
  public static hours(amount: number): Duration {
    return new Duration(amount, 3_600_000);
  }

  /** So many days of 24 hours. */
  public static days(amount: number): Duration {
    return new Duration(amount, 86_400_000);
  }

  private readonly amountInMilliseconds: number;

  private constructor(amount: number, unit: number) {
    refuse("Duration", findFaults(RULES, amount));
    this.amountInMilliseconds = amount * unit;
  }

  /** In milliseconds. */
  public toMilliseconds(): number {
    return this.amountInMilliseconds;
  }

  /** In seconds, not rounded. */
  public toSeconds(): number {
    return this.amountInMilliseconds / 1000;
  }

  /** In minutes, not rounded. */
  public toMinutes(): number {
    return this.amountInMilliseconds / 60_000;
  }

  /** In hours, not rounded. */
  public toHours(): number {
    return this.amountInMilliseconds / 3_600_000;
  }

  /** In days, not rounded. */
  public toDays(): number {
    return this.amountInMilliseconds / 86_400_000;
  }

  /** In the largest unit that gives a whole number, for messages: `90 minutes`, `1 day`. */
  public toString(): string {
    const units: [string, number][] = [
      ["day", this.toDays()],
      ["hour", this.toHours()],
      ["minute", this.toMinutes()],
      ["second", this.toSeconds()],
    ];
    const [unit, amount] = units.find(([, count]) => count >= 1 && Number.isInteger(count)) ?? [
      "millisecond",
      this.toMilliseconds(),
    ];
    return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
  }
}

const rule = rulesFor<number>();

const RULES = [
  rule({
    id: "duration.amount",
    inputs: (amount) => ({ amount: mustBeKnown(amount) }),
    isValid: ({ amount }) =>
      typeof amount === "number" && amount >= 0 && amount <= Number.MAX_SAFE_INTEGER,
    expected: "a number from 0 to 2^53 − 1, known at synthesis",
    fix: "give the length of time as a plain number",
  }),
];
