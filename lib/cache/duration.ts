import { findFaults, mustBeKnown, refuse, rulesFor } from "./validation";

/** A length of time, so that no prop has to say in its name what unit it takes. */
export class Duration {
  /** @param amount 0 or more, finite */
  public static milliseconds(amount: number): Duration {
    return new Duration(amount, 1);
  }

  /** @param amount 0 or more, finite */
  public static seconds(amount: number): Duration {
    return new Duration(amount, 1000);
  }

  /** @param amount 0 or more, finite */
  public static minutes(amount: number): Duration {
    return new Duration(amount, 60_000);
  }

  /** @param amount 0 or more, finite */
  public static hours(amount: number): Duration {
    return new Duration(amount, 3_600_000);
  }

  /** @param amount 0 or more, finite */
  public static days(amount: number): Duration {
    return new Duration(amount, 86_400_000);
  }

  private readonly amountInMilliseconds: number;

  private constructor(amount: number, unit: number) {
    refuse("Duration", findFaults(RULES, amount));
    this.amountInMilliseconds = amount * unit;
  }

  public toMilliseconds(): number {
    return this.amountInMilliseconds;
  }

  public toSeconds(): number {
    return this.amountInMilliseconds / 1000;
  }

  public toMinutes(): number {
    return this.amountInMilliseconds / 60_000;
  }

  public toHours(): number {
    return this.amountInMilliseconds / 3_600_000;
  }

  public toDays(): number {
    return this.amountInMilliseconds / 86_400_000;
  }

  /** The largest unit that gives a whole number, for messages: `90 minutes`. */
  public toString(): string {
    const units: [string, number][] = [
      ["days", this.toDays()],
      ["hours", this.toHours()],
      ["minutes", this.toMinutes()],
      ["seconds", this.toSeconds()],
    ];
    const [unit, amount] = units.find(([, count]) => count >= 1 && Number.isInteger(count)) ?? [
      "milliseconds",
      this.toMilliseconds(),
    ];
    return `${amount} ${unit}`;
  }
}

const rule = rulesFor<number>();

const RULES = [
  rule({
    id: "duration.amount",
    given: (amount) => ({ amount: mustBeKnown(amount) }),
    holds: ({ amount }) => typeof amount === "number" && Number.isFinite(amount) && amount >= 0,
    allowed: "a finite number, 0 or more, known at synthesis",
    fix: "give the length of time as a plain number",
  }),
];
