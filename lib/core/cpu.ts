import { findFaults, mustBeKnown, refuse, rulesFor } from "./validation/index";

const MILLIS = 1000;

/**
 * An amount of processor time, in the smallest unit that Kubernetes knows: whole thousandths of a processor. Any
 * other amount is refused with a CacheValidationError.
 */
export class Cpu {
  /** So many thousandths of a processor: `Cpu.millis(100)` is `100m`. */
  public static millis(amount: number): Cpu {
    return new Cpu(amount, 1);
  }

  /** So many processors, also fractions: `Cpu.units(0.5)`. */
  public static units(amount: number): Cpu {
    return new Cpu(amount, MILLIS);
  }

  private readonly amountInMillis: number;

  private constructor(amount: number, unit: number) {
    refuse("Cpu", findFaults(RULES, { amount, unit }));
    this.amountInMillis = Math.round(amount * unit);
  }

  /** In thousandths of a processor. */
  public toMillis(): number {
    return this.amountInMillis;
  }

  /** As Kubernetes writes it: `100m`, `2`. */
  public toString(): string {
    return this.amountInMillis % MILLIS === 0
      ? String(this.amountInMillis / MILLIS)
      : `${this.amountInMillis}m`;
  }
}

/** No node has as many processors. */
const MOST_MILLIS = MILLIS ** 3;

const rule = rulesFor<{ readonly amount: number; readonly unit: number }>();

const RULES = [
  rule({
    id: "cpu.amount",
    inputs: ({ amount, unit }) => ({ amount: mustBeKnown(amount), unit }),
    isValid: ({ amount, unit }) =>
      typeof amount === "number" && isWholeBut(amount * unit) && amount * unit <= MOST_MILLIS,
    expected: "a number from 0 to a million processors, in whole thousandths, known at synthesis",
    fix: "write a tenth of a processor as Cpu.millis(100)",
  }),
];

/** Whether a number is whole and not below 0, but for what floating point adds: 0.57 × 1000 is 569.9999…. */
function isWholeBut(millis: number): boolean {
  return millis >= 0 && Math.abs(millis - Math.round(millis)) < 1e-6;
}
