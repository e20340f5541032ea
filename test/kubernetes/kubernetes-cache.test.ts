import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import type { TerraformStack } from "cdktf";
import { Duration, type IManagedCache } from "cdktf-managed-cache";
import {
  type CredentialsSource,
  KubernetesCache,
  type KubernetesCacheSettings,
} from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import { faultIds } from "../support/faults";
import { sections, synth } from "../support/synth";
import { warnings } from "../support/warnings";
import { BY_ADDRESS, CLUSTER, FakeCache, secret } from "./fake-cache";

const EXTERNAL: CredentialsSource = {
  kind: "external-secret",
  store: { name: "aws", kind: "ClusterSecretStore" },
};
const WARMER = {
  image: "warmer@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
  command: ["warm"],
};

function make(
  settings: KubernetesCacheSettings = {},
  cache: Partial<IManagedCache> = {},
  more: (kubernetes: KubernetesCache, stack: TerraformStack) => void = () => {},
): Template {
  return synth((stack) => {
    const kubernetes = new KubernetesCache(stack, "Kubernetes", {
      ...settings,
      cache: new FakeCache(stack, cache),
    });
    more(kubernetes, stack);
  });
}

/** The resource of a type with this name and, where it matters, namespace. */
function named(template: Template, type: string, name: string, namespace = "cache") {
  return template.only({ type, properties: { metadata: { name, namespace } } }).properties;
}

test("everything that is made with the least settings and a warmer", () => {
  expect(sections(make({ warmer: WARMER }))).toMatchSnapshot();
});

describe("Services", () => {
  test("are aliases of the cache's names", () => {
    const services = make({ exporter: false }).propertiesOf("kubernetes_service_v1");
    expect(
      services.map(({ metadata, spec }) => [metadata.name, spec.type, spec.external_name]),
    ).toEqual([
      ["redis-primary", "ExternalName", "primary.example"],
      ["redis-reader", "ExternalName", "reader.example"],
    ]);
  });

  test("lead to addresses through endpoint slices, since an alias cannot hold one", () => {
    const template = make({}, BY_ADDRESS);
    expect(named(template, "kubernetes_service_v1", "redis-primary").spec).toEqual({
      cluster_ip: "None",
      port: [{ name: "redis", port: 6378, protocol: "TCP" }],
    });
    expect(named(template, "kubernetes_endpoint_slice_v1", "redis-primary")).toMatchObject({
      address_type: "IPv4",
      endpoint: [{ addresses: ["10.0.0.3"], condition: { ready: true } }],
      port: [{ port: "6378" }],
      metadata: { labels: { "kubernetes.io/service-name": "redis-primary" } },
    });
  });

  test("serve discovery alone in cluster mode", () => {
    const template = make({ exporter: false }, CLUSTER);
    expect(template.only({ type: "kubernetes_service_v1" }).properties).toMatchObject({
      metadata: { name: "redis-discovery" },
      spec: { external_name: "config.example" },
    });
    expect(template.only({ type: "kubernetes_config_map_v1" }).properties.data).toMatchObject({
      REDIS_CLUSTER_MODE: "true",
      REDIS_PRIMARY_HOST: "redis-discovery.cache.svc.cluster.local",
    });
  });

  test("there is no reader where the cache has none", () => {
    const template = make({ exporter: false }, { readerEndpoint: undefined });
    expect(template.only({ type: "kubernetes_service_v1" }).properties.metadata.name).toBe(
      "redis-primary",
    );
    expect(template.only({ type: "kubernetes_config_map_v1" }).properties.data).not.toHaveProperty(
      "REDIS_READER_HOST",
    );
  });

  test("can have other names, another namespace and another cluster domain", () => {
    const template = make({
      namespace: "redis",
      serviceNames: { primary: "main" },
      clusterDomain: "k8s.example",
    });
    expect(
      template.only({ type: "kubernetes_config_map_v1" }).properties.data.REDIS_PRIMARY_HOST,
    ).toBe("main.redis.svc.k8s.example");
  });
});

describe("the client contract", () => {
  test("is in every client namespace", () => {
    const template = make({ clients: { shop: { maxConnections: 50 }, checkout: {} } });
    for (const namespace of ["cache", "shop", "checkout"]) {
      expect(named(template, "kubernetes_secret_v1", "redis-auth", namespace)).toBeDefined();
    }
    expect(named(template, "kubernetes_config_map_v1", "redis-client", "shop").data).toEqual({
      REDIS_PRIMARY_HOST: "redis-primary.cache.svc.cluster.local",
      REDIS_READER_HOST: "redis-reader.cache.svc.cluster.local",
      REDIS_PORT: "6379",
      REDIS_TLS_ENABLED: "true",
      REDIS_TLS_SERVER_NAME: "primary.example",
      REDIS_READER_TLS_SERVER_NAME: "reader.example",
      REDIS_CLUSTER_MODE: "false",
      REDIS_MAX_CONNECTIONS: "50",
      REDIS_CONNECT_TIMEOUT_MS: "2000",
      REDIS_COMMAND_TIMEOUT_MS: "500",
    });
  });

  test("timeouts are given in milliseconds", () => {
    const template = make({
      clients: {
        shop: { connectTimeout: Duration.seconds(1), commandTimeout: Duration.milliseconds(50) },
      },
    });
    expect(named(template, "kubernetes_config_map_v1", "redis-client", "shop").data).toMatchObject({
      REDIS_CONNECT_TIMEOUT_MS: "1000",
      REDIS_COMMAND_TIMEOUT_MS: "50",
    });
  });

  test("names no server to verify without TLS", () => {
    const { data } = make({}, { tls: { enabled: false } }).only({
      type: "kubernetes_config_map_v1",
    }).properties;
    expect(data.REDIS_TLS_ENABLED).toBe("false");
    expect(data).not.toHaveProperty("REDIS_TLS_SERVER_NAME");
    expect(data).not.toHaveProperty("REDIS_READER_TLS_SERVER_NAME");
  });

  test("brings the CA bundle where clients do not know the authority", () => {
    const template = make({}, BY_ADDRESS);
    expect(named(template, "kubernetes_config_map_v1", "redis-client-ca").data).toEqual({
      "ca.crt": "-----BEGIN CERTIFICATE-----",
    });
    expect(named(template, "kubernetes_config_map_v1", "redis-client").data).toMatchObject({
      REDIS_TLS_CA_FILE: "/etc/redis-tls/ca.crt",
      REDIS_TLS_SERVER_NAME: "10.0.0.3",
    });
  });

  test("fits any workload of the Kubernetes bindings as it is", () => {
    const settings = { clients: { shop: {} }, exporter: false };
    const template = make(settings, BY_ADDRESS, (kubernetes, stack) => {
      const client = kubernetes.client("shop");
      new DeploymentV1(stack, "Shop", {
        metadata: { name: "shop", namespace: "shop" },
        spec: {
          template: {
            metadata: { labels: { app: "shop" } },
            spec: {
              volume: client.volumes,
              container: [
                {
                  name: "shop",
                  image: "shop",
                  env: client.env,
                  envFrom: client.envFrom,
                  volumeMount: client.volumeMounts,
                },
              ],
            },
          },
        },
      });
    });
    const { spec } = template.only({ type: "kubernetes_deployment_v1" }).properties.spec.template;
    expect(spec.container[0]).toEqual({
      name: "shop",
      image: "shop",
      env: [
        {
          name: "REDIS_AUTH_TOKEN",
          value_from: { secret_key_ref: { name: "redis-auth", key: "token" } },
        },
      ],
      env_from: [{ config_map_ref: { name: "redis-client" } }],
      volume_mount: [{ name: "redis-ca", mount_path: "/etc/redis-tls", read_only: true }],
    });
    expect(spec.volume).toEqual([{ name: "redis-ca", config_map: { name: "redis-client-ca" } }]);
  });
});

describe("credentials", () => {
  test("reach the cluster through the write-only argument alone", () => {
    const template = make({ clients: { shop: {} }, warmer: WARMER });
    for (const { data, data_wo } of template.propertiesOf("kubernetes_secret_v1")) {
      expect(data).toBeUndefined();
      expect(data_wo).toEqual({ token: "${data.the.value}" });
    }
    const others = template.blocks.filter(({ type }) => type !== "kubernetes_secret_v1");
    expect(JSON.stringify(others)).not.toContain("${data.the.value}");
  });

  test("are written again exactly when the rotation label changes", () => {
    const revision = (label: string) =>
      make({}, { authentication: { kind: "token", token: secret(label) } }).only({
        type: "kubernetes_secret_v1",
      }).properties.data_wo_revision;
    expect(revision("2026-11")).toBe(revision("2026-11"));
    expect(revision("2026-11")).not.toBe(revision("2026-12"));
    for (const label of ["initial", "2026-11", "2026-12"]) {
      expect(revision(label)).toBeGreaterThanOrEqual(1);
      expect(revision(label)).toBeLessThan(2 ** 31);
    }
  });

  const users: Partial<IManagedCache> = {
    authentication: {
      kind: "users",
      users: [
        { name: "app", password: secret("t1") },
        { name: "job", loginName: "shop-job" },
      ],
    },
  };

  test("of a user are its name and password", () => {
    const template = make({ warmer: WARMER }, users);
    expect(template.only({ type: "kubernetes_secret_v1" }).properties.data_wo).toEqual({
      token: "${data.the.value}",
      username: "app",
    });
    const [container] = template.only({ type: "kubernetes_cron_job_v1" }).properties.spec
      .job_template.spec.template.spec.container;
    expect(container.env).toEqual([
      {
        name: "REDIS_AUTH_USERNAME",
        value_from: { secret_key_ref: { name: "redis-auth", key: "username" } },
      },
      {
        name: "REDIS_AUTH_TOKEN",
        value_from: { secret_key_ref: { name: "redis-auth", key: "token" } },
      },
    ]);
  });

  test("of an IAM user are the name to log in with alone, and there is no Secret", () => {
    const template = make({ clients: { shop: { user: "job" } } }, users, (kubernetes) => {
      expect(kubernetes.client("shop").env).toEqual([
        { name: "REDIS_AUTH_USERNAME", value: "shop-job" },
      ]);
    });
    const inShop = { metadata: { namespace: "shop" } };
    expect(template.find({ type: "kubernetes_secret_v1", properties: inShop })).toEqual([]);
  });

  test("are none for a cache without authentication", () => {
    const template = make({}, { authentication: { kind: "none" } }, (kubernetes) => {
      expect(kubernetes.client("cache").env).toEqual([]);
    });
    expect(template.propertiesOf("kubernetes_secret_v1")).toEqual([]);
  });
});

describe("namespaces", () => {
  test("the cache's own is made first, those of clients are there already", () => {
    const template = make({ clients: { shop: {}, checkout: { createNamespace: true } } });
    expect(
      template.propertiesOf("kubernetes_namespace_v1").map(({ metadata }) => metadata.name),
    ).toEqual(["cache", "checkout"]);
    const dependsOn = (namespace: string) =>
      named(template, "kubernetes_secret_v1", "redis-auth", namespace).depends_on;
    expect(dependsOn("checkout")).toEqual([expect.stringContaining("Namespace-checkout")]);
    expect(dependsOn("shop")).toBeUndefined();
  });

  test("an existing one can be used", () => {
    expect(make({ createNamespace: false }).propertiesOf("kubernetes_namespace_v1")).toEqual([]);
  });
});

describe("a client namespace that nothing makes", () => {
  const advice = (
    clients: KubernetesCacheSettings["clients"],
    more: (stack: TerraformStack) => void = () => {},
  ) =>
    warnings((stack) => {
      new KubernetesCache(stack, "Kubernetes", { cache: new FakeCache(stack), clients });
      more(stack);
    });

  test("is warned of", () => {
    expect(advice({ shop: {} })).toEqual([
      expect.stringMatching(/^\[kubernetes\.client-namespace-missing\] .* namespace shop: /),
    ]);
  });

  test("is not, when it is made here, made elsewhere, even later, or when createNamespace is false", () => {
    expect(advice({ shop: { createNamespace: true } })).toEqual([]);
    expect(advice({ shop: { createNamespace: false } })).toEqual([]);
    expect(advice({ default: {} })).toEqual([]);
    const make = (stack: TerraformStack) => {
      new NamespaceV1(stack, "Shop", { metadata: { name: "shop" } });
    };
    expect(advice({ shop: {} }, make)).toEqual([]);
  });
});

describe("jobs", () => {
  test("there can be several warmers, each with a service account, and a report", () => {
    const template = make({
      warmer: WARMER,
      warmers: { prices: { ...WARMER, schedule: "*/10 * * * *" }, stock: WARMER },
      healthReport: {
        image: "redis@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        schedule: "0 6 * * *",
      },
    });
    const names = (type: string) =>
      template.propertiesOf(type).map(({ metadata }) => metadata.name);
    const jobs = ["redis-health-report", "redis-warmer", "prices", "stock"];
    expect(names("kubernetes_cron_job_v1").sort()).toEqual(jobs.sort());
    expect(names("kubernetes_service_account_v1").sort()).toEqual(jobs.sort());
    expect(named(template, "kubernetes_cron_job_v1", "prices").spec.schedule).toBe("*/10 * * * *");
  });

  test("connect as the own client", () => {
    const users: Partial<IManagedCache> = {
      authentication: { kind: "users", users: [{ name: "app" }, { name: "warmer" }] },
    };
    const template = make(
      { warmer: WARMER, ownClient: { user: "warmer", maxConnections: 5 } },
      users,
    );
    const { container } = template.only({ type: "kubernetes_cron_job_v1" }).properties.spec
      .job_template.spec.template.spec;
    expect(container[0].env).toEqual([{ name: "REDIS_AUTH_USERNAME", value: "warmer" }]);
    expect(
      named(template, "kubernetes_config_map_v1", "redis-client").data.REDIS_MAX_CONNECTIONS,
    ).toBe("5");
  });
});

describe("the source of the credentials", () => {
  test("is the same in every namespace, unless one says otherwise", () => {
    const template = make({
      credentials: EXTERNAL,
      clients: { shop: {}, checkout: { credentials: { kind: "terraform-secret" } } },
      prometheusOperator: false,
    });
    const namespaces = (type: string) =>
      template.propertiesOf(type).map((object) => (object.manifest ?? object).metadata.namespace);
    expect(namespaces("kubernetes_manifest")).toEqual(["cache", "shop"]);
    expect(namespaces("kubernetes_secret_v1")).toEqual(["checkout"]);
  });
});

describe("labels, annotations and provider", () => {
  test("are on every object", () => {
    const template = synth((stack) => {
      const provider = new KubernetesProvider(stack, "other", { alias: "other" });
      new KubernetesCache(stack, "Kubernetes", {
        cache: new FakeCache(stack, BY_ADDRESS),
        labels: { team: "shop" },
        annotations: { owner: "platform" },
        warmer: WARMER,
        provider,
      });
    });
    expect(new Set(template.find().map(({ type }) => type)).size).toBe(9);
    for (const { address, properties } of template.find()) {
      const { labels, annotations } = (properties.manifest ?? properties).metadata;
      expect({ address, provider: properties.provider, labels, annotations }).toEqual({
        address,
        provider: "kubernetes.other",
        labels: expect.objectContaining({ team: "shop" }),
        annotations: expect.objectContaining({ owner: "platform" }),
      });
    }
  });
});

describe("alerts", () => {
  function rulesOf(template: Template) {
    const manifest = { kind: "PrometheusRule" };
    return template.only({ type: "kubernetes_manifest", properties: { manifest } }).properties
      .manifest;
  }

  test("are a PrometheusRule, unless the cluster has no such kind", () => {
    expect(rulesOf(make())).toMatchObject({
      apiVersion: "monitoring.coreos.com/v1",
      metadata: { name: "redis-alerts", namespace: "cache" },
    });
    expect(make({ prometheusOperator: false }).propertiesOf("kubernetes_manifest")).toEqual([]);
  });

  test("fire where the settings say", () => {
    const manifest = rulesOf(
      make({ alerts: { name: "shop-alerts", overrides: { HitRateLow: { threshold: 0.7 } } } }),
    );
    const [{ rules }] = manifest.spec.groups;
    expect(manifest.metadata.name).toBe("shop-alerts");
    expect(rules.find(({ alert }: { alert: string }) => alert === "RedisHitRateLow").expr).toMatch(
      /< 0\.7$/,
    );
  });
});

describe("refused", () => {
  const FAULTS: [string, string, KubernetesCacheSettings][] = [
    ["a namespace with an upper-case letter", "kubernetes.namespace", { namespace: "Cache" }],
    ["a namespace of 64 characters", "kubernetes.namespace", { namespace: "a".repeat(64) }],
    [
      "a client namespace with an upper-case letter",
      "kubernetes.client-namespaces",
      { clients: { Shop: {} } },
    ],
    [
      "the cache's own namespace among the clients",
      "kubernetes.client-namespace-twice",
      { clients: { cache: {} } },
    ],
    ["a namespace that exists already", "kubernetes.namespace-exists", { namespace: "default" }],
    [
      "a client namespace that exists already",
      "kubernetes.namespace-exists",
      { clients: { "kube-system": { createNamespace: true } } },
    ],
    [
      "the name of a Service that starts with a digit",
      "kubernetes.service-name",
      { serviceNames: { primary: "1redis" } },
    ],
    [
      "the name of a Service with an underscore",
      "kubernetes.service-name",
      { serviceNames: { reader: "redis_reader" } },
    ],
    [
      "a client without connections",
      "kubernetes.client-connections",
      { clients: { shop: { maxConnections: 0 } } },
    ],
    [
      "a fraction of a connection",
      "kubernetes.client-connections",
      { clients: { shop: { maxConnections: 1.5 } } },
    ],
    [
      "more connections than a client can have",
      "kubernetes.client-connections",
      { clients: { shop: { maxConnections: 70_000 } } },
    ],
    [
      "a timeout of no time",
      "kubernetes.client-timeouts",
      { clients: { shop: { commandTimeout: Duration.milliseconds(0) } } },
    ],
    [
      "a user of a cache without users",
      "kubernetes.client-user",
      { clients: { shop: { user: "app" } } },
    ],
    [
      "a namespace that only Terraform knows",
      "kubernetes.namespace",
      { namespace: "${var.namespace}" },
    ],
    [
      "a client namespace that only Terraform knows",
      "props.unresolved",
      { clients: { "${var.namespace}": {} } },
    ],
    [
      "a name for the discovery Service outside cluster mode",
      "kubernetes.service-missing",
      { serviceNames: { discovery: "redis" } },
    ],
    [
      "a warmer whose name has an upper-case letter",
      "kubernetes.warmer-names",
      { warmers: { Prices: WARMER } },
    ],
    [
      "a warmer whose name has 53 characters",
      "kubernetes.warmer-names",
      { warmers: { ["a".repeat(53)]: WARMER } },
    ],
    [
      "a warmer whose name only Terraform knows",
      "props.unresolved",
      { warmers: { "${var.name}": WARMER } },
    ],
    [
      "two warmers of one name",
      "kubernetes.job-names",
      { warmer: WARMER, warmers: { "redis-warmer": WARMER } },
    ],
    [
      "a warmer and a health report of one name",
      "kubernetes.job-names",
      { warmers: { report: WARMER }, healthReport: { image: "redis", name: "report" } },
    ],
    [
      "external secrets everywhere without their operator",
      "kubernetes.external-secrets-operator",
      { externalSecretsOperator: false, credentials: EXTERNAL },
    ],
    [
      "external secrets of one client without their operator",
      "kubernetes.external-secrets-operator",
      { externalSecretsOperator: false, clients: { shop: { credentials: EXTERNAL } } },
    ],
    [
      "external secrets of the cache's own client without their operator",
      "kubernetes.external-secrets-operator",
      { externalSecretsOperator: false, ownClient: { credentials: EXTERNAL } },
    ],
    [
      "alerts whose name has a space",
      "kubernetes.alerts-name",
      { alerts: { name: "Redis Alerts" } },
    ],
    [
      "a threshold of a share above 1",
      "alerts.threshold",
      { alerts: { overrides: { HitRateLow: { threshold: 90 } } } },
    ],
  ];

  test.each(FAULTS)("%s", (_, id, settings) => {
    expect(faultIds(() => make(settings))).toEqual([id]);
  });

  test("the contract of a namespace that is not a client", () => {
    const act = () => make({}, {}, (kubernetes) => kubernetes.client("shop"));
    expect(faultIds(act)).toEqual(["kubernetes.client-unknown"]);
  });
});
