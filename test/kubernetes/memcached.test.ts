import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { CacheEngine, Duration, EvictionPolicy, type IManagedCache } from "cdktf-managed-cache";
import type { Alert } from "cdktf-managed-cache/alerts";
import {
  CacheClientConfig,
  CacheCredentials,
  CacheServices,
  KubernetesCache,
  type KubernetesCacheSettings,
  SharedCacheExporter,
} from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import { CERTIFICATE } from "../support/certificate";
import { faultIds } from "../support/faults";
import { sections, synth } from "../support/synth";
import { warnings } from "../support/warnings";
import { FakeCache } from "./fake-cache";

const NODES = ["0001", "0002"].map((node) => `${node}.shop.example`);
const endpoint = (host: string) => ({ host, hostKind: "dns" as const, port: 11211 });

const MEMCACHED: Partial<IManagedCache> = {
  engine: CacheEngine.MEMCACHED_1_6_22,
  topology: { kind: "nodes", nodes: 2 },
  primaryEndpoint: endpoint("cfg.shop.example"),
  readerEndpoint: undefined,
  nodeEndpoints: NODES.map(endpoint),
  tls: { enabled: true, serverName: NODES[0] },
  authentication: { kind: "none" },
  limits: { nodes: 2, connectionsPerNode: 64_993 },
  evictionPolicy: EvictionPolicy.ALLKEYS_LRU,
  subnetCidrs: ["10.0.0.0/24"],
};

function make(
  settings: KubernetesCacheSettings = {},
  overrides: Partial<IManagedCache> = {},
): Template {
  return synth((stack) => {
    const cache = new FakeCache(stack, { ...MEMCACHED, ...overrides });
    new KubernetesCache(stack, "Kubernetes", { ...settings, cache });
  });
}

const DOWN: Alert = {
  name: "Down",
  expression: "up == 0",
  for: Duration.minutes(1),
  severity: "warning",
  summary: "down",
  description: "down",
};

const contract = (template: Template) =>
  template.find({ type: "kubernetes_config_map_v1" })[0]?.properties.data;

/** The one manifest of a kind. */
// biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
function manifest(template: Template, kind: string): any {
  const found = template
    .propertiesOf("kubernetes_manifest")
    .filter((it) => it.manifest.kind === kind);
  expect(found).toHaveLength(1);
  return found[0]?.manifest;
}

/** Expressions of the alerts by their names. */
function alerts(template: Template): Record<string, string> {
  const { spec } = manifest(template, "PrometheusRule");
  return Object.fromEntries(
    spec.groups[0].rules.map(({ alert, expr }: Record<string, string>) => [alert, expr]),
  );
}

test("everything that clients get", () => {
  expect(sections(make())).toMatchSnapshot();
});

describe("the contract", () => {
  test("has all nodes by their real names, and a name to discover them", () => {
    expect(contract(make())).toEqual({
      MEMCACHED_SERVERS: NODES.map((host) => `${host}:11211`).join(","),
      MEMCACHED_DISCOVERY_HOST: "memcached-discovery.cache.svc.cluster.local",
      MEMCACHED_PORT: "11211",
      MEMCACHED_TLS_ENABLED: "true",
      MEMCACHED_TLS_SERVER_NAME: NODES[0],
      MEMCACHED_MAX_CONNECTIONS: "20",
      MEMCACHED_CONNECT_TIMEOUT_MS: "2000",
      MEMCACHED_COMMAND_TIMEOUT_MS: "500",
    });
  });

  test("without TLS has no name to verify", () => {
    const data = contract(make({}, { tls: { enabled: false } }));
    expect(data).toMatchObject({ MEMCACHED_TLS_ENABLED: "false" });
    expect(data).not.toHaveProperty("MEMCACHED_TLS_SERVER_NAME");
  });

  test("has the name of the cache before its variables and its objects", () => {
    const template = make({ name: "pages" });
    expect(contract(template)).toHaveProperty("PAGES_MEMCACHED_SERVERS");
    expect(
      template
        .propertiesOf("kubernetes_service_v1")
        .map(({ metadata }) => metadata.name)
        .sort(),
    ).toEqual(["pages-discovery", "pages-exporter", "pages-node-0001", "pages-node-0002"]);
  });

  test("the name that it has anyway is no prefix", () => {
    expect(contract(make({ name: "memcached" }))).toHaveProperty("MEMCACHED_SERVERS");
  });

  test("has no Secret", () => {
    expect(make().propertiesOf("kubernetes_secret_v1")).toEqual([]);
  });

  test("brings authorities of its own under names that no Redis has", () => {
    const data = contract(make({}, { tls: { enabled: true, caCertificates: CERTIFICATE } }));
    expect(data.MEMCACHED_TLS_CA_FILE).toBe("/etc/memcached-tls/ca.crt");
  });

  test("a pod can be a client of Memcached and of Redis", () => {
    const template = synth((stack) => {
      const memcached = new KubernetesCache(stack, "Memcached", {
        cache: new FakeCache(stack, MEMCACHED),
        exporter: false,
        createNamespace: false,
      });
      const redis = new KubernetesCache(stack, "Redis", {
        cache: new FakeCache(memcached),
        exporter: false,
        createNamespace: false,
      });
      const pod = { metadata: {}, spec: { container: [{ name: "shop", image: "shop" }] } };
      new DeploymentV1(stack, "Shop", {
        metadata: { name: "shop" },
        spec: { template: redis.client("cache").attach(memcached.client("cache").attach(pod)) },
      });
    });
    const { spec } = template.only({ type: "kubernetes_deployment_v1" }).properties;
    expect(spec.template.spec.container[0].env_from).toEqual([
      { config_map_ref: { name: "redis-client" } },
      { config_map_ref: { name: "memcached-client" } },
    ]);
  });

  test("another list of nodes restarts the pods: the checksum is that of the ConfigMap", () => {
    const template = synth((stack) => {
      const cache = new FakeCache(stack, MEMCACHED);
      const common = { cache, namespace: "shop" };
      const credentials = new CacheCredentials(stack, "Credentials", common);
      const client = new CacheClientConfig(stack, "Client", { ...common, credentials });
      new DeploymentV1(stack, "Shop", {
        metadata: { name: "shop" },
        spec: {
          template: client.attach({
            metadata: {},
            spec: { container: [{ name: "shop", image: "shop" }] },
          }),
        },
      });
    });
    const { spec } = template.only({ type: "kubernetes_deployment_v1" }).properties;
    expect(spec.template.metadata.annotations["checksum/memcached-client"]).toMatch(
      /sha256\(jsonencode\(.*kubernetes_config_map_v1\..*\.data/,
    );
  });
});

describe("Services", () => {
  test("follow the names of the discovery endpoint and of every node", () => {
    const services = make({ exporter: false }).propertiesOf("kubernetes_service_v1");
    expect(
      services.map(({ metadata, spec }) => [metadata.name, spec.type, spec.external_name]).sort(),
    ).toEqual([
      ["memcached-discovery", "ExternalName", "cfg.shop.example"],
      ["memcached-node-0001", "ExternalName", NODES[0]],
      ["memcached-node-0002", "ExternalName", NODES[1]],
    ]);
    expect(services[0]?.spec.port).toEqual([{ name: "memcache", port: 11211, protocol: "TCP" }]);
  });

  test("have the names that they are given", () => {
    const serviceNames = { discovery: "pages", node: "pages-node" };
    const template = make({ exporter: false, serviceNames });
    expect(
      template
        .propertiesOf("kubernetes_service_v1")
        .map(({ metadata }) => metadata.name)
        .sort(),
    ).toEqual(["pages", "pages-node-0001", "pages-node-0002"]);
    expect(contract(template).MEMCACHED_DISCOVERY_HOST).toBe("pages.cache.svc.cluster.local");
  });

  test("lead to addresses where nodes have those", () => {
    const byAddress = { host: "10.0.0.7", hostKind: "ip" as const, port: 11211 };
    const template = make(
      { exporter: false },
      { topology: { kind: "nodes", nodes: 1 }, nodeEndpoints: [byAddress] },
    );
    const { port, endpoint: endpoints } = template.only({
      type: "kubernetes_endpoint_slice_v1",
    }).properties;
    expect(endpoints).toEqual([{ addresses: ["10.0.0.7"], condition: { ready: true } }]);
    expect(port).toEqual([
      { name: "memcache", port: "11211", protocol: "TCP", app_protocol: "memcache" },
    ]);
  });
});

describe("the exporter", () => {
  test("is memcached_exporter, without a cache of its own and without credentials", () => {
    const { spec } = make().only({ type: "kubernetes_deployment_v1" }).properties;
    const [container] = spec.template.spec.container;
    expect(container).toMatchObject({
      image: "prom/memcached-exporter:v0.16.0",
      args: [
        "--memcached.address=",
        "--memcached.tls.enable",
        `--memcached.tls.server-name=${NODES[0]}`,
      ],
      port: [{ name: "metrics", container_port: 9150, protocol: "TCP" }],
      liveness_probe: { http_get: { path: "/", port: "metrics" } },
    });
    expect(container.env ?? []).toEqual([]);
  });

  test("trusts authorities of the cache's own, and takes flags of the user", () => {
    const template = make(
      { exporter: { args: ["--no-collector.slab"] } },
      { tls: { enabled: true, caCertificates: CERTIFICATE } },
    );
    const { spec } = template.only({ type: "kubernetes_deployment_v1" }).properties;
    expect(spec.template.spec.container[0].args).toEqual([
      "--memcached.address=",
      "--memcached.tls.enable",
      "--memcached.tls.server-name=cfg.shop.example",
      "--memcached.tls.ca-file=/etc/memcached-tls/ca.crt",
      "--no-collector.slab",
    ]);
  });

  test("is scraped once for each node, whose name the series have", () => {
    const { spec } = manifest(make(), "ServiceMonitor");
    expect(
      spec.endpoints.map(({ params, relabelings }: Record<string, unknown>) => [
        params,
        relabelings,
      ]),
    ).toEqual(
      NODES.map((host) => [
        { target: [`${host}:11211`] },
        [
          { targetLabel: "cache", replacement: "shop" },
          { targetLabel: "instance", replacement: `${host}:11211` },
          { action: "labeldrop", regex: "pod|container|endpoint" },
        ],
      ]),
    );
  });

  test("without the operator it is made with nobody who scrapes it, and says so", () => {
    const advice = warnings((stack) => {
      const cache = new FakeCache(stack, MEMCACHED);
      new KubernetesCache(stack, "Kubernetes", { cache, googleManagedPrometheus: true });
    });
    expect(advice).toContainEqual(expect.stringContaining("[kubernetes.alerts-unmeasured]"));
  });
});

describe("alerts", () => {
  test("are those of memcached_exporter, under their own prefix", () => {
    const found = alerts(make());
    expect(Object.keys(found)).toEqual([
      "MemcachedDown",
      "MemcachedUnmeasured",
      "MemcachedConnectionsHigh",
      "MemcachedConnectionsRejected",
      "MemcachedHitRateLow",
      "MemcachedEvicting",
      "MemcachedOutOfMemoryErrors",
    ]);
    expect(Object.values(found).join("\n")).not.toContain("redis_");
  });

  test("on memory are for nodes that may evict nothing", () => {
    const found = alerts(make({}, { evictionPolicy: EvictionPolicy.NOEVICTION }));
    expect(found.MemcachedMemoryHighNoEviction).toBe(
      'memcached_malloced_bytes{cache="shop"} / (memcached_limit_bytes{cache="shop"} > 0) > 0.95',
    );
    expect(found).not.toHaveProperty("MemcachedEvicting");
  });

  test("can be overridden, those that it has", () => {
    const found = alerts(make({ alerts: { overrides: { Evicting: { threshold: 99 } } } }));
    expect(found.MemcachedEvicting).toContain("> 99");
    const overrides = { ReplicationLag: { threshold: 5 } };
    expect(faultIds(() => make({ alerts: { overrides } }))).toEqual(["alerts.not-measured"]);
  });

  test("of a user's own have names that the catalogue does not give to Memcached", () => {
    const own = (name: string) => ({ ...DOWN, name });
    expect(faultIds(() => make({ alerts: { add: [own("MemcachedDown")] } }))).toEqual([
      "alerts.added",
    ]);
    expect(alerts(make({ alerts: { add: [own("RedisDown")] } }))).toHaveProperty("RedisDown");
  });
});

test("the connections of the workloads count against the limit of a node", () => {
  const workloads = { web: { replicas: 700, connectionsPerPod: 100 } };
  expect(faultIds(() => make({ clients: { shop: { workloads } } }))).toEqual(["budget.exceeded"]);
});

test("a warmer is a program of the user's, and gets the contract", () => {
  const template = make({
    warmer: { image: `warmer@sha256:${"a".repeat(64)}`, command: ["warm"] },
  });
  const { metadata, spec } = template.only({ type: "kubernetes_cron_job_v1" }).properties;
  expect(metadata.name).toBe("memcached-warmer");
  const [container] = spec.job_template.spec.template.spec.container;
  expect(container.env_from).toEqual([{ config_map_ref: { name: "memcached-client" } }]);
});

test("a network policy lets clients reach the nodes", () => {
  const template = make({ networkPolicy: { pods: { app: "shop" } } });
  for (const { spec } of template.propertiesOf("kubernetes_network_policy_v1")) {
    expect(spec.egress[0]).toEqual({
      to: [{ ip_block: { cidr: "10.0.0.0/24" } }],
      ports: [{ port: "11211", protocol: "TCP" }],
    });
  }
});

describe("refused", () => {
  test.each<[string, string, KubernetesCacheSettings, Partial<IManagedCache>?]>([
    ["nodes without endpoints", "kubernetes.node-endpoints", {}, { nodeEndpoints: undefined }],
    [
      "a host of a node with its port",
      "kubernetes.endpoint-host",
      {},
      { nodeEndpoints: [...NODES.slice(1), "a:11211"].map(endpoint) },
    ],
    [
      "a health report, which asks by redis-cli",
      "kubernetes.report-engine",
      { healthReport: { image: `redis@sha256:${"b".repeat(64)}` } },
    ],
    [
      "annotations, which lead to one node",
      "kubernetes.exporter-cluster-annotations",
      { exporter: { scraping: "annotations" } },
    ],
    [
      "a variable of the contract in a warmer",
      "kubernetes.env-taken",
      {
        warmer: {
          image: `warmer@sha256:${"a".repeat(64)}`,
          env: { MEMCACHED_SERVERS: "other:11211" },
        },
      },
    ],
    [
      "a flag of the exporter that it has from the cache",
      "kubernetes.exporter-args",
      { exporter: { args: ["--memcached.tls.insecure-skip-verify"] } },
    ],
    ["a Service that it has not", "kubernetes.service-missing", { serviceNames: { reader: "a" } }],
    [
      "a name of nodes that is too long with their numbers",
      "kubernetes.service-name",
      { serviceNames: { node: "a".repeat(60) } },
    ],
  ])("%s", (_, id, settings, overrides = {}) => {
    expect(faultIds(() => make(settings, overrides))).toEqual([id]);
  });

  test("a shared exporter, which is redis_exporter", () => {
    const build = () =>
      synth((stack) => {
        const tls = { enabled: true };
        const targets = { shop: { cache: new FakeCache(stack, { ...MEMCACHED, tls }) } };
        new SharedCacheExporter(stack, "Exporter", { namespace: "shop", targets });
      });
    expect(faultIds(build)).toEqual(["kubernetes.exporter-target-engine"]);
  });

  test("Services of nodes that are not known", () => {
    const build = () =>
      synth((stack) => {
        const cache = new FakeCache(stack, { ...MEMCACHED, nodeEndpoints: [] });
        new CacheServices(stack, "Services", { cache, namespace: "shop" });
      });
    expect(faultIds(build)).toEqual(["kubernetes.node-endpoints"]);
  });
});
