import type { Risk } from "../terraform/cache-resources/risk";

/** What a change in place does to clients and data, which no plan shows. */
export interface Effect {
  readonly risk: Risk;
  readonly reason: string;
}

/** The arguments of a resource before and after. */
export interface Arguments {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}
