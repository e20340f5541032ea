import { TerraformStack, Token } from "cdktf";
import {
  type BudgetClient,
  ConnectionBudget,
  type ConnectionThresholds,
  reviewConnections,
} from "cdktf-managed-cache";
import fc from "fast-check";
import { replicationGroup } from "../../guardrails/hand-written";
import { faultIds } from "../../support/faults";
import { testApp } from "../../support/test-app";

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
  const stack = new TerraformStack(testApp(), "shop");
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

test.each<[string, ConnectionThresholds]>([
  ["a warning at nothing", { warn: 0 }],
  ["a warning below 0", { warn: -1 }],
  ["a warning above the limit", { warn: 1.1 }],
  ["shares in percent", { warn: 80, fail: 100 }],
  ["a share that only Terraform knows", { fail: Token.asNumber("${var.share}") }],
])("%s: refused", (_, thresholds) => {
  expect(faultIds(() => review(1, thresholds))).toContain("budget.thresholds");
});

describe("several reviews of one cache", () => {
  const make = () => replicationGroup(new TerraformStack(testApp(), "shop"));
  const warnings = ({ node }: ReturnType<typeof make>) =>
    node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data);

  test("add up: each fits alone, both together are refused, with all clients in the table", () => {
    const cache = make();
    reviewConnections(cache, budget(pods(600)));
    expect(warnings(cache)).toEqual([]);
    expect(() =>
      reviewConnections(cache, budget([...pods(300), { ...pods(200)[0], name: "api" } as never])),
    ).toThrow(`connections of shop/group: 1 fault
  [budget.exceeded] 110 % of the connections of a node in the worst rollout:
    client   at rest  full scale  rollout
    web          600         600      600
    web (2)      300         300      300
    api          200         200      200
    all         1100        1100     1100
    limit                            1000
   ; expected up to 100 %; lower the connections a pod, or the pods, of web first`);
  });

  test("are warned of when they are near the limit together", () => {
    const cache = make();
    reviewConnections(cache, budget(pods(600)));
    reviewConnections(cache, budget(pods(201)));
    expect(warnings(cache)).toEqual([expect.stringContaining("[budget.high]")]);
    expect(warnings(cache)[0]).toContain("web (2)");
  });

  test("are held to the lowest limit and the strictest thresholds, in whatever order they come", () => {
    const small = { budget: budget(pods(300), 700), thresholds: {} };
    const strict = { budget: budget(pods(200)), thresholds: { warn: 0.5, fail: 0.8 } };
    for (const [first, second] of [
      [small, strict],
      [strict, small],
    ] as const) {
      const cache = make();
      reviewConnections(cache, first.budget, first.thresholds);
      // 500 of 600.
      expect(faultIds(() => reviewConnections(cache, second.budget, second.thresholds))).toEqual([
        "budget.exceeded",
      ]);
    }
  });

  test("count the same budget once", () => {
    const cache = make();
    const once = budget(pods(600));
    reviewConnections(cache, once);
    reviewConnections(cache, once, { warn: 0.9 });
    expect(warnings(cache)).toEqual([]);
  });

  test("of two caches have nothing to do with one another", () => {
    const cache = make();
    reviewConnections(cache, budget(pods(600)));
    reviewConnections(make(), budget(pods(600)));
    expect(warnings(cache)).toEqual([]);
  });

  test("are refused exactly when their sum exceeds the limit", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 6 }), (counts) => {
        const cache = make();
        const refused = faultIds(() => {
          for (const count of counts) {
            reviewConnections(cache, budget(pods(count)));
          }
        });
        const sum = counts.reduce((total, count) => total + count, 0);
        expect(refused).toEqual(sum > 1000 ? ["budget.exceeded"] : []);
      }),
    );
  });
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
