import { type TerraformStack, TerraformVariable, Token } from "cdktf";
import { type IManagedCache, SecretReference } from "cdktf-managed-cache";
import {
  type ExporterTarget,
  SharedCacheExporter,
  type SharedCacheExporterProps,
} from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import { Construct } from "constructs";
import { faultIds } from "../../support/faults";
import { sections, synth } from "../../support/synth";
import { warnings } from "../../support/warnings";
import { BY_ADDRESS, CLUSTER, FakeCache, secret } from "../fake-cache";

/** Caches by their target's name: what is special about each, and the user to be. */
type Caches = Record<string, { readonly cache?: Partial<IManagedCache>; readonly user?: string }>;

const OTHER_HOST = { host: "sessions.example", hostKind: "dns" as const, port: 6380 };

const TWO: Caches = {
  shop: {},
  sessions: { cache: { cacheName: "sessions", primaryEndpoint: OTHER_HOST } },
};

function make(
  caches: Caches = TWO,
  props: Partial<SharedCacheExporterProps> = {},
  labels = { shop: "t1", sessions: "t1" },
): Template {
  return synth((stack) => {
    const targets = Object.entries(caches).map(
      ([name, { cache, user }]): [string, ExporterTarget] => {
        const scope = new Construct(stack, name);
        const variable = new TerraformVariable(scope, "Token", { type: "string", sensitive: true });
        const token = new SecretReference({
          store: "terraform-variable",
          id: variable.friendlyUniqueId,
          revision: labels[name as keyof typeof labels] ?? "t1",
          expression: variable.stringValue,
        });
        return [
          name,
          {
            cache: new FakeCache(scope, { authentication: { kind: "token", token }, ...cache }),
            user,
          },
        ];
      },
    );
    new SharedCacheExporter(stack, "Exporter", {
      namespace: "monitoring",
      targets: Object.fromEntries(targets),
      ...props,
    });
  });
}

const WITHOUT: Partial<IManagedCache> = { authentication: { kind: "none" } };

test("everything that is made with the least props", () => {
  expect(sections(make())).toMatchSnapshot();
});

describe("the passwords", () => {
  test("are a JSON object by address, through the write-only argument alone", () => {
    const template = make();
    const secret = template.only({ type: "kubernetes_secret_v1" }).properties;
    const others = template.find().filter(({ type }) => type !== "kubernetes_secret_v1");
    expect(secret.metadata.name).toBe("redis-exporter-passwords");
    expect(secret.data).toBeUndefined();
    expect(secret.data_wo).toEqual({
      "passwords.json": expect.stringMatching(
        /^\$\{jsonencode\(zipmap\(\[format\("%s:\/\/%s%s:%d", "rediss", "", "primary\.example", 6379\), format\("%s:\/\/%s%s:%d", "rediss", "", "sessions\.example", 6380\)\], \[var\.shop_Token_\w+, var\.sessions_Token_\w+\]\)\)\}$/,
      ),
    });
    expect(JSON.stringify(others)).not.toContain("var.");
  });

  test("are a file in the exporter's container", () => {
    const { volume, container } = make().only({ type: "kubernetes_deployment_v1" }).properties.spec
      .template.spec;
    expect(volume).toEqual([
      { name: "passwords", secret: { secret_name: "redis-exporter-passwords" } },
    ]);
    expect(container[0].volume_mount).toEqual([
      { name: "passwords", mount_path: "/etc/redis-exporter", read_only: true },
    ]);
    expect(container[0].env).toEqual(
      expect.arrayContaining([
        { name: "REDIS_ADDR", value: "" },
        { name: "REDIS_PASSWORD_FILE", value: "/etc/redis-exporter/passwords.json" },
        { name: "REDIS_EXPORTER_CONFIG_COMMAND", value: "-" },
      ]),
    );
  });

  test("are written again, and the pod restarts, when any of them changes", () => {
    const revision = (sessions: string) =>
      make(TWO, {}, { shop: "t1", sessions }).only({ type: "kubernetes_secret_v1" }).properties
        .data_wo_revision;
    expect(revision("t1")).toBe(revision("t1"));
    expect(revision("t1")).not.toBe(revision("t2"));
    expect(revision("t1")).toBeGreaterThanOrEqual(1);
    expect(
      make().only({ type: "kubernetes_deployment_v1" }).properties.spec.template.metadata
        .annotations,
    ).toEqual({
      "checksum/redis-auth": expect.stringContaining("data_wo_revision"),
    });
  });

  test("of users are found by address and name", () => {
    const password = new SecretReference({
      store: "aws-secrets-manager",
      id: "arn",
      revision: "u1",
      expression: "the-password",
    });
    const users = {
      kind: "users" as const,
      users: [{ name: "app" }, { name: "monitor", loginName: "metrics", password }],
    };
    const template = make({ shop: { cache: { authentication: users }, user: "monitor" } });
    expect(
      template.only({ type: "kubernetes_secret_v1" }).properties.data_wo["passwords.json"],
    ).toContain('format("%s://%s%s:%d", "rediss", "metrics@", "primary.example", 6379)');
    expect(
      template.only({ type: "kubernetes_manifest" }).properties.manifest.spec.targets.staticConfig,
    ).toEqual({
      static: ["rediss://metrics@primary.example:6379"],
      relabelingConfigs: [
        { targetLabel: "cache", replacement: "shop" },
        { targetLabel: "instance", replacement: "primary.example:6379" },
      ],
    });
  });

  test("are none, and there is no Secret, for caches without authentication", () => {
    const template = make({ shop: { cache: WITHOUT } });
    expect(template.propertiesOf("kubernetes_secret_v1")).toEqual([]);
    const { metadata, spec } = template.only({ type: "kubernetes_deployment_v1" }).properties.spec
      .template;
    expect(metadata.annotations).toEqual({});
    expect(JSON.stringify(spec)).not.toContain("PASSWORD");
  });
});

describe("Prometheus", () => {
  test("finds each cache through a Probe that names it", () => {
    const manifests = make()
      .propertiesOf("kubernetes_manifest")
      .map(({ manifest }) => manifest);
    expect(manifests.map(({ metadata }) => metadata.name).sort()).toEqual([
      "redis-exporter-sessions",
      "redis-exporter-shop",
    ]);
    expect(manifests).toContainEqual({
      apiVersion: "monitoring.coreos.com/v1",
      kind: "Probe",
      metadata: expect.objectContaining({ name: "redis-exporter-shop", namespace: "monitoring" }),
      spec: {
        prober: { url: "redis-exporter.monitoring.svc:9121", path: "/scrape" },
        targets: {
          staticConfig: {
            static: ["rediss://primary.example:6379"],
            relabelingConfigs: [
              { targetLabel: "cache", replacement: "shop" },
              { targetLabel: "instance", replacement: "primary.example:6379" },
            ],
          },
        },
      },
    });
  });

  test("gets nothing when scraping is off", () => {
    expect(make(TWO, { scraping: "none" }).propertiesOf("kubernetes_manifest")).toEqual([]);
  });
});

const [FIRST, SECOND] = ["first", "second"].map(
  (name) => `-----BEGIN CERTIFICATE-----\n${name}\n-----END CERTIFICATE-----`,
) as [string, string];

test("the authorities of all caches are in one bundle", () => {
  const own = (host: string, caCertificates: string): Partial<IManagedCache> => ({
    ...BY_ADDRESS,
    primaryEndpoint: { host, hostKind: "ip", port: 6378 },
    tls: { enabled: true, caCertificates },
  });
  const template = make({
    shop: { cache: own("10.0.0.3", FIRST) },
    sessions: { cache: own("10.0.0.9", SECOND) },
    plain: { cache: { primaryEndpoint: OTHER_HOST, tls: { enabled: false } } },
  });
  expect(template.only({ type: "kubernetes_config_map_v1" }).properties.data).toEqual({
    "ca.crt": `${FIRST}\n${SECOND}`,
  });
});

test("warns of an image with a tag", () => {
  const advice = warnings((stack) => {
    new SharedCacheExporter(stack, "Exporter", {
      namespace: "monitoring",
      targets: { shop: { cache: new FakeCache(stack) } },
      image: "registry.example/redis_exporter:1.88",
    });
  });
  expect(advice).toEqual([expect.stringContaining("[kubernetes.image-tag]")]);
});

describe("refused", () => {
  const tls = { enabled: true };
  const users: IManagedCache["authentication"] = { kind: "users", users: [{ name: "app" }] };

  test.each<[string, string, Caches, Partial<SharedCacheExporterProps>]>([
    [
      "a namespace with an upper-case letter",
      "kubernetes.namespace",
      TWO,
      { namespace: "Monitoring" },
    ],
    ["a name with an upper-case letter", "kubernetes.service-name", TWO, { name: "Exporter" }],
    ["an empty image", "props.kind", TWO, { image: "" }],
    ["no targets", "kubernetes.exporter-targets", {}, {}],
    [
      "a target with an upper-case letter in its name",
      "kubernetes.exporter-targets",
      { Shop: {} },
      {},
    ],
    [
      "a target with a name of 64 characters",
      "kubernetes.exporter-targets",
      { ["a".repeat(64)]: {} },
      {},
    ],
    [
      "a user whose name would be another part of the address",
      "kubernetes.exporter-target-user-name",
      {
        shop: {
          cache: {
            authentication: { kind: "users", users: [{ name: "a@b", password: secret("p1") }] },
          },
        },
      },
      {},
    ],
    ["one cache under two names", "kubernetes.exporter-target-twice", { shop: {}, again: {} }, {}],
    [
      "a cache in cluster mode",
      "kubernetes.exporter-target-cluster",
      { shop: { cache: CLUSTER } },
      {},
    ],
    [
      "a user without a password",
      "kubernetes.exporter-target-user",
      { shop: { cache: { authentication: users } } },
      {},
    ],
    [
      "a user that the cache does not have",
      "kubernetes.exporter-target-user",
      { shop: { cache: { authentication: users }, user: "nobody" } },
      {},
    ],
    [
      "a certificate with another name than the host",
      "kubernetes.exporter-target-server-name",
      { shop: { cache: { tls: { ...tls, serverName: "real.example" } } } },
      {},
    ],
    [
      "caches with and without authorities of their own",
      "kubernetes.exporter-target-authorities",
      { shop: {}, memorystore: { cache: BY_ADDRESS } },
      {},
    ],
  ])("%s", (_, id, caches, props) => {
    expect(faultIds(() => make(caches, props))).toEqual([id]);
  });

  test("one cache under two names, whose address only Terraform will know", () => {
    const cache = (stack: TerraformStack) =>
      new FakeCache(stack, {
        primaryEndpoint: { host: Token.asString("${a.host}"), hostKind: "dns", port: 6379 },
      });
    const act = () =>
      synth((stack) => {
        const shop = cache(stack);
        const targets = { shop: { cache: shop }, again: { cache: shop } };
        new SharedCacheExporter(stack, "Exporter", { namespace: "monitoring", targets });
      });
    expect(faultIds(act)).toEqual(["kubernetes.exporter-target-twice"]);
  });

  test("nothing that only Terraform will know", () => {
    const unknown = (name: string): Partial<IManagedCache> => ({
      primaryEndpoint: {
        host: Token.asString(`\${${name}.host}`),
        hostKind: "dns",
        port: Token.asNumber(`\${${name}.port}`),
      },
      tls: { enabled: true, caCertificates: Token.asString(`\${${name}.ca}`) },
    });
    const template = make({ shop: { cache: unknown("a") }, sessions: { cache: unknown("b") } });
    expect(template.only({ type: "kubernetes_config_map_v1" }).properties.data["ca.crt"]).toBe(
      "${a.ca}\n${b.ca}",
    );
    expect(JSON.stringify(template.propertiesOf("kubernetes_manifest"))).toContain(
      '"static":["rediss://${a.host}:${a.port}"]',
    );
  });
});
