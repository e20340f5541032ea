import type { Risk } from "./risk";

/** What happens to resources of one type when they change, as their provider has it. */
export interface ResourceRules {
  /** What it costs when such a resource goes, alone or to be replaced. */
  readonly loss: Risk;
  /** What is lost then, as the end of a sentence. */
  readonly lost: string;
  /** Arguments that cannot change in place: the resource is destroyed and made again. */
  readonly replacedBy: readonly (string | ReplacingArgument)[];
  /** Arguments that change in place, and what clients notice of it. */
  readonly disruptedBy?: Readonly<Record<string, string>>;
  /** Where the provider says so. */
  readonly source: string;
}

/** An argument that forces replacement only where more is given. */
export interface ReplacingArgument {
  /** Its path, without the numbers of list items: `metadata.name`. */
  readonly argument: string;
  /** What the provider takes an absent argument for. */
  readonly default?: unknown;
  /** An argument that is taken out keeps the value it had. */
  readonly computed?: true;
  /** The only changes that force replacement; all when absent. */
  readonly when?: (change: ArgumentChange) => boolean;
}

/** One argument before and after, beside the others. */
export interface ArgumentChange {
  readonly before: unknown;
  readonly after: unknown;
  readonly argumentsBefore: Record<string, unknown>;
  readonly argumentsAfter: Record<string, unknown>;
}

/** An argument whose value stays when it is taken out. */
export function computed(argument: string): ReplacingArgument {
  return { argument, computed: true };
}

/** Whether a version falls: `7.1` to `6.2`, `REDIS_7_2` to `REDIS_7_0`, `6.x` to `5.0.6`. */
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
