import { withShape } from "../core/shape";
import { type Fault, refuse } from "../core/validation/validation-error";
import { kindOf } from "../terraform/configuration-shape";
import { isObject, members } from "../terraform/json-object";
import { parseJson } from "../terraform/parse-json";
import { type PlanValues, planValues, type RawChange } from "./plan-values";
import { PARSE_PLAN_ARGUMENTS } from "./shapes";

/** What a plan does to one resource: Terraform's words, in one. */
export type PlannedAction =
  | "no-op"
  | "read"
  | "create"
  | "update"
  | "replace"
  | "delete"
  | "forget";

/** One resource in a plan. It has no secret in it. */
export interface PlannedChange {
  /** Its address, with the numbers and keys of copies and the modules that it is in. */
  readonly address: string;
  /** Its type: `aws_kms_key`. */
  readonly type: string;
  /** What the apply does with it. */
  readonly action: PlannedAction;
  /** Its arguments and attributes before; none where it is not there. */
  readonly before: PlanValues;
  /** The same after; what only the apply will show is `${known after apply}`. */
  readonly after: PlanValues;
  /** Paths of the arguments that force its replacement. */
  readonly replacedBy: readonly string[];
  /** Why Terraform does it, in its own word: `replace_because_tainted`. */
  readonly reason?: string;
  /** Its address before a move. */
  readonly previousAddress?: string;
  /** Whether it is what a replacement left behind, beside the resource of this address. */
  readonly isDeposed: boolean;
  /** Whether it exists already, and Terraform takes it over. */
  readonly isImported: boolean;
}

/** A plan of Terraform, as far as a review reads it. It has no secret in it. */
export interface TerraformPlan {
  /** Whether it leaves out a part of the stack, as with `-target`. */
  readonly isPartial: boolean;
  /** The resources and data sources that it names, those that stay as they are included. */
  readonly changes: readonly PlannedChange[];
  /** The literal arguments of each resource and data source, by its address in the configuration. */
  readonly configuration: Readonly<Record<string, PlanValues>>;
}

const ACTIONS: Readonly<Record<string, PlannedAction>> = {
  "no-op": "no-op",
  read: "read",
  create: "create",
  update: "update",
  delete: "delete",
  forget: "forget",
  "delete,create": "replace",
  "create,delete": "replace",
  // What was there stays, and Terraform forgets it.
  "create,forget": "create",
};

/** The form of the output of `terraform show -json` that this version reads: any 1.x. */
const FORMAT = /^1\.\d+$/;
const FIX = "give the output of terraform show -json for a saved plan of this stack";

/**
 * Reads what `terraform show -json` prints of a plan. Values that the plan marks as sensitive, and those that
 * are secrets by their names or forms, are hidden here and are nowhere else.
 *
 * Source: https://developer.hashicorp.com/terraform/internals/json-format
 *
 * @throws CacheValidationError when it is no plan, is of another form, or has an error
 */
export function parsePlan(text: string): TerraformPlan {
  ({ text } = withShape("parsePlan", PARSE_PLAN_ARGUMENTS, { text }));
  const plan = parseJson(text);
  refuse("the plan", formFaults(plan));
  const { resource_changes: changes = [], complete, configuration } = plan as RawPlan;
  refuse("the plan", changeFaults(changes));
  return {
    isPartial: complete === false,
    changes: (changes as RawResource[]).map(plannedChange),
    configuration: literalArguments(configuration),
  };
}

interface RawPlan {
  readonly resource_changes?: unknown;
  readonly complete?: unknown;
  readonly configuration?: unknown;
}

interface RawResource {
  readonly address: string;
  readonly type: string;
  readonly deposed?: string;
  readonly previous_address?: string;
  readonly action_reason?: string;
  readonly change: RawChange & {
    readonly actions: readonly string[];
    readonly replace_paths?: readonly (readonly unknown[])[];
    readonly importing?: unknown;
  };
}

function formFaults(plan: unknown): Fault[] {
  const expected = "what terraform show -json prints of a saved plan";
  if (!isObject(plan)) {
    const found = plan === undefined ? "a text that is no whole JSON" : kindOf(plan);
    return [{ id: "plan.form", found: `no plan, but ${found}`, expected, fix: FIX }];
  }
  if (!("planned_values" in plan) || !isObject(plan.configuration)) {
    const found = "values" in plan ? "a state" : "another JSON";
    return [{ id: "plan.form", found: `no plan, but ${found}`, expected, fix: FIX }];
  }
  if (!FORMAT.test(String(plan.format_version))) {
    const found = `format_version is ${String(plan.format_version).slice(0, 40)}`;
    const fix = "use a version of this package that knows it, or leave --plan out";
    return [{ id: "plan.version", found, expected: "1.0 or a later 1.x", fix }];
  }
  return plan.errored === true
    ? [
        {
          id: "plan.errored",
          found: "a plan that stopped at an error",
          expected: "a whole plan",
          fix: "correct what terraform plan says, or leave --plan out",
        },
      ]
    : [];
}

function changeFaults(changes: unknown): Fault[] {
  const expected = "a list of resources with an address, a type and known actions";
  const fault = (found: string) => ({ id: "plan.changes", found, expected, fix: FIX });
  if (!Array.isArray(changes)) {
    return [fault(`resource_changes is ${kindOf(changes)}`)];
  }
  return changes.flatMap((resource, index) =>
    isResource(resource) ? [] : [fault(`resource_changes[${index}] is something else`)],
  );
}

function isResource(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.change)) {
    return false;
  }
  const { actions, replace_paths: paths = [] } = value.change;
  const { deposed, previous_address: previous, action_reason: reason } = value;
  return (
    isText(value.address) &&
    isText(value.type) &&
    [deposed, previous, reason].every((text) => text === undefined || isText(text)) &&
    Array.isArray(actions) &&
    Object.hasOwn(ACTIONS, String(actions)) &&
    Array.isArray(paths) &&
    paths.every(Array.isArray)
  );
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function plannedChange(resource: RawResource): PlannedChange {
  const { address, type, deposed, change } = resource;
  return {
    address: deposed === undefined ? address : `${address} (deposed ${deposed})`,
    type,
    action: ACTIONS[String(change.actions)] as PlannedAction,
    ...planValues(type, change),
    replacedBy: (change.replace_paths ?? []).map(pathText),
    reason: resource.action_reason,
    previousAddress: resource.previous_address,
    isDeposed: deposed !== undefined,
    isImported: change.importing !== undefined,
  };
}

/** `metadata[0].name` for `["metadata", 0, "name"]`. */
function pathText(path: readonly unknown[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === "number" ? `${text}[${part}]` : text === "" ? `${part}` : `${text}.${part}`,
    "",
  );
}

function literalArguments(configuration: unknown): Record<string, PlanValues> {
  const root = isObject(configuration) ? configuration.root_module : undefined;
  const resources = isObject(root) && Array.isArray(root.resources) ? root.resources : [];
  return Object.fromEntries(
    resources
      .filter(isObject)
      .filter(({ mode }) => mode === "managed" || mode === "data")
      .map(({ address, type, expressions }) => [
        String(address),
        planValues(String(type), { after: literals(expressions) }).after,
      ]),
  );
}

function literals(expressions: unknown): Record<string, unknown> {
  return Object.fromEntries(
    members(expressions).flatMap(([name, expression]) =>
      isObject(expression) && "constant_value" in expression
        ? [[name, expression.constant_value]]
        : [],
    ),
  );
}
