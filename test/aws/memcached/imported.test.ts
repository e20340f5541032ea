import { TerraformStack } from "cdktf";
import { CacheEngine, EvictionPolicy } from "cdktf-managed-cache";
import { ElastiCacheMemcached, type ElastiCacheMemcachedAttributes } from "cdktf-managed-cache/aws";
import { IMPORTED_MEMCACHED_RULES } from "../../../lib/aws/memcached/imported-rules";
import { faultIds } from "../../support/faults";
import { testApp } from "../../support/test-app";

type Attributes = Partial<ElastiCacheMemcachedAttributes>;

const HOST = "shop.a1b2c3.cfg.euw1.cache.amazonaws.com";
const NODES = ["0001", "0002"].map((node) => `${node}.shop.a1b2c3.euw1.cache.amazonaws.com`);
const TOKEN = "${data.terraform_remote_state.cache.outputs.a}";

function importCache(attributes: Attributes = {}) {
  return ElastiCacheMemcached.fromAttributes(new TerraformStack(testApp(), "test"), "Cache", {
    clusterId: "Shop",
    engine: CacheEngine.MEMCACHED_1_6_22,
    configurationEndpointAddress: HOST,
    nodeAddresses: NODES,
    ...attributes,
  });
}

const ATTRIBUTES: Record<string, { refused: Attributes[]; accepted: Attributes[] }> = {
  "elasticache.cluster-id": {
    refused: ["9a", "a--b", "a".repeat(51)].map((clusterId) => ({ clusterId })),
    accepted: ["Shop-1", "a".repeat(50), TOKEN].map((clusterId) => ({ clusterId })),
  },
  "elasticache.memcached-engine": {
    refused: [CacheEngine.MEMCACHED_1_6, CacheEngine.VALKEY_8_0, CacheEngine.memcached(TOKEN)].map(
      (engine) => ({ engine }),
    ),
    accepted: [{ engine: CacheEngine.memcached("1.4.34") }],
  },
  "elasticache.imported-endpoint": {
    refused: [
      { configurationEndpointAddress: `${HOST}:11211` },
      { nodeAddresses: [HOST] },
      { nodeAddresses: [NODES[0] as string, "10.0.0.1"] },
    ],
    accepted: [{ configurationEndpointAddress: TOKEN }, { nodeAddresses: [TOKEN, TOKEN] }],
  },
  "elasticache.memcached-nodes": {
    refused: [
      { nodeAddresses: [] },
      { nodeAddresses: Array.from({ length: 61 }, (_, index) => `node-${index}`) },
    ],
    accepted: [{ nodeAddresses: NODES.slice(1) }],
  },
  "elasticache.port": {
    refused: [{ port: 0 }],
    accepted: [{ port: 11311 }],
  },
  "elasticache.imported-subnet-networks": {
    refused: [{ subnetCidrs: ["0.0.0.0/0"] }],
    accepted: [{ subnetCidrs: ["10.0.0.0/24", TOKEN] }],
  },
  "elasticache.node-type": {
    refused: [{ nodeType: "cache.r7g.larg" }],
    accepted: [{ nodeType: "cache.r9g.large" }, { nodeType: TOKEN }],
  },
};

describe.each(Object.entries(ATTRIBUTES))("%s", (id, { refused, accepted }) => {
  test.each(refused)("refused: %j", (attributes) => {
    expect(faultIds(() => importCache(attributes))).toEqual([id]);
  });

  test.each(accepted)("accepted: %j", (attributes) => {
    expect(faultIds(() => importCache(attributes))).toEqual([]);
  });
});

test("every rule is tried here", () => {
  const ids = IMPORTED_MEMCACHED_RULES.map(({ id }) => id);
  expect(ids.filter((id) => ATTRIBUTES[id] === undefined)).toEqual([]);
});

test("clients see it as one that is made here", () => {
  const cache = importCache({ nodeType: "cache.r7g.large", subnetCidrs: ["10.0.0.0/24"] });
  expect(cache).toMatchObject({
    cacheName: "shop",
    topology: { kind: "nodes", nodes: 2 },
    limits: { nodes: 2, connectionsPerNode: 64_993 },
    primaryEndpoint: { host: HOST, hostKind: "dns", port: 11211 },
    nodeEndpoints: NODES.map((host) => ({ host, hostKind: "dns", port: 11211 })),
    tls: { enabled: true, serverName: NODES[0] },
    authentication: { kind: "none" },
    evictionPolicy: EvictionPolicy.ALLKEYS_LRU,
    subnetCidrs: ["10.0.0.0/24"],
  });
});

test("without TLS, at another port, without evictions", () => {
  const evictionPolicy = EvictionPolicy.NOEVICTION;
  expect(importCache({ tls: false, port: 11311, evictionPolicy })).toMatchObject({
    primaryEndpoint: { port: 11311 },
    nodeEndpoints: [{ port: 11311 }, { port: 11311 }],
    tls: { enabled: false },
    evictionPolicy,
  });
});

test("metrics are those of every node", () => {
  expect(
    importCache()
      .metricEvictions()
      .map(({ dimensions }) => dimensions),
  ).toEqual([
    { CacheClusterId: "shop", CacheNodeId: "0001" },
    { CacheClusterId: "shop", CacheNodeId: "0002" },
  ]);
});
