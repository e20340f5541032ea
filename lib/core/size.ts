import { findFaults, mustBeKnown, refuse, rulesFor } from "./validation/index";

const KIBI = 1024;

/**
 * An amount of memory, so that no prop has to say in its name what unit it takes: whole bytes. An
 * amount below 0 or above 2^53 − 1 is refused with a CacheValidationError.
 */
export class Size {
  /** So many bytes. */
  public static bytes(amount: number): Size {
    return new Size(amount, 1);
  }

  /** So many MiB. */
  public static mebibytes(amount: number): Size {
    return new Size(amount, KIBI ** 2);
  }

  /** So many GiB. */
  public static gibibytes(amount: number): Size {
    return new Size(amount, KIBI ** 3);
  }

  private readonly amountInBytes: number;

  private constructor(amount: number, unit: number) {
    refuse("Size", findFaults(RULES, amount));
    this.amountInBytes = Math.round(amount * unit);
  }

  /** In bytes. */
  public toBytes(): number {
    return this.amountInBytes;
  }

  /** In mebibytes, not rounded. */
  public toMebibytes(): number {
    return this.amountInBytes / KIBI ** 2;
  }

  /** In gibibytes, not rounded. */
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
    inputs: (amount) => ({ amount: mustBeKnown(amount) }),
    isValid: ({ amount }) =>
      typeof amount === "number" && amount >= 0 && amount <= Number.MAX_SAFE_INTEGER,
    expected: "a number from 0 to 2^53 − 1, known at synthesis",
    fix: "give the amount of memory as a plain number",
  }),
];
