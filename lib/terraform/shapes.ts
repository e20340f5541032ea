// Made from the types of the API by `npm run shapes`.

import {
  anyText,
  choice,
  INSTANCES,
  json,
  list,
  map,
  object,
  optional,
  required,
  text,
} from "../core/shape";

/** @internal */
export const HIGHEST_RISK_ARGUMENTS = object({
  risks: required(
    list(choice("destroys data", "disruptive", "evicts data", "in place", "refused")),
  ),
});

/** @internal */
export const STACK_SNAPSHOT = object({
  snapshot: required(choice("cdktf-managed-cache/1")),
  stack: required(text),
  configuration: required(map(json)),
});

/** @internal */
export const ARGUMENT_DIFFERENCE = object({
  path: required(text),
  before: optional(json),
  after: optional(json),
});

/** @internal */
export const SNAPSHOT_STACK_ARGUMENTS = object({ stack: required(INSTANCES.TerraformStack) });

/** @internal */
export const SNAPSHOT_SYNTHESIZED_ARGUMENTS = object({ json: required(anyText) });

/** @internal */
export const FORMAT_SNAPSHOT_ARGUMENTS = object({ snapshot: required(STACK_SNAPSHOT) });

/** @internal */
export const PARSE_SNAPSHOTS_ARGUMENTS = object({ text: required(anyText) });
