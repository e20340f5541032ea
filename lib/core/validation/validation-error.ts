/** One thing that is wrong with an input. */
export interface Fault {
  /** Stable identifier, listed in docs/errors.md. */
  readonly id: string;
  /** What was found, by the names of the inputs: `replicas is 7`. */
  readonly found: string;
  /** What is expected instead. */
  readonly expected: string;
  /** What to do. */
  readonly fix: string;
}

/** Raised for invalid input. It lists every fault of the construct, not only the first. */
export class CacheValidationError extends Error {
  /** Every fault, in the order of the message. */
  public readonly faults: readonly Fault[];

  /** @param subject - what is refused, at the start of the message: `MemorystoreRedis shop/Cache` */
  constructor(subject: string, faults: readonly Fault[]) {
    super(
      `${subject}: ${faults.length === 1 ? "1 fault" : `${faults.length} faults`}\n${formatFaults(faults)}`,
    );
    this.name = "CacheValidationError";
    this.faults = faults;
    // Node.js prints what is enumerable below the stack trace, and so every fault a second time.
    Object.defineProperty(this, "faults", { enumerable: false });
  }
}

/**
 * Raises one error for all the faults of a subject, or returns without any.
 * @internal
 */
export function refuse(subject: string, faults: readonly Fault[]): void {
  if (faults.length > 0) {
    throw new CacheValidationError(subject, faults);
  }
}

function formatFaults(faults: readonly Fault[]): string {
  return faults
    .map(({ id, found, expected, fix }) => `  [${id}] ${found}; expected ${expected}; ${fix}`)
    .join("\n");
}
