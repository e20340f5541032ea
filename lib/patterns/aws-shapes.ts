// Made from the types of the API by `npm run shapes`.

import { ELASTICACHE_REPLICATION_GROUP_PROPS } from "../aws/shapes";
import { object, optional, required } from "../core/shape";
import { KUBERNETES_CACHE_SETTINGS } from "../kubernetes/shapes";

/** @internal */
export const ELASTICACHE_FOR_KUBERNETES_PROPS = object({
  cache: required(ELASTICACHE_REPLICATION_GROUP_PROPS),
  kubernetes: optional(KUBERNETES_CACHE_SETTINGS),
});
