import { Token } from "cdktf";
import { CachePurpose, ConnectionBudget, Duration, EvictionPolicy } from "cdktf-managed-cache";
import {
  MEMORYSTORE_POLICIES,
  MemorystoreAlertPolicies,
  type MemorystoreAlertPoliciesProps,
  MemorystoreRedis,
  type MemorystoreRedisProps,
  MemorystoreTier,
} from "cdktf-managed-cache/google";
import type { Template } from "cdktf-managed-cache/testing";
import { faultIds } from "../../support/faults";
import { sections } from "../../support/synth";
import { IMPORTED, MINIMAL, synth } from "../make";
import { policy, policyNames } from "../policies";

/** Source: https://cloud.google.com/memorystore/docs/redis/supported-monitoring-metrics */
const GOOGLE_METRICS = [
  "clients/connected",
  "commands/calls",
  "keyspace/keys",
  "replication/master/slaves/lag",
  "replication/role",
  "server/uptime",
  "stats/cache_hit_ratio",
  "stats/cpu_utilization_main_thread",
  "stats/evicted_keys",
  "stats/keyspace_misses",
  "stats/memory/system_memory_usage_ratio",
  "stats/memory/usage_ratio",
  "stats/network_traffic",
  "stats/reject_connections_count",
];

function make(
  props: Partial<MemorystoreAlertPoliciesProps> = {},
  cacheProps: Partial<MemorystoreRedisProps> = {},
): Template {
  return synth((stack) => {
    const cache = new MemorystoreRedis(stack, "Cache", {
      ...MINIMAL,
      instanceId: "shop",
      evictionPolicy: EvictionPolicy.VOLATILE_LRU,
      ...cacheProps,
    });
    new MemorystoreAlertPolicies(stack, "Policies", { cache, ...props });
  });
}

test("everything that watches an instance", () => {
  const { resource } = sections(make({ runbookUrl: "https://runbooks.example.com/{alert}.md" }));
  expect({
    policies: resource.google_monitoring_alert_policy,
    dashboard: resource.google_monitoring_dashboard,
  }).toMatchSnapshot();
});

test("metric names are those that Google has", () => {
  const text = JSON.stringify(make());
  const used = [...text.matchAll(/redis\.googleapis\.com\/([a-z_/]+)/g)].map(([, name]) => name);
  expect(new Set(used)).toEqual(new Set(GOOGLE_METRICS));
});

test("Google's own policies are as Google has them", () => {
  const condition = (name: string) => policy(make(), name).conditions[0].condition_threshold;
  expect(condition("SystemMemoryHigh")).toMatchObject({
    threshold_value: 0.8,
    aggregations: [{ alignment_period: "300s", per_series_aligner: "ALIGN_MEAN" }],
  });
  expect(condition("EngineCpuHigh")).toMatchObject({
    threshold_value: 0.9,
    aggregations: [
      {
        alignment_period: "300s",
        per_series_aligner: "ALIGN_RATE",
        cross_series_reducer: "REDUCE_SUM",
        group_by_fields: ["resource.label.instance_id", "resource.label.node_id"],
      },
    ],
  });
  expect(condition("RoleChanged")).toMatchObject({
    threshold_value: 0,
    aggregations: [{ alignment_period: "300s", per_series_aligner: "ALIGN_STDDEV" }],
  });
});

test("a hit rate counts only where there are reads that miss", () => {
  const { combiner, conditions } = policy(make(), "HitRateLow");
  expect(combiner).toBe("AND_WITH_MATCHING_RESOURCE");
  expect(conditions).toHaveLength(2);
  expect(conditions[1].condition_threshold.filter).toContain("stats/keyspace_misses");
});

describe("which policies an instance gets", () => {
  const ALL = Object.keys(MEMORYSTORE_POLICIES);
  const OF_STORES = ["StoreEvicting", "StoreMemoryHigh"];

  test.each<[string, Partial<MemorystoreRedisProps>, string[]]>([
    ["that evicts keys with a TTL", {}, OF_STORES],
    [
      "that evicts any key",
      { evictionPolicy: EvictionPolicy.ALLKEYS_LRU },
      ["MemoryHigh", ...OF_STORES],
    ],
    [
      "without replicas",
      { tier: MemorystoreTier.BASIC },
      ["RoleChanged", "ReplicationLag", ...OF_STORES],
    ],
    [
      "that is a store",
      { purpose: CachePurpose.STORE, evictionPolicy: undefined },
      ["Evicting", "HitRateLow"],
    ],
    [
      "that is a store and evicts keys with a TTL",
      { purpose: CachePurpose.STORE },
      ["Evicting", "HitRateLow"],
    ],
  ])("an instance %s", (_, props, without) => {
    expect(policyNames(make({}, props)).sort()).toEqual(
      ALL.filter((name) => !without.includes(name)).sort(),
    );
  });
});

test("threshold, duration, severity and channels can be set", () => {
  const critical = ["projects/shop-prod/notificationChannels/1"];
  const warning = ["projects/shop-prod/notificationChannels/2"];
  const template = make({
    channels: { critical, warning },
    overrides: {
      ReplicationLag: { threshold: 60, for: Duration.minutes(10), severity: "critical" },
      HitRateLow: { enabled: false },
    },
    labels: { team: "shop" },
  });
  expect(policy(template, "ReplicationLag")).toMatchObject({
    severity: "CRITICAL",
    notification_channels: critical,
    user_labels: { team: "shop" },
    conditions: [{ condition_threshold: { threshold_value: 60, duration: "600s" } }],
  });
  expect(policy(template, "ConnectionsHigh").notification_channels).toEqual(warning);
  expect(policyNames(template)).not.toContain("HitRateLow");
});

test("connections are compared to what a node takes, or to what is planned", () => {
  const connectionBudget = new ConnectionBudget({
    clients: [{ name: "shop", replicas: 10 }],
    topology: { kind: "primary", replicas: 1 },
    connectionsPerNode: 65_000,
  });
  const of = (template: Template) =>
    policy(template, "ConnectionsHigh").conditions[0].condition_threshold.threshold_value;
  expect(of(make())).toBe(52_000);
  expect(of(make({ connectionBudget }))).toBe(400);
});

test("a policy for information notifies nobody; labels of one alert win over those of all", () => {
  const template = make({
    channels: { warning: ["projects/shop-prod/notificationChannels/2"] },
    overrides: { MemoryHigh: { severity: "info", labels: { team: "night" } } },
    labels: { team: "shop", tier: "1" },
  });
  expect(policy(template, "MemoryHigh")).not.toHaveProperty("severity");
  expect(policy(template, "MemoryHigh")).not.toHaveProperty("notification_channels");
  expect(policy(template, "MemoryHigh").user_labels).toEqual({ team: "night", tier: "1" });
});

test("the dashboard can be left out", () => {
  expect(make().only({ type: "google_monitoring_dashboard" }).properties).toBeDefined();
  expect(make({ dashboard: false }).propertiesOf("google_monitoring_dashboard")).toEqual([]);
});

describe("refused", () => {
  test.each<[string, string, Partial<MemorystoreAlertPoliciesProps>]>([
    // @ts-expect-error: nor does it compile
    ["an alert that the catalogue lacks", "alerts.name", { overrides: { Evictions: {} } }],
    ["a share in percent", "alerts.threshold", { overrides: { MemoryHigh: { threshold: 90 } } }],
    ["an amount below 0", "alerts.threshold", { overrides: { Evicting: { threshold: -1 } } }],
    [
      "a threshold that only Terraform knows",
      "alerts.threshold",
      { overrides: { Evicting: { threshold: Token.asNumber({}) } } },
    ],
    [
      "a time of a minute and a half",
      "memorystore.policy-for",
      { overrides: { Evicting: { for: Duration.seconds(90) } } },
    ],
    [
      "a time of a day",
      "memorystore.policy-for",
      { overrides: { Evicting: { for: Duration.days(1) } } },
    ],
    // @ts-expect-error: nor does it compile
    ["an unknown severity", "props.kind", { overrides: { Evicting: { severity: "page" } } }],
    [
      "a channel that is not a resource name",
      "memorystore.policy-channels",
      { channels: { critical: ["pager"] } },
    ],
    [
      "a runbook without the alert in it",
      "alerts.runbook-url",
      { runbookUrl: "https://runbooks.example.com" },
    ],
  ])("%s", (_, id, props) => {
    expect(faultIds(() => make(props))).toEqual([id]);
  });
});

test("an imported instance is watched as one that is made here", () => {
  const template = synth((stack) => {
    const cache = MemorystoreRedis.fromAttributes(stack, "Shared", IMPORTED);
    new MemorystoreAlertPolicies(stack, "Policies", { cache, dashboard: false });
  });
  const policies = template.propertiesOf("google_monitoring_alert_policy");
  expect(policies.length).toBeGreaterThan(5);
  for (const policy of policies) {
    expect(JSON.stringify(policy.conditions)).toContain(
      "projects/shop-prod/locations/europe-west1/instances/shared",
    );
  }
});
