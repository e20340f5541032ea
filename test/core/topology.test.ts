import { TerraformStack } from "cdktf";
import {
  CacheEngine,
  CacheSizing,
  type CacheTopology,
  ConnectionBudget,
  clientEnvironment,
  EvictionPolicy,
  evictsEveryKey,
  evictsKeysWithTtlOnly,
  type IManagedCache,
  neverEvicts,
  nodeCount,
  Size,
} from "cdktf-managed-cache";
import { FakeCache } from "../kubernetes/fake-cache";
import { faultIds } from "../support/faults";
import { synth } from "../support/synth";
import { testApp } from "../support/test-app";

const PRIMARY: CacheTopology = { kind: "primary", replicas: 2 };
const CLUSTER: CacheTopology = { kind: "cluster", shards: 3, replicasPerShard: 1 };
const SERVERLESS: CacheTopology = { kind: "serverless" };
const NODES: CacheTopology = { kind: "nodes", nodes: 4 };

describe("nodes", () => {
  test("are counted with their replicas", () => {
    expect(nodeCount(PRIMARY)).toBe(3);
    expect(nodeCount(CLUSTER)).toBe(6);
    expect(nodeCount(NODES)).toBe(4);
  });

  test("of a serverless cache are not known", () => {
    expect(nodeCount(SERVERLESS)).toBeUndefined();
  });
});

describe("connection budgets", () => {
  const clients = [{ name: "shop", replicas: 10, connectionsPerPod: 20 }];

  test("count every pool on each node without replication, whatever the endpoint", () => {
    const [shop] = clients as [(typeof clients)[0]];
    for (const endpoint of ["primary", "reader", "both"] as const) {
      const budget = new ConnectionBudget({
        clients: [{ ...shop, endpoint }],
        topology: NODES,
        connectionsPerNode: 65_000,
      });
      expect(budget.atRest).toBe(200);
    }
  });

  test("refuse a service without a limit", () => {
    expect(
      () => new ConnectionBudget({ clients, topology: SERVERLESS, connectionsPerNode: undefined }),
    ).toThrow(
      "[budget.limit] connectionsPerNode is not set, reserve is 100; expected whole connections of a node",
    );
  });

  test.each<[string, CacheTopology]>([
    ["no nodes", { kind: "nodes", nodes: 0 }],
    ["no shards", { kind: "cluster", shards: 0, replicasPerShard: 1 }],
    ["more shards than hash slots", { kind: "cluster", shards: 16_385, replicasPerShard: 1 }],
    ["a negative number of replicas", { kind: "primary", replicas: -1 }],
  ])("refuse %s", (_, topology) => {
    expect(
      faultIds(() => new ConnectionBudget({ clients, topology, connectionsPerNode: 65_000 })),
    ).toEqual(["budget.topology"]);
  });
});

test("sizes divide the data by the nodes without replication", () => {
  const sizing = new CacheSizing({ topology: NODES, data: Size.gibibytes(40) });
  expect(sizing.neededPerNode).toEqual(Size.gibibytes(15));
  expect(sizing.arithmetic).toBe("40 GiB × growth 1.2 × overhead 1.25 ÷ 4 nodes = 15 GiB");
});

test.each<[string, CacheTopology, string]>([
  ["one primary", PRIMARY, "false"],
  ["shards", CLUSTER, "true"],
  ["a serverless cache", SERVERLESS, "true"],
  ["nodes without replication", NODES, "false"],
])("clients of %s are told whether to speak the cluster protocol", (_, topology, expected) => {
  const cache = new FakeCache(new TerraformStack(testApp(), "test"), { topology });
  expect(clientEnvironment(cache).REDIS_CLUSTER_MODE).toBe(expected);
});

test("a cache may be Memcached, with nodes of its own and without replication", () => {
  synth((stack) => {
    const endpoint = { host: "node-1.example", hostKind: "dns", port: 11211 } as const;
    const cache: IManagedCache = new FakeCache(stack, {
      engine: CacheEngine.MEMCACHED_1_6_22,
      topology: { kind: "nodes", nodes: 1 },
      nodeEndpoints: [endpoint],
    });
    expect(String(cache.engine)).toBe("memcached 1.6.22");
    expect(cache.engine.isAtLeast("1.6")).toBe(true);
    expect(cache.nodeEndpoints).toEqual([endpoint]);
  });
});

describe("eviction policies", () => {
  test.each<[string, EvictionPolicy | string | undefined, boolean, boolean, boolean]>([
    ["allkeys-lru", EvictionPolicy.ALLKEYS_LRU, true, false, false],
    ["allkeys-lfu", EvictionPolicy.ALLKEYS_LFU, true, false, false],
    ["allkeys-random", EvictionPolicy.ALLKEYS_RANDOM, true, false, false],
    ["volatile-lru", EvictionPolicy.VOLATILE_LRU, false, true, false],
    ["volatile-lfu", EvictionPolicy.VOLATILE_LFU, false, true, false],
    ["volatile-random", EvictionPolicy.VOLATILE_RANDOM, false, true, false],
    ["volatile-ttl", EvictionPolicy.VOLATILE_TTL, false, true, false],
    ["noeviction", EvictionPolicy.NOEVICTION, false, false, true],
    ["a policy as text", "allkeys-lru", true, false, false],
    ["an unknown policy", undefined, false, false, false],
  ])("which keys %s evicts", (_, policy, everyKey, withTtlOnly, never) => {
    expect(evictsEveryKey(policy)).toBe(everyKey);
    expect(evictsKeysWithTtlOnly(policy)).toBe(withTtlOnly);
    expect(neverEvicts(policy)).toBe(never);
  });
});
