import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformStack } from "cdktf";
import type { KubernetesCacheSettings } from "cdktf-managed-cache/kubernetes";
import {
  ElastiCacheForKubernetes,
  ElastiCacheMemcachedForKubernetes,
  ElastiCacheServerlessForKubernetes,
} from "cdktf-managed-cache/patterns/aws";
import {
  MemorystoreForKubernetes,
  MemorystoreRedisClusterForKubernetes,
  MemorystoreValkeyForKubernetes,
} from "cdktf-managed-cache/patterns/google";
import { Template } from "cdktf-managed-cache/testing";
import { MINIMAL as GROUP, MEMCACHED, SERVERLESS } from "../aws/props";
import { MINIMAL as INSTANCE, MINIMAL_CLUSTER, MINIMAL_VALKEY } from "../google/make";
import { testApp } from "../support/test-app";
import { warnings } from "../support/warnings";

const KUBERNETES: KubernetesCacheSettings = {
  clients: { shop: { createNamespace: false, workloads: { web: { replicas: 10 } } } },
  dashboard: true,
};

function synth(build: (stack: TerraformStack) => void): Template {
  const stack = new TerraformStack(testApp(), "test");
  new KubernetesProvider(stack, "kubernetes", {});
  build(stack);
  return Template.fromStack(stack);
}

function expectTheCluster(template: Template): void {
  expect(template.propertiesOf("kubernetes_manifest").map(({ manifest }) => manifest.kind)).toEqual(
    expect.arrayContaining(["PrometheusRule", "ServiceMonitor"]),
  );
  expect(template.count({ type: "kubernetes_deployment_v1" })).toBe(1);
  const metadata = { name: "redis-dashboard" };
  template.only({ type: "kubernetes_config_map_v1", properties: { metadata } });
}

test("one statement makes a replication group, its exporter, rules, dashboard and alarms", () => {
  const topic = "arn:aws:sns:eu-west-1:123456789012:page";
  const template = synth((stack) => {
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    const provider = new AwsProvider(stack, "other", { alias: "other", region: "eu-west-2" });
    new ElastiCacheForKubernetes(stack, "Cache", {
      cache: { ...GROUP, provider },
      kubernetes: KUBERNETES,
      alarms: { topics: { critical: [topic] } },
    });
  });
  expectTheCluster(template);
  const { alarm_actions, provider } = template.only({
    type: "aws_cloudwatch_composite_alarm",
  }).properties;
  expect({ alarm_actions, provider }).toEqual({ alarm_actions: [topic], provider: "aws.other" });
  expect(JSON.stringify(template.propertiesOf("aws_cloudwatch_metric_alarm"))).toContain(
    "more connections than its clients plan",
  );
});

test("a serverless cache has its alarms in CloudWatch, and no exporter", () => {
  const topic = "arn:aws:sns:eu-west-1:123456789012:page";
  const build = (stack: TerraformStack) => {
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    const provider = new AwsProvider(stack, "other", { alias: "other", region: "eu-west-2" });
    new ElastiCacheServerlessForKubernetes(stack, "Cache", {
      cache: { ...SERVERLESS, provider },
      kubernetes: KUBERNETES,
      alarms: { topics: { critical: [topic] } },
    });
  };
  const template = synth(build);
  expect(template.count({ type: "kubernetes_deployment_v1" })).toBe(0);
  expect(template.count({ type: "kubernetes_manifest" })).toBe(0);
  expect(template.only({ type: "aws_cloudwatch_composite_alarm" }).properties).toMatchObject({
    alarm_actions: [topic],
    provider: "aws.other",
  });
  expect(JSON.stringify(template.propertiesOf("aws_cloudwatch_metric_alarm"))).toContain(
    "more connections than its clients plan",
  );
  expect(warnings(build)).toEqual([]);
});

test("without alarms a serverless cache has nothing that measures it, and a warning says so", () => {
  const found = warnings((stack) => {
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    new ElastiCacheServerlessForKubernetes(stack, "Cache", { cache: SERVERLESS });
  });
  expect(found).toEqual([expect.stringContaining("[kubernetes.alerts-unmeasured]")]);
});

test("the same for an instance, its policies in its project", () => {
  const channel = "projects/shop-prod/notificationChannels/1234567890";
  const template = synth((stack) => {
    new GoogleProvider(stack, "google", { project: "other" });
    new MemorystoreForKubernetes(stack, "Cache", {
      cache: { ...INSTANCE, project: "shop-prod" },
      kubernetes: KUBERNETES,
      alertPolicies: { channels: { critical: [channel] } },
    });
  });
  expectTheCluster(template);
  const policies = template.propertiesOf("google_monitoring_alert_policy");
  expect(new Set(policies.map(({ project }) => project))).toEqual(new Set(["shop-prod"]));
  expect(policies.flatMap(({ notification_channels = [] }) => notification_channels)).toContain(
    channel,
  );
  expect(JSON.stringify(policies)).toContain("more connections than its clients plan");
});

test.each([
  [
    "a Valkey instance",
    (stack: TerraformStack, common: object) =>
      new MemorystoreValkeyForKubernetes(stack, "Cache", {
        ...common,
        cache: { ...MINIMAL_VALKEY, project: "shop-prod", iamAuthentication: false },
      }),
  ],
  [
    "a Redis Cluster",
    (stack: TerraformStack, common: object) =>
      new MemorystoreRedisClusterForKubernetes(stack, "Cache", {
        ...common,
        cache: { ...MINIMAL_CLUSTER, project: "shop-prod", iamAuthentication: false },
      }),
  ],
])("the same for %s that an exporter can log in to", (_, make) => {
  const channel = "projects/shop-prod/notificationChannels/1234567890";
  const template = synth((stack) => {
    new GoogleProvider(stack, "google", { project: "other" });
    make(stack, {
      kubernetes: KUBERNETES,
      alertPolicies: { channels: { critical: [channel] } },
    });
  });
  const policies = template.propertiesOf("google_monitoring_alert_policy");
  expect(new Set(policies.map(({ project }) => project))).toEqual(new Set(["shop-prod"]));
  expect(policies.flatMap(({ notification_channels = [] }) => notification_channels)).toContain(
    channel,
  );
  expect(JSON.stringify(policies)).toContain("more connections than its clients plan");
  expect(template.count({ type: "kubernetes_deployment_v1" })).toBe(1);
  expect(
    template.propertiesOf("kubernetes_manifest").map(({ manifest }) => manifest.kind),
  ).toContain("PrometheusRule");
});

test("one statement makes a Memcached cluster, its exporter, rules, dashboard and alarms", () => {
  const topic = "arn:aws:sns:eu-west-1:123456789012:page";
  const template = synth((stack) => {
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    const provider = new AwsProvider(stack, "other", { alias: "other", region: "eu-west-2" });
    new ElastiCacheMemcachedForKubernetes(stack, "Cache", {
      cache: { ...MEMCACHED, provider },
      kubernetes: KUBERNETES,
      alarms: { topics: { critical: [topic] } },
    });
  });
  expect(template.propertiesOf("kubernetes_manifest").map(({ manifest }) => manifest.kind)).toEqual(
    expect.arrayContaining(["PrometheusRule", "ServiceMonitor"]),
  );
  const { alarm_actions, provider } = template.only({
    type: "aws_cloudwatch_composite_alarm",
  }).properties;
  expect({ alarm_actions, provider }).toEqual({ alarm_actions: [topic], provider: "aws.other" });
  expect(JSON.stringify(template.propertiesOf("aws_cloudwatch_metric_alarm"))).toContain(
    "more connections than its clients plan",
  );
  const metadata = { name: "memcached-client", namespace: "shop" };
  const { data } = template.only({
    type: "kubernetes_config_map_v1",
    properties: { metadata },
  }).properties;
  expect(data.MEMCACHED_SERVERS).toMatch(
    /^(\$\{data\.aws_elasticache_cluster\.[^}]*cache_nodes\[\d\]\.address\}:11211,?){3}$/,
  );
});
