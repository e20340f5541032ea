// Made from the types of the API by `npm run shapes`.

import { choice, list, object, optional, required, text } from "../core/shape";
import { ARGUMENT_DIFFERENCE, STACK_SNAPSHOT } from "../terraform/shapes";

/** @internal */
export const COMPARE_SNAPSHOTS_ARGUMENTS = object({
  before: optional(STACK_SNAPSHOT),
  after: required(STACK_SNAPSHOT),
});

/** @internal */
export const SNAPSHOT_CHANGE = object({
  address: required(text),
  action: required(choice("create", "delete", "import", "move", "replace", "update")),
  risk: required(choice("destroys data", "disruptive", "evicts data", "in place")),
  reasons: required(list(text)),
  differences: required(list(ARGUMENT_DIFFERENCE)),
});

/** @internal */
export const SNAPSHOT_DIFFERENCE = object({
  stack: required(text),
  risk: required(choice("destroys data", "disruptive", "evicts data", "in place")),
  changes: required(list(SNAPSHOT_CHANGE)),
});

/** @internal */
export const FORMAT_DIFFERENCE_ARGUMENTS = object({ difference: required(SNAPSHOT_DIFFERENCE) });
