import { TerraformStack, Token } from "cdktf";
import {
  type BudgetClient,
  CacheSizing,
  type CacheSizingProps,
  ConnectionBudget,
  type ConnectionBudgetProps,
  reviewConnections,
  Size,
} from "cdktf-managed-cache";
import { serverlessMemory } from "cdktf-managed-cache/aws";
import fc from "fast-check";
import { faultIds } from "../support/faults";
import { testApp } from "../support/test-app";

const client: BudgetClient = { name: "web", replicas: 1 };

function budget(props: Partial<ConnectionBudgetProps>): ConnectionBudget {
  return new ConnectionBudget({
    clients: [client],
    topology: { kind: "primary", replicas: 1 },
    connectionsPerNode: 1100,
    ...props,
  });
}

function ofClient(changed: Partial<BudgetClient>): ConnectionBudget {
  return budget({ clients: [{ ...client, ...changed }] });
}

function sizing(props: Partial<CacheSizingProps>): CacheSizing {
  return new CacheSizing({
    topology: { kind: "primary", replicas: 1 },
    ...(props.items === undefined && { data: Size.gibibytes(1) }),
    ...props,
  });
}

function thresholds(thresholds: { warn?: number; fail?: number }): void {
  const stack = new TerraformStack(testApp(), "shop");
  reviewConnections(stack, budget({}), thresholds);
}

/** What takes a number that a size or a budget is computed with. */
const INPUTS: Record<string, { readonly id: string; readonly take: (n: number) => unknown }> = {
  connectionsPerNode: {
    id: "budget.limit",
    take: (connectionsPerNode) => budget({ connectionsPerNode }),
  },
  reserve: { id: "budget.limit", take: (reserve) => budget({ reserve }) },
  "replicas of a budget's topology": {
    id: "budget.topology",
    take: (replicas) => budget({ topology: { kind: "primary", replicas } }),
  },
  replicas: {
    id: "budget.replicas",
    take: (replicas) => ofClient({ replicas, maxReplicas: replicas }),
  },
  maxReplicas: { id: "budget.replicas", take: (maxReplicas) => ofClient({ maxReplicas }) },
  connectionsPerPod: {
    id: "budget.connections-per-pod",
    take: (connectionsPerPod) => ofClient({ connectionsPerPod }),
  },
  maxSurge: { id: "budget.max-surge", take: (maxSurge) => ofClient({ maxSurge }) },
  "shards of a size's topology": {
    id: "sizing.topology",
    take: (shards) => sizing({ topology: { kind: "cluster", shards, replicasPerShard: 1 } }),
  },
  "count of items": {
    id: "sizing.items",
    take: (count) => sizing({ items: [{ count, averageSize: Size.bytes(1) }] }),
  },
  "maximum of a serverless cache": {
    id: "elasticache.serverless-maximum",
    take: serverlessMemory,
  },
};

/** Those that take a share of something. */
const SHARES: typeof INPUTS = {
  warn: { id: "budget.thresholds", take: (warn) => thresholds({ warn }) },
  fail: { id: "budget.thresholds", take: (fail) => thresholds({ fail }) },
  growth: { id: "sizing.shares", take: (growth) => sizing({ growth }) },
  overhead: { id: "sizing.shares", take: (overhead) => sizing({ overhead }) },
};

const NEVER = fc.oneof(
  fc.double({ max: -1e-9, noNaN: true }),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE, 2 ** 53),
  fc.constant("a token").map((text) => Token.asNumber(text)),
);

const FRACTION = fc
  .double({ min: 0.001, max: 1e6, noNaN: true })
  .filter((n) => !Number.isInteger(n));

/** By the rule, or as what is no number at all. */
function expectRefused({ id, take }: (typeof INPUTS)[string], number: number): void {
  const ids = [...new Set(faultIds(() => take(number)))];
  expect([[id], ["props.kind"]]).toContainEqual(ids);
  if (Number.isFinite(number)) {
    expect(ids).toEqual([id]);
  }
}

test.each(Object.entries(INPUTS))("%s: nothing but whole numbers that make sense", (_, input) => {
  fc.assert(
    fc.property(fc.oneof(NEVER, FRACTION), (number) => {
      expectRefused(input, number);
    }),
  );
});

test.each(Object.entries(SHARES))("%s: nothing but shares that make sense", (_, input) => {
  fc.assert(
    fc.property(fc.oneof(NEVER, fc.double({ min: 10.001, max: 1e9, noNaN: true })), (number) => {
      expectRefused(input, number);
    }),
  );
});

test("no number that is accepted makes a size or a budget that is none", () => {
  fc.assert(
    fc.property(
      fc.double(),
      fc.constantFrom(...Object.values({ ...INPUTS, ...SHARES })),
      (n, input) => {
        const made: { value?: unknown } = {};
        if (faultIds(() => (made.value = input.take(n))).length > 0) {
          return;
        }
        if (made.value instanceof ConnectionBudget) {
          expect(made.value.usage).toBeGreaterThanOrEqual(0);
          expect(made.value.usage).toBeLessThan(Number.POSITIVE_INFINITY);
        }
        if (made.value instanceof CacheSizing) {
          expect(made.value.neededPerNode.toBytes()).toBeGreaterThanOrEqual(0);
        }
      },
    ),
  );
});

test("data that needs nothing fits, even where there is nothing", () => {
  const none = sizing({ data: Size.bytes(0) });
  expect(none.headroom(Size.bytes(0))).toBe(1);
  expect(none.fitsComfortably(Size.bytes(0))).toBe(true);
  expect(sizing({}).fitsComfortably(Size.bytes(0))).toBe(false);
});
