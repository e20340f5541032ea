import { type BudgetClient, type CacheTopology, ConnectionBudget } from "cdktf-managed-cache";
import fc from "fast-check";
import { faultIds } from "../../support/faults";

const PRIMARY: CacheTopology = { kind: "primary", replicas: 2 };
const CLUSTER: CacheTopology = { kind: "cluster", shards: 3, replicasPerShard: 1 };

function budget(
  clients: BudgetClient[],
  connectionsPerNode = 65_000,
  topology: CacheTopology = PRIMARY,
): ConnectionBudget {
  return new ConnectionBudget({ clients, connectionsPerNode, topology });
}

const shop: BudgetClient = { name: "shop", replicas: 100, connectionsPerPod: 50 };

describe("a budget", () => {
  test("100 pods of 50 connections: a rollout doubles them, since ending pods hold theirs", () => {
    expect(budget([shop])).toMatchObject({
      atRest: 5000,
      atFullScale: 5000,
      inRollout: 10_000,
    });
    expect(budget([shop], 8000).usage).toBeGreaterThan(1);
  });

  test("pods that close their connections at once cost no more than the surge", () => {
    expect(budget([{ ...shop, closesOnTermination: true }]).inRollout).toBe(6250);
    expect(budget([{ ...shop, closesOnTermination: true, maxSurge: 3 }]).inRollout).toBe(5150);
  });

  test("a surge in percent is rounded up, as Kubernetes does", () => {
    const client = { ...shop, replicas: 3, connectionsPerPod: 1, closesOnTermination: true };
    expect(budget([{ ...client, maxSurge: "25%" }]).inRollout).toBe(4);
    expect(budget([{ ...client, maxSurge: "34%" }]).inRollout).toBe(5);
    expect(budget([{ ...client, maxSurge: "0%" }]).inRollout).toBe(3);
  });

  test("an autoscaler counts with its maximum", () => {
    expect(budget([{ ...shop, maxReplicas: 300 }])).toMatchObject({
      atRest: 5000,
      atFullScale: 15_000,
      inRollout: 30_000,
    });
  });

  test("the reader endpoint spreads over the replicas, of which one may be lost", () => {
    const reader: BudgetClient = { ...shop, endpoint: "reader" };
    const replicas = (count: number): CacheTopology => ({ kind: "primary", replicas: count });
    expect(budget([reader], 65_000, replicas(1)).atRest).toBe(5000);
    expect(budget([reader], 65_000, replicas(3)).atRest).toBe(2500);
  });

  test("in cluster mode every pool reaches every node", () => {
    expect(budget([{ ...shop, endpoint: "reader" }], 65_000, CLUSTER).atRest).toBe(5000);
  });

  test("both endpoints of a serverless cache are those of the same cache", () => {
    const onServerless = (endpoint: BudgetClient["endpoint"]) =>
      budget([{ ...shop, endpoint }], 65_000, { kind: "serverless" }).atRest;
    expect(onServerless("primary")).toBe(5000);
    expect(onServerless("reader")).toBe(5000);
    expect(onServerless("both")).toBe(10_000);
  });

  test("a pool has 20 connections unless it says otherwise", () => {
    expect(budget([{ name: "shop", replicas: 2 }]).atRest).toBe(40);
  });

  test("some connections are kept free", () => {
    expect(budget([shop], 5100).limit).toBe(5000);
    expect(
      new ConnectionBudget({
        clients: [],
        topology: PRIMARY,
        connectionsPerNode: 1000,
        reserve: 1,
      }).limit,
    ).toBe(999);
  });

  test("reads as a table with the client to change on top", () => {
    const small: BudgetClient = { name: "checkout", replicas: 4, connectionsPerPod: 10 };
    expect(String(budget([small, shop]))).toBe(
      [
        "client    at rest  full scale  rollout",
        "shop         5000        5000    10000",
        "checkout       40          40       80",
        "all          5040        5040    10080",
        "limit                            64900",
      ].join("\n"),
    );
  });
});

describe("properties", () => {
  const client = fc.record({
    name: fc.constant("shop"),
    replicas: fc.integer({ min: 0, max: 200 }),
    more: fc.integer({ min: 0, max: 200 }),
    connectionsPerPod: fc.integer({ min: 1, max: 100 }),
    maxSurge: fc.oneof(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
    ),
    closesOnTermination: fc.boolean(),
  });

  test("no rollout that Kubernetes can produce is under-counted", () => {
    // Plays a rollout step by step: in each, the controller starts a pod if it may, or tells an old
    // one to end; an ending pod may hold its connections to the very end.
    fc.assert(
      fc.property(
        client,
        fc.array(fc.boolean(), { maxLength: 800 }),
        ({ more, ...settings }, choices) => {
          const pods = settings.replicas + more;
          const counted = budget([{ ...settings, maxReplicas: pods }]).inRollout;
          const surge =
            typeof settings.maxSurge === "number"
              ? settings.maxSurge
              : Math.ceil((Number.parseInt(settings.maxSurge, 10) / 100) * pods);
          let started = 0;
          let old = pods;
          let ending = 0;
          for (const start of choices) {
            if (start && started < pods && started + old < pods + surge) {
              started += 1;
            } else if (old > 0) {
              old -= 1;
              ending += settings.closesOnTermination ? 0 : 1;
            }
            const holding = (started + old + ending) * settings.connectionsPerPod;
            expect(holding).toBeLessThanOrEqual(counted);
          }
        },
      ),
    );
  });

  test("more pods, larger pools, a larger surge: never fewer connections", () => {
    fc.assert(
      fc.property(client, fc.integer({ min: 1, max: 50 }), ({ more, ...settings }, step) => {
        const count = (changed: Partial<BudgetClient>) =>
          budget([{ ...settings, maxReplicas: settings.replicas + more, ...changed }]).inRollout;
        const before = count({});
        expect(
          count({ connectionsPerPod: settings.connectionsPerPod + step }),
        ).toBeGreaterThanOrEqual(before);
        expect(count({ maxReplicas: settings.replicas + more + step })).toBeGreaterThanOrEqual(
          before,
        );
        expect(count({ closesOnTermination: false })).toBeGreaterThanOrEqual(before);
        if (typeof settings.maxSurge === "number") {
          expect(count({ maxSurge: settings.maxSurge + step })).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });
});

describe("refused", () => {
  test.each<[string, string, Partial<BudgetClient>]>([
    ["fewer replicas than none", "budget.replicas", { replicas: -1 }],
    ["a fraction of a replica", "budget.replicas", { replicas: 1.5 }],
    ["replicas that are not a number", "props.kind", { replicas: Number.NaN }],
    ["a maximum below the replicas", "budget.replicas", { maxReplicas: 99 }],
    ["a pod without connections", "budget.connections-per-pod", { connectionsPerPod: 0 }],
    [
      "a pod with connections without end",
      "props.kind",
      { connectionsPerPod: Number.POSITIVE_INFINITY },
    ],
    ["a surge below 0", "budget.max-surge", { maxSurge: -1 }],
    ["a surge in words", "budget.max-surge", { maxSurge: "a quarter" }],
    ["a surge of a fraction of a percent", "budget.max-surge", { maxSurge: "12.5%" }],
  ])("%s", (_, id, changed) => {
    expect(faultIds(() => budget([{ ...shop, ...changed }]))).toEqual([id]);
  });

  test("two clients of one name, and a reserve that leaves nothing", () => {
    expect(faultIds(() => budget([shop, shop], 100))).toEqual(["budget.limit", "budget.names"]);
  });
});
