import { TerraformStack } from "cdktf";
import { KubernetesCache, type KubernetesCacheSettings } from "cdktf-managed-cache/kubernetes";
import { faultIds } from "../support/faults";
import { synth } from "../support/synth";
import { testApp } from "../support/test-app";
import { CLUSTER, FakeCache } from "./fake-cache";

function make(
  settings: KubernetesCacheSettings,
  cache?: ConstructorParameters<typeof FakeCache>[1],
) {
  const stack = new TerraformStack(testApp(), "test");
  return new KubernetesCache(stack, "Kubernetes", {
    cache: new FakeCache(stack, cache),
    exporter: false,
    ...settings,
  });
}

const WARMER = { image: "warmer:1", command: ["warm"] };

test("without workloads nothing is counted", () => {
  expect(make({ clients: { shop: {} }, warmer: WARMER }).connectionBudget).toBeUndefined();
});

test("workloads open what their namespace says, unless they say otherwise", () => {
  const { connectionBudget } = make({
    ownClient: { workloads: { admin: { replicas: 1 } } },
    clients: {
      shop: {
        maxConnections: 30,
        workloads: {
          web: { replicas: 2, maxReplicas: 4 },
          jobs: { replicas: 1, connectionsPerPod: 5 },
        },
      },
    },
  });
  expect(connectionBudget?.clients).toEqual([
    { name: "cache/admin", atRest: 20, atFullScale: 20, inRollout: 40 },
    { name: "shop/web", atRest: 60, atFullScale: 120, inRollout: 240 },
    { name: "shop/jobs", atRest: 5, atFullScale: 5, inRollout: 10 },
  ]);
  expect(connectionBudget?.limit).toBe(64_900);
});

test("the cache's own jobs and its exporter are counted beside them, one pod each", () => {
  const { connectionBudget } = make({
    ownClient: { maxConnections: 3 },
    clients: { shop: { workloads: { web: { replicas: 1 } } } },
    warmer: WARMER,
    warmers: { "prices-warmer": WARMER },
    healthReport: { image: "redis:7.2" },
    exporter: true,
  });
  expect(
    connectionBudget?.clients.slice(1).map(({ name, inRollout }) => [name, inRollout]),
  ).toEqual([
    ["cache/redis-warmer", 3],
    ["cache/prices-warmer", 3],
    ["cache/redis-health-report", 3],
    ["cache/exporter", 2],
  ]);
});

test("the exporter that is made without being asked for is counted too", () => {
  const clients = { shop: { workloads: { web: { replicas: 1 } } } };
  expect(make({ clients, exporter: undefined }).connectionBudget?.clients).toContainEqual(
    expect.objectContaining({ name: "cache/exporter" }),
  );
});

test("in cluster mode every pod reaches every node", () => {
  const clients = { shop: { workloads: { web: { replicas: 10, endpoint: "reader" as const } } } };
  expect(make({ clients }, CLUSTER).connectionBudget?.atRest).toBe(200);
});

test("too many are refused; what is kept free and how much is too many can be set", () => {
  const clients = { shop: { workloads: { web: { replicas: 1000, closesOnTermination: true } } } };
  // 25,000 in a rollout.
  expect(faultIds(() => make({ clients }))).toEqual([]);
  expect(faultIds(() => make({ clients, connections: { fail: 0.3, warn: 0.3 } }))).toEqual([
    "budget.exceeded",
  ]);
  expect(faultIds(() => make({ clients, connections: { reserve: 45_000 } }))).toEqual([
    "budget.exceeded",
  ]);
});

describe("two cluster sides of one cache", () => {
  const clients = (replicas: number) => ({ shop: { workloads: { web: { replicas } } } });
  const both = (first: number, second: number) => {
    const stack = new TerraformStack(testApp(), "test");
    const cache = new FakeCache(stack, { limits: { nodes: 3, connectionsPerNode: 1100 } });
    const settings = { cache, exporter: false };
    new KubernetesCache(stack, "Blue", { ...settings, clients: clients(first) });
    new KubernetesCache(stack, "Green", { ...settings, clients: clients(second) });
    return cache.node.metadata.filter(({ type }) => type === "@cdktf/warn");
  };

  test("which fit alone are refused when they do not fit together", () => {
    expect(faultIds(() => make({ clients: clients(15) }))).toEqual([]);
    // 20 connections a pod, twice that in a rollout: 600 and 440.
    expect(() => both(15, 11)).toThrow(`
    client        at rest  full scale  rollout
    shop/web          300         300      600
    shop/web (2)      220         220      440
    all               520         520     1040
    limit                                 1000`);
  });

  test("are warned of when they nearly fill it together", () => {
    expect(both(10, 10)).toHaveLength(0);
    expect(both(10, 11)).toHaveLength(1);
  });
});

test("every fault of every workload is listed", () => {
  const clients = {
    shop: { workloads: { web: { replicas: -1 }, api: { replicas: 1.5 } } },
    jobs: { workloads: { all: { replicas: -2, maxSurge: "half" } } },
  };
  expect(faultIds(() => make({ clients }))).toEqual([
    "budget.replicas",
    "budget.replicas",
    "budget.replicas",
    "budget.max-surge",
  ]);
});

test("alerts fire on what is planned", () => {
  const rules = (workloads: Record<string, { replicas: number }>) => {
    const template = synth((stack) => {
      new KubernetesCache(stack, "Kubernetes", {
        cache: new FakeCache(stack),
        clients: { shop: { createNamespace: false, workloads } },
      });
    });
    return JSON.stringify(template.propertiesOf("kubernetes_manifest"));
  };
  expect(rules({ web: { replicas: 10 } })).not.toEqual(rules({}));
});
