import type { IConstruct } from "constructs";
import { withShape } from "./shape";
import { DECLARE_DEVELOPMENT_ARGUMENTS } from "./shapes";

/** Marks a construct that was declared to be for development and tests. */
export const DEVELOPMENT_NOTE = "cdktf-managed-cache/development";

/**
 * Says that a stack, or a part of one, is for development and tests alone. The guardrail `cache-in-cluster` takes a
 * cache in the cluster nowhere else.
 *
 * @param construct - the stack, or a construct above the cache
 */
export function declareDevelopment(construct: IConstruct): void {
  withShape("declareDevelopment", DECLARE_DEVELOPMENT_ARGUMENTS, { construct });
  construct.node.addMetadata(DEVELOPMENT_NOTE, true);
}
