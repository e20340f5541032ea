import { TerraformStack, Token } from "cdktf";
import { CacheEngine, CachePurpose, EvictionPolicy, Size } from "cdktf-managed-cache";
import {
  MemorystoreNodeType,
  MemorystoreRedisCluster,
  type MemorystoreRedisClusterAttributes,
  MemorystoreValkey,
  type MemorystoreValkeyAttributes,
} from "cdktf-managed-cache/google";
import { IMPORTED_MEMORYSTORE_REDIS_CLUSTER_RULES } from "../../../lib/google/redis-cluster/imported-memorystore-redis-cluster";
import { IMPORTED_MEMORYSTORE_VALKEY_RULES } from "../../../lib/google/valkey/imported-memorystore-valkey";
import { CERTIFICATE } from "../../support/certificate";
import { type Cases, judge } from "../../support/judge";
import { testApp } from "../../support/test-app";
import { IMPORTED_CLUSTER, IMPORTED_VALKEY } from "../make";

const TOKEN = "${data.google_memorystore_instance.a.id}";
const KEY = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n";
const TLS = { tls: true, caCertificates: CERTIFICATE };

const valkey = (attributes: Partial<MemorystoreValkeyAttributes> = {}) =>
  MemorystoreValkey.fromAttributes(new TerraformStack(testApp(), "test"), "Cache", {
    ...IMPORTED_VALKEY,
    ...attributes,
  });
const cluster = (attributes: Partial<MemorystoreRedisClusterAttributes> = {}) =>
  MemorystoreRedisCluster.fromAttributes(new TerraformStack(testApp(), "test"), "Cache", {
    ...IMPORTED_CLUSTER,
    ...attributes,
  });

const RULES: Record<string, Cases<MemorystoreValkeyAttributes>> = {
  "memorystore.valkey-instance-id": {
    refused: [{ instanceId: "projects/a/locations/b/instances/shared" }, { instanceId: "abc" }],
    accepted: [{ instanceId: TOKEN }],
  },
  "memorystore.valkey-engine": {
    refused: [{ engine: CacheEngine.REDIS_7_2 }],
    accepted: [{ engine: CacheEngine.VALKEY_7_2 }],
  },
  "memorystore.project": {
    refused: [{ project: "123456789012" }],
    accepted: [{ project: TOKEN }],
  },
  "memorystore.region": {
    refused: [{ region: "europe-west1-b" }],
    accepted: [{ region: TOKEN }],
  },
  "memorystore.shards": {
    refused: [{ shards: 0 }, { shards: Token.asNumber({}) }],
    accepted: [{ shards: 1 }],
  },
  "memorystore.replicas": { refused: [{ replicas: 6 }], accepted: [{ replicas: 0 }] },
  "memorystore.nodes": { refused: [{ shards: 126 }], accepted: [{ shards: 125 }] },
  "memorystore.imported-max-memory": {
    refused: [{ maxMemory: Size.bytes(13e9 + 1) }, { maxMemory: Size.bytes(0) }],
    accepted: [{ maxMemory: Size.bytes(13e9) }],
  },
  "memorystore.imported-max-clients": {
    refused: [{ maxClients: 0 }, { maxClients: 64_001 }, { maxClients: Token.asNumber({}) }],
    accepted: [{ maxClients: 64_000 }],
  },
  "memorystore.imported-subnet-cidrs": {
    refused: [{ subnetCidrs: ["10.0.0.3"] }, { subnetCidrs: [TOKEN, "10.0.0.3/24"] }],
    accepted: [{ subnetCidrs: ["10.0.0.0/29"] }, { subnetCidrs: [] }],
  },
  "memorystore.imported-iam-without-tls": {
    refused: [{ iamAuthentication: true }],
    accepted: [{ ...TLS, iamAuthentication: true }],
  },
  "memorystore.imported-host": {
    refused: [{ host: "cache.internal" }, { host: "10.0.0.3:6379" }, { readHost: "10.0.0.3" }],
    accepted: [{ readHost: "10.0.0.4" }, { host: TOKEN }],
  },
  "memorystore.imported-ca": {
    refused: [{ tls: true }],
    accepted: [{ tls: true, caCertificates: TOKEN }],
  },
  "memorystore.imported-ca-certificates": {
    refused: [{ tls: true, caCertificates: CERTIFICATE + KEY }],
    accepted: [TLS],
  },
  "memorystore.store-eviction-policy": {
    refused: [{ purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.ALLKEYS_LRU }],
    accepted: [{ purpose: CachePurpose.STORE }],
  },
  "memorystore.imported-reader": {
    refused: [
      { readHost: "10.0.0.4", shards: 2 },
      { readHost: TOKEN, replicas: 0 },
    ],
    accepted: [{ readHost: TOKEN }],
  },
};

judge(RULES, (stack, attributes) =>
  MemorystoreValkey.fromAttributes(stack, "Cache", { ...IMPORTED_VALKEY, ...attributes }),
);

const OF_CLUSTERS: Record<string, Cases<MemorystoreRedisClusterAttributes>> = {
  "memorystore.cluster-name": {
    refused: [{ clusterName: "projects/a/locations/b/clusters/shared" }],
    accepted: [{ clusterName: "shared-1" }],
  },
  "memorystore.cluster-node-type": {
    refused: [{ nodeType: MemorystoreNodeType.STANDARD_LARGE }],
    accepted: [{ nodeType: MemorystoreNodeType.HIGHMEM_XLARGE }],
  },
};

judge(OF_CLUSTERS, (stack, attributes) =>
  MemorystoreRedisCluster.fromAttributes(stack, "Cache", { ...IMPORTED_CLUSTER, ...attributes }),
);

test("every rule of an import is tried here", () => {
  const known = [...Object.keys(RULES), ...Object.keys(OF_CLUSTERS)];
  const ids = [
    ...IMPORTED_MEMORYSTORE_VALKEY_RULES,
    ...IMPORTED_MEMORYSTORE_REDIS_CLUSTER_RULES,
  ].map(({ id }) => id);
  expect(ids.filter((id) => !known.includes(id))).toEqual([]);
});

test("an instance with cluster mode off has its endpoints, and their addresses for network policies", () => {
  const cache = valkey({ readHost: "10.0.0.4" });
  expect(cache).toMatchObject({
    cacheName: "shared",
    resourceName: "projects/shop-prod/locations/europe-west1/instances/shared",
    topology: { kind: "primary", replicas: 1 },
    primaryEndpoint: { host: "10.0.0.3", hostKind: "ip", port: 6379 },
    readerEndpoint: { host: "10.0.0.4", hostKind: "ip", port: 6379 },
    subnetCidrs: ["10.0.0.3/32", "10.0.0.4/32"],
    tls: { enabled: false },
    authentication: { kind: "none" },
    limits: {
      nodes: 2,
      connectionsPerNode: 32_000,
      usableMemoryPerNode: Size.bytes(10.4e9),
    },
  });
  expect(cache.nodePorts).toBeUndefined();
});

test("in cluster mode the address of the nodes is not known unless it is given", () => {
  for (const cache of [valkey({ shards: 3 }), cluster()]) {
    expect(cache.nodePorts).toEqual({ from: 11_000, to: 13_047 });
    expect(cache.topology).toEqual({ kind: "cluster", shards: 3, replicasPerShard: 1 });
    expect(cache.subnetCidrs).toEqual([]);
    expect(cache.readerEndpoint).toBeUndefined();
  }
  expect(cluster({ subnetCidrs: ["10.0.0.0/29"] }).subnetCidrs).toEqual(["10.0.0.0/29"]);
});

test("limits that were set by hand are taken as they are", () => {
  const { limits } = cluster({ maxMemory: Size.gibibytes(5), maxClients: 1000 });
  expect(limits).toEqual({
    nodes: 6,
    connectionsPerNode: 1000,
    usableMemoryPerNode: Size.gibibytes(5),
  });
});

test("clients of an imported cache log in by IAM unless it is said that they do not", () => {
  expect(valkey({ ...TLS, iamAuthentication: undefined }).authentication).toMatchObject({
    kind: "cloud-identity",
    mode: "google-iam",
  });
  expect(cluster({ ...TLS, iamAuthentication: undefined }).tls).toEqual({
    enabled: true,
    caCertificates: CERTIFICATE,
  });
});

test("one that follows a cache in another region takes no writes", () => {
  expect(valkey({ readOnly: true }).readOnly).toBe(true);
  expect(cluster({ readOnly: true }).readOnly).toBe(true);
  expect(valkey().readOnly).toBe(false);
});
