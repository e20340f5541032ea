import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import {
  CacheEngine,
  CacheSizing,
  ConnectionBudget,
  reviewConnections,
  reviewSizing,
  Size,
} from "cdktf-managed-cache";
import { ElastiCacheReplicationGroup, nodeMemories } from "cdktf-managed-cache/aws";
import { MemorystoreRedis } from "cdktf-managed-cache/google";
import { CacheGuardrails } from "cdktf-managed-cache/guardrails";
import { KubernetesCache } from "cdktf-managed-cache/kubernetes";
import { MINIMAL } from "../aws/props";
import { faultIds } from "../support/faults";
import { testApp } from "../support/test-app";
import { replicationGroup, withPolicy } from "./hand-written";

function stack(): TerraformStack {
  const made = new TerraformStack(testApp(), "shop");
  new AwsProvider(made, "aws", { region: "eu-west-1" });
  new KubernetesProvider(made, "kubernetes", {});
  return made;
}

describe("the memory limit that nobody had reviewed, and that evicted most of the cache", () => {
  test("of a hand-written cache does not get past synthesis", () => {
    const shop = stack();
    withPolicy(shop, "allkeys-lru");
    CacheGuardrails.apply(shop, { pack: "strict" });
    expect(() => Testing.synth(shop, true)).toThrow("[cache-sizing] shop/group");
  });

  test("of a cache of this library does not get past synthesis", () => {
    const shop = stack();
    new ElastiCacheReplicationGroup(shop, "Cache", MINIMAL);
    CacheGuardrails.apply(shop, { pack: "strict" });
    expect(() => Testing.synth(shop, true)).toThrow("[cache-sizing] shop/Cache/Resource");
  });

  test("is refused as soon as someone says what the cache is to hold", () => {
    const build = () =>
      new ElastiCacheReplicationGroup(stack(), "Cache", {
        ...MINIMAL,
        nodeType: "cache.t4g.small",
        expectedData: { data: Size.gibibytes(4) },
      });
    expect(faultIds(build)).toEqual(["sizing.too-small"]);
    expect(build).toThrow(
      "[sizing.too-small] the data needs 4 GiB × growth 1.2 × overhead 1.25 = 6 GiB a node, and a node has 1.4 GiB × (1 − 30 %) = 982 MiB for data; expected data that fits into the memory; the smallest that fit: cache.m7g.xlarge (9.7 GiB, 38 % to spare), cache.r7g.large (9.8 GiB, 38 % to spare)",
    );
  });

  test("of a hand-written cache is refused likewise, and passes once it is large enough", () => {
    const shop = stack();
    const nodeType = "cache.t4g.small";
    const group = replicationGroup(shop, { nodeType });
    const topology = { kind: "primary", replicas: 2 } as const;
    const review = (type: string) => {
      const nodes = nodeMemories(CacheEngine.REDIS_7_1);
      const usable = nodes.find(({ name }) => name === type)?.usable;
      reviewSizing(group, new CacheSizing({ topology, data: Size.gibibytes(4) }), {
        usable,
        nodes,
      });
    };
    expect(faultIds(() => review(nodeType))).toEqual(["sizing.too-small"]);
    CacheGuardrails.apply(shop, { rules: ["cache-sizing"] });
    expect(() => Testing.synth(shop, true)).toThrow("[cache-sizing] shop/group");
    review("cache.m7g.xlarge");
    expect(() => Testing.synth(shop, true)).not.toThrow();
  });
});

describe("100 pods of 50 connections each, during a rollout", () => {
  // Of 5,000 on a quiet day, on nodes that take 8,000.
  const web = { replicas: 50, maxReplicas: 100, connectionsPerPod: 50 };
  const connectionsPerNode = 8_000;

  test("are refused, with a table that shows which client to change", () => {
    const build = () => {
      const shop = stack();
      const cache = new ElastiCacheReplicationGroup(shop, "Cache", MINIMAL);
      Object.assign(cache, { limits: { ...cache.limits, connectionsPerNode } });
      new KubernetesCache(shop, "Kubernetes", {
        cache,
        exporter: false,
        clients: {
          shop: { workloads: { web } },
          checkout: { workloads: { api: { replicas: 4 } } },
        },
      });
    };
    expect(faultIds(build)).toEqual(["budget.exceeded"]);
    expect(build).toThrow(`connections of shop/Cache: 1 fault
  [budget.exceeded] 128.6 % of the connections of a node in the worst rollout:
    client        at rest  full scale  rollout
    shop/web         2500        5000    10000
    checkout/api       80          80      160
    all              2580        5080    10160
    limit                                 7900
   ; expected up to 100 %; lower the connections a pod, or the pods, of shop/web first`);
  });

  test("are refused on a Memorystore whose nodes take no more than 2,500", () => {
    const build = (replicas: number) => {
      const shop = stack();
      const cache = new MemorystoreRedis(shop, "Cache", {
        region: "europe-west1",
        network: "projects/shop/global/networks/main",
        memory: Size.gibibytes(5),
        engine: CacheEngine.redis("6.x"),
      });
      new KubernetesCache(shop, "Kubernetes", {
        cache,
        exporter: false,
        clients: { shop: { workloads: { web: { replicas, connectionsPerPod: 50 } } } },
      });
    };
    expect(faultIds(() => build(100))).toEqual(["budget.exceeded"]);
    expect(faultIds(() => build(24))).toEqual([]);
  });

  test("of a hand-written stack that never counted them do not get past synthesis", () => {
    const shop = stack();
    withPolicy(shop, "allkeys-lru");
    CacheGuardrails.apply(shop, { pack: "strict" });
    expect(() => Testing.synth(shop, true)).toThrow("[cache-connection-budget] shop/group");
  });

  test("are refused in a hand-written stack too, once they are counted", () => {
    const group = replicationGroup(stack());
    const budget = new ConnectionBudget({
      clients: [{ name: "web", ...web }],
      topology: { kind: "primary", replicas: 2 },
      connectionsPerNode,
    });
    expect(faultIds(() => reviewConnections(group, budget))).toEqual(["budget.exceeded"]);
  });
});
