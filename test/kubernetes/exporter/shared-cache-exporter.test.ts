import { TerraformVariable, Token } from "cdktf";
import { type IManagedCache, SecretReference } from "cdktf-managed-cache";
import {
  type ExporterTarget,
  SharedCacheExporter,
  type SharedCacheExporterProps,
} from "cdktf-managed-cache/kubernetes";
import { Construct } from "constructs";
import { faultIds } from "../../support/faults";
import { all, only, type Synthesized, synth } from "../../support/synth";
import { warnings } from "../../support/warnings";
import { BY_ADDRESS, CLUSTER, FakeCache } from "../fake-cache";

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
): Synthesized {
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
  expect(make()).toMatchSnapshot();
});

describe("the passwords", () => {
  test("are a JSON object by address, through the write-only argument alone", () => {
    const { kubernetes_secret_v1, ...others } = make().resource;
    const [secret] = Object.values(kubernetes_secret_v1 ?? {});
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
    const { volume, container } = only(make(), "kubernetes_deployment_v1").spec.template.spec;
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
      only(make(TWO, {}, { shop: "t1", sessions }), "kubernetes_secret_v1").data_wo_revision;
    expect(revision("t1")).toBe(revision("t1"));
    expect(revision("t1")).not.toBe(revision("t2"));
    expect(revision("t1")).toBeGreaterThanOrEqual(1);
    expect(only(make(), "kubernetes_deployment_v1").spec.template.metadata.annotations).toEqual({
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
      users: [{ name: "app" }, { name: "metrics", password }],
    };
    const synthesized = make({ shop: { cache: { authentication: users }, user: "metrics" } });
    expect(only(synthesized, "kubernetes_secret_v1").data_wo["passwords.json"]).toContain(
      'format("%s://%s%s:%d", "rediss", "metrics@", "primary.example", 6379)',
    );
    expect(only(synthesized, "kubernetes_manifest").manifest.spec.targets.staticConfig).toEqual({
      static: ["rediss://metrics@primary.example:6379"],
      relabelingConfigs: [
        { targetLabel: "cache", replacement: "shop" },
        { targetLabel: "instance", replacement: "primary.example:6379" },
      ],
    });
  });

  test("are none, and there is no Secret, for caches without authentication", () => {
    const synthesized = make({ shop: { cache: WITHOUT } });
    expect(all(synthesized, "kubernetes_secret_v1")).toEqual([]);
    const { metadata, spec } = only(synthesized, "kubernetes_deployment_v1").spec.template;
    expect(metadata.annotations).toEqual({});
    expect(JSON.stringify(spec)).not.toContain("PASSWORD");
  });
});

describe("Prometheus", () => {
  test("finds each cache through a Probe that names it", () => {
    const manifests = all(make(), "kubernetes_manifest").map(({ manifest }) => manifest);
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
    expect(all(make(TWO, { scraping: "none" }), "kubernetes_manifest")).toEqual([]);
  });
});

test("the authorities of all caches are in one bundle", () => {
  const own = (host: string, caCertificates: string): Partial<IManagedCache> => ({
    ...BY_ADDRESS,
    primaryEndpoint: { host, hostKind: "ip", port: 6378 },
    tls: { enabled: true, caCertificates },
  });
  const synthesized = make({
    shop: { cache: own("10.0.0.3", "first") },
    sessions: { cache: own("10.0.0.9", "second") },
    plain: { cache: { primaryEndpoint: OTHER_HOST, tls: { enabled: false } } },
  });
  expect(only(synthesized, "kubernetes_config_map_v1").data).toEqual({ "ca.crt": "first\nsecond" });
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
    ["an empty image", "kubernetes.exporter-image", TWO, { image: "" }],
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

  test("nothing that only Terraform will know", () => {
    const unknown = (name: string): Partial<IManagedCache> => ({
      primaryEndpoint: {
        host: Token.asString(`\${${name}.host}`),
        hostKind: "dns",
        port: Token.asNumber(`\${${name}.port}`),
      },
      tls: { enabled: true, caCertificates: Token.asString(`\${${name}.ca}`) },
    });
    const synthesized = make({ shop: { cache: unknown("a") }, sessions: { cache: unknown("b") } });
    expect(only(synthesized, "kubernetes_config_map_v1").data["ca.crt"]).toBe("${a.ca}\n${b.ca}");
    expect(JSON.stringify(all(synthesized, "kubernetes_manifest"))).toContain(
      '"static":["rediss://${a.host}:${a.port}"]',
    );
  });
});
