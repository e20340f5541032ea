import type { Risk } from "./risk";

/** What a provider does when a resource of one type changes, and what clients lose by it. */
export interface ResourceDescriptor {
  /** What it does to destroy such a resource, also when it is replaced. */
  readonly destruction: {
    readonly risk: Risk;
    /** What is lost then: a noun, as a report lists it. */
    readonly loses: string;
  };
  /** Arguments that cannot change in place: Terraform destroys the resource and makes it again. */
  readonly replacedBy: readonly (string | ReplacingArgument)[];
  /** Arguments that change in place, and what clients notice: of every change, or of some. */
  readonly disruptedBy?: Readonly<Record<string, string | DisruptingArgument>>;
  /** Arguments that change in place, what happens then, and that clients notice nothing of it. */
  readonly notedBy?: Readonly<Record<string, string>>;
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
  /** Whether it is a block that forces replacement when it comes or goes, and not when its content changes. */
  readonly isBlock?: true;
  /** Which changes force replacement; all of them when absent. */
  readonly when?: (change: ArgumentChange) => boolean;
  /** Of which resources, by their arguments before; of all when absent. */
  readonly of?: (argumentsBefore: Readonly<Record<string, unknown>>) => boolean;
}

/** An argument of which clients notice some changes. */
export interface DisruptingArgument {
  /** What they notice. */
  readonly meaning: string;
  /** Which changes they notice. */
  readonly when: (change: ArgumentChange) => boolean;
  /** How bad it is, where a change in place loses more than connections. @default "disruptive" */
  readonly risk?: Risk;
}

/** One argument before and after a change, and all arguments of the resource. */
export interface ArgumentChange {
  readonly before: unknown;
  readonly after: unknown;
  /** Whether the value comes from another block and changes there: `before` and `after` are then the same. */
  readonly changesElsewhere: boolean;
  readonly argumentsBefore: Readonly<Record<string, unknown>>;
  readonly argumentsAfter: Readonly<Record<string, unknown>>;
}

/** A block that forces replacement when it comes or goes. What is in it has rules of its own, or none. */
export function block(argument: string): ReplacingArgument {
  return { argument, isBlock: true };
}

/** An argument whose value stays when it is removed. */
export function computed(argument: string): ReplacingArgument {
  return { argument, computed: true };
}
