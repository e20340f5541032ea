// Made from the types of the API by `npm run shapes`.

import {
  anyText,
  boolean,
  choice,
  either,
  INSTANCES,
  list,
  map,
  number,
  object,
  optional,
  required,
  text,
} from "../core/shape";

/** @internal */
export const THRESHOLD_BY_SEVERITY = object({
  warning: optional(number),
  critical: optional(number),
});

/** @internal */
export const ALERT_OVERRIDE = object({
  threshold: optional(either(number, THRESHOLD_BY_SEVERITY)),
  for: optional(INSTANCES.Duration),
  severity: optional(choice("critical", "info", "warning")),
  enabled: optional(boolean),
  labels: optional(map(anyText)),
});

/** @internal */
export const ALERT = object({
  name: required(text),
  expression: required(text),
  for: required(INSTANCES.Duration),
  severity: required(choice("critical", "info", "warning")),
  summary: required(text),
  description: required(text),
  labels: optional(map(anyText)),
  runbookUrl: optional(text),
  dashboardUrl: optional(text),
});

/** @internal */
export const WATCHED_WARMER = object({
  name: required(text),
  namespace: required(text),
  period: required(INSTANCES.Duration),
});

/** @internal */
export const REDIS_ALERT_SETTINGS = object({
  measuredBy: optional(map(anyText)),
  overrides: optional(map(ALERT_OVERRIDE)),
  alertNamePrefix: optional(anyText),
  add: optional(list(ALERT)),
  alertLabels: optional(map(anyText)),
  runbookUrl: optional(text),
  dashboardUrl: optional(text),
  warmers: optional(list(WATCHED_WARMER)),
  connectionBudget: optional(INSTANCES.ConnectionBudget),
});

/** @internal */
export const RULE_GROUP_ARGUMENTS = object({
  cache: required(INSTANCES.IManagedCache),
  alerts: required(list(ALERT)),
});

/** @internal */
export const REDIS_ALERTS_ARGUMENTS = object({
  cache: required(INSTANCES.IManagedCache),
  settings: optional(REDIS_ALERT_SETTINGS),
});
