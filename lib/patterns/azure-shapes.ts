// Made from the types of the API by `npm run shapes`.

import { ALERT_OVERRIDE } from "../alerts/shapes";
import {
  AZURE_ACTION_GROUPS,
  AZURE_MANAGED_REDIS_PROPS,
  AZURE_WORKLOAD_IDENTITY,
} from "../azure/shapes";
import { anyText, boolean, INSTANCES, map, object, optional, required, text } from "../core/shape";
import { KUBERNETES_CACHE_SETTINGS } from "../kubernetes/shapes";

/** @internal */
export const AZURE_REDIS_FOR_KUBERNETES_PROPS = object({
  cache: required(AZURE_MANAGED_REDIS_PROPS),
  kubernetes: optional(KUBERNETES_CACHE_SETTINGS),
  metricAlerts: optional(
    object({
      overrides: optional(map(ALERT_OVERRIDE)),
      connectionBudget: optional(INSTANCES.ConnectionBudget),
      runbookUrl: optional(text),
      dashboard: optional(boolean),
      actionGroups: optional(AZURE_ACTION_GROUPS),
      tags: optional(map(anyText)),
      provider: optional(INSTANCES.TerraformProvider),
    }),
  ),
  workloadIdentity: optional(AZURE_WORKLOAD_IDENTITY),
});
