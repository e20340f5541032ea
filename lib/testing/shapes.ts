// Made from the types of the API by `npm run shapes`.

import {
  choice,
  either,
  INSTANCES,
  json,
  map,
  object,
  optional,
  required,
  text,
} from "../core/shape";

/** @internal */
export const TEMPLATE_FROM_STACK_ARGUMENTS = object({ stack: required(INSTANCES.TerraformStack) });

/** @internal */
export const BLOCK_MATCH = object({
  kind: optional(choice("data", "resource")),
  type: optional(either(text, INSTANCES.RegExp)),
  name: optional(either(text, INSTANCES.RegExp)),
  path: optional(either(text, INSTANCES.RegExp)),
  properties: optional(map(json)),
});

/** @internal */
export const TEMPLATE_FIND_ARGUMENTS = object({ match: optional(BLOCK_MATCH) });

/** @internal */
export const TEMPLATE_PROPERTIES_OF_ARGUMENTS = object({ type: required(text) });

/** @internal */
export const TEMPLATE_ONLY_ARGUMENTS = object({ match: required(BLOCK_MATCH) });

/** @internal */
export const TEMPLATE_OUTPUT_ARGUMENTS = object({ nameOrPath: required(text) });

/** @internal */
export const TEMPLATE_PROVIDERS_ARGUMENTS = object({ name: required(text) });
