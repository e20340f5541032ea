import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { TerraformHclModule, TerraformOutput, TerraformVariable } from "cdktf";
import {
  CachePurpose,
  CacheSizing,
  ConnectionBudget,
  reviewConnections,
  reviewSizing,
  Size,
} from "cdktf-managed-cache";
import { ElastiCacheReplicationGroup, ElastiCacheServerless } from "cdktf-managed-cache/aws";
import {
  MemorystoreRedis,
  MemorystoreRedisCluster,
  MemorystoreValkey,
} from "cdktf-managed-cache/google";
import { KubernetesCache } from "cdktf-managed-cache/kubernetes";
import { ElastiCacheForKubernetes } from "cdktf-managed-cache/patterns/aws";
import { SERVERLESS } from "../aws/props";
import { MINIMAL_CLUSTER, MINIMAL_VALKEY } from "../google/make";
import { replicationGroup } from "../guardrails/hand-written";
import { FakeCache } from "../kubernetes/fake-cache";
import { CACHE, inspected } from "./inspected";

/** The share that a meter shows, as the page does. */
function numbers(inspection: ReturnType<typeof inspected>["inspection"]) {
  return inspection.caches.map(({ path, connections, memory }) => ({
    path,
    connections: connections.meters.map(({ value, limit }) => [value, limit]),
    memory: [memory.value, memory.limit],
  }));
}

describe("a cache on AWS with its clients", () => {
  const { inspection } = inspected((stack) => {
    new ElastiCacheForKubernetes(stack, "Cache", {
      cache: CACHE,
      kubernetes: {
        clients: {
          shop: { workloads: { web: { replicas: 2, maxReplicas: 10 } } },
          checkout: { workloads: { api: { replicas: 1 } } },
        },
      },
    });
  });

  test("is told in a few facts", () => {
    expect(inspection.caches.map(({ name, facts }) => [name, ...facts])).toEqual([
      ["shop-cache-redis", "redis 7.1", "3 nodes", "TLS", "token", "allkeys-lru"],
    ]);
  });

  test("says that it is a store", () => {
    const store = inspected((stack) => {
      new ElastiCacheForKubernetes(stack, "Cache", {
        cache: { ...CACHE, purpose: CachePurpose.STORE },
      });
    });
    const [cache] = store.inspection.caches;
    expect(cache?.facts.slice(-2)).toEqual(["store", "noeviction"]);
  });

  test("has its connections and its memory against their limits", () => {
    const usable = Size.gibibytes(9.8).toBytes();
    const [cache] = numbers(inspection);
    expect(cache?.connections).toEqual([
      [62, 64_900],
      [222, 64_900],
      [442, 64_900],
    ]);
    // 4 GiB, a fifth for growth, a quarter for the allocator.
    expect(cache?.memory[0]).toBe(Size.gibibytes(6).toBytes());
    expect(Math.abs((cache?.memory[1] ?? 0) / usable - 1)).toBeLessThan(0.01);
  });

  test("has its largest client first", () => {
    expect(inspection.caches[0]?.connections.clients.map(({ name }) => name)).toEqual([
      "shop/web",
      "checkout/api",
      "cache/exporter",
    ]);
  });

  test("has its endpoints by the names of constructs, and the Services that lead there", () => {
    expect(inspection.endpoints).toEqual([
      { name: "Cache/Redis primary", address: "⟨Cache/Redis.primary_endpoint_address⟩:6379" },
      { name: "Cache/Redis reader", address: "⟨Cache/Redis.reader_endpoint_address⟩:6379" },
      { name: "Service redis-exporter.cache", address: "pods of the cluster:9121" },
      {
        name: "Service redis-primary.cache",
        address: "⟨Cache/Redis.primary_endpoint_address⟩:6379",
      },
      {
        name: "Service redis-reader.cache",
        address: "⟨Cache/Redis.reader_endpoint_address⟩:6379",
      },
    ]);
  });
});

test("a serverless cache has no nodes, its limits and both of its ports", () => {
  const { inspection } = inspected((stack) => {
    const cache = new ElastiCacheServerless(stack, "Cache", {
      ...SERVERLESS,
      expectedData: { data: Size.gibibytes(4), everyKeyExpires: true },
    });
    new KubernetesCache(stack, "Clients", {
      cache,
      clients: { shop: { workloads: { web: { replicas: 5 } } } },
    });
  });
  const [cache] = inspection.caches;
  expect(cache?.facts).toEqual(["valkey 8", "serverless", "TLS", "users", "volatile-lru"]);
  expect(numbers(inspection)[0]).toMatchObject({
    connections: [
      [100, 64_900],
      [100, 64_900],
      [200, 64_900],
    ],
    memory: [expect.any(Number), 10 ** 10],
  });
  expect(inspection.endpoints.map(({ address }) => address)).toEqual(
    expect.arrayContaining([
      "⟨Cache.endpoint[0].address⟩:⟨Cache.endpoint[0].port⟩",
      "⟨Cache.reader_endpoint[0].address⟩:⟨Cache.reader_endpoint[0].port⟩",
    ]),
  );
});

test("two clusters on one cache are counted together", () => {
  const { inspection } = inspected((stack) => {
    const cache = new ElastiCacheReplicationGroup(stack, "Cache", CACHE);
    for (const name of ["east", "west"]) {
      new KubernetesCache(stack, name, {
        cache,
        clients: { shop: { workloads: { web: { replicas: 5 } } } },
      });
    }
  });
  expect(numbers(inspection)[0]?.connections[2]).toEqual([404, 64_900]);
});

test("a port that only Terraform will know is no number", () => {
  const { inspection, html, markdown } = inspected((stack) => {
    const cache = new MemorystoreRedis(stack, "Cache", {
      region: "europe-west1",
      network: "projects/shop-prod/global/networks/main",
      memory: Size.gibibytes(5),
    });
    new KubernetesCache(stack, "Clients", { cache });
    new TerraformOutput(stack, "port", { value: cache.primaryEndpoint.port });
  });
  expect(inspection.endpoints.map(({ address }) => address)).toEqual([
    "⟨Cache.host⟩:⟨Cache.port⟩",
    "pods of the cluster:9121",
    "⟨Cache.host⟩:⟨Cache.port⟩",
  ]);
  expect(inspection.outputs).toEqual([{ name: "port", address: "⟨Cache.port⟩" }]);
  expect(html + markdown).not.toMatch(/e\+\d{3}|TfToken/);
});

test("an endpoint that an expression chooses is shown by what it is chosen from", () => {
  const { inspection, html, markdown } = inspected((stack) => {
    const cache = new MemorystoreValkey(stack, "Cache", MINIMAL_VALKEY);
    new MemorystoreRedisCluster(stack, "Cluster", MINIMAL_CLUSTER);
    new TerraformOutput(stack, "host", { value: `redis://${cache.primaryEndpoint.host}` });
  });
  expect(inspection.endpoints.map(({ address }) => address)).toEqual([
    "⟨from Cache⟩:6379",
    "⟨from Cache⟩:6379",
    "⟨one(Cluster.discovery_endpoints[*].address)⟩:6379",
  ]);
  expect(inspection.outputs).toEqual([{ name: "host", address: "redis://⟨from Cache⟩" }]);
  expect(html + markdown).not.toContain("TfToken");
});

test("limits that only Terraform will know are said to be so", () => {
  const { inspection, html } = inspected((stack) => {
    const limit = new TerraformVariable(stack, "limit", { type: "number" }).numberValue;
    new FakeCache(stack, { limits: { nodes: 2, connectionsPerNode: limit } });
  });
  expect(numbers(inspection)[0]?.connections).toEqual([[undefined, undefined]]);
  expect(html).toContain("not reviewed, limit not known at synthesis");
});

describe("a cache that was written by hand", () => {
  const { inspection } = inspected((stack) => {
    const group = replicationGroup(stack);
    const topology = { kind: "primary", replicas: 2 } as const;
    reviewSizing(group, new CacheSizing({ topology, data: Size.gibibytes(4) }), {
      usable: Size.gibibytes(9),
    });
    reviewConnections(
      group,
      new ConnectionBudget({
        topology,
        connectionsPerNode: 1100,
        clients: [{ name: "web", replicas: 10 }],
      }),
    );
  });

  test("has what its reviews have counted", () => {
    expect(numbers(inspection)).toMatchObject([
      {
        path: "group",
        connections: [
          [200, 1000],
          [200, 1000],
          [400, 1000],
        ],
      },
    ]);
    expect(inspection.caches[0]?.memory).toMatchObject({
      value: Size.gibibytes(6).toBytes(),
      limit: Size.gibibytes(9).toBytes(),
    });
  });

  test("is told by its name and its type", () => {
    expect(inspection.caches[0]).toMatchObject({
      name: "shop",
      facts: ["aws_elasticache_replication_group"],
    });
  });
});

test("a stack with nothing of ours is drawn, and has no caches", () => {
  const { inspection, html, markdown } = inspected((stack) => {
    new DeploymentV1(stack, "web", {
      metadata: { name: "web", namespace: "shop" },
      spec: { template: { metadata: {}, spec: { container: [{ name: "web", image: "web" }] } } },
    });
    new TerraformHclModule(stack, "network", { source: "terraform-aws-modules/vpc/aws" });
  });
  expect(inspection).toMatchObject({ resources: 1, modules: ["module.network"], caches: [] });
  expect(inspection.diagrams.flatMap(({ cards }) => cards.map(({ title }) => title))).toEqual([
    "shop",
  ]);
  expect(html).toContain("1 resource, the unknown content of module.network, 0 caches, 0 alerts.");
  expect(markdown).not.toContain("## Capacity");
});

test("an empty stack has a page", () => {
  const { html, markdown } = inspected(() => {});
  expect(html).toContain("0 resources, 0 caches, 0 alerts.");
  expect(markdown).toContain("0 resources, 0 caches, 0 alerts.");
});

test("no value of a secret is on a page, wherever it was written", () => {
  const secret = "hunter2-hunter2-hunter2";
  const { html, markdown, inspection } = inspected((stack) => {
    replicationGroup(stack, { authToken: secret, userGroupIds: undefined });
    new SecretsmanagerSecretVersion(stack, "version", { secretId: "shop", secretString: secret });
    new SecretV1(stack, "secret", { metadata: { name: "shop" }, data: { token: secret } });
    new DeploymentV1(stack, "web", {
      metadata: { name: "web" },
      spec: {
        template: {
          metadata: {},
          spec: {
            container: [{ name: "web", image: "web", env: [{ name: "TOKEN", value: secret }] }],
          },
        },
      },
    });
    new TerraformOutput(stack, "hidden", { value: secret, sensitive: true });
    new TerraformOutput(stack, "auth_token", { value: secret });
    new TerraformOutput(stack, "settings", { value: { REDIS_PASSWORD: secret, PORT: "6379" } });
    new TerraformOutput(stack, "url", { value: `redis://shop:${secret}@cache.example:6379` });
  });
  expect(html).not.toContain(secret);
  expect(markdown).not.toContain(secret);
  expect(inspection.outputs).toEqual([
    { name: "auth_token", address: "<secret>" },
    { name: "hidden", address: "<secret>" },
    { name: "settings.PORT", address: "6379" },
    { name: "settings.REDIS_PASSWORD", address: "<secret>" },
    { name: "url", address: "redis://shop:<secret>@cache.example:6379" },
  ]);
});
