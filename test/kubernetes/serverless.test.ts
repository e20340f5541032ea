import { CacheEngine, type IManagedCache } from "cdktf-managed-cache";
import {
  CacheClientConfig,
  CacheCredentials,
  CacheExporter,
  CacheNetworkPolicy,
  KubernetesCache,
  type KubernetesCacheSettings,
  SharedCacheExporter,
} from "cdktf-managed-cache/kubernetes";
import { faultIds } from "../support/faults";
import { synth } from "../support/synth";
import { warnings } from "../support/warnings";
import { FakeCache } from "./fake-cache";

const HOST = "shop.serverless.example";

const SERVERLESS: Partial<IManagedCache> = {
  topology: { kind: "serverless" },
  engine: CacheEngine.VALKEY_8,
  primaryEndpoint: { host: HOST, hostKind: "dns", port: 6379 },
  readerEndpoint: { host: HOST, hostKind: "dns", port: 6380 },
  limits: { connectionsPerNode: 65_000 },
  subnetCidrs: ["10.0.0.0/24"],
};

const MEMCACHED: Partial<IManagedCache> = {
  ...SERVERLESS,
  engine: CacheEngine.MEMCACHED_1_6,
  primaryEndpoint: { host: HOST, hostKind: "dns", port: 11211 },
  readerEndpoint: undefined,
  authentication: { kind: "none" },
};

function make(settings: KubernetesCacheSettings = {}, overrides = SERVERLESS) {
  return synth((stack) => {
    const cache = new FakeCache(stack, overrides);
    new KubernetesCache(stack, "Kubernetes", { ...settings, cache });
  });
}

test("clients discover the cache by one Service, and speak the cluster protocol", () => {
  const template = make();
  const { spec, metadata } = template.only({ type: "kubernetes_service_v1" }).properties;
  expect(metadata.name).toBe("redis-discovery");
  expect(spec).toMatchObject({ type: "ExternalName", external_name: HOST });
  const { data } = template.only({ type: "kubernetes_config_map_v1" }).properties;
  expect(data).toMatchObject({
    REDIS_PRIMARY_HOST: "redis-discovery.cache.svc.cluster.local",
    REDIS_PORT: "6379",
    REDIS_READER_HOST: HOST,
    REDIS_READER_PORT: "6380",
    REDIS_READER_TLS_SERVER_NAME: HOST,
    REDIS_CLUSTER_MODE: "true",
  });
});

test("the reader of a cache with nodes has no port of its own", () => {
  const template = make({}, {});
  const { data } = template.only({ type: "kubernetes_config_map_v1" }).properties;
  expect(data).toHaveProperty("REDIS_READER_HOST");
  expect(data).not.toHaveProperty("REDIS_READER_PORT");
});

test("a network policy lets clients go to both ports", () => {
  const template = make({ networkPolicy: { pods: { app: "shop" } } });
  const { spec } = template.only({ type: "kubernetes_network_policy_v1" }).properties;
  expect(spec.egress[0].ports).toEqual([
    { port: "6379", protocol: "TCP" },
    { port: "6380", protocol: "TCP" },
  ]);
});

test("there is no exporter, and a warning says what measures the cache instead", () => {
  const found = warnings((stack) => {
    const cache = new FakeCache(stack, SERVERLESS);
    new KubernetesCache(stack, "Kubernetes", { cache });
  });
  expect(found).toEqual([
    expect.stringMatching(/^\[kubernetes\.alerts-unmeasured\].*serverless.*alarms of its cloud/),
  ]);
  expect(make().count({ type: "kubernetes_deployment_v1" })).toBe(0);
});

test("without an exporter that anyone expects there is no warning", () => {
  const found = warnings((stack) => {
    const cache = new FakeCache(stack, SERVERLESS);
    new KubernetesCache(stack, "Kubernetes", { cache, exporter: false });
  });
  expect(found).toEqual([]);
});

test("its warmers are watched all the same", () => {
  const template = make({
    warmer: {
      image: `warmer@sha256:${"0".repeat(64)}`,
      command: ["warm"],
      schedule: "*/5 * * * *",
    },
  });
  const { manifest } = template.only({ type: "kubernetes_manifest" }).properties;
  expect(JSON.stringify(manifest)).toContain("RedisWarmerLate");
  expect(JSON.stringify(manifest)).not.toContain("RedisDown");
});

test("the connections of the workloads count against the limit of the whole cache", () => {
  const workloads = { web: { replicas: 700, connectionsPerPod: 100 } };
  expect(faultIds(() => make({ clients: { shop: { workloads } } }))).toEqual(["budget.exceeded"]);
});

describe("an exporter is refused, whoever asks for it", () => {
  test("as part of everything that clients get", () => {
    expect(faultIds(() => make({ exporter: true }))).toEqual(["kubernetes.exporter-serverless"]);
  });

  test("by itself", () => {
    const build = () =>
      synth((stack) => {
        const common = { cache: new FakeCache(stack, SERVERLESS), namespace: "shop" };
        const credentials = new CacheCredentials(stack, "Credentials", common);
        const client = new CacheClientConfig(stack, "Client", { ...common, credentials });
        new CacheExporter(stack, "Exporter", { ...common, client, scraping: "annotations" });
      });
    expect(faultIds(build)).toEqual(["kubernetes.exporter-serverless"]);
  });

  test("as one of several caches", () => {
    const build = () =>
      synth((stack) => {
        const targets = { shop: { cache: new FakeCache(stack, SERVERLESS) } };
        new SharedCacheExporter(stack, "Exporter", { namespace: "shop", targets });
      });
    expect(faultIds(build)).toEqual(["kubernetes.exporter-target-cluster"]);
  });
});

describe("Memcached", () => {
  test("clients read its one endpoint, and no cluster protocol", () => {
    const template = make({}, MEMCACHED);
    const { data } = template.only({ type: "kubernetes_config_map_v1" }).properties;
    expect(data).toEqual({
      MEMCACHED_SERVERS: `${HOST}:11211`,
      MEMCACHED_PORT: "11211",
      MEMCACHED_TLS_ENABLED: "true",
      MEMCACHED_TLS_SERVER_NAME: HOST,
      MEMCACHED_MAX_CONNECTIONS: "20",
      MEMCACHED_CONNECT_TIMEOUT_MS: "2000",
      MEMCACHED_COMMAND_TIMEOUT_MS: "500",
    });
    const { metadata } = template.only({ type: "kubernetes_service_v1" }).properties;
    expect(metadata.name).toBe("memcached-primary");
  });

  test("a network policy lets its port through", () => {
    const template = synth((stack) => {
      const cache = new FakeCache(stack, MEMCACHED);
      new CacheNetworkPolicy(stack, "Policy", { cache, namespace: "shop", pods: { app: "shop" } });
    });
    const { spec } = template.only({ type: "kubernetes_network_policy_v1" }).properties;
    expect(spec.egress[0].ports).toEqual([{ port: "11211", protocol: "TCP" }]);
  });
});
