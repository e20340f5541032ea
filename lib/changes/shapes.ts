// Made from the types of the API by `npm run shapes`.

import {
  anyText,
  boolean,
  choice,
  json,
  list,
  map,
  number,
  object,
  optional,
  required,
  text,
} from "../core/shape";
import { ARGUMENT_DIFFERENCE, STACK_SNAPSHOT } from "../terraform/shapes";

/** @internal */
export const COMPARE_OPTIONS = object({ providerVersions: optional(map(anyText)) });

/** @internal */
export const COMPARE_SNAPSHOTS_ARGUMENTS = object({
  before: optional(STACK_SNAPSHOT),
  after: required(STACK_SNAPSHOT),
  options: optional(COMPARE_OPTIONS),
});

/** @internal */
export const PLANNED_CHANGE = object({
  address: required(text),
  type: required(text),
  action: required(choice("create", "delete", "forget", "no-op", "read", "replace", "update")),
  before: required(map(json)),
  after: required(map(json)),
  replacedBy: required(list(text)),
  reason: optional(text),
  previousAddress: optional(text),
  isDeposed: required(boolean),
  isImported: required(boolean),
});

/** @internal */
export const TERRAFORM_PLAN = object({
  isPartial: required(boolean),
  changes: required(list(PLANNED_CHANGE)),
  configuration: required(map(map(json))),
});

/** @internal */
export const COMPARE_WITH_PLAN_ARGUMENTS = object({
  before: optional(STACK_SNAPSHOT),
  after: required(STACK_SNAPSHOT),
  plan: required(TERRAFORM_PLAN),
  options: optional(COMPARE_OPTIONS),
});

/** @internal */
export const WORKLOAD_CHANGE = object({
  kind: required(text),
  namespace: optional(text),
  name: required(text),
  effect: required(choice("changes with its next run", "restarts", "runs again")),
});

/** @internal */
export const SNAPSHOT_CHANGE = object({
  address: required(text),
  action: required(choice("create", "delete", "import", "move", "replace", "update")),
  risk: required(choice("destroys data", "disruptive", "evicts data", "in place", "refused")),
  reasons: required(list(text)),
  differences: required(list(ARGUMENT_DIFFERENCE)),
  caches: required(list(text)),
  workload: optional(WORKLOAD_CHANGE),
});

/** @internal */
export const CACHE_TOTAL = object({
  address: required(text),
  name: optional(text),
  risk: required(choice("destroys data", "disruptive", "evicts data", "in place", "refused")),
  changes: required(number),
});

/** @internal */
export const SNAPSHOT_DIFFERENCE = object({
  stack: required(text),
  basis: required(choice("part of a plan", "plan", "tables")),
  risk: required(choice("destroys data", "disruptive", "evicts data", "in place", "refused")),
  changes: required(list(SNAPSHOT_CHANGE)),
  caches: required(list(CACHE_TOTAL)),
  workloads: required(list(WORKLOAD_CHANGE)),
});

/** @internal */
export const FORMAT_DIFFERENCE_ARGUMENTS = object({ difference: required(SNAPSHOT_DIFFERENCE) });

/** @internal */
export const PARSE_PLAN_ARGUMENTS = object({ text: required(anyText) });
