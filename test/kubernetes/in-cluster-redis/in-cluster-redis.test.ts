import { TerraformStack, TerraformVariable } from "cdktf";
import {
  CacheEngine,
  CachePurpose,
  clientEnvironment,
  EvictionPolicy,
  type IManagedCache,
  SecretReference,
  Size,
} from "cdktf-managed-cache";
import {
  CacheNetworkPolicy,
  InClusterRedis,
  type InClusterRedisProps,
  KubernetesCache,
  type KubernetesCacheSettings,
  SharedCacheExporter,
} from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import { faultIds } from "../../support/faults";
import { synth } from "../../support/synth";
import { testApp } from "../../support/test-app";
import { IN_CLUSTER } from "../objects/constructs";

const EXISTING = { kind: "existing-secret", name: "redis-auth" } as const;

function templateOf(props: Partial<InClusterRedisProps> = {}): Template {
  return synth((stack) => new InClusterRedis(stack, "Redis", { ...IN_CLUSTER, ...props }));
}

/** What the pod of the server is made of. */
function podOf(props: Partial<InClusterRedisProps> = {}) {
  const { properties } = templateOf(props).only({ type: "kubernetes_stateful_set_v1" });
  return properties.spec.template;
}

/** The program of the server. */
function scriptOf(props: Partial<InClusterRedisProps> = {}): string {
  return templateOf(props).only({ type: "kubernetes_config_map_v1" }).properties.data.run;
}

/** The cache with clients, from one stack. */
function withClients(
  settings: KubernetesCacheSettings,
  props: Partial<InClusterRedisProps> = {},
): Template {
  return synth((stack) => {
    const cache = new InClusterRedis(stack, "Redis", { ...IN_CLUSTER, ...props });
    new KubernetesCache(stack, "Kubernetes", { cache, createNamespace: false, ...settings });
  });
}

/** A token in a Terraform variable. */
function variableToken(scope: TerraformStack, revision = "initial"): SecretReference {
  const variable = new TerraformVariable(scope, "token", { sensitive: true });
  return new SecretReference({
    store: "terraform-variable",
    id: "token",
    revision,
    expression: variable.stringValue,
  });
}

describe("the objects of a server in the cluster", () => {
  test("are a StatefulSet, its Service, its program and a network policy", () => {
    const template = templateOf();
    expect(template.blocks.map(({ type }) => type).sort()).toEqual([
      "kubernetes_config_map_v1",
      "kubernetes_network_policy_v1",
      "kubernetes_service_v1",
      "kubernetes_stateful_set_v1",
    ]);
    const set = template.only({ type: "kubernetes_stateful_set_v1" }).properties;
    const service = template.only({ type: "kubernetes_service_v1" }).properties;
    const policy = template.only({ type: "kubernetes_network_policy_v1" }).properties;
    const { labels } = set.spec.template.metadata;
    for (const selector of [set.spec.selector.match_labels, service.spec.selector]) {
      expect(labels).toMatchObject(selector);
    }
    expect(policy.spec.pod_selector.match_labels).toEqual(service.spec.selector);
    expect(set.spec.service_name).toBe(service.metadata.name);
    expect(set.spec.volume_claim_template).toBeUndefined();
  });

  test("let in the pods of the named namespaces alone, and nothing out", () => {
    const policy = templateOf({ clientNamespaces: ["shop", "cache", "web"], port: 6390 }).only({
      type: "kubernetes_network_policy_v1",
    }).properties;
    const labels = (name: string) => ({
      namespace_selector: { match_labels: { "kubernetes.io/metadata.name": name } },
    });
    expect(policy.spec).toMatchObject({
      policy_types: ["Ingress", "Egress"],
      ingress: [
        {
          from: ["cache", "shop", "web"].map(labels),
          ports: [{ port: "6390", protocol: "TCP" }],
        },
      ],
    });
    expect(policy.spec.egress).toBeUndefined();
  });

  test("have a pod under the restricted standard, whose memory has a limit", () => {
    const { spec } = podOf();
    expect(spec).toMatchObject({
      automount_service_account_token: false,
      security_context: { run_as_non_root: true, seccomp_profile: { type: "RuntimeDefault" } },
      container: [
        {
          security_context: { read_only_root_filesystem: true, capabilities: { drop: ["ALL"] } },
          resources: { limits: { memory: "256Mi" }, requests: { memory: "256Mi", cpu: "100m" } },
        },
      ],
    });
  });

  test("have the token and the key as files of existing Secrets, and nowhere else", () => {
    const { spec } = podOf({ credentials: { ...EXISTING, tokenKey: "password" } });
    expect(spec.volume).toEqual(
      expect.arrayContaining([
        {
          name: "auth",
          secret: { secret_name: "redis-auth", items: [{ key: "password", path: "token" }] },
        },
        { name: "tls", secret: { secret_name: "redis-tls" } },
      ]),
    );
    expect(spec.container[0].env).toEqual([]);
  });

  test("are made after the Secret that Terraform writes, which waits for no server", () => {
    const template = synth((stack) => {
      new InClusterRedis(stack, "Redis", {
        ...IN_CLUSTER,
        credentials: { kind: "terraform-secret" },
        token: variableToken(stack),
      });
    });
    const secret = template.only({ type: "kubernetes_secret_v1" });
    expect(secret.properties).toMatchObject({
      metadata: { name: "redis-server-auth" },
      data_wo: { token: "${var.token}" },
    });
    expect(secret.properties.depends_on ?? []).toEqual([]);
    const set = template.only({ type: "kubernetes_stateful_set_v1" }).properties;
    expect(set.spec.template.metadata.annotations["checksum/credentials"]).toBe(
      `\${${secret.address}.data_wo_revision}`,
    );
  });

  test("take the token from an ExternalSecret", () => {
    const template = templateOf({
      credentials: { kind: "external-secret", store: { name: "aws", kind: "ClusterSecretStore" } },
      token: new SecretReference({
        store: "aws-secrets-manager",
        id: "arn:token",
        revision: "2026-11",
        expression: "${nobody.reads.it}",
      }),
    });
    const { manifest } = template.only({ type: "kubernetes_manifest" }).properties;
    expect(manifest).toMatchObject({
      kind: "ExternalSecret",
      spec: { target: { name: "redis-server-auth" } },
    });
    expect(JSON.stringify(template.blocks)).not.toContain("nobody.reads.it");
  });
});

describe("the program of a server in the cluster", () => {
  test("starts the server of the engine", () => {
    expect(scriptOf()).toContain("exec valkey-server -");
    expect(scriptOf({ engine: CacheEngine.REDIS_7_2 })).toContain("exec redis-server -");
  });

  test("has the port, the memory and the policy of the props", () => {
    const script = scriptOf({
      port: 6390,
      maxmemory: Size.mebibytes(64),
      evictionPolicy: EvictionPolicy.ALLKEYS_LFU,
    });
    expect(script.split("\n")).toEqual(
      expect.arrayContaining([
        "tls-port 6390",
        "port 0",
        `maxmemory ${64 * 2 ** 20}`,
        "maxmemory-policy allkeys-lfu",
      ]),
    );
  });

  test("never evicts from a store", () => {
    expect(scriptOf({ purpose: CachePurpose.STORE })).toContain("maxmemory-policy noeviction");
  });
});

describe("clients of a server in the cluster", () => {
  const settings: KubernetesCacheSettings = {
    credentials: EXISTING,
    prometheusOperator: false,
    exporter: { scraping: "annotations" },
    warmer: { image: "warmer:1", command: ["warm"], schedule: "*/5 * * * *" },
    healthReport: { image: "redis:7" },
    networkPolicy: { pods: { app: "shop" } },
    clients: { shop: { createNamespace: false } },
  };

  test("get the contract, jobs, an exporter and network policies as of a managed cache", () => {
    const template = withClients(settings, { podCidrs: ["10.244.0.0/16"] });
    const config = template
      .propertiesOf("kubernetes_config_map_v1")
      .find(({ metadata }) => metadata.name === "redis-client" && metadata.namespace === "shop");
    expect(config?.data).toMatchObject({
      REDIS_PRIMARY_HOST: "redis-primary.cache.svc.cluster.local",
      REDIS_TLS_SERVER_NAME: "redis.cache.svc.cluster.local",
      REDIS_TLS_CA_FILE: "/etc/redis-tls/ca.crt",
      REDIS_CLUSTER_MODE: "false",
    });
    const alias = template
      .propertiesOf("kubernetes_service_v1")
      .find(({ metadata }) => metadata.name === "redis-primary");
    expect(alias?.spec.external_name).toBe("redis.cache.svc.cluster.local");
    expect(template.propertiesOf("kubernetes_deployment_v1")).toHaveLength(1);
    expect(template.propertiesOf("kubernetes_cron_job_v1")).toHaveLength(1);
    expect(template.propertiesOf("kubernetes_secret_v1")).toEqual([]);
  });

  test("have alerts for one node, with its limit of connections", () => {
    const template = withClients({ credentials: EXISTING });
    const rules = template
      .propertiesOf("kubernetes_manifest")
      .find(({ manifest }) => manifest.kind === "PrometheusRule");
    const text = JSON.stringify(rules);
    expect(text).toContain(" * 0 + 10000");
    expect(text).not.toContain("ReplicaMissing");
  });

  test("get a Secret from Terraform only after the server has started", () => {
    const template = synth((stack) => {
      const cache = new InClusterRedis(stack, "Redis", {
        ...IN_CLUSTER,
        credentials: { kind: "terraform-secret" },
        token: variableToken(stack),
      });
      new KubernetesCache(stack, "Kubernetes", { cache, createNamespace: false });
    });
    const secret = template
      .propertiesOf("kubernetes_secret_v1")
      .find(({ metadata }) => metadata.name === "redis-auth");
    expect(secret?.depends_on).toContainEqual(
      template.only({ type: "kubernetes_stateful_set_v1" }).address,
    );
  });

  test("are given the real host where no Service has another name", () => {
    const stack = new TerraformStack(testApp(), "test");
    const cache = new InClusterRedis(stack, "Redis", { ...IN_CLUSTER, clusterDomain: "kind.test" });
    expect(clientEnvironment(cache)).toMatchObject({
      REDIS_PRIMARY_HOST: "redis.cache.svc.kind.test",
      REDIS_PORT: "6379",
      REDIS_TLS_ENABLED: "true",
    });
  });

  test.each<[string, string, (stack: TerraformStack, cache: IManagedCache) => void]>([
    [
      "a Secret from Terraform, which cannot read the existing one",
      "kubernetes.secret-in-cluster",
      (stack, cache) => new KubernetesCache(stack, "Kubernetes", { cache }),
    ],
    [
      "an ExternalSecret of a store that does not have the token",
      "kubernetes.external-secret-reference",
      (stack, cache) =>
        new KubernetesCache(stack, "Kubernetes", {
          cache,
          credentials: {
            kind: "external-secret",
            store: { name: "aws", kind: "ClusterSecretStore" },
          },
        }),
    ],
    [
      "a shared exporter, whose passwords Terraform writes",
      "kubernetes.exporter-target-secret",
      (stack, cache) =>
        new SharedCacheExporter(stack, "Exporter", {
          namespace: "cache",
          targets: { shop: { cache } },
        }),
    ],
    [
      "a network policy without the networks of pods",
      "kubernetes.network-policy-subnets",
      (stack, cache) =>
        new CacheNetworkPolicy(stack, "Policy", {
          cache,
          namespace: "cache",
          pods: { app: "shop" },
        }),
    ],
  ])("are refused %s", (_, id, build) => {
    const stack = new TerraformStack(testApp(), "test");
    const cache = new InClusterRedis(stack, "Redis", IN_CLUSTER);
    expect(faultIds(() => build(stack, cache))).toEqual([id]);
  });
});

describe("a server in the cluster, judged by its props, is refused with", () => {
  const later = new TerraformVariable(new TerraformStack(testApp(), "test"), "later", {});
  const faultsOf = (props: Partial<InClusterRedisProps>) =>
    faultIds(() => {
      const stack = new TerraformStack(testApp(), "test");
      new InClusterRedis(stack, "Redis", { ...IN_CLUSTER, ...props });
    });

  test.each<[string, string, Partial<InClusterRedisProps>]>([
    ["a name of 53 letters", "kubernetes.in-cluster-name", { name: "a".repeat(53) }],
    ["a name that starts with a digit", "kubernetes.in-cluster-name", { name: "1redis" }],
    ["an image with a scheme", "kubernetes.in-cluster-image", { image: "https://redis" }],
    ["Memcached", "kubernetes.in-cluster-engine", { engine: CacheEngine.MEMCACHED_1_6 }],
    ["Redis 6.0", "kubernetes.in-cluster-engine", { engine: CacheEngine.redis("6.0") }],
    ["Redis 5", "kubernetes.in-cluster-engine", { engine: CacheEngine.redis("5.0.6") }],
    ["a port of root", "kubernetes.in-cluster-port", { port: 1023 }],
    ["half a port", "kubernetes.in-cluster-port", { port: 6379.5 }],
    [
      "more memory than three quarters of the limit",
      "kubernetes.in-cluster-memory",
      { maxmemory: Size.mebibytes(193) },
    ],
    ["hardly any memory", "kubernetes.in-cluster-memory", { maxmemory: Size.mebibytes(7) }],
    [
      "no limit of memory",
      "kubernetes.in-cluster-memory",
      { resources: { memory: { request: Size.gibibytes(1) } } },
    ],
    [
      "no token for the Secret that Terraform writes",
      "kubernetes.in-cluster-token",
      { credentials: { kind: "terraform-secret" } },
    ],
    [
      "a Secret of the certificate in capitals",
      "kubernetes.in-cluster-tls-secret",
      { tls: { ...IN_CLUSTER.tls, secretName: "TLS" } },
    ],
    [
      "a private key among the authorities",
      "kubernetes.ca-certificates",
      {
        tls: {
          ...IN_CLUSTER.tls,
          caCertificates: "-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----",
        },
      },
    ],
    [
      "a client namespace with a dot, beside one that only Terraform knows",
      "kubernetes.in-cluster-clients",
      { clientNamespaces: [later.stringValue, "a.b"] },
    ],
    ["a domain with a dot at its end", "kubernetes.cluster-domain", { clusterDomain: "a." }],
    [
      "a store that evicts any key",
      "kubernetes.store-eviction-policy",
      { purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.ALLKEYS_LRU },
    ],
    [
      "an existing Secret in capitals",
      "kubernetes.existing-secret-name",
      { credentials: { kind: "existing-secret", name: "Auth" } },
    ],
  ])("%s", (_, id, props) => {
    expect(faultsOf(props)).toEqual([id]);
  });

  test.each<[string, Partial<InClusterRedisProps>]>([
    ["a name of 52 letters", { name: "a".repeat(52) }],
    ["Redis 6.2", { engine: CacheEngine.redis("6.2") }],
    ["Redis 6 in its newest version", { engine: CacheEngine.redis("6.x") }],
    ["what only Terraform knows", { namespace: later.stringValue, image: later.stringValue }],
    ["three quarters of a limit", { maxmemory: Size.mebibytes(192) }],
  ])("nothing: it takes %s", (_, props) => {
    expect(faultsOf(props)).toEqual([]);
  });
});
