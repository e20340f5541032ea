import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { App, TerraformStack, TerraformVariable } from "cdktf";
import type { IManagedCache } from "cdktf-managed-cache";
import { redisDashboard } from "cdktf-managed-cache/alerts";
import {
  CacheAlertRuleFile,
  type CacheAlertRuleFileProps,
  CacheAlertRules,
  CacheDashboard,
  KubernetesCache,
} from "cdktf-managed-cache/kubernetes";
import { Construct } from "constructs";
import { FakeCache } from "../kubernetes/fake-cache";
import { faultIds } from "../support/faults";
import { synth } from "../support/synth";

const CHANGE = { HitRateLow: { threshold: 0.7 } };
const MEASURED = { measuredBy: { cache: "shop" } };

function make(props: Partial<CacheAlertRuleFileProps> = {}, cache: Partial<IManagedCache> = {}) {
  return synth((stack) => {
    const common = {
      cache: new FakeCache(stack, cache),
      namespace: "cache",
      overrides: CHANGE,
      ...MEASURED,
    };
    new CacheAlertRules(stack, "Rules", { ...common, ...props });
    new CacheAlertRuleFile(stack, "File", { ...common, ...props });
  });
}

test("the rule file holds the same rules as the PrometheusRule", () => {
  const template = make();
  const { metadata, data } = template.only({ type: "kubernetes_config_map_v1" }).properties;
  const { manifest } = template.only({ type: "kubernetes_manifest" }).properties;
  expect(metadata).toMatchObject({ name: "redis-alerts", namespace: "cache" });
  expect(JSON.parse(data["redis-alerts.yaml"])).toEqual({ groups: manifest.spec.groups });
  expect(manifest.spec.groups[0].rules).toHaveLength(18);
});

test("labels of objects and labels of alerts are different things", () => {
  const { manifest } = make({
    labels: { release: "prometheus" },
    alertLabels: { team: "shop" },
  }).only({ type: "kubernetes_manifest" }).properties;
  expect(manifest.metadata.labels).toMatchObject({ release: "prometheus" });
  expect(manifest.spec.groups[0].rules[0].labels).toEqual({
    team: "shop",
    severity: "critical",
    cache: "shop",
  });
});

describe("refused", () => {
  test("names, settings and all", () => {
    const act = () => make({ name: "Redis Alerts", overrides: { Down: { threshold: 1 } } });
    expect(faultIds(act)).toEqual(["kubernetes.alerts-name", "alerts.threshold"]);
  });

  test("a file of a cache whose name only Terraform will know", () => {
    const act = () =>
      synth((stack) => {
        const cacheName = new TerraformVariable(stack, "name", {}).stringValue;
        new CacheAlertRuleFile(stack, "File", {
          cache: new FakeCache(stack, { cacheName }),
          namespace: "cache",
          ...MEASURED,
        });
      });
    expect(faultIds(act)).toEqual(["kubernetes.alert-file-cache"]);
  });

  test.each<[string, (later: string) => Partial<CacheAlertRuleFileProps>]>([
    ["name", (name) => ({ name })],
    ["alertLabels", (team) => ({ alertLabels: { team } })],
    ["runbookUrl", (runbookUrl) => ({ runbookUrl })],
    ["overrides", (team) => ({ overrides: { Down: { labels: { team } } } })],
  ])("a file whose %s only Terraform will know", (_, props) => {
    const act = () =>
      synth((stack) => {
        new CacheAlertRuleFile(stack, "File", {
          cache: new FakeCache(stack),
          namespace: "cache",
          ...MEASURED,
          ...props(new TerraformVariable(stack, "later", {}).stringValue),
        });
      });
    expect(faultIds(act)).toEqual(["kubernetes.alert-file-texts"]);
  });

  test("references to namespace, labels and annotations of the ConfigMap are taken", () => {
    const act = () =>
      synth((stack) => {
        const later = new TerraformVariable(stack, "later", {}).stringValue;
        new CacheAlertRuleFile(stack, "File", {
          cache: new FakeCache(stack),
          namespace: later,
          ...MEASURED,
          labels: { team: later },
          annotations: { owner: later },
        });
      });
    expect(faultIds(act)).toEqual([]);
  });

  test("a file that another cache writes already, whatever the namespaces", () => {
    const files = (names: readonly [string, string], cacheNames: readonly [string, string]) =>
      synth((stack) => {
        for (const [index, namespace] of ["one", "other"].entries()) {
          const scope = new Construct(stack, namespace);
          const cache = new FakeCache(scope, { cacheName: cacheNames[index] });
          new CacheAlertRuleFile(scope, "File", {
            cache,
            namespace,
            name: names[index],
            ...MEASURED,
          });
        }
      });
    const same = () => files(["rules", "rules"], ["shop", "sessions"]);
    expect(faultIds(same)).toEqual(["kubernetes.alert-file-twice"]);
    expect(same).toThrow(/file is "alerts\/rules.yaml", writtenBy is "test\/one\/File"/);
    expect(faultIds(() => files(["rules", "others"], ["shop", "sessions"]))).toEqual([]);
    // The same alerts in two namespaces are one file.
    expect(faultIds(() => files(["rules", "rules"], ["shop", "shop"]))).toEqual([]);
  });

  test("a dashboard's name that is none", () => {
    const act = () =>
      synth((stack) => new CacheDashboard(stack, "Dashboard", { namespace: "a", name: "A" }));
    expect(faultIds(act)).toEqual(["kubernetes.dashboard-name"]);
  });
});

test("the dashboard is where Grafana's sidecar finds it", () => {
  const template = synth((stack) => {
    new CacheDashboard(stack, "Dashboard", { namespace: "monitoring", labels: { team: "shop" } });
  });
  const { metadata, data } = template.only({ type: "kubernetes_config_map_v1" }).properties;
  expect(metadata).toMatchObject({
    name: "redis-dashboard",
    namespace: "monitoring",
    labels: { grafana_dashboard: "1", team: "shop" },
  });
  expect(data).toEqual({ "redis-cache.json": redisDashboard() });
});

test("files lie beside the stack, equal to what goes to the cluster", () => {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "files-"));
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "cache");
    new KubernetesProvider(stack, "kubernetes", {});
    const cache = new FakeCache(stack);
    new CacheAlertRuleFile(stack, "Alerts", { cache, namespace: "cache", ...MEASURED });
    new CacheDashboard(stack, "Dashboard", { namespace: "cache" });
    app.synth();

    const folder = path.join(outdir, "stacks/cache");
    const read = (file: string) => fs.readFileSync(path.join(folder, file), "utf8");
    const { resource } = JSON.parse(read("cdk.tf.json"));
    const maps = Object.values<{ data: object }>(resource.kubernetes_config_map_v1);
    expect(maps.map(({ data }) => Object.values(data)[0])).toEqual([
      read("alerts/redis-alerts.yaml"),
      read("dashboards/redis-cache.json"),
    ]);
    expect(fs.readdirSync(folder).sort()).toEqual(["alerts", "cdk.tf.json", "dashboards"]);
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
});

test("a cache in a cluster watches its warmers, each with the longest pause of its schedule", () => {
  const warmer = {
    image: "warmer@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    command: ["warm"],
  };
  const template = synth((stack) => {
    new KubernetesCache(stack, "Kubernetes", {
      cache: new FakeCache(stack),
      warmer,
      warmers: {
        weekdays: { ...warmer, schedule: "0 8-18 * * 1-5" },
        unknown: { ...warmer, schedule: "${var.schedule}" },
      },
    });
  });
  const manifest = { kind: "PrometheusRule" };
  const [{ rules }] = template.only({ type: "kubernetes_manifest", properties: { manifest } })
    .properties.manifest.spec.groups;
  const late = rules.filter(({ alert }: { alert: string }) => alert === "RedisWarmerLate");
  expect(late.map(({ expr }: { expr: string }) => expr.split(" unless ")[0])).toEqual([
    expect.stringMatching(/^time\(\) - .*cronjob="redis-warmer".* > 480$/),
    expect.stringMatching(/^time\(\) - .*cronjob="weekdays".* > 446400$/),
  ]);
});
