import { findFaults, mustBeKnown, refuse, rulesFor } from "./validation";

const KIBI = 1024;

/** An amount of memory, so that no prop has to say in its name what unit it takes. */
export class Size {
  /** @param amount 0 or more, finite */
  public static bytes(amount: number): Size {
    return new Size(amount, 1);
  }

  /** @param amount 0 or more, finite */
  public static mebibytes(amount: number): Size {
    return new Size(amount, KIBI ** 2);
  }

  /** @param amount 0 or more, finite */
  public static gibibytes(amount: number): Size {
    return new Size(amount, KIBI ** 3);
  }

  private readonly amountInBytes: number;

  private constructor(amount: number, unit: number) {
    refuse("Size", findFaults(RULES, amount));
    this.amountInBytes = Math.round(amount * unit);
  }

  public toBytes(): number {
    return this.amountInBytes;
  }

  public toMebibytes(): number {
    return this.amountInBytes / KIBI ** 2;
  }

  public toGibibytes(): number {
    return this.amountInBytes / KIBI ** 3;
  }

  /** For messages: `13.1 GiB`. */
  public toString(): string {
    return this.toGibibytes() >= 1
      ? `${round(this.toGibibytes())} GiB`
      : `${round(this.toMebibytes())} MiB`;
  }
}

function round(amount: number): number {
  return Math.round(amount * 10) / 10;
}

const rule = rulesFor<number>();

const RULES = [
  rule({
    id: "size.amount",
    given: (amount) => ({ amount: mustBeKnown(amount) }),
    holds: ({ amount }) => typeof amount === "number" && Number.isFinite(amount) && amount >= 0,
    allowed: "a finite number, 0 or more, known at synthesis",
    fix: "give the amount of memory as a plain number",
  }),
];
