import type { Risk } from "./risk";

/** What a provider does when a resource of one type changes, and what that costs. */
export interface ResourceDescriptor {
  /** What it costs to destroy such a resource, also when it is replaced. */
  readonly destruction: {
    readonly risk: Risk;
    /** What is lost then: a noun, as a report lists it. */
    readonly loses: string;
  };
  /** Arguments that cannot change in place: Terraform destroys the resource and makes it again. */
  readonly replacedBy: readonly (string | ReplacingArgument)[];
  /** Arguments that change in place, and what clients notice. */
  readonly disruptedBy?: Readonly<Record<string, string>>;
  /** The page of the provider's documentation. */
  readonly source: string;
}

/** An argument that forces replacement only on some conditions. */
export interface ReplacingArgument {
  /** Its path, without the numbers of list items: `metadata.name`. */
  readonly argument: string;
  /** The value that the provider uses when the argument is not set. */
  readonly default?: unknown;
  /** Whether the resource keeps its value when the argument is removed. */
  readonly computed?: true;
  /** Which changes force replacement; all of them when absent. */
  readonly when?: (change: ArgumentChange) => boolean;
}

/** One argument before and after a change, and all arguments of the resource. */
export interface ArgumentChange {
  readonly before: unknown;
  readonly after: unknown;
  readonly argumentsBefore: Record<string, unknown>;
  readonly argumentsAfter: Record<string, unknown>;
}

/** An argument whose value stays when it is removed. */
export function computed(argument: string): ReplacingArgument {
  return { argument, computed: true };
}

/** Whether a version goes down: `7.1` to `6.2`, `REDIS_7_2` to `REDIS_7_0`, `6.x` to `5.0.6`. */
export function isDowngrade({ before, after }: ArgumentChange): boolean {
  const from = versionParts(before);
  const to = versionParts(after);
  for (const [index, part] of from.entries()) {
    const other = to[index];
    if (other === undefined || other !== part) {
      return other !== undefined && other < part;
    }
  }
  return false;
}

function versionParts(version: unknown): number[] {
  return (String(version).match(/\d+/g) ?? []).map(Number);
}
