import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { type TerraformStack, Token } from "cdktf";
import { Cpu, type IManagedCache, Size } from "cdktf-managed-cache";
import {
  CacheClientConfig,
  CacheCredentials,
  CacheExporter,
  type CacheExporterProps,
  KubernetesCache,
  type KubernetesCacheSettings,
} from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import { faultIds } from "../../support/faults";
import { sections, synth } from "../../support/synth";
import { warnings } from "../../support/warnings";
import { BY_ADDRESS, CLUSTER, FakeCache, secret } from "../fake-cache";

function make(
  props: Partial<CacheExporterProps> = {},
  overrides: Partial<IManagedCache> = {},
  more: (exporter: CacheExporter, stack: TerraformStack) => void = () => {},
): Template {
  return synth((stack) => {
    const common = { cache: new FakeCache(stack, overrides), namespace: "cache" };
    const credentials = new CacheCredentials(stack, "Credentials", common);
    const client = new CacheClientConfig(stack, "Client", { ...common, credentials });
    more(new CacheExporter(stack, "Exporter", { ...common, client, ...props }), stack);
  });
}

/** The variables of the exporter's container, by name. */
function environment(synthesized: Template): Record<string, unknown> {
  const [container] = pod(synthesized).container;
  return Object.fromEntries(
    // biome-ignore lint/suspicious/noExplicitAny: synthesized JSON
    container.env.map((variable: any) => [
      variable.name,
      variable.value ?? variable.value_from.secret_key_ref,
    ]),
  );
}

function pod(synthesized: Template) {
  return synthesized.only({ type: "kubernetes_deployment_v1" }).properties.spec.template.spec;
}

test("everything that is made with the least props", () => {
  expect(sections(make())).toMatchSnapshot();
});

describe("the exporter's settings", () => {
  test("are those of a cache with TLS and a token, CONFIG off", () => {
    expect(environment(make())).toEqual({
      REDIS_ADDR: "rediss://primary.example:6379",
      REDIS_PASSWORD: { name: "redis-auth", key: "token" },
      REDIS_EXPORTER_TLS_SERVER_NAME: "primary.example",
      REDIS_EXPORTER_CONFIG_COMMAND: "-",
      REDIS_EXPORTER_DISABLE_EXPORTING_KEY_VALUES: "true",
      REDIS_EXPORTER_DISABLE_SCRAPE_ENDPOINT: "true",
      REDIS_EXPORTER_WEB_LISTEN_ADDRESS: ":9121",
    });
  });

  test("name the server that the certificate names", () => {
    const tls = { enabled: true, serverName: "real.example" };
    expect(environment(make({}, { tls })).REDIS_EXPORTER_TLS_SERVER_NAME).toBe("real.example");
  });

  test("mount the client's CA bundle for an authority that the image does not know", () => {
    const synthesized = make({}, BY_ADDRESS);
    expect(environment(synthesized).REDIS_EXPORTER_TLS_CA_CERT_FILE).toBe("/etc/redis-tls/ca.crt");
    const configMaps = synthesized.propertiesOf("kubernetes_config_map_v1");
    expect(configMaps.map(({ metadata }) => metadata.name).sort()).toEqual([
      "redis-client",
      "redis-client-ca",
    ]);
    expect(pod(synthesized)).toMatchObject({
      volume: [{ name: "redis-ca", config_map: { name: "redis-client-ca" } }],
      container: [
        { volume_mount: [{ name: "redis-ca", mount_path: "/etc/redis-tls", read_only: true }] },
      ],
    });
  });

  test("ask without TLS where there is none", () => {
    const variables = environment(make({}, { tls: { enabled: false, caCertificates: "unused" } }));
    expect(variables.REDIS_ADDR).toBe("redis://primary.example:6379");
    expect(Object.keys(variables).join()).not.toContain("TLS");
  });

  test("log in as a user with a password", () => {
    const authentication = {
      kind: "users" as const,
      users: [{ name: "metrics", password: secret("u1") }],
    };
    expect(environment(make({}, { authentication }))).toMatchObject({
      REDIS_USER: { name: "redis-auth", key: "username" },
      REDIS_PASSWORD: { name: "redis-auth", key: "token" },
    });
  });

  test("need no credentials for a cache without authentication", () => {
    const synthesized = make({}, { authentication: { kind: "none" } });
    expect(environment(synthesized)).not.toHaveProperty("REDIS_PASSWORD");
  });

  test("find every node in cluster mode, and ask each", () => {
    const variables = environment(make({}, CLUSTER));
    expect(variables).toMatchObject({
      REDIS_ADDR: "rediss://config.example:6379",
      REDIS_EXPORTER_IS_CLUSTER: "true",
    });
    expect(variables).not.toHaveProperty("REDIS_EXPORTER_DISABLE_SCRAPE_ENDPOINT");
  });

  test("can contain what only Terraform will know", () => {
    const primaryEndpoint = {
      host: Token.asString("${aws.host}"),
      hostKind: "dns" as const,
      port: Token.asNumber("${aws.port}"),
    };
    const synthesized = make({}, { primaryEndpoint, cacheName: Token.asString("${aws.name}") });
    expect(environment(synthesized).REDIS_ADDR).toBe("rediss://${aws.host}:${aws.port}");
    expect(
      synthesized.only({ type: "kubernetes_manifest" }).properties.manifest.spec.endpoints[0]
        .relabelings,
    ).toEqual(
      expect.arrayContaining([
        { targetLabel: "cache", replacement: "${aws.name}" },
        { targetLabel: "instance", replacement: "${aws.host}:${aws.port}" },
      ]),
    );
  });
});

describe("the exporter's pod", () => {
  const template = make().only({ type: "kubernetes_deployment_v1" }).properties.spec.template;

  test("meets the restricted pod security standard", () => {
    const { security_context, ...spec } = template.spec;
    expect(spec).toMatchObject({
      automount_service_account_token: false,
      enable_service_links: false,
    });
    expect(security_context).toMatchObject({
      run_as_non_root: true,
      seccomp_profile: { type: "RuntimeDefault" },
    });
    expect(Number(security_context.run_as_user)).toBeGreaterThan(10_000);
    expect(spec.container[0].security_context).toEqual({
      allow_privilege_escalation: false,
      privileged: false,
      read_only_root_filesystem: true,
      run_as_non_root: true,
      capabilities: { drop: ["ALL"] },
    });
  });

  test("is probed for itself, has resources, and there is one at a time", () => {
    const [container] = template.spec.container;
    expect(container).toMatchObject({
      image: "oliver006/redis_exporter:v1.88.0",
      port: [{ name: "metrics", container_port: 9121 }],
      liveness_probe: { http_get: { path: "/health", port: "metrics" } },
      readiness_probe: { http_get: { path: "/health", port: "metrics" } },
      resources: { requests: { cpu: "50m", memory: "32Mi" }, limits: { memory: "128Mi" } },
    });
    expect(make().only({ type: "kubernetes_deployment_v1" }).properties.spec).toMatchObject({
      replicas: "1",
      strategy: { type: "Recreate" },
    });
  });

  test("restarts when the client's CA bundle changes, after the change is in the cluster", () => {
    const { annotations } = make({}, BY_ADDRESS).only({ type: "kubernetes_deployment_v1" })
      .properties.spec.template.metadata;
    expect(annotations["checksum/redis-client"]).toMatch(/kubernetes_config_map_v1\.Client_Ca_\w+/);
  });

  test("restarts when the credentials change, after they are written", () => {
    expect(template.metadata.annotations).toEqual({
      "checksum/redis-client": expect.stringContaining("data_wo_revision"),
    });
  });

  test("is selected by the Service and the labels", () => {
    const synthesized = make({}, {}, ({ podLabels }) => {
      expect(template.metadata.labels).toMatchObject(podLabels);
      expect(podLabels).toEqual({
        "app.kubernetes.io/name": "redis-exporter",
        "cdktf-managed-cache/instance": "shop",
        "app.kubernetes.io/component": "exporter",
      });
    });
    const { selector, port } = synthesized.only({ type: "kubernetes_service_v1" }).properties.spec;
    expect(template.metadata.labels).toMatchObject(selector);
    expect(port).toEqual([
      { name: "metrics", port: 9121, target_port: "metrics", protocol: "TCP" },
    ]);
    expect(
      synthesized.only({ type: "kubernetes_deployment_v1" }).properties.spec.selector.match_labels,
    ).toEqual(selector);
  });

  test("takes another name, image and resources", () => {
    const synthesized = make({
      name: "shop-metrics",
      image:
        "registry.example/redis_exporter@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      resources: { cpu: { request: Cpu.units(1) }, memory: { limit: Size.gibibytes(1) } },
    });
    const deployment = synthesized.only({ type: "kubernetes_deployment_v1" }).properties;
    expect(deployment.metadata.name).toBe("shop-metrics");
    expect(deployment.spec.template.spec.container[0]).toMatchObject({
      image:
        "registry.example/redis_exporter@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
      resources: { requests: { cpu: "1" }, limits: { memory: "1Gi" } },
    });
  });
});

test.each([
  ["the default image", undefined, 0],
  [
    "an image with a digest",
    "registry.example/redis_exporter@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    0,
  ],
  ["an image that only Terraform knows", "${var.image}", 0],
  ["an image with a tag", "registry.example/redis_exporter:1.88", 1],
])("%s: warned of only for a tag of your own", (_, image, count) => {
  const advice = warnings((stack) => {
    new KubernetesCache(stack, "Kubernetes", { cache: new FakeCache(stack), exporter: { image } });
  });
  expect(advice.filter((text) => text.startsWith("[kubernetes.image-tag]"))).toHaveLength(count);
});

describe("Prometheus", () => {
  test("finds a primary through a ServiceMonitor that names the cache and its endpoint", () => {
    const { manifest } = make().only({ type: "kubernetes_manifest" }).properties;
    expect(manifest).toMatchObject({
      apiVersion: "monitoring.coreos.com/v1",
      kind: "ServiceMonitor",
      metadata: { name: "redis-exporter", namespace: "cache" },
    });
    expect(manifest.spec.endpoints).toEqual([
      {
        port: "metrics",
        path: "/metrics",
        relabelings: [
          { targetLabel: "cache", replacement: "shop" },
          { targetLabel: "instance", replacement: "primary.example:6379" },
          { action: "labeldrop", regex: "pod|container|endpoint" },
        ],
      },
    ]);
    expect(make().only({ type: "kubernetes_service_v1" }).properties.metadata.labels).toMatchObject(
      manifest.spec.selector.matchLabels,
    );
  });

  test("finds the nodes of a cluster through a ScrapeConfig", () => {
    expect(
      make({}, CLUSTER).only({ type: "kubernetes_manifest" }).properties.manifest,
    ).toMatchObject({
      apiVersion: "monitoring.coreos.com/v1alpha1",
      kind: "ScrapeConfig",
      spec: {
        httpSDConfigs: [{ url: "http://redis-exporter.cache.svc:9121/discover-cluster-nodes" }],
        metricsPath: "/scrape",
        relabelings: [
          { sourceLabels: ["__address__"], targetLabel: "__param_target" },
          { sourceLabels: ["__param_target"], targetLabel: "instance", replacement: "$1" },
          { targetLabel: "__address__", replacement: "redis-exporter.cache.svc:9121" },
          { targetLabel: "cache", replacement: "shop" },
        ],
      },
    });
  });

  test("finds it by annotations, and the cache's name in a label", () => {
    const synthesized = make({ scraping: "annotations", annotations: { owner: "platform" } });
    expect(synthesized.propertiesOf("kubernetes_manifest")).toEqual([]);
    expect(synthesized.only({ type: "kubernetes_service_v1" }).properties.metadata).toMatchObject({
      labels: { cache: "shop" },
      annotations: {
        owner: "platform",
        "prometheus.io/scrape": "true",
        "prometheus.io/port": "9121",
        "prometheus.io/path": "/metrics",
      },
    });
  });

  test("gets nothing when scraping is off", () => {
    const synthesized = make({ scraping: "none" }, CLUSTER);
    expect(synthesized.propertiesOf("kubernetes_manifest")).toEqual([]);
    expect(
      synthesized.only({ type: "kubernetes_service_v1" }).properties.metadata,
    ).not.toHaveProperty("annotations");
  });
});

test("labels, annotations and provider are on every object", () => {
  const synthesized = synth((stack) => {
    const provider = new KubernetesProvider(stack, "other", { alias: "other" });
    const common = {
      cache: new FakeCache(stack, BY_ADDRESS),
      namespace: "cache",
      labels: { team: "shop" },
      annotations: { owner: "platform" },
      provider,
    };
    const credentials = new CacheCredentials(stack, "Credentials", common);
    const client = new CacheClientConfig(stack, "Client", { ...common, credentials });
    new CacheExporter(stack, "Exporter", { ...common, client });
  });
  expect(new Set(synthesized.find().map(({ type }) => type)).size).toBe(5);
  for (const { address, properties } of synthesized.find()) {
    const { labels, annotations } = (properties.manifest ?? properties).metadata;
    expect({ address, provider: properties.provider, labels, annotations }).toEqual({
      address,
      provider: "kubernetes.other",
      labels: expect.objectContaining({ team: "shop" }),
      annotations: expect.objectContaining({ owner: "platform" }),
    });
  }
});

describe("refused", () => {
  const IAM: Partial<IManagedCache> = {
    authentication: { kind: "users", users: [{ name: "app" }] },
  };

  test.each<[string, string, Partial<CacheExporterProps>, Partial<IManagedCache>]>([
    ["a name with an upper-case letter", "kubernetes.service-name", { name: "Exporter" }, {}],
    ["a name of 64 characters", "kubernetes.service-name", { name: "a".repeat(64) }, {}],
    ["a name that starts with a digit", "kubernetes.service-name", { name: "1exporter" }, {}],
    ["an empty image", "props.kind", { image: "" }, {}],
    ["an image with a space", "kubernetes.exporter-image", { image: "my image" }, {}],
    ["a client that authenticates by IAM", "kubernetes.exporter-credentials", {}, IAM],
    [
      "annotations in cluster mode",
      "kubernetes.exporter-cluster-annotations",
      { scraping: "annotations" },
      CLUSTER,
    ],
  ])("%s", (_, id, props, cache) => {
    expect(faultIds(() => make(props, cache))).toEqual([id]);
  });

  test("all faults at once", () => {
    expect(
      faultIds(() =>
        make(
          { name: "Exporter", image: "my image", scraping: "annotations" },
          { ...CLUSTER, ...IAM },
        ),
      ),
    ).toEqual([
      "kubernetes.service-name",
      "kubernetes.exporter-image",
      "kubernetes.exporter-credentials",
      "kubernetes.exporter-cluster-annotations",
    ]);
  });

  test("nothing that only Terraform will know", () => {
    expect(
      faultIds(() => make({ name: Token.asString("${a.name}"), image: "${var.image}" })),
    ).toEqual([]);
  });
});

describe("in a KubernetesCache", () => {
  function kubernetes(settings: KubernetesCacheSettings, cache: Partial<IManagedCache> = {}) {
    return synth((stack) => {
      new KubernetesCache(stack, "Kubernetes", { ...settings, cache: new FakeCache(stack, cache) });
    });
  }

  /** Kinds of the Prometheus operator's objects. */
  function kinds(synthesized: Template): string[] {
    return synthesized.propertiesOf("kubernetes_manifest").map(({ manifest }) => manifest.kind);
  }

  test("it is in the cache's own namespace, with the client's credentials", () => {
    const synthesized = kubernetes({ exporter: {} });
    expect(
      synthesized.only({ type: "kubernetes_deployment_v1" }).properties.metadata,
    ).toMatchObject({
      name: "redis-exporter",
      namespace: "cache",
    });
    expect(environment(synthesized).REDIS_PASSWORD).toEqual({ name: "redis-auth", key: "token" });
    expect(kinds(synthesized)).toContain("ServiceMonitor");
  });

  test("without the Prometheus operator the Service gets annotations, and in cluster mode nothing", () => {
    const annotated = kubernetes({ exporter: {}, prometheusOperator: false });
    expect(kinds(annotated)).toEqual([]);
    expect(annotations(annotated)).toHaveProperty(["prometheus.io/scrape"], "true");
    const cluster = kubernetes({ exporter: {}, prometheusOperator: false }, CLUSTER);
    expect(kinds(cluster)).toEqual([]);
    expect(annotations(cluster)).toBeUndefined();
  });

  function annotations(synthesized: Template) {
    const metadata = { name: "redis-exporter" };
    return synthesized.only({ type: "kubernetes_service_v1", properties: { metadata } }).properties
      .metadata.annotations;
  }

  test("its name and scraping can be chosen", () => {
    const synthesized = kubernetes({ exporter: { name: "metrics", scraping: "none" } });
    expect(synthesized.only({ type: "kubernetes_deployment_v1" }).properties.metadata.name).toBe(
      "metrics",
    );
    expect(kinds(synthesized)).not.toContain("ServiceMonitor");
  });

  test.each<[string, string, KubernetesCacheSettings]>([
    [
      "scraping by the operator without the Prometheus operator",
      "kubernetes.exporter-operator",
      { exporter: { scraping: "operator" }, prometheusOperator: false },
    ],
    [
      "the default name of a Service",
      "kubernetes.exporter-name-taken",
      { exporter: { name: "redis-primary" } },
    ],
    [
      "the name that a Service was given",
      "kubernetes.exporter-name-taken",
      { exporter: { name: "main" }, serviceNames: { primary: "main" } },
    ],
    [
      "the exporter's own name for a Service",
      "kubernetes.exporter-name-taken",
      { exporter: {}, serviceNames: { primary: "redis-exporter" } },
    ],
  ])("%s is refused", (_, id, settings) => {
    expect(faultIds(() => kubernetes(settings))).toEqual([id]);
  });

  test("the name of a Service that the cache does not have is taken", () => {
    expect(faultIds(() => kubernetes({ exporter: { name: "redis-discovery" } }))).toEqual([]);
  });
});
