import type { Block } from "../terraform/configuration-blocks";

/** The blocks of a configuration by their addresses. */
export type Blocks = ReadonlyMap<string, Block>;

/** Where a value comes from that changes although the text that reads it does not. */
export interface ChangedSource {
  /** The block that the text reads. */
  readonly address: string;
  /**
   * The resource beneath a data source: its change makes Terraform read the data source anew, in the deploy.
   * The plan takes the value for another one, and it may be the same.
   */
  readonly readAnewAfter?: string;
}

/** A stack before and after, and where its values come from. */
export interface Sources {
  readonly before: Blocks;
  readonly after: Blocks;
  /** Whether there are variables or local values. */
  readonly hasVariables: boolean;
  /** What a value reads that changes: first what changes for certain. */
  sourceOf(value: unknown): ChangedSource | undefined;
}

/** A source as a report names it. */
export function textOf({ address, readAnewAfter }: ChangedSource): string {
  return readAnewAfter === undefined
    ? `${address}, which changes`
    : `${address}, which the plan reads anew because ${readAnewAfter} changes`;
}
