import { TerraformStack } from "cdktf";
import {
  compareSnapshots,
  formatDifference,
  formatDifferenceAsMarkdown,
  type SnapshotDifference,
} from "../../lib/changes";
import { SNAPSHOT_FORM, type StackSnapshot } from "../../lib/terraform/snapshot";
import { snapshotStack } from "../../lib/testing";
import { testApp } from "../support/test-app";
import { difference, stack } from "../testing/stack";
import { plannedStack } from "./planned-stack";

function compared(before: object, after: object): SnapshotDifference {
  const snapshot = (configuration: object): StackSnapshot => ({
    snapshot: SNAPSHOT_FORM,
    stack: "shop",
    configuration: configuration as Record<string, unknown>,
  });
  return compareSnapshots(snapshot(before), snapshot(after));
}

const title = (found: SnapshotDifference) => formatDifference(found).split("\n")[0];

describe("totals are of caches", () => {
  test("of one, with all that it is made of and all that uses it", () => {
    const found = difference(
      stack(),
      stack({ nodeType: "cache.r7g.xlarge", description: "Other" }),
    );
    expect(title(found)).toMatch(/^shop: \d+ changes? to 1 cache \([a-z ]+\)$/);
    expect(found.caches).toMatchObject([
      { name: "shop-cache-redis", risk: found.risk, changes: found.changes.length },
    ]);
  });

  test("a new stack's every block belongs to its one cache", () => {
    const { changes, caches } = compareSnapshots(undefined, snapshotStack(stack()));
    const others = changes.filter((change) => change.caches.length === 0);
    expect(caches).toHaveLength(1);
    // The provider of the cluster.
    expect(others.map(({ address }) => address)).toEqual(["provider.kubernetes"]);
  });

  test("of several, each in a line of its own", () => {
    const found = compareSnapshots(
      snapshotStack(plannedStack()),
      snapshotStack(plannedStack({ sessionsPort: 6380, policy: "allkeys-lfu", isTidied: true })),
    );
    expect(formatDifference(found).split("\n").slice(0, 3)).toEqual([
      "shop: 5 changes to 2 caches (1 destroys data, 1 in place) and to other resources (disruptive)",
      '    destroys data: aws_elasticache_replication_group.Sessions, "sessions", 1 change',
      '    in place: aws_elasticache_replication_group.Orders, "orders", 1 change',
    ]);
    expect(formatDifferenceAsMarkdown(found)).toContain(
      [
        "| risk | cache | name | changes |",
        "| --- | --- | --- | --- |",
        "| **destroys data** | `aws_elasticache_replication_group.Sessions` | sessions | 1 |",
        "| in place | `aws_elasticache_replication_group.Orders` | orders | 1 |",
      ].join("\n"),
    );
  });

  test("what two caches use belongs to both, and what one uses to that one", () => {
    const resources = (key: object, rule: object) => ({
      resource: {
        aws_kms_key: { Shared: key },
        aws_kms_alias: { Alias: { target_key_id: "${aws_kms_key.Shared.id}" } },
        aws_security_group: { Own: {} },
        aws_vpc_security_group_ingress_rule: {
          Peer: { security_group_id: "${aws_security_group.Own.id}", ...rule },
        },
        aws_elasticache_serverless_cache: {
          A: { name: "a", kms_key_id: "${aws_kms_key.Shared.arn}" },
          B: {
            name: "b",
            kms_key_id: "${aws_kms_key.Shared.arn}",
            security_group_ids: ["${aws_security_group.Own.id}"],
          },
        },
      },
    });
    const { changes } = compared(
      resources({ description: "a" }, { from_port: 1 }),
      resources({ description: "b" }, { from_port: 2 }),
    );
    expect(changes).toMatchObject([
      {
        address: "aws_vpc_security_group_ingress_rule.Peer",
        caches: ["aws_elasticache_serverless_cache.B"],
      },
      {
        address: "aws_kms_key.Shared",
        caches: ["aws_elasticache_serverless_cache.A", "aws_elasticache_serverless_cache.B"],
      },
    ]);
  });

  test("a provider's region and the state are those of every cache there", () => {
    const settings = (region: string) => ({
      provider: { aws: [{ region }] },
      terraform: { backend: { s3: { key: region } } },
      resource: {
        aws_elasticache_serverless_cache: { A: { name: "a" } },
        google_redis_instance: { B: { name: "b" } },
      },
    });
    const { changes } = compared(settings("eu-west-1"), settings("eu-west-2"));
    expect(
      Object.fromEntries(changes.map(({ address, caches }) => [address, caches])),
    ).toMatchObject({
      "provider.aws": ["aws_elasticache_serverless_cache.A"],
      "terraform.backend": ["aws_elasticache_serverless_cache.A", "google_redis_instance.B"],
    });
  });

  test("and there may be none", () => {
    const output = (value: string) => ({ output: { host: { value } } });
    expect(title(compared(output("a"), output("b")))).toBe(
      "shop: 1 change to other resources (in place)",
    );
    expect(
      title(compareSnapshots(undefined, snapshotStack(new TerraformStack(testApp(), "a")))),
    ).toBe("a: 1 change to other resources (in place)");
  });
});

describe("the workload is named that", () => {
  const METADATA = { name: "web", namespace: "shop" };
  const workload = (type: string, spec: object, metadata: object = METADATA) => ({
    resource: { [type]: { A: { metadata, spec } } },
  });
  const template = (image: string) => ({ template: { spec: { container: [{ image }] } } });

  test.each<[string, string, object, object, string[]]>([
    [
      "restarts",
      "kubernetes_deployment_v1",
      template("a"),
      template("b"),
      ["Deployment shop/web restarts"],
    ],
    [
      "restarts",
      "kubernetes_deployment",
      template("a"),
      template("b"),
      ["Deployment shop/web restarts"],
    ],
    [
      "restarts",
      "kubernetes_stateful_set_v1",
      template("a"),
      template("b"),
      ["StatefulSet shop/web restarts"],
    ],
    [
      "restarts",
      "kubernetes_daemonset",
      template("a"),
      template("b"),
      ["DaemonSet shop/web restarts"],
    ],
    [
      "restarts, by another selector",
      "kubernetes_deployment_v1",
      { selector: { a: "a" } },
      { selector: { a: "b" } },
      ["Deployment shop/web restarts"],
    ],
    ["runs again", "kubernetes_job_v1", template("a"), template("b"), ["Job shop/web runs again"]],
    [
      "runs again, or not",
      "kubernetes_job_v1",
      { ttl_seconds_after_finished: 1 },
      { ttl_seconds_after_finished: 2 },
      [],
    ],
    [
      "has another next run",
      "kubernetes_cron_job_v1",
      { job_template: template("a") },
      { job_template: template("b") },
      ["CronJob shop/web changes with its next run"],
    ],
    ["keeps its pods", "kubernetes_deployment_v1", { replicas: 1 }, { replicas: 2 }, []],
    ["is none", "kubernetes_service_v1", { port: 1 }, { port: 2 }, []],
  ])("%s: %s", (_, type, before, after, lines) => {
    const found = compared(workload(type, before), workload(type, after));
    const head = formatDifference(found).split("\n\n")[0]?.split("\n").slice(1);
    expect(head).toEqual(lines.map((line) => `    ${line}`));
    expect(found.workloads).toHaveLength(lines.length);
  });

  test("is a manifest, in the spelling of Kubernetes", () => {
    const manifest = (kind: string, spec: object) => ({
      resource: { kubernetes_manifest: { A: { manifest: { kind, metadata: METADATA, spec } } } },
    });
    const lines = (kind: string, spec: (image: string) => object) =>
      compared(manifest(kind, spec("a")), manifest(kind, spec("b"))).workloads;
    expect(lines("Deployment", template)).toMatchObject([
      { kind: "Deployment", effect: "restarts" },
    ]);
    expect(lines("CronJob", (image) => ({ jobTemplate: template(image) }))).toMatchObject([
      { kind: "CronJob", namespace: "shop", name: "web" },
    ]);
    expect(lines("PrometheusRule", template)).toEqual([]);
  });

  test("has a name that only Terraform knows, by its address", () => {
    const metadata = { name: "${var.name}", namespace: "${var.namespace}" };
    const type = "kubernetes_deployment_v1";
    const found = compared(
      workload(type, template("a"), metadata),
      workload(type, template("b"), metadata),
    );
    expect(found.workloads).toEqual([
      { kind: "Deployment", name: "kubernetes_deployment_v1.A", effect: "restarts" },
    ]);
  });
});

test("a comment has as many changes as GitHub takes, the gravest first, and counts the rest", () => {
  const keys = (description: string, isGrave: boolean) => ({
    resource: {
      aws_kms_key: Object.fromEntries(
        Array.from({ length: 1000 }, (_, index) => [
          `Key${index}`,
          { description, ...(isGrave && index === 999 && { multi_region: true }) },
        ]),
      ),
    },
  });
  const found = compared(keys("a".repeat(90), false), keys("b".repeat(90), true));
  const report = formatDifferenceAsMarkdown(found);
  expect(report.length).toBeLessThan(65_536);
  const rows = report.split("\n").filter((line) => line.includes("`aws_kms_key."));
  expect(rows[0]).toContain("`aws_kms_key.Key999`");
  expect(report).toContain(`\n\n${1000 - rows.length} more, of no higher risk`);
});

test("an alert's threshold is seen at the end of its long expression", () => {
  const rule = (limit: number) => ({
    resource: {
      kubernetes_manifest: {
        A: {
          manifest: {
            spec: { rules: [{ expr: `${"redis_memory_used_bytes / ".repeat(9)}x > ${limit}` }] },
          },
        },
      },
    },
  });
  const report = formatDifference(compared(rule(0.9), rule(0.7)));
  expect(report).toMatch(/rules\[0\]\.expr: ….{40,60} > 0\.9" -> …/u);
  expect(report).toMatch(/x > 0\.7"$/m);
});

test("a panel's limit is seen by its path in a dashboard", () => {
  const dashboard = (value: number) => ({
    resource: {
      aws_cloudwatch_dashboard: {
        A: {
          dashboard_body: JSON.stringify({
            widgets: Array(50).fill({ a: 1 }).concat({ limit: { value } }),
          }),
        },
      },
    },
  });
  expect(formatDifference(compared(dashboard(0.9), dashboard(0.7)))).toContain(
    "dashboard_body.widgets[50].limit.value: 0.9 -> 0.7\n",
  );
});
