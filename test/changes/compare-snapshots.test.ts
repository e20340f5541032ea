import { readdirSync, readFileSync } from "node:fs";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  compareSnapshots,
  formatDifference,
  formatDifferenceAsMarkdown,
  type SnapshotChange,
  type SnapshotDifference,
} from "../../lib/changes";
import { CacheEngine, EvictionPolicy } from "../../lib/core";
import { RESOURCE_DESCRIPTORS } from "../../lib/terraform/cache-resources";
import { SNAPSHOT_FORM, type StackSnapshot } from "../../lib/terraform/snapshot";
import { snapshotStack, Template } from "../../lib/testing";
import { difference, stack } from "../testing/stack";

function snapshot(configuration: Record<string, unknown>): StackSnapshot {
  return { snapshot: SNAPSHOT_FORM, stack: "test", configuration };
}

/** What changes between two sets of resources: `type.name` to arguments. */
function resources(
  before: Record<string, object>,
  after: Record<string, object>,
  rest: Record<string, unknown> = {},
): SnapshotDifference {
  const configuration = (all: Record<string, object>) => {
    const resource: Record<string, Record<string, object>> = {};
    for (const [address, block] of Object.entries(all)) {
      const [type, name] = address.split(".") as [string, string];
      resource[type] = { ...resource[type], [name]: block };
    }
    return { resource };
  };
  return compareSnapshots(
    snapshot(configuration(before)),
    snapshot({ ...configuration(after), ...rest }),
  );
}

/** `action risk`, by the type of what changes. */
function summary({ changes }: SnapshotDifference): Record<string, string> {
  return Object.fromEntries(
    changes.map(({ address, action, risk }) => [address.split(".")[0], `${action}, ${risk}`]),
  );
}

function only({ changes }: SnapshotDifference): SnapshotChange {
  expect(changes).toHaveLength(1);
  return changes[0] as SnapshotChange;
}

describe("a stack of this library", () => {
  test("does not differ from itself", () => {
    expect(difference(stack(), stack())).toEqual({
      stack: "shop",
      basis: "tables",
      risk: "in place",
      changes: [],
      caches: [],
      workloads: [],
    });
  });

  test("that is new is made in place", () => {
    const { changes, risk } = compareSnapshots(undefined, snapshotStack(stack()));
    expect(risk).toBe("in place");
    expect(new Set(changes.map(({ action }) => action))).toEqual(new Set(["create"]));
  });

  test("keeps its data when its description, tags or eviction policy change", () => {
    const changed = stack({
      description: "Another",
      tags: { team: "shop" },
      evictionPolicy: EvictionPolicy.ALLKEYS_LFU,
    });
    expect(difference(stack(), changed).risk).toBe("in place");
  });

  test("loses its data when its key becomes AWS's", () => {
    expect(summary(difference(stack(), stack({ customerManagedKey: false })))).toMatchObject({
      aws_elasticache_replication_group: "replace, destroys data",
      aws_kms_key: "delete, destroys data",
    });
  });

  test("loses its data when it is given another name, by all that goes by that name", () => {
    const found = difference(stack(), stack({ replicationGroupId: "other" }));
    expect(summary(found)).toMatchObject({
      aws_elasticache_replication_group: "replace, destroys data",
      aws_elasticache_subnet_group: "replace, destroys data",
      aws_elasticache_parameter_group: "replace, in place",
      aws_security_group: "replace, disruptive",
    });
    expect(found.changes[0]?.reasons).toContain("Terraform refuses that plan: prevent_destroy");
  });

  test("breaks connections when nodes change or the engine rises", () => {
    const found = difference(
      stack({ engine: CacheEngine.REDIS_7_1 }),
      stack({
        engine: CacheEngine.VALKEY_8_0,
        nodeType: "cache.r7g.xlarge",
        applyImmediately: true,
      }),
    );
    expect(summary(found)).toMatchObject({
      aws_elasticache_replication_group: "update, disruptive",
      aws_elasticache_parameter_group: "replace, in place",
    });
  });

  test("loses its data when it is put elsewhere in the tree, unless it is moved", () => {
    const key = (id: string, was?: string) => (made: TerraformStack) => {
      const resource = new KmsKey(new Construct(made, id), "Resource", { description: "Another" });
      if (was !== undefined) {
        resource.moveFromId(was);
      }
      new TerraformOutput(made, "key", { value: resource.arn });
    };
    const before = stack({}, key("Old"));
    const { address } = Template.fromStack(before).only({ path: "shop/Old" });
    expect(difference(before, stack({}, key("New"))).risk).toBe("destroys data");
    expect(difference(before, stack({}, key("New", address))).changes).toMatchObject([
      { action: "move", risk: "in place", reasons: [`it was ${address}`] },
    ]);
  });

  test("has a rule for every type of resource that it can be made of", () => {
    const imported = readdirSync("lib", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => [
        ...readFileSync(`lib/${file}`, "utf8").matchAll(/@cdktf\/provider-(\w+)\/lib\/([\w-]+)/g),
      ])
      .map(([, provider, name]) => `${provider}_${(name as string).replaceAll("-", "_")}`)
      .filter((type) => !/^[a-z]+_(data_[a-z]+_|provider$)/.test(type));
    expect(imported.length).toBeGreaterThan(20);
    expect(imported.filter((type) => !(type in RESOURCE_DESCRIPTORS))).toEqual([]);
  });
});

describe("a replacement", () => {
  const KEY = { description: "a" };
  const GROUP = {
    replication_group_id: "a",
    engine: "redis",
    engine_version: "7.1",
    kms_key_id: "${aws_kms_key.key.arn}",
    subnet_group_name: "${aws_elasticache_subnet_group.subnets.name}",
  };

  test("spreads to what takes a value from it that is not known before", () => {
    const { changes } = resources(
      {
        "aws_kms_key.key": KEY,
        "aws_elasticache_replication_group.cache": GROUP,
      },
      {
        "aws_kms_key.key": { ...KEY, multi_region: true },
        "aws_elasticache_replication_group.cache": GROUP,
      },
    );
    expect(changes).toMatchObject([
      {
        address: "aws_elasticache_replication_group.cache",
        action: "replace",
        differences: [],
        reasons: [
          "kms_key_id forces replacement, and comes from aws_kms_key.key, which changes",
          expect.stringMatching(/^lost: the cache's contents/),
        ],
      },
      { address: "aws_kms_key.key", action: "replace", risk: "destroys data" },
    ]);
  });

  test("does not spread by a value that is known and stays", () => {
    const { changes } = resources(
      {
        "aws_elasticache_parameter_group.parameters": {
          name: "a",
          family: "redis7",
        },
        "aws_elasticache_replication_group.cache": {
          ...GROUP,
          snapshot_name: "${aws_elasticache_parameter_group.parameters.name}",
        },
      },
      {
        "aws_elasticache_parameter_group.parameters": {
          name: "a",
          family: "valkey8",
        },
        "aws_elasticache_replication_group.cache": {
          ...GROUP,
          snapshot_name: "${aws_elasticache_parameter_group.parameters.name}",
        },
      },
    );
    expect(changes).toMatchObject([{ address: "aws_elasticache_parameter_group.parameters" }]);
  });

  test("spreads through values and data sources in between", () => {
    const rest = {
      locals: { names: "${data.aws_subnets.all.ids}" },
      data: { aws_subnets: { all: { filter: "${aws_kms_key.key.arn}" } } },
    };
    const cache = {
      "aws_elasticache_serverless_cache.cache": {
        name: "a",
        subnet_ids: "${local.names}",
      },
    };
    const configuration = (key: object) =>
      snapshot({
        ...rest,
        resource: {
          aws_kms_key: { key },
          aws_elasticache_serverless_cache: {
            cache: cache["aws_elasticache_serverless_cache.cache"],
          },
        },
      });
    const found = compareSnapshots(
      configuration(KEY),
      configuration({ ...KEY, multi_region: true }),
    );
    expect(summary(found)).toMatchObject({
      aws_elasticache_serverless_cache: "replace, destroys data",
    });
  });

  test("is not told for an argument that Terraform is to ignore", () => {
    const lifecycle = { ignore_changes: ["kms_key_id"] };
    const change = only(
      resources(
        { "aws_elasticache_replication_group.cache": { ...GROUP, lifecycle } },
        {
          "aws_elasticache_replication_group.cache": {
            ...GROUP,
            kms_key_id: "b",
            lifecycle,
          },
        },
      ),
    );
    expect(change).toMatchObject({ action: "update", risk: "in place" });
  });

  test("is told where only Terraform knows", () => {
    const change = only(
      resources(
        { "aws_elasticache_replication_group.cache": GROUP },
        {
          "aws_elasticache_replication_group.cache": {
            ...GROUP,
            engine_version: "${var.version}",
          },
        },
      ),
    );
    expect(change).toMatchObject({ action: "replace", risk: "destroys data" });
    expect(change.reasons[0]).toBe(
      "engine_version may force replacement: only Terraform knows its value",
    );
  });

  test.each([
    [
      "a default that is left out, in place",
      "google_redis_instance",
      { tier: "BASIC" },
      {},
      "update",
    ],
    [
      "another tier, by replacement",
      "google_redis_instance",
      { tier: "BASIC" },
      { tier: "STANDARD_HA" },
      "replace",
    ],
    [
      "a region that the provider gives, in place",
      "google_redis_instance",
      { region: "europe-west1" },
      {},
      "update",
    ],
    [
      "TLS where there was none, by replacement",
      "google_redis_instance",
      {},
      { transit_encryption_mode: "SERVER_AUTHENTICATION" },
      "replace",
    ],
    [
      "a newer version of Redis, in place",
      "google_redis_instance",
      { redis_version: "REDIS_6_X" },
      { redis_version: "REDIS_7_2" },
      "update",
    ],
    [
      "an older version of Redis, by replacement",
      "google_redis_instance",
      { redis_version: "REDIS_7_2" },
      { redis_version: "REDIS_7_0" },
      "replace",
    ],
    [
      "more memory, in place",
      "google_redis_instance",
      { memory_size_gb: 5 },
      { memory_size_gb: 10 },
      "update",
    ],
    [
      "another key of a Memorystore instance, by replacement",
      "google_memorystore_instance",
      { kms_key: "a" },
      { kms_key: "b" },
      "replace",
    ],
    [
      "another key of a Redis cluster, in place",
      "google_redis_cluster",
      { kms_key: "a" },
      { kms_key: "b" },
      "update",
    ],
    [
      "another key ring of a key, by replacement",
      "google_kms_crypto_key",
      { key_ring: "a" },
      { key_ring: "b" },
      "replace",
    ],
    [
      "another rotation period of a key, in place",
      "google_kms_crypto_key",
      { rotation_period: "a" },
      { rotation_period: "b" },
      "update",
    ],
    [
      "another name of a Service, by replacement",
      "kubernetes_service_v1",
      { metadata: { name: "a" } },
      { metadata: { name: "b" } },
      "replace",
    ],
    [
      "another name of a Service in a list, by replacement",
      "kubernetes_service_v1",
      { metadata: [{ name: "a" }] },
      { metadata: [{ name: "b" }] },
      "replace",
    ],
    [
      "another label on the pods of a Deployment, in place",
      "kubernetes_deployment_v1",
      { spec: { template: { metadata: { labels: { a: "a" } } } } },
      { spec: { template: { metadata: { labels: { a: "b" } } } } },
      "update",
    ],
    [
      "another name of a manifest, by replacement",
      "kubernetes_manifest",
      { manifest: { kind: "PrometheusRule", metadata: { name: "a" } } },
      { manifest: { kind: "PrometheusRule", metadata: { name: "b" } } },
      "replace",
    ],
  ])("comes only where it must: %s", (_, type, before, after, action) => {
    const { changes } = resources({ [`${type}.a`]: before }, { [`${type}.a`]: after });
    expect(changes[0]?.action === "update" && changes[0].differences.length === 0).toBe(false);
    // A default that is now left out changes the text alone.
    expect(changes[0]?.action).toBe(action);
  });
});

describe("what goes", () => {
  test("tells that its protection goes with it", () => {
    const change = only(
      resources({ "aws_kms_key.key": { lifecycle: { prevent_destroy: true } } }, {}),
    );
    expect(change).toMatchObject({ action: "delete", risk: "destroys data" });
    expect(change.reasons).toContain("its prevent_destroy goes with it, and refuses nothing");
  });

  test("stays where Terraform is only to forget it", () => {
    const change = only(
      resources(
        { "aws_kms_key.key": {} },
        {},
        {
          removed: [{ from: "aws_kms_key.key", lifecycle: { destroy: false } }],
        },
      ),
    );
    expect(change).toMatchObject({ action: "delete", risk: "in place" });
  });

  test("leaves others without an output", () => {
    const change = only(
      compareSnapshots(snapshot({ output: { host: { value: "a" } } }), snapshot({ output: {} })),
    );
    expect(change).toMatchObject({
      address: "output.host",
      action: "delete",
      risk: "disruptive",
    });
  });
});

describe("a type without rules", () => {
  test("is never called harmless, but for its tags", () => {
    const bucket = (props: object) => (made: TerraformStack) => {
      new S3Bucket(made, "Bucket", props);
    };
    const before = stack({}, bucket({ bucket: "a" }));
    expect(only(difference(before, stack({}, bucket({ bucket: "b" }))))).toMatchObject({
      action: "update",
      risk: "disruptive",
      reasons: ["this library does not know this type: only the plan shows what it does"],
    });
    expect(difference(before, stack({}, bucket({ bucket: "a", tags: { a: "b" } }))).risk).toBe(
      "in place",
    );
    expect(difference(before, stack()).risk).toBe("disruptive");
  });
});

describe("what is around the resources", () => {
  test.each([
    ["aws", "region", "destroys data"],
    ["aws", "profile", "in place"],
    ["google", "project", "destroys data"],
    ["kubernetes", "config_context", "disruptive"],
  ])("provider %s with another %s: %s", (name, argument, risk) => {
    const provider = (value: string) => snapshot({ provider: { [name]: [{ [argument]: value }] } });
    expect(only(compareSnapshots(provider("a"), provider("b")))).toMatchObject({
      address: `provider.${name}`,
      risk,
    });
  });

  test("another backend is told", () => {
    const backend = (key: string) => snapshot({ terraform: { backend: { s3: { key } } } });
    expect(only(compareSnapshots(backend("a"), backend("b")))).toMatchObject({
      address: "terraform.backend",
      risk: "disruptive",
    });
  });

  test("a resource that exists already is imported", () => {
    const found = resources(
      {},
      { "aws_kms_key.key": {} },
      { import: [{ to: "aws_kms_key.key", id: "1" }] },
    );
    expect(only(found)).toMatchObject({ action: "import", risk: "in place" });
  });

  test("a protection that is taken off is told", () => {
    const change = only(
      resources(
        { "aws_kms_key.key": { lifecycle: { prevent_destroy: true } } },
        { "aws_kms_key.key": { lifecycle: { prevent_destroy: false } } },
      ),
    );
    expect(change).toMatchObject({ action: "update", risk: "in place" });
    expect(change.reasons).toEqual(["prevent_destroy refuses its destruction no longer"]);
  });

  test.each(["google_redis_cluster", "google_memorystore_instance"])(
    "the deletion protection of a %s too, which is on unless it is turned off",
    (type) => {
      const reasons = (before: object, after: object) =>
        only(resources({ [`${type}.cache`]: before }, { [`${type}.cache`]: after })).reasons;
      const on = { deletion_protection_enabled: true };
      const off = { deletion_protection_enabled: false };
      const said = ["deletion_protection_enabled: the service refuses its destruction no longer"];
      expect(reasons(on, off)).toEqual(said);
      expect(reasons({}, off)).toEqual(said);
      expect(reasons(off, on)).toEqual([]);
    },
  );
});

describe("the report", () => {
  const found = resources(
    {
      "aws_kms_key.key": { description: "a" },
      "aws_elasticache_replication_group.cache": {
        port: 6379,
        node_type: "a",
        description: "x",
      },
    },
    {
      "aws_kms_key.key": { description: "<b> | `c` @team" },
      "aws_elasticache_replication_group.cache": {
        port: 6380,
        node_type: "a",
        description: "x",
      },
    },
  );

  test("as text", () => {
    expect(formatDifference(found)).toMatchInlineSnapshot(`
      "test: 2 changes to 1 cache (destroys data) and to other resources (in place)

      destroys data: replace aws_elasticache_replication_group.cache
          port forces replacement
          lost: the cache's contents, except what a final snapshot keeps
          port: 6379 -> 6380

      in place: update aws_kms_key.key
          description: "a" -> "<b> | \`c\` @team"

      No plan was given: the tables of this library say what is replaced, and a plan can find less.
      "
    `);
  });

  test("as Markdown, in which nothing breaks out of its cell", () => {
    expect(formatDifferenceAsMarkdown(found)).toMatchInlineSnapshot(`
      "### test: 2 changes to 1 cache (destroys data) and to other resources (in place)

      | risk | action | resource | why | arguments |
      | --- | --- | --- | --- | --- |
      | **destroys data** | replace | \`aws_elasticache_replication_group.cache\` | port forces replacement<br>lost: the cache's contents, except what a final snapshot keeps | \`port: 6379 -> 6380\` |
      | in place | update | \`aws_kms_key.key\` |  | \`\` description: "a" -> "<b> \\| \`c\` @team" \`\` |

      No plan was given: the tables of this library say what is replaced, and a plan can find less.
      "
    `);
  });

  test("of no change", () => {
    const none = difference(stack(), stack());
    expect(formatDifference(none)).toBe("shop: no changes\n");
    expect(formatDifferenceAsMarkdown(none)).toBe("### shop: no changes\n");
  });

  test("cuts long values, and counts what is too much", () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`argument_${i}`, "x"]));
    const text = formatDifference(
      resources(
        { "aws_kms_key.key": { policy: "a" } },
        { "aws_kms_key.key": { policy: "b".repeat(1000), ...many } },
      ),
    );
    expect(text).toContain("and 9 more");
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(250);
  });
});
