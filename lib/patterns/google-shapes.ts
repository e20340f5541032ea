// Made from the types of the API by `npm run shapes`.

import { object, optional, required } from "../core/shape";
import { MEMORYSTORE_REDIS_PROPS } from "../google/shapes";
import { KUBERNETES_CACHE_SETTINGS } from "../kubernetes/shapes";

/** @internal */
export const MEMORYSTORE_FOR_KUBERNETES_PROPS = object({
  cache: required(MEMORYSTORE_REDIS_PROPS),
  kubernetes: optional(KUBERNETES_CACHE_SETTINGS),
});
