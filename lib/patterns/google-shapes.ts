// Made from the types of the API by `npm run shapes`.

import { ALERT_OVERRIDE } from "../alerts/shapes";
import { anyText, boolean, INSTANCES, map, object, optional, required, text } from "../core/shape";
import {
  MEMORYSTORE_REDIS_CLUSTER_PROPS,
  MEMORYSTORE_REDIS_PROPS,
  MEMORYSTORE_VALKEY_PROPS,
  MEMORYSTORE_WORKLOAD_IDENTITY,
  POLICY_CHANNELS,
} from "../google/shapes";
import { KUBERNETES_CACHE_SETTINGS } from "../kubernetes/shapes";

/** @internal */
export const MEMORYSTORE_FOR_KUBERNETES_PROPS = object({
  cache: required(MEMORYSTORE_REDIS_PROPS),
  kubernetes: optional(KUBERNETES_CACHE_SETTINGS),
  alertPolicies: optional(
    object({
      overrides: optional(map(ALERT_OVERRIDE)),
      connectionBudget: optional(INSTANCES.ConnectionBudget),
      runbookUrl: optional(text),
      dashboard: optional(boolean),
      channels: optional(POLICY_CHANNELS),
      labels: optional(map(anyText)),
      project: optional(text),
      provider: optional(INSTANCES.TerraformProvider),
    }),
  ),
});

/** @internal */
export const MEMORYSTORE_NODE_PATTERN_PROPS = object({
  kubernetes: optional(KUBERNETES_CACHE_SETTINGS),
  alertPolicies: optional(
    object({
      overrides: optional(map(ALERT_OVERRIDE)),
      connectionBudget: optional(INSTANCES.ConnectionBudget),
      runbookUrl: optional(text),
      dashboard: optional(boolean),
      channels: optional(POLICY_CHANNELS),
      labels: optional(map(anyText)),
      project: optional(text),
      provider: optional(INSTANCES.TerraformProvider),
    }),
  ),
  workloadIdentity: optional(MEMORYSTORE_WORKLOAD_IDENTITY),
});

/** @internal */
export const MEMORYSTORE_VALKEY_FOR_KUBERNETES_PROPS = object({
  ...MEMORYSTORE_NODE_PATTERN_PROPS.properties,
  cache: required(MEMORYSTORE_VALKEY_PROPS),
});

/** @internal */
export const MEMORYSTORE_REDIS_CLUSTER_FOR_KUBERNETES_PROPS = object({
  ...MEMORYSTORE_NODE_PATTERN_PROPS.properties,
  cache: required(MEMORYSTORE_REDIS_CLUSTER_PROPS),
});
