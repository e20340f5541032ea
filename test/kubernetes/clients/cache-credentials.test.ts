import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import {
  Duration,
  type IManagedCache,
  SecretReference,
  type SecretStore,
} from "cdktf-managed-cache";
import {
  CacheCredentials,
  type CacheCredentialsProps,
  type CredentialsSource,
} from "cdktf-managed-cache/kubernetes";
import type { Template } from "cdktf-managed-cache/testing";
import { Construct } from "constructs";
import fc from "fast-check";
import { CACHE_CREDENTIALS_RULES } from "../../../lib/kubernetes/clients/cache-credentials-rules";
import { rulesWithout } from "../../support/common-rules";
import { faultIds } from "../../support/faults";
import { sections, synth } from "../../support/synth";
import { testApp } from "../../support/test-app";
import { FakeCache, secret } from "../fake-cache";

const VALUE = "${data.the.value}";

const USERS: Partial<IManagedCache> = {
  authentication: {
    kind: "users",
    users: [{ name: "app", password: secret("t1") }, { name: "job" }],
  },
};

const STORE = { name: "aws", kind: "ClusterSecretStore" } as const;
const EXTERNAL: CredentialsSource = { kind: "external-secret", store: STORE };

interface Made {
  readonly credentials: CacheCredentials;
  readonly template: Template;
}

function make(
  props: Partial<CacheCredentialsProps> = {},
  cache: Partial<IManagedCache> = {},
  before: (cache: FakeCache) => void = () => {},
): Made {
  let credentials: CacheCredentials | undefined;
  const template = synth((stack) => {
    const fake = new FakeCache(stack, cache);
    before(fake);
    credentials = new CacheCredentials(stack, "Credentials", {
      cache: fake,
      namespace: "shop",
      ...props,
    });
  });
  return { template, credentials: credentials as CacheCredentials };
}

function keptIn(store: SecretStore, id: string, jsonKey?: string): Partial<IManagedCache> {
  const token = new SecretReference({ store, id, jsonKey, revision: "2026-11", expression: VALUE });
  return { authentication: { kind: "token", token } };
}

function fromSecret(name: string, key: string, secretName = "redis-auth") {
  return { name, valueFrom: { secretKeyRef: { name: secretName, key } } };
}

describe("a Secret by Terraform", () => {
  test("is what is made with the least props", () => {
    const { template, credentials } = make();
    expect(sections(template).resource).toMatchSnapshot();
    expect(credentials.secretName).toBe("redis-auth");
    expect(credentials.env).toEqual([fromSecret("REDIS_AUTH_TOKEN", "token")]);
  });

  test("can have another name", () => {
    const { credentials, template } = make({
      source: { kind: "terraform-secret", name: "cache-token" },
    });
    expect(template.only({ type: "kubernetes_secret_v1" }).properties.metadata.name).toBe(
      "cache-token",
    );
    expect(credentials.env).toEqual([fromSecret("REDIS_AUTH_TOKEN", "token", "cache-token")]);
  });

  test("has a user's name and password", () => {
    const { credentials, template } = make({}, USERS);
    expect(template.only({ type: "kubernetes_secret_v1" }).properties.data_wo).toEqual({
      token: VALUE,
      username: "app",
    });
    expect(credentials.env).toEqual([
      fromSecret("REDIS_AUTH_USERNAME", "username"),
      fromSecret("REDIS_AUTH_TOKEN", "token"),
    ]);
  });

  test("is never empty: every label gives a revision of 1 or more", () => {
    fc.assert(
      fc.property(fc.string(), (label) => {
        fc.pre(label.trim() !== "" && !label.includes("${"));
        const token = secret(label);
        const { data_wo_revision: revision } = make(
          {},
          { authentication: { kind: "token", token } },
        ).template.only({ type: "kubernetes_secret_v1" }).properties;
        expect(Number.isInteger(revision)).toBe(true);
        expect(revision).toBeGreaterThanOrEqual(1);
        expect(revision).toBeLessThan(2 ** 31);
      }),
      { numRuns: 25 },
    );
  });

  test("is written again for another cache and for another user, whatever their labels", () => {
    const password = secret("initial");
    const users = ["orders", "reports"].map((name) => ({ name, password }));
    const revision = (user: string | undefined, build: (stack: TerraformStack) => Construct) =>
      synth((stack) => {
        const cache = new FakeCache(build(stack), { authentication: { kind: "users", users } });
        new CacheCredentials(stack, "Credentials", { cache, user, namespace: "shop" });
      }).only({ type: "kubernetes_secret_v1" }).properties.data_wo_revision;
    const here = (stack: TerraformStack) => stack;
    const elsewhere = (stack: TerraformStack) => new Construct(stack, "Other");
    const revisions = [
      revision(undefined, here),
      revision("reports", here),
      revision("orders", elsewhere),
    ];
    expect(new Set(revisions).size).toBe(3);
    expect(revision("orders", here)).toBe(revisions[0]);
  });

  test("is written after everything that the cache consists of", () => {
    const { template } = make({}, {}, (cache) => {
      new ConfigMapV1(cache, "Group", { metadata: {} });
      new ConfigMapV1(cache, "Token", { metadata: {} });
    });
    expect(template.only({ type: "kubernetes_secret_v1" }).properties.depends_on).toEqual([
      expect.stringContaining("FakeCache_Group"),
      expect.stringContaining("FakeCache_Token"),
    ]);
  });
});

test("a cache in another stack is not waited for: its stack is", () => {
  const app = testApp();
  const cache = new FakeCache(new TerraformStack(app, "cache"));
  new ConfigMapV1(cache, "Group", { metadata: {} });
  const stack = new TerraformStack(app, "clients");
  new CacheCredentials(stack, "Credentials", { cache, namespace: "shop" });
  const secrets = JSON.parse(Testing.synth(stack)).resource.kubernetes_secret_v1;
  expect(Object.values(secrets)).toEqual([
    expect.not.objectContaining({ depends_on: expect.anything() }),
  ]);
});

describe("an ExternalSecret", () => {
  test("refers to the secret at AWS by its ARN", () => {
    const { credentials, template } = make({ source: EXTERNAL, labels: { team: "shop" } });
    expect(template.propertiesOf("kubernetes_secret_v1")).toEqual([]);
    expect(template.only({ type: "kubernetes_manifest" }).properties).toMatchSnapshot();
    expect(credentials.env).toEqual([fromSecret("REDIS_AUTH_TOKEN", "token")]);
  });

  test("refers to a secret at Google by its name in the project", () => {
    const { manifest } = make(
      { source: EXTERNAL },
      keptIn("google-secret-manager", "projects/p/secrets/auth"),
    ).template.only({ type: "kubernetes_manifest" }).properties;
    expect(manifest.spec.data).toEqual([
      { secretKey: "token", remoteRef: { key: '${basename("projects/p/secrets/auth")}' } },
    ]);
  });

  test("takes one key of a secret that is a JSON object", () => {
    const { manifest } = make(
      { source: EXTERNAL },
      keptIn("aws-secrets-manager", "arn:secret", "token"),
    ).template.only({ type: "kubernetes_manifest" }).properties;
    expect(manifest.spec.data[0].remoteRef).toEqual({ key: "arn:secret", property: "token" });
  });

  test("makes the same keys as a Secret by Terraform, for a user as well", () => {
    const { credentials, template } = make({ source: EXTERNAL }, USERS);
    expect(template.only({ type: "kubernetes_manifest" }).properties.manifest.spec.target).toEqual({
      name: "redis-auth",
      template: { data: { token: "{{ .token }}", username: "app" } },
    });
    expect(credentials.env).toEqual([
      fromSecret("REDIS_AUTH_USERNAME", "username"),
      fromSecret("REDIS_AUTH_TOKEN", "token"),
    ]);
  });

  test("can have another name, store and interval", () => {
    const { manifest } = make({
      source: {
        kind: "external-secret",
        name: "cache-token",
        store: { name: "gcp", kind: "SecretStore" },
        refreshInterval: Duration.minutes(10),
      },
    }).template.only({ type: "kubernetes_manifest" }).properties;
    expect(manifest.metadata.name).toBe("cache-token");
    expect(manifest.spec).toMatchObject({
      refreshInterval: "600s",
      secretStoreRef: { name: "gcp", kind: "SecretStore" },
      target: { name: "cache-token" },
    });
  });

  test("is read again at once when the rotation label changes", () => {
    const annotations = (label: string) =>
      make(
        { source: EXTERNAL, annotations: { owner: "platform" } },
        { authentication: { kind: "token", token: secret(label) } },
      ).template.only({ type: "kubernetes_manifest" }).properties.manifest.metadata.annotations;
    expect(annotations("2026-11")).toEqual({ owner: "platform", "force-sync": "2026-11" });
    expect(annotations("2026-12")).toEqual({ owner: "platform", "force-sync": "2026-12" });
  });
});

describe("an existing Secret", () => {
  test("is only named", () => {
    const { credentials, template } = make({
      source: { kind: "existing-secret", name: "shop.redis" },
    });
    expect(template.find()).toEqual([]);
    expect(credentials.secretName).toBe("shop.redis");
    expect(credentials.env).toEqual([fromSecret("REDIS_AUTH_TOKEN", "token", "shop.redis")]);
    expect(credentials.revision).toBe("t1");
  });

  test("can have other keys; a user's name is the cache's unless it has a key", () => {
    const source = { kind: "existing-secret", name: "shop", tokenKey: "PASSWORD" } as const;
    const token = fromSecret("REDIS_AUTH_TOKEN", "PASSWORD", "shop");
    expect(make({ source }, USERS).credentials.env).toEqual([
      { name: "REDIS_AUTH_USERNAME", value: "app" },
      token,
    ]);
    expect(make({ source: { ...source, usernameKey: "USER" } }, USERS).credentials.env).toEqual([
      fromSecret("REDIS_AUTH_USERNAME", "USER", "shop"),
      token,
    ]);
  });
});

describe.each<[string, CredentialsSource]>([
  ["terraform-secret", { kind: "terraform-secret" }],
  ["external-secret", EXTERNAL],
  ["existing-secret", { kind: "existing-secret", name: "shop" }],
])("%s", (kind, source) => {
  test("makes nothing for a user who authenticates by IAM", () => {
    const { credentials, template } = make({ source, user: "job" }, USERS);
    expect(template.find()).toEqual([]);
    expect(credentials.env).toEqual([{ name: "REDIS_AUTH_USERNAME", value: "job" }]);
    expect(credentials.secretName).toBeUndefined();
    expect(credentials.revision).toBeUndefined();
  });

  test("makes nothing for a cache without authentication", () => {
    const { credentials, template } = make({ source }, { authentication: { kind: "none" } });
    expect(template.find()).toEqual([]);
    expect(credentials.env).toEqual([]);
  });

  test("puts the value into the write-only argument at most", () => {
    const { template } = make({ source }, USERS);
    const json = JSON.stringify(template.blocks);
    expect(json.split(VALUE)).toHaveLength(kind === "terraform-secret" ? 2 : 1);
  });
});

describe("refused", () => {
  const existing = (props: object): Partial<CacheCredentialsProps> => ({
    source: { kind: "existing-secret", name: "shop", ...props },
  });
  const external = (props: object): Partial<CacheCredentialsProps> => ({
    source: { kind: "external-secret", store: STORE, ...props },
  });
  const variable = keptIn("terraform-variable", "token");
  const later = new TerraformVariable(new TerraformStack(testApp(), "test"), "later", {})
    .stringValue;

  const EVERY_FAULT: [string, string, Partial<CacheCredentialsProps>, Partial<IManagedCache>?][] = [
    ["a namespace with an upper-case letter", "kubernetes.namespace", { namespace: "Shop" }],
    [
      "a Secret by Terraform with a dot in its name",
      "kubernetes.secret-name",
      { source: { kind: "terraform-secret", name: "redis.auth" } },
    ],
    [
      "an ExternalSecret with an upper-case letter in its name",
      "kubernetes.secret-name",
      external({ name: "Redis" }),
    ],
    ["an existing Secret without a name", "props.kind", existing({ name: "" })],
    [
      "an existing Secret with a name of 254 characters",
      "kubernetes.existing-secret-name",
      existing({ name: "a".repeat(254) }),
    ],
    ["a key with a space", "kubernetes.existing-secret-keys", existing({ tokenKey: "the token" })],
    ["a key of two dots", "kubernetes.existing-secret-keys", existing({ tokenKey: "..token" })],
    ["a key of one dot", "kubernetes.existing-secret-keys", existing({ tokenKey: "." })],
    [
      "one key for both",
      "kubernetes.existing-secret-key-twice",
      existing({ usernameKey: "token" }),
    ],
    ["an empty key", "props.kind", existing({ usernameKey: "" })],
    [
      "a store with upper-case letters in its name",
      "kubernetes.external-secret-store",
      external({ store: { name: "AWS", kind: "SecretStore" } }),
    ],
    [
      "a store of an unknown kind",
      "props.kind",
      external({ store: { name: "aws", kind: "Store" } }),
    ],
    [
      "a refresh interval of no time",
      "kubernetes.external-secret-refresh",
      external({ refreshInterval: Duration.seconds(0) }),
    ],
    [
      "a refresh interval of a fraction of a second",
      "kubernetes.external-secret-refresh",
      external({ refreshInterval: Duration.seconds(1.5) }),
    ],
    [
      "a refresh interval of more than a year",
      "kubernetes.external-secret-refresh",
      external({ refreshInterval: Duration.days(366) }),
    ],
    [
      "an ExternalSecret for a token from a Terraform variable",
      "kubernetes.external-secret-reference",
      external({}),
      variable,
    ],
    [
      "a Secret by Terraform for a token that is in the cluster alone",
      "kubernetes.secret-in-cluster",
      {},
      keptIn("kubernetes-secret", "redis-auth"),
    ],
    [
      "a rotation label that only Terraform knows",
      "kubernetes.secret-revision",
      {},
      { authentication: { kind: "token", token: secret(later) } },
    ],
    ...["a b", "a\n", "a\u0000", "{{ .token }}"].map(
      (name): [string, string, Partial<CacheCredentialsProps>, Partial<IManagedCache>] => [
        `a user named ${JSON.stringify(name)}`,
        "kubernetes.client-user-name",
        {},
        { authentication: { kind: "users", users: [{ name, password: secret("p1") }] } },
      ],
    ),
    ["a user of a cache without users", "kubernetes.client-user", { user: "app" }],
    ["a user that the cache does not have", "kubernetes.client-user", { user: "nobody" }, USERS],
  ];

  test.each(EVERY_FAULT)("%s", (_, id, props, cache = {}) => {
    expect(faultIds(() => make(props, cache))).toEqual([id]);
  });

  test("every rule has a fault here", () => {
    expect(rulesWithout(EVERY_FAULT, CACHE_CREDENTIALS_RULES)).toEqual([]);
  });

  test("not what only Terraform will know", () => {
    const token = { authentication: { kind: "token", token: secret(later) } } as const;
    expect(faultIds(() => make(existing({ name: later, tokenKey: later }), token))).toEqual([]);
    expect(
      faultIds(() =>
        make(external({ name: later, store: { name: later, kind: "SecretStore" } }), token),
      ),
    ).toEqual([]);
    expect(faultIds(() => make({ namespace: later }, USERS))).toEqual([]);
  });

  test("a user that only Terraform knows is found by the same reference alone", () => {
    const users = [{ name: later, password: secret("t1") }];
    const own = { authentication: { kind: "users", users } } as const;
    expect(make({ user: later }, own).credentials.env).toHaveLength(2);
    expect(faultIds(() => make({ user: later }, USERS))).toEqual(["kubernetes.client-user"]);
  });

  test("no error repeats the value of a secret", () => {
    expect(() => make(external({}), variable)).toThrow(/^(?!.*the\.value)/s);
  });
});
