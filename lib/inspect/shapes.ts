// Made from the types of the API by `npm run shapes`.

import { INSTANCES, object, required } from "../core/shape";

/** @internal */
export const CACHE_INSPECTION_APPLY_ARGUMENTS = object({ scope: required(INSTANCES.Construct) });
