import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import type { IManagedCache } from "cdktf-managed-cache";
import { Size } from "cdktf-managed-cache";
import { redisAlerts } from "cdktf-managed-cache/alerts";
import {
  ElastiCacheAlarms,
  ElastiCacheReplicationGroup,
  ElastiCacheServerless,
  ElastiCacheServerlessAlarms,
} from "cdktf-managed-cache/aws";
import { AzureManagedRedis, AzureManagedRedisMetricAlerts } from "cdktf-managed-cache/azure";
import {
  MemorystoreAlertPolicies,
  MemorystoreNodeAlertPolicies,
  MemorystoreRedis,
  MemorystoreValkey,
} from "cdktf-managed-cache/google";
import { CacheAlertRuleFile, KubernetesCache } from "cdktf-managed-cache/kubernetes";
import { SERVERLESS } from "../aws/props";
import { IMPORTED as AZURE } from "../azure/make";
import { IMPORTED_VALKEY } from "../google/make";
import { FakeCache } from "../kubernetes/fake-cache";
import { CACHE, inspected } from "./inspected";

test("Prometheus rules are read from PrometheusRules and from rule files alike", () => {
  const names = (asFile: boolean) => {
    let cache!: IManagedCache;
    const { inspection } = inspected((stack) => {
      cache = new FakeCache(stack);
      if (asFile) {
        const measuredBy = { cache: "shop" };
        new CacheAlertRuleFile(stack, "Alerts", { cache, namespace: "cache", measuredBy });
      } else {
        new KubernetesCache(stack, "Clients", { cache });
      }
    });
    expect(inspection.alerts.map(({ name }) => name).sort()).toEqual(
      redisAlerts(cache)
        .map(({ name }) => name)
        .sort(),
    );
    return inspection.alerts;
  };
  expect(names(true)).toEqual(names(false));
  expect(names(true)[0]).toMatchObject({ severity: "critical", evaluatedBy: "Prometheus" });
  expect(names(true).find(({ name }) => name === "RedisEvicting")).toEqual({
    name: "RedisEvicting",
    severity: "warning",
    evaluatedBy: "Prometheus",
    summary: "Cache shop: a node evicts keys all the time, because its data does not fit",
    condition: 'rate(redis_evicted_keys_total{cache="shop"}[5m]) > 10',
    pendingFor: "15 min",
    times: 1,
    hasData: true,
  });
});

test("CloudWatch alarms are counted over the nodes, critical where a composite alarm looks at them", () => {
  const { inspection } = inspected((stack) => {
    new ElastiCacheAlarms(stack, "Alarms", {
      cache: new ElastiCacheReplicationGroup(stack, "Cache", CACHE),
    });
  });
  const alarms = inspection.alerts.filter(({ times }) => times > 1);
  expect(alarms.every(({ times }) => times === 3)).toBe(true);
  expect(alarms.find(({ name }) => name.includes("EngineCpuHigh"))).toMatchObject({
    severity: "critical",
    evaluatedBy: "CloudWatch",
    condition: expect.stringMatching(/^EngineCPUUtilization > \d+$/),
    pendingFor: expect.stringMatching(/^\d+ of \d+ × \d+ min$/),
  });
  expect(alarms.find(({ name }) => name.includes("NetworkIn"))?.severity).toBe("warning");
  expect(inspection.alerts.find(({ times }) => times === 1)).toMatchObject({
    name: "shop-cache-critical",
    severity: "critical",
  });
});

test("CloudWatch alarms of a serverless cache are there once, with their limits", () => {
  const { inspection } = inspected((stack) => {
    const cache = new ElastiCacheServerless(stack, "Cache", SERVERLESS);
    new ElastiCacheServerlessAlarms(stack, "Alarms", { cache });
  });
  const alarms = inspection.alerts.map(({ name, condition, times }) => [name, condition, times]);
  expect(alarms).toContainEqual(["shop-cache-MemoryHigh", "BytesUsedForCache > 7500000000", 1]);
  expect(alarms).toContainEqual(["shop-cache-CommandsThrottled", "ThrottledCmds > 0", 1]);
});

test("metric alerts of Azure Monitor have its severities in words", () => {
  const { inspection } = inspected((stack) => {
    const cache = AzureManagedRedis.fromAttributes(stack, "Cache", AZURE);
    new AzureManagedRedisMetricAlerts(stack, "Alerts", {
      cache,
      resourceGroupName: "shop-prod",
      location: "westeurope",
      overrides: { Evicting: { severity: "info" } },
    });
  });
  const alerts = inspection.alerts.map(({ name, severity, condition, pendingFor }) => [
    name,
    severity,
    condition,
    pendingFor,
  ]);
  expect(alerts).toContainEqual(["shop-CpuHigh", "critical", "percentProcessorTime > 90", "PT15M"]);
  expect(alerts).toContainEqual([
    "shop-MemoryHigh",
    "warning",
    "usedmemorypercentage > 75",
    "PT15M",
  ]);
  expect(alerts).toContainEqual(["shop-Evicting", "info", "evictedkeys > 9000", "PT15M"]);
  expect(inspection.alerts.every(({ evaluatedBy }) => evaluatedBy === "Azure Monitor")).toBe(true);
});

test("what is written in another form is listed as far as it can be read", () => {
  const { inspection } = inspected((stack) => {
    new CloudwatchMetricAlarm(stack, "Expression", {
      alarmName: "errors",
      comparisonOperator: "GreaterThanUpperThreshold",
      evaluationPeriods: 3,
      metricQuery: [{ id: "m1", expression: "m2/m3", returnData: true }],
    });
    new Manifest(stack, "Rules", {
      manifest: { kind: "PrometheusRule", spec: { groups: "${var.groups}" } },
    });
    new Manifest(stack, "Empty", { manifest: { kind: "PrometheusRule" } });
    new ConfigMapV1(stack, "Files", {
      metadata: { name: "files" },
      data: { "a.json": "null", "b.yaml": "groups: []", "c.json": '{"groups":[{}]}' },
    });
  });
  expect(inspection.alerts).toMatchObject([
    { name: "errors", condition: "m2/m3 GreaterThanUpperThreshold ", pendingFor: "3 of 3" },
  ]);
});

test("an alert that nobody measures is shown as such", () => {
  const build = (exporter: boolean) =>
    inspected((stack) => {
      const rules = ["redis_up == 0", "kube_job_failed > 0"].map((expr) => ({
        alert: "Gone",
        expr,
      }));
      new Manifest(stack, "Rules", {
        manifest: { kind: "PrometheusRule", spec: { groups: [{ rules }] } },
      });
      new ConfigMapV1(stack, "Files", {
        metadata: { name: "files" },
        data: { "a.json": JSON.stringify({ groups: [{ rules }] }) },
      });
      if (exporter) {
        new Manifest(stack, "Probe", {
          manifest: { kind: "Probe", prober: "redis-exporter:9121" },
        });
      }
    });
  const data = (exporter: boolean) =>
    build(exporter)
      .inspection.alerts.map(({ condition, hasData }) => `${condition}: ${hasData}`)
      .sort();
  expect(data(false)).toEqual(["kube_job_failed > 0: true", "redis_up == 0: false"]);
  expect(data(true)).toEqual(["kube_job_failed > 0: true", "redis_up == 0: true"]);
  const { html, markdown } = build(false);
  expect(html).toContain("1 without data");
  for (const page of [html, markdown]) {
    expect(page).toContain("Nobody measures this.");
  }
});

test("Cloud Monitoring policies have their metrics and thresholds", () => {
  const { inspection } = inspected((stack) => {
    const cache = new MemorystoreRedis(stack, "Cache", {
      region: "europe-west1",
      network: "projects/shop-prod/global/networks/main",
      memory: Size.gibibytes(5),
    });
    new MemorystoreAlertPolicies(stack, "Policies", { cache });
  });
  expect(inspection.alerts.length).toBeGreaterThan(3);
  for (const { evaluatedBy, condition, severity, pendingFor } of inspection.alerts) {
    expect({ evaluatedBy, condition, severity, pendingFor }).toEqual({
      evaluatedBy: "Cloud Monitoring",
      condition: expect.stringMatching(/^redis\.googleapis\.com\/\S+ [<>] [\d.]+( and .*)?$/),
      severity: expect.stringMatching(/^(critical|warning)$/),
      pendingFor: expect.stringMatching(/ min$|at once/),
    });
  }
});

test("a policy of Cloud Monitoring with a query shows the query", () => {
  const { inspection } = inspected((stack) => {
    const cache = MemorystoreValkey.fromAttributes(stack, "Cache", IMPORTED_VALKEY);
    new MemorystoreNodeAlertPolicies(stack, "Policies", { cache });
  });
  expect(inspection.alerts.find(({ name }) => name.endsWith("HitRateLow"))).toMatchObject({
    evaluatedBy: "Cloud Monitoring",
    condition: expect.stringMatching(
      /^sum\(rate\(memorystore_googleapis_com:instance_stats_total_keyspace_hits_count\{.* < 0\.8 and /,
    ),
    pendingFor: "15 min",
  });
});
