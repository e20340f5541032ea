// Made from the types of the API by `npm run shapes`.

import { choice, INSTANCES, list, object, optional, required, text } from "../core/shape";

/** @internal */
export const CACHE_GUARDRAILS_PROPS = object({
  pack: optional(choice("baseline", "strict")),
  rules: optional(list(text)),
});

/** @internal */
export const CACHE_GUARDRAILS_APPLY_ARGUMENTS = object({
  scope: required(INSTANCES.Construct),
  props: optional(CACHE_GUARDRAILS_PROPS),
});

/** @internal */
export const ACKNOWLEDGEMENT = object({ id: required(text), reason: required(text) });

/** @internal */
export const CACHE_GUARDRAILS_ACKNOWLEDGE_ARGUMENTS = object({
  construct: required(INSTANCES.Construct),
  acknowledgement: required(ACKNOWLEDGEMENT),
});

/** @internal */
export const CACHE_GUARDRAILS_VISIT_ARGUMENTS = object({
  construct: required(INSTANCES.Construct),
});
