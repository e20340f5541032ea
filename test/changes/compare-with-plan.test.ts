import {
  compareSnapshots,
  compareWithPlan,
  formatDifference,
  parsePlan,
  type SnapshotChange,
  type SnapshotDifference,
} from "../../lib/changes";
import { FORMATS } from "../../lib/changes/formats";
import { snapshotStack } from "../../lib/testing";
import { plannedStack } from "./planned-stack";
import { BEFORE, PLANNED, type PlanName, planText, snapshotAfter } from "./plans";

// biome-ignore lint/suspicious/noExplicitAny: the JSON of a plan, of any depth
type Json = any;

function review(name: PlanName, text = planText(name), before = BEFORE): SnapshotDifference {
  return compareWithPlan(before, snapshotAfter(name), parsePlan(text));
}

/** A real plan with another value somewhere. */
function edited(name: PlanName, edit: (plan: Json) => void): string {
  const plan = JSON.parse(planText(name));
  edit(plan);
  return JSON.stringify(plan);
}

const address = (name: string) => `aws_elasticache_replication_group.${name}`;
const ORDERS = address("Orders");
const SESSIONS = address("Sessions");
const PARAMETERS = "aws_elasticache_parameter_group.Parameters";

/** The change of one resource in a plan. */
function changeOf(plan: Json, resource: string): Json {
  return plan.resource_changes.find(
    (change: Json) => change.address === resource && !change.deposed,
  );
}

function found({ changes }: SnapshotDifference, resource: string): SnapshotChange | undefined {
  return changes.find((change) => change.address === resource);
}

describe("a plan decides", () => {
  const many = review("many");

  test.each<[string, string, Partial<SnapshotChange>]>([
    [
      "what is replaced, with the path that forces it",
      "aws_kms_key.Key",
      {
        action: "replace",
        risk: "destroys data",
        reasons: ["multi_region forces replacement", expect.stringMatching(/^lost: the key/)],
      },
    ],
    [
      "what a replacement replaces, through a value that is not known yet",
      SESSIONS,
      {
        action: "replace",
        risk: "destroys data",
        reasons: [
          "kms_key_id forces replacement, and comes from aws_kms_key.Key",
          expect.stringMatching(/^lost: the cache's contents/),
        ],
      },
    ],
    [
      "what an earlier replacement left behind",
      `${SESSIONS} (deposed 0123abcd)`,
      {
        action: "delete",
        risk: "destroys data",
      },
    ],
    [
      "one copy of several",
      "aws_cloudwatch_log_group.Logs[1]",
      {
        action: "replace",
        risk: "disruptive",
        reasons: expect.arrayContaining([expect.stringMatching(/^it is tainted/)]),
      },
    ],
    ["what goes", "aws_cloudwatch_log_group.Gone", { action: "delete", risk: "disruptive" }],
    [
      "what Terraform forgets",
      "aws_cloudwatch_log_group.Kept",
      {
        action: "delete",
        risk: "in place",
      },
    ],
    [
      "what moves",
      "aws_cloudwatch_log_group.Slow",
      {
        action: "move",
        reasons: ["it was aws_cloudwatch_log_group.Old"],
      },
    ],
  ])("%s", (_, resource, change) => {
    expect(found(many, resource)).toMatchObject(change);
  });

  test("by the values of variables: a smaller node evicts, as their defaults say too", () => {
    const orders = found(many, ORDERS);
    expect(orders).toMatchObject({ action: "update", risk: "evicts data" });
    expect(orders?.reasons[0]).toContain("data may take 13.1 GiB, before 26.3 GiB");
    const foretold = compareSnapshots(BEFORE, snapshotAfter("many"));
    expect(found(foretold, ORDERS)).toMatchObject({ risk: "evicts data" });
  });

  test("with what was changed beside the code", () => {
    expect(found(many, ORDERS)?.differences).toContainEqual({
      path: "description",
      before: "By hand",
      after: "Orders",
    });
  });

  test("and the tables add what it does to a full cache", () => {
    expect(found(many, PARAMETERS)?.reasons).toEqual([
      expect.stringContaining("a full cache refuses writes from now on"),
    ]);
  });

  test("and the report says so", () => {
    expect(many.basis).toBe("plan");
    expect(formatDifference(many)).toContain("\n\nA plan of Terraform says what is made,");
    expect(formatDifference(compareSnapshots(BEFORE, snapshotAfter("many")))).toContain(
      "\n\nNo plan was given: the tables of this library say what is replaced",
    );
  });

  test("what a resource belongs to is what the code says, copies included", () => {
    expect(many.caches).toMatchObject([
      { address: SESSIONS, name: "sessions", risk: "destroys data" },
      { address: ORDERS, name: "orders", risk: "evicts data" },
    ]);
  });

  test("a change in place where the tables foretell a replacement", () => {
    const text = edited("many", (plan) => {
      const { change } = changeOf(plan, SESSIONS);
      change.actions = ["update"];
      change.replace_paths = undefined;
      change.after_unknown = {};
      change.after.description = "Other";
    });
    expect(found(review("many", text), SESSIONS)).toMatchObject({
      action: "update",
      risk: "in place",
      reasons: [],
    });
  });

  test("that nothing happens where the snapshots differ", () => {
    const text = edited("many", (plan) => {
      changeOf(plan, SESSIONS).change.actions = ["no-op"];
    });
    expect(found(review("many", text), SESSIONS)).toBeUndefined();
  });

  test("but not what it cannot show: a protection that is taken off", () => {
    const before = snapshotStack(plannedStack({ ...PLANNED.part, isProtected: true }));
    expect(found(review("part", planText("part"), before), ORDERS)).toMatchObject({
      action: "update",
      reasons: ["prevent_destroy refuses its destruction no longer"],
    });
  });

  test("a part of a stack alone, and the report says that", () => {
    const part = review("part");
    expect(part.changes.map((change) => change.address)).toEqual([PARAMETERS]);
    expect(formatDifference(part)).toContain("of a part of the stack alone");
  });

  test("that a resource is made which the snapshot has", () => {
    const text = edited("many", (plan) => {
      Object.assign(changeOf(plan, ORDERS).change, { actions: ["create"], before: null });
    });
    expect(found(review("many", text), ORDERS)).toMatchObject({
      action: "create",
      reasons: expect.arrayContaining([expect.stringContaining("the state does not")]),
    });
  });

  test("that what exists is taken over, with a change or without", () => {
    const text = edited("many", (plan) => {
      changeOf(plan, ORDERS).change.importing = { id: "orders" };
      Object.assign(changeOf(plan, SESSIONS).change, { actions: ["no-op"], importing: {} });
    });
    const taken = review("many", text);
    expect(found(taken, SESSIONS)).toMatchObject({ action: "import", risk: "in place" });
    expect(found(taken, ORDERS)).toMatchObject({
      action: "update",
      reasons: expect.arrayContaining(["it exists already: Terraform takes it over"]),
    });
  });

  test.each([
    [["update"], "update"],
    [["delete", "create"], "replace"],
    [["create", "delete"], "replace"],
  ])("%j of a type without tables, which is never called harmless", (actions, action) => {
    const text = edited("many", (plan) => {
      const change = changeOf(plan, ORDERS);
      change.type = "aws_s3_bucket";
      change.change.actions = actions;
    });
    expect(found(review("many", text), ORDERS)).toMatchObject({
      action,
      risk: "disruptive",
      reasons: expect.arrayContaining([expect.stringContaining("does not know this type")]),
    });
  });
});

describe("no secret of a plan is in any report:", () => {
  const outputs = (difference: SnapshotDifference) =>
    Object.values(FORMATS).map((format) => format(difference, "cdk.tf.json"));

  test("what it marks as sensitive, though it changes", () => {
    const many = review("many");
    for (const output of outputs(many)) {
      expect(output).not.toMatch(/hunter[23]/);
    }
    expect(formatDifference(many)).toContain('auth_token: "<secret>" -> "<another secret>"');
  });

  test("what it does not mark, by its name", () => {
    const text = edited("many", (plan) => {
      const { change } = changeOf(plan, ORDERS);
      Object.assign(change, { before_sensitive: {}, after_sensitive: {} });
    });
    for (const output of outputs(review("many", text))) {
      expect(output).not.toMatch(/hunter[23]/);
    }
    expect(formatDifference(review("many", text))).toContain(
      'auth_token: "<secret>" -> "<another secret>"',
    );
  });

  test.each([
    ["before", { before_sensitive: { parameter: [{ value: true }] }, after_sensitive: {} }],
    ["after", { after_sensitive: { parameter: [{ value: true }] }, before_sensitive: {} }],
    ["as a whole", { before_sensitive: { parameter: true }, after_sensitive: {} }],
  ])("what it marks within a block, %s, in reasons too", (_, masks) => {
    const text = edited("part", (plan) => {
      Object.assign(changeOf(plan, PARAMETERS).change, masks);
    });
    const part = review("part", text);
    expect(formatDifference(part)).toContain("another secret");
    for (const output of outputs(part)) {
      expect(output).not.toMatch(/noeviction|allkeys-lru/);
    }
  });

  test("a literal of the configuration that is another one in the code", () => {
    const text = edited("part", (plan) => {
      const orders = plan.configuration.root_module.resources.find(
        (resource: Json) => resource.address === ORDERS,
      );
      orders.expressions.auth_token.constant_value = "hunter4";
    });
    expect(() => review("part", text)).toThrow(`another value for ${ORDERS}.auth_token;`);
    expect(() => review("part", text)).not.toThrow("hunter4");
  });
});

describe("a plan is refused that is", () => {
  test.each<[string, string, string]>([
    ["nothing", "", "[plan.form] no plan, but a text that is no whole JSON"],
    ["cut off", planText("part").slice(0, -3), "a text that is no whole JSON"],
    ["a list", "[]", "[plan.form] no plan, but a list"],
    ["null", "null", "[plan.form] no plan, but null"],
    ["a state", '{"format_version":"1.0","values":{}}', "[plan.form] no plan, but a state"],
    ["a synthesized stack", '{"resource":{}}', "[plan.form] no plan, but another JSON"],
    [
      "what terraform plan -json prints",
      '{"@level":"info"}\n{"@level":"info"}\n',
      "[plan.form] no plan, but a text that is no whole JSON",
    ],
    [
      "of a later form",
      edited("part", (plan) => {
        plan.format_version = "2.0";
      }),
      "[plan.version] format_version is 2.0; expected 1.0 or a later 1.x",
    ],
    [
      "of no form",
      edited("part", (plan) => {
        plan.format_version = undefined;
      }),
      "[plan.version] format_version is undefined",
    ],
    ["one that stopped", planText("errored"), "[plan.errored] a plan that stopped at an error"],
    [
      "without a list of changes",
      edited("part", (plan) => {
        plan.resource_changes = {};
      }),
      "[plan.changes] resource_changes is an object",
    ],
    ...[null, {}, { address: "a.b", type: "a", change: { actions: ["explode"] } }].map(
      (odd): [string, string, string] => [
        `with ${JSON.stringify(odd)} for a resource`,
        edited("part", (plan) => {
          plan.resource_changes.unshift(odd);
        }),
        "[plan.changes] resource_changes[0] is something else",
      ],
    ),
  ])("%s", (_, text, message) => {
    expect(() => parsePlan(text)).toThrow(message);
  });

  test("of a later form with the same number before the dot, which is read", () => {
    const text = edited("part", (plan) => {
      plan.format_version = "1.99";
      plan.something_new = true;
    });
    expect(review("part", text)).toEqual(review("part"));
  });

  test("of another stack", () => {
    const text = edited("part", (plan) => {
      plan.configuration.root_module.resources = [
        { address: "aws_sns_topic.a", mode: "managed", type: "aws_sns_topic" },
      ];
    });
    expect(() => review("part", text)).toThrow(
      /\[plan\.stack\] the plan does not have (\S+, ){2}\S+ and 5 more; the plan alone has aws_sns_topic\.a;/,
    );
  });

  test("of the same stack before its last change", () => {
    expect(() => review("many", planText("part"))).toThrow(
      "the plan does not have aws_cloudwatch_log_group.Slow; the plan alone has aws_cloudwatch_log_group.Gone",
    );
  });
});
