import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { compareWithPlan, formatDifference, parsePlan } from "../../../lib/changes";
import { isObject } from "../../../lib/terraform/json-object";
import { AWS_PROVIDER, describeWith, TERRAFORM } from "../../support/requirements";
import { type Arguments, type Instance, Provider } from "../../terraform/e2e/provider";
import { type PlannedStackProps, plannedStack } from "../planned-stack";
import { BEFORE, PLANNED, type PlanName, planFile, planText, snapshotAfter } from "../plans";

interface PlannedResource {
  readonly type: string;
  readonly name: string;
  readonly index?: number;
  readonly values: Arguments;
}

/** What the folder has already stays out. */
function configuration(props: PlannedStackProps): object {
  const { provider: _, terraform: __, ...rest } = plannedStack(props).toTerraform();
  return rest;
}

/** The state after a deploy of the default stack: what its plan says, and what a cloud would add. */
function deployed(plan: string): Instance[] {
  const { planned_values, resource_changes } = JSON.parse(plan);
  return planned_values.root_module.resources.map(
    ({ type, name, index, values }: PlannedResource) => {
      const known = Object.entries(values).filter(([, value]) => value !== null);
      const changed = resource_changes.find(
        (change: PlannedResource) =>
          change.type === type && change.name === name && change.index === index,
      );
      const isSessions = name === "Sessions";
      return {
        type,
        name,
        ...(index !== undefined && { index_key: index }),
        attributes: {
          tags_all: {},
          ...("security_group_names" in changed.change.after_unknown && {
            security_group_names: [],
          }),
          ...(isSessions && { kms_key_id: arnOf("Key") }),
          arn: arnOf(name),
          ...Object.fromEntries(known),
        },
      };
    },
  );
}

function arnOf(name: string): string {
  return `arn:aws:any:eu-west-1:123456789012:${name}`;
}

/** A plan less what no review reads and what every run changes. */
function reduced(plan: string): string {
  const {
    format_version,
    complete,
    errored,
    resource_changes,
    configuration: all,
  } = JSON.parse(plan);
  const resources = all.root_module.resources.map(
    ({ address, mode, type, expressions }: Arguments) => ({ address, mode, type, expressions }),
  );
  const kept = {
    format_version,
    planned_values: {},
    resource_changes: resource_changes.map(
      ({ provider_name: _, name: __, ...change }: Arguments) => change,
    ),
    configuration: { root_module: { resources } },
    complete,
    errored,
  };
  return `${JSON.stringify(withoutNulls(kept), null, 2)}\n`;
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutNulls);
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, item]) => item !== null)
          .map(([name, item]) => [name, withoutNulls(item)]),
      )
    : value;
}

/** The report on a plan, or why there is none. */
function reviewOf(name: PlanName, plan: string): string {
  try {
    return formatDifference(compareWithPlan(BEFORE, snapshotAfter(name), parsePlan(plan)));
  } catch (error) {
    return (error as Error).message;
  }
}

describeWith([TERRAFORM, AWS_PROVIDER], "the plans of the tests", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "plans-"));
  let provider: Provider;
  let state: Instance[];

  beforeAll(async () => {
    provider = await Provider.make(folder);
    state = deployed(provider.plan(configuration({}), []));
  }, 300_000);
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  /** The kept plan has another version's attributes, perhaps, but gives the same review. UPDATE_PLANS=1 writes it anew. */
  function expectKept(name: PlanName, instances: readonly Instance[], ...options: string[]): void {
    const plan = provider.plan(configuration(PLANNED[name]), instances, ...options);
    if (process.env.UPDATE_PLANS === "1") {
      fs.writeFileSync(planFile(name), reduced(plan));
    }
    expect(reviewOf(name, plan)).toBe(reviewOf(name, planText(name)));
  }

  test("are what Terraform prints: many changes, some beside the code", () => {
    const instances = state.map((instance) => ({
      ...instance,
      ...(instance.index_key === 1 && { status: "tainted" }),
      attributes: {
        ...instance.attributes,
        ...(instance.name === "Orders" && { description: "By hand" }),
      },
    }));
    const sessions = state.find(({ name }) => name === "Sessions") as Instance;
    expectKept("many", [...instances, { ...sessions, deposed: "0123abcd" }]);
  }, 300_000);

  test("are what Terraform prints: a part of a stack", () => {
    expectKept("part", state, "-target=aws_elasticache_parameter_group.Parameters");
  }, 300_000);

  test("are what Terraform prints: a plan that stopped", () => {
    expectKept("errored", state, "-replace=aws_elasticache_replication_group.Orders");
  }, 300_000);
});
