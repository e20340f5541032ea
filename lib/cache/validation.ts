import { Token } from "cdktf";

/** One thing that is wrong with an input. */
export interface Fault {
  /** Stable identifier, listed in docs/errors.md. */
  readonly id: string;
  /** What came: the inputs judged, by name. */
  readonly came: string;
  /** What is allowed. */
  readonly allowed: string;
  /** What to do. */
  readonly fix: string;
}

/** Raised for a user's wrong input. It lists every fault of the construct, not the first alone. */
export class CacheValidationError extends Error {
  /** Every fault, in the order of the message. */
  public readonly faults: readonly Fault[];

  /** @param subject - what is refused, at the start of the message: `ElastiCacheRedis shop/Cache` */
  constructor(subject: string, faults: readonly Fault[]) {
    super(
      `${subject}: ${faults.length === 1 ? "1 fault" : `${faults.length} faults`}\n${formatFaults(faults)}`,
    );
    this.name = "CacheValidationError";
    this.faults = faults;
  }
}

function formatFaults(faults: readonly Fault[]): string {
  return faults
    .map((fault) => `  [${fault.id}] got ${fault.came}; allowed: ${fault.allowed}; ${fault.fix}`)
    .join("\n");
}

/**
 * One rule over the inputs of a construct. `given` picks what is judged, by the name the user knows it
 * by; `undefined` means that the rule has nothing to judge. The rule is skipped as soon as one of the
 * picked values is an unresolved token, since nobody can know what Terraform will put there.
 * @internal
 */
export interface RuleDefinition<Props, Given extends Record<string, unknown>> {
  readonly id: string;
  readonly given: (props: Props) => Given | undefined;
  readonly holds: (given: Given) => boolean;
  readonly allowed: string;
  readonly fix: string;
}

/** A rule as it stands in a table. @internal */
export interface Rule<Props> {
  readonly id: string;
  readonly allowed: string;
  readonly fix: string;
  /** The fault of these inputs, if there is one. */
  readonly judge: (props: Props) => Fault | undefined;
}

/**
 * Makes the function that writes the rules of one table, so that each is typed by what it judges.
 * @internal
 */
export function rulesFor<Props>() {
  return <Given extends Record<string, unknown>>(
    definition: RuleDefinition<Props, Given>,
  ): Rule<Props> => ({
    id: definition.id,
    allowed: definition.allowed,
    fix: definition.fix,
    judge: (props) => {
      const given = definition.given(props);
      if (given === undefined || isUnresolved(given) || definition.holds(given)) {
        return undefined;
      }
      const { id, allowed, fix } = definition;
      return { id, came: describe(given), allowed, fix };
    },
  });
}

/** All faults that a table of rules finds. @internal */
export function findFaults<Props>(rules: readonly Rule<Props>[], props: Props): Fault[] {
  return rules.map((rule) => rule.judge(props)).filter((fault) => fault !== undefined);
}

/**
 * Raises one error for all the faults of a subject, or returns when there are none.
 * @internal
 */
export function refuse(subject: string, faults: readonly Fault[]): void {
  if (faults.length > 0) {
    throw new CacheValidationError(subject, faults);
  }
}

/**
 * Whether a value is, or holds at any depth, something that only Terraform will know: a cdktf token
 * (strings, lists and huge negative numbers alike) or a literal `${…}` expression.
 * @internal
 */
export function isUnresolved(value: unknown): boolean {
  if (typeof value === "string") {
    return value.includes("${") || Token.isUnresolved(value);
  }
  if (Array.isArray(value)) {
    return Token.isUnresolved(value) || value.some(isUnresolved);
  }
  if (typeof value === "object" && value !== null) {
    return Token.isUnresolved(value) || (isPlain(value) && Object.values(value).some(isUnresolved));
  }
  return Token.isUnresolved(value);
}

/** Whether a value is a whole number in a range, both ends included. @internal */
export function isWhole(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}

/**
 * For the few inputs that synthesis itself computes with: an unresolved value becomes a text that no
 * rule accepts, so that the user is told instead of getting a wrong number.
 * @internal
 */
export function mustBeKnown<T>(value: T): T | string {
  return isUnresolved(value) ? "a value that only Terraform will know" : value;
}

// Class instances (windows, durations, secrets) judge their own parts when they are made.
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The inputs judged, by name, for a message. @internal */
export function describe(given: Record<string, unknown>): string {
  return Object.entries(given)
    .map(([name, value]) => `${name} = ${show(value)}`)
    .join(", ");
}

function show(value: unknown): string {
  if (value === undefined) {
    return "nothing";
  }
  if (typeof value === "number") {
    return String(value);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value) && !isPlain(value)) {
    return String(value);
  }
  return JSON.stringify(value);
}
