import type { IConstruct } from "constructs";
import { withShape } from "./shape";
import { DECLARE_PURPOSE_ARGUMENTS } from "./shapes";

/** What a cache is for. Alerts, sizing and guardrails judge it by that. */
export enum CachePurpose {
  /** Copies of data that is elsewhere too: when memory is full, keys may go. */
  CACHE = "cache",
  /** Data that is nowhere else, such as sessions and carts: no key may go before its time. */
  STORE = "store",
}

/** Marks a cache, or a construct above it, whose purpose was declared. */
export const CACHE_PURPOSE_NOTE = "cdktf-managed-cache/purpose";

/**
 * Says what a cache written by hand is for, so that guardrails judge it by that. Caches of this library have
 * a prop for it.
 *
 * @param construct - the resource of the cache, or a construct above it: then all caches below it are for
 * that, unless one says otherwise
 */
export function declarePurpose(construct: IConstruct, purpose: CachePurpose): void {
  withShape("declarePurpose", DECLARE_PURPOSE_ARGUMENTS, { construct, purpose });
  construct.node.addMetadata(CACHE_PURPOSE_NOTE, purpose);
}

/** Whether no key may go before its time. @internal */
export function isStore({ purpose }: { readonly purpose?: CachePurpose }): boolean {
  return purpose === CachePurpose.STORE;
}
