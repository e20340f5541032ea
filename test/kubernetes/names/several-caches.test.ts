import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { TerraformStack, TerraformVariable } from "cdktf";
import type { IManagedCache } from "cdktf-managed-cache";
import {
  CacheClientConfig,
  CacheCredentials,
  KubernetesCache,
  type KubernetesCacheSettings,
} from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import { Construct } from "constructs";
import { faultIds } from "../../support/faults";
import { synth } from "../../support/synth";
import { testApp } from "../../support/test-app";
import { BY_ADDRESS, CLUSTER, FakeCache } from "../fake-cache";

const IMAGE = `redis@sha256:${"0123456789abcdef".repeat(4)}`;
const SUBNETS = { subnetCidrs: ["10.0.0.0/24"] };

/** Every part that there is. */
const EVERYTHING: KubernetesCacheSettings = {
  warmer: { image: IMAGE, script: "#!/bin/sh\n" },
  healthReport: { image: IMAGE },
  exporter: {},
  networkPolicy: { pods: { app: "shop" } },
  clients: { shop: { createNamespace: true } },
};

function addCache(
  stack: TerraformStack,
  id: string,
  settings: KubernetesCacheSettings = {},
  cache: Partial<IManagedCache> = {},
): KubernetesCache {
  return new KubernetesCache(stack, id, {
    ...settings,
    cache: new FakeCache(new Construct(stack, `For${id}`), { cacheName: id, ...SUBNETS, ...cache }),
  });
}

/** The objects of a template as `type namespace/name`. */
function objectsIn({ blocks }: Template): string[] {
  return blocks
    .filter(({ type }) => type.startsWith("kubernetes_"))
    .filter(({ kind, type }) => kind === "resource" && type !== "kubernetes_namespace_v1")
    .map(({ type, properties }) => {
      const { name, namespace } = (properties.manifest ?? properties).metadata;
      return `${properties.manifest?.kind ?? type} ${namespace}/${name}`;
    })
    .sort();
}

const later = new TerraformVariable(new TerraformStack(testApp(), "test"), "later", {});

describe.each<[string, Partial<IManagedCache>]>([
  ["names", { tls: BY_ADDRESS.tls }],
  ["addresses", BY_ADDRESS],
  ["a cluster", { ...CLUSTER, tls: BY_ADDRESS.tls }],
])("of a cache with %s", (_, cache) => {
  test("every name starts with that of the cache", () => {
    const unnamed = synth((stack) => addCache(stack, "Cache", EVERYTHING, cache));
    const named = synth((stack) =>
      addCache(stack, "Cache", { ...EVERYTHING, name: "sessions" }, cache),
    );
    expect(objectsIn(unnamed).join("\n")).toMatch(/redis-health-report-script/);
    expect(objectsIn(named)).toEqual(
      objectsIn(unnamed).map((object) => object.replace("/redis-", "/sessions-")),
    );
    expect(JSON.stringify(named.blocks)).not.toMatch(
      /redis-(primary|client|auth|egress|warmer|ca)/,
    );
  });

  test("two of different names share all of their namespaces", () => {
    expect(() =>
      synth((stack) => {
        addCache(stack, "Catalogue", EVERYTHING, cache);
        addCache(stack, "Sessions", { ...EVERYTHING, name: "sessions" }, cache);
      }),
    ).not.toThrow();
  });
});

test("the name of the default is the default", () => {
  const blocks = (settings: KubernetesCacheSettings) =>
    synth((stack) => addCache(stack, "Cache", settings)).blocks;
  expect(blocks({ ...EVERYTHING, name: "redis" })).toEqual(blocks(EVERYTHING));
});

test("names of single objects win", () => {
  const template = synth((stack) =>
    addCache(stack, "Cache", {
      name: "sessions",
      serviceNames: { primary: "main" },
      credentials: { kind: "terraform-secret", name: "login" },
      warmer: { image: IMAGE, command: ["warm"], name: "warm" },
      warmers: { prices: { image: IMAGE, command: ["warm"] } },
      healthReport: { image: IMAGE, name: "report" },
      exporter: { name: "metrics" },
      alerts: { name: "rules" },
      networkPolicy: { pods: { app: "shop" }, name: "to-redis" },
    }),
  );
  const names = objectsIn(template).map((object) => object.split("/")[1]);
  expect(new Set(names)).toEqual(
    new Set([
      ...["main", "sessions-reader", "sessions-client", "login", "warm", "prices", "report"],
      ...["report-script", "metrics", "rules", "to-redis", "to-redis-exporter"],
    ]),
  );
});

describe("variables", () => {
  const settings = { clients: { shop: {} }, ...EVERYTHING };

  test("have the name as a prefix in every pod, and the CA bundle is a volume of its own", () => {
    const template = synth((stack) =>
      addCache(stack, "Cache", { ...settings, name: "my-sessions" }, BY_ADDRESS),
    );
    const config = template.propertiesOf("kubernetes_config_map_v1");
    for (const { data } of config.filter(
      ({ metadata }) => metadata.name === "my-sessions-client",
    )) {
      expect(Object.keys(data)).toContain("MY_SESSIONS_REDIS_PRIMARY_HOST");
      expect(data.MY_SESSIONS_REDIS_TLS_CA_FILE).toBe("/etc/my-sessions-tls/ca.crt");
      expect(Object.keys(data).filter((name) => !name.startsWith("MY_SESSIONS_REDIS_"))).toEqual(
        [],
      );
    }
    const { spec } = template.only({ type: "kubernetes_cron_job_v1" }).properties;
    const pod = spec.job_template.spec.template.spec;
    expect(pod.container[0].env.map(({ name }: { name: string }) => name)).toEqual([
      "MY_SESSIONS_REDIS_AUTH_TOKEN",
    ]);
    expect(pod.volume).toContainEqual({
      name: "my-sessions-ca",
      config_map: { name: "my-sessions-client-ca" },
    });
  });

  test("the health report reads those with the prefix, and no others", () => {
    const scripts = synth((stack) => addCache(stack, "Cache", { ...settings, name: "sessions" }))
      .propertiesOf("kubernetes_config_map_v1")
      .filter(({ metadata }) => metadata.name === "sessions-health-report-script");
    expect(scripts).toHaveLength(1);
    const read = scripts[0]?.data.run.match(/\$\w*REDIS_\w+/g);
    expect(read.length).toBeGreaterThan(10);
    expect(read.filter((name: string) => !name.startsWith("$SESSIONS_REDIS_"))).toEqual([]);
  });

  test("the exporter gets the credentials under its own names", () => {
    const template = synth((stack) =>
      addCache(stack, "Cache", { ...settings, name: "sessions" }, BY_ADDRESS),
    );
    const { spec } = template.only({ type: "kubernetes_deployment_v1" }).properties;
    expect(spec.template.spec.container[0].env).toEqual(
      expect.arrayContaining([
        {
          name: "REDIS_PASSWORD",
          value_from: { secret_key_ref: { name: "sessions-auth", key: "token" } },
        },
        { name: "REDIS_EXPORTER_TLS_CA_CERT_FILE", value: "/etc/sessions-tls/ca.crt" },
      ]),
    );
  });
});

describe("a pod of two caches", () => {
  function podOf(
    first: KubernetesCacheSettings,
    second: KubernetesCacheSettings,
    cache: Partial<IManagedCache> = BY_ADDRESS,
  ) {
    const template = synth((stack) => {
      const shop = { clients: { shop: { createNamespace: true } } };
      const catalogue = addCache(stack, "Catalogue", { ...shop, ...first }, cache);
      const sessions = addCache(stack, "Sessions", { ...shop, ...second }, cache);
      const pod = {
        metadata: { labels: { app: "shop" } },
        spec: { container: [{ name: "shop" }, { name: "proxy" }] },
      };
      const connected = catalogue.client("shop").attach(pod);
      // As a user may copy it.
      const copied = { ...connected, spec: { ...connected.spec } };
      new DeploymentV1(stack, "Shop", {
        metadata: { name: "shop", namespace: "shop" },
        spec: {
          template: sessions.client("shop").attach(copied),
        },
      });
    });
    return template
      .propertiesOf("kubernetes_deployment_v1")
      .find(({ metadata }) => metadata.name === "shop")?.spec.template;
  }

  test("has the variables, the bundles and the checksums of both", () => {
    const { metadata, spec } = podOf({}, { name: "sessions" });
    const [shop] = spec.container;
    expect(shop.env.map(({ name }: { name: string }) => name)).toEqual([
      "SESSIONS_REDIS_AUTH_TOKEN",
      "REDIS_AUTH_TOKEN",
    ]);
    expect(shop.env_from).toEqual([
      { config_map_ref: { name: "sessions-client" } },
      { config_map_ref: { name: "redis-client" } },
    ]);
    expect(shop.volume_mount.map((mount: { mount_path: string }) => mount.mount_path)).toEqual([
      "/etc/redis-tls",
      "/etc/sessions-tls",
    ]);
    expect(spec.volume.map(({ name }: { name: string }) => name)).toEqual([
      "redis-ca",
      "sessions-ca",
    ]);
    expect(Object.keys(metadata.annotations)).toEqual([
      "checksum/redis-client",
      "checksum/sessions-client",
    ]);
  });

  test.each<[string, Partial<IManagedCache>, string[]]>([
    [
      "variables and volumes",
      BY_ADDRESS,
      ["kubernetes.attach-twice", "kubernetes.attach-variables"],
    ],
    ["variables", {}, ["kubernetes.attach-variables"]],
    [
      "hosts without credentials",
      { authentication: { kind: "none" } },
      ["kubernetes.attach-variables"],
    ],
  ])("is refused where one would hide the %s of the other", (_, cache, ids) => {
    expect(faultIds(() => podOf({}, {}, cache))).toEqual(ids);
  });

  test("is refused with both clients and what to set", () => {
    expect(() => podOf({}, {}, {})).toThrow(
      /client is "test\/Sessions\/Client-shop\/Config", attached is \["test\/Catalogue\/Client-shop\/Config"\], variables is \["REDIS_PRIMARY_HOST".*REDIS_AUTH_TOKEN.*set name: "sessions"/,
    );
  });

  test("may have one in each container, under the same variables", () => {
    const act = (containers: readonly [string, string]) =>
      synth((stack) => {
        const [first, second] = ["catalogue", "sessions"].map((name) => {
          const scope = new Construct(stack, name);
          const common = { cache: new FakeCache(scope), namespace: "shop" };
          const source = { kind: "terraform-secret", name } as const;
          const credentials = new CacheCredentials(scope, "Credentials", { ...common, source });
          return new CacheClientConfig(scope, "Client", { ...common, name, credentials });
        });
        const pod = { metadata: {}, spec: { container: [{ name: "shop" }, { name: "proxy" }] } };
        const connected = first?.attach(pod, { containers: [containers[0]] }) ?? pod;
        second?.attach(connected, { containers: [containers[1]] });
      });
    expect(faultIds(() => act(["shop", "proxy"]))).toEqual([]);
    expect(faultIds(() => act(["shop", "shop"]))).toEqual(["kubernetes.attach-variables"]);
  });
});

describe("refused", () => {
  test.each([
    ["an upper-case letter", "Sessions"],
    ["an underscore", "my_sessions"],
    ["a digit first, which no variable and no Service starts with", "1st"],
    ["a hyphen last", "sessions-"],
    ["39 characters", "a".repeat(39)],
    ["what only Terraform will know", later.stringValue],
  ])("a name with %s", (_, name) => {
    expect(faultIds(() => synth((stack) => addCache(stack, "Cache", { name })))).toEqual([
      "kubernetes.name",
    ]);
  });

  test("not the longest name, from which every part is made", () => {
    const name = `a${"b".repeat(37)}`;
    expect(() =>
      synth((stack) =>
        addCache(stack, "Cache", {
          ...EVERYTHING,
          name,
          healthReport: { image: IMAGE, schedule: "@daily" },
        }),
      ),
    ).not.toThrow();
  });

  test("an exporter with the name of a Service that the cache's name makes", () => {
    const settings = { name: "sessions", exporter: { name: "sessions-primary" } };
    expect(faultIds(() => synth((stack) => addCache(stack, "Cache", settings)))).toEqual([
      "kubernetes.exporter-name-taken",
    ]);
  });

  test("a further warmer with the name that the cache's name makes", () => {
    const warmer = { image: IMAGE, command: ["warm"] };
    const settings = { name: "sessions", warmer, warmers: { "sessions-warmer": warmer } };
    expect(faultIds(() => synth((stack) => addCache(stack, "Cache", settings)))).toEqual([
      "kubernetes.job-names",
    ]);
  });
});
