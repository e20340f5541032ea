// Made from the types of the API by `npm run shapes`.

import { ALERT_OVERRIDE } from "../alerts/shapes";
import {
  ALARM_TOPICS,
  ELASTICACHE_MEMCACHED_PROPS,
  ELASTICACHE_REPLICATION_GROUP_PROPS,
  ELASTICACHE_SERVERLESS_PROPS,
} from "../aws/shapes";
import { anyText, boolean, INSTANCES, map, object, optional, required, text } from "../core/shape";
import { KUBERNETES_CACHE_SETTINGS } from "../kubernetes/shapes";

/** @internal */
export const ELASTICACHE_FOR_KUBERNETES_PROPS = object({
  cache: required(ELASTICACHE_REPLICATION_GROUP_PROPS),
  kubernetes: optional(KUBERNETES_CACHE_SETTINGS),
  alarms: optional(
    object({
      overrides: optional(map(ALERT_OVERRIDE)),
      connectionBudget: optional(INSTANCES.ConnectionBudget),
      runbookUrl: optional(text),
      dashboard: optional(boolean),
      topics: optional(ALARM_TOPICS),
      alarmNamePrefix: optional(text),
      dashboardName: optional(text),
      tags: optional(map(anyText)),
      provider: optional(INSTANCES.TerraformProvider),
    }),
  ),
});

/** @internal */
export const ELASTICACHE_SERVERLESS_FOR_KUBERNETES_PROPS = object({
  cache: required(ELASTICACHE_SERVERLESS_PROPS),
  kubernetes: optional(KUBERNETES_CACHE_SETTINGS),
  alarms: optional(
    object({
      overrides: optional(map(ALERT_OVERRIDE)),
      connectionBudget: optional(INSTANCES.ConnectionBudget),
      runbookUrl: optional(text),
      dashboard: optional(boolean),
      topics: optional(ALARM_TOPICS),
      alarmNamePrefix: optional(text),
      dashboardName: optional(text),
      tags: optional(map(anyText)),
      provider: optional(INSTANCES.TerraformProvider),
    }),
  ),
});

/** @internal */
export const ELASTICACHE_MEMCACHED_FOR_KUBERNETES_PROPS = object({
  cache: required(ELASTICACHE_MEMCACHED_PROPS),
  kubernetes: optional(KUBERNETES_CACHE_SETTINGS),
  alarms: optional(
    object({
      overrides: optional(map(ALERT_OVERRIDE)),
      connectionBudget: optional(INSTANCES.ConnectionBudget),
      runbookUrl: optional(text),
      dashboard: optional(boolean),
      topics: optional(ALARM_TOPICS),
      alarmNamePrefix: optional(text),
      dashboardName: optional(text),
      tags: optional(map(anyText)),
      provider: optional(INSTANCES.TerraformProvider),
    }),
  ),
});
