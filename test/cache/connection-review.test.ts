import { TerraformStack, Testing } from "cdktf";
import {
  type BudgetClient,
  ConnectionBudget,
  type ConnectionThresholds,
  reviewConnections,
} from "cdktf-managed-cache";
import fc from "fast-check";
import { faultIds } from "../support/faults";

function budget(clients: readonly BudgetClient[], connectionsPerNode = 1100): ConnectionBudget {
  return new ConnectionBudget({
    clients,
    connectionsPerNode,
    topology: { kind: "primary", replicas: 1 },
  });
}

/** Pods of one connection each, which close it as they end and of which none is added. */
function pods(replicas: number): BudgetClient[] {
  return [{ name: "web", replicas, connectionsPerPod: 1, maxSurge: 0, closesOnTermination: true }];
}

function review(replicas: number, thresholds?: ConnectionThresholds): string[] {
  const stack = new TerraformStack(Testing.app(), "shop");
  reviewConnections(stack, budget(pods(replicas)), thresholds);
  return stack.node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);
}

test("up to 80 % of the limit nothing is said", () => {
  expect(review(800)).toEqual([]);
});

test("above that it is warned of, with the table", () => {
  expect(review(801)).toEqual([
    `[budget.high] the worst rollout takes 80.1 % of the connections of a node, more than 80 %
client  at rest  full scale  rollout
web         801         801      801
all         801         801      801
limit                           1000`,
  ]);
  expect(review(1000)).toHaveLength(1);
});

test("above the limit it is refused", () => {
  expect(faultIds(() => review(1001))).toEqual(["budget.exceeded"]);
});

test("both shares can be set", () => {
  expect(review(500, { warn: 0.4 })).toHaveLength(1);
  expect(review(1200, { warn: 1.2, fail: 1.2 })).toEqual([]);
  expect(faultIds(() => review(600, { warn: 0.5, fail: 0.5 }))).toEqual(["budget.exceeded"]);
});

test.each<ConnectionThresholds>([
  { warn: 0 },
  { warn: -1 },
  { warn: Number.NaN },
  { warn: 1.1 },
  { fail: Number.POSITIVE_INFINITY },
  { fail: "${var.share}" as unknown as number },
])("thresholds of %j are refused", (thresholds) => {
  expect(faultIds(() => review(1, thresholds))).toContain("budget.thresholds");
});

test("what is refused and what is warned of only ever grows with the pods", () => {
  const severity = (replicas: number) => {
    const faults = faultIds(() => review(replicas));
    return faults.length > 0 ? 2 : review(replicas).length;
  };
  fc.assert(
    fc.property(fc.nat(1500), fc.nat(1500), (a, b) => {
      expect(severity(Math.min(a, b))).toBeLessThanOrEqual(severity(Math.max(a, b)));
    }),
    { numRuns: 30 },
  );
});
