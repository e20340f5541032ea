import { TerraformStack, TerraformVariable, Token } from "cdktf";
import {
  CacheEngine,
  CachePurpose,
  ConnectionBudget,
  Duration,
  EvictionPolicy,
} from "cdktf-managed-cache";
import {
  ELASTICACHE_ALARMS,
  ElastiCacheAlarms,
  type ElastiCacheAlarmsProps,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupAttributes,
  NODE_TYPES,
} from "cdktf-managed-cache/aws";
import type { Template } from "cdktf-managed-cache/testing";
import { faultIds } from "../../support/faults";
import { sections, synth } from "../../support/synth";
import { testApp } from "../../support/test-app";
import { MINIMAL } from "../props";

const EXISTING: ElastiCacheReplicationGroupAttributes = {
  replicationGroupId: "shop",
  engine: CacheEngine.REDIS_7_1,
  primaryEndpointAddress: "master.shop",
  topology: { kind: "primary", replicas: 1 },
  nodeType: "cache.r7g.large",
  evictionPolicy: EvictionPolicy.VOLATILE_LRU,
};

/**
 * Metrics of nodes, of which some are of the host.
 *
 * Sources: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.HostLevel.html,
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html
 */
const AWS_METRICS = [
  "CPUUtilization",
  "FreeableMemory",
  "NetworkBandwidthInAllowanceExceeded",
  "NetworkBandwidthOutAllowanceExceeded",
  "NetworkBytesIn",
  "NetworkBytesOut",
  "SwapUsage",
  "CacheHitRate",
  "CurrConnections",
  "CurrItems",
  "DatabaseMemoryUsagePercentage",
  "EngineCPUUtilization",
  "Evictions",
  "NewConnections",
  "ReplicationLag",
  "TrafficManagementActive",
];

function make(
  props: Partial<ElastiCacheAlarmsProps> = {},
  attributes: Partial<ElastiCacheReplicationGroupAttributes> = {},
): Template {
  return synth((stack) => add(stack, props, attributes));
}

function add(
  stack: TerraformStack,
  props: Partial<ElastiCacheAlarmsProps>,
  attributes: Partial<ElastiCacheReplicationGroupAttributes>,
): void {
  const cache = ElastiCacheReplicationGroup.fromAttributes(stack, "Cache", {
    ...EXISTING,
    ...attributes,
  });
  new ElastiCacheAlarms(stack, "Alarms", { cache, ...props });
}

// biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
function alarm(template: Template, name: string): any {
  return template
    .propertiesOf("aws_cloudwatch_metric_alarm")
    .find(({ alarm_name }) => alarm_name === name);
}

/** Names without the cache and the node. */
const kinds = (template: Template) => [
  ...new Set(
    template
      .propertiesOf("aws_cloudwatch_metric_alarm")
      .map(({ alarm_name }) => alarm_name.split("-")[1]),
  ),
];

test("everything that is made for two nodes", () => {
  const template = make({ topics: { critical: ["arn:aws:sns:eu-west-1:123456789012:page"] } });
  expect(sections(template)).toMatchSnapshot();
});

test("metric names are those that AWS has", () => {
  const used = Object.values(ELASTICACHE_ALARMS).map(({ metricName }) => metricName);
  expect(used.filter((name) => !AWS_METRICS.includes(name))).toEqual([]);
});

describe("every alarm is on every node, with the id that ElastiCache gives it", () => {
  const nodes = (template: Template) =>
    template
      .propertiesOf("aws_cloudwatch_metric_alarm")
      .filter(({ metric_name }) => metric_name === "EngineCPUUtilization")
      .map(({ alarm_name, dimensions }) => [alarm_name, dimensions]);

  test("of a primary and its replicas", () => {
    expect(nodes(make())).toEqual([
      ["shop-EngineCpuHigh-001", { CacheClusterId: "shop-001" }],
      ["shop-EngineCpuHigh-002", { CacheClusterId: "shop-002" }],
    ]);
  });

  test("of shards", () => {
    const topology = { kind: "cluster", shards: 2, replicasPerShard: 1 } as const;
    expect(nodes(make({}, { topology })).map(([, { CacheClusterId }]) => CacheClusterId)).toEqual([
      "shop-0001-001",
      "shop-0001-002",
      "shop-0002-001",
      "shop-0002-002",
    ]);
  });

  test("of a group that is made here", () => {
    const template = synth((stack) => {
      const cache = new ElastiCacheReplicationGroup(stack, "Cache", {
        ...MINIMAL,
        replicationGroupId: "shop",
      });
      new ElastiCacheAlarms(stack, "Alarms", { cache });
    });
    expect(nodes(template)).toHaveLength(3);
    expect(alarm(template, "shop-CpuHigh-003").threshold).toBe(45);
  });

  test("and of a group whose name only Terraform will know", () => {
    const template = synth((stack) => {
      const name = new TerraformVariable(stack, "name", {}).stringValue;
      const cache = ElastiCacheReplicationGroup.fromAttributes(stack, "Cache", {
        ...EXISTING,
        replicationGroupId: name,
      });
      new ElastiCacheAlarms(stack, "Alarms", { cache });
    });
    expect(nodes(template)[1]).toEqual([
      "${var.name}-EngineCpuHigh-002",
      { CacheClusterId: "${var.name}-002" },
    ]);
  });
});

describe("thresholds", () => {
  test.each([
    ["half of 90 % with two vCPUs", "cache.r7g.large", 45],
    ["half of 90 % with two vCPUs of a small node", "cache.t4g.micro", 45],
    ["none with more than two vCPUs", "cache.m7g.xlarge", undefined],
    ["none of an unknown node type", "cache.x9.large", undefined],
    ["none without a node type", undefined, undefined],
  ])("of the processors: %s", (_, nodeType, threshold) => {
    expect(alarm(make({}, { nodeType }), "shop-CpuHigh-001")?.threshold).toBe(threshold);
  });

  test("every known node type has its vCPUs", () => {
    const of = (name: string) => NODE_TYPES.get(name)?.vCpus;
    expect([...NODE_TYPES.values()].every(({ vCpus }) => vCpus >= 2)).toBe(true);
    expect([of("cache.r6gd.xlarge"), of("cache.m6g.2xlarge"), of("cache.r8g.16xlarge")]).toEqual([
      4, 8, 64,
    ]);
  });

  test("of connections are what a node takes, or what is planned", () => {
    const connectionBudget = new ConnectionBudget({
      clients: [{ name: "shop", replicas: 10 }],
      topology: EXISTING.topology,
      connectionsPerNode: 65_000,
    });
    const of = (template: Template) => alarm(template, "shop-ConnectionsHigh-001").threshold;
    expect(of(make())).toBe(52_000);
    expect(of(make({ connectionBudget }))).toBe(400);
  });

  test("duration and severity can be changed", () => {
    const template = make({
      overrides: {
        Evicting: { threshold: 20, for: Duration.minutes(20), severity: "critical" },
        HitRateLow: { enabled: false },
      },
    });
    expect(alarm(template, "shop-Evicting-001")).toMatchObject({
      threshold: 6000,
      evaluation_periods: 4,
      datapoints_to_alarm: 4,
    });
    expect(
      template.only({ type: "aws_cloudwatch_composite_alarm" }).properties.alarm_rule,
    ).toContain("Evicting");
    expect(kinds(template)).not.toContain("HitRateLow");
  });
});

describe("which alarms a cache gets", () => {
  const ALL = Object.keys(ELASTICACHE_ALARMS);
  const OF_STORES = ["StoreEvicting", "StoreMemoryHigh"];
  const NOT_OF_STORES = ["Evicting", "MemoryHighNoEviction", "HitRateLow"];

  test.each<[string, Partial<ElastiCacheReplicationGroupAttributes>, string[]]>([
    ["whose policy is not known", { evictionPolicy: undefined }, OF_STORES],
    ["that evicts keys with a TTL", {}, ["MemoryHighNoEviction", ...OF_STORES]],
    [
      "that evicts any key",
      { evictionPolicy: EvictionPolicy.ALLKEYS_LFU },
      ["MemoryHigh", "MemoryHighNoEviction", ...OF_STORES],
    ],
    [
      "that evicts nothing",
      { evictionPolicy: EvictionPolicy.NOEVICTION },
      ["Evicting", ...OF_STORES],
    ],
    [
      "without replicas",
      { topology: { kind: "primary", replicas: 0 } },
      ["MemoryHighNoEviction", "ReplicationLag", ...OF_STORES],
    ],
    [
      "that is a store",
      { purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.NOEVICTION },
      NOT_OF_STORES,
    ],
    ["that is a store and evicts keys with a TTL", { purpose: CachePurpose.STORE }, NOT_OF_STORES],
  ])("a cache %s", (_, attributes, without) => {
    expect(kinds(make({}, attributes)).sort()).toEqual(
      ALL.filter((name) => !without.includes(name)).sort(),
    );
  });
});

describe("who is notified", () => {
  const CRITICAL = "arn:aws:sns:eu-west-1:123456789012:page";
  const WARNING = "arn:aws:sns:eu-west-1:123456789012:chat";

  test("of the composite alarm once, of every single alarm on a topic of its own", () => {
    const template = make({ topics: { critical: [CRITICAL], warning: [WARNING] } });
    const told = (resource: object) => ({
      alarm_actions: (resource as Record<string, unknown>).alarm_actions,
      ok_actions: (resource as Record<string, unknown>).ok_actions,
    });
    expect(told(template.only({ type: "aws_cloudwatch_composite_alarm" }).properties)).toEqual({
      alarm_actions: [CRITICAL],
      ok_actions: [CRITICAL],
    });
    expect(told(alarm(template, "shop-EngineCpuHigh-001"))).toEqual({
      alarm_actions: [WARNING],
      ok_actions: [WARNING],
    });
  });

  test("an alarm for information notifies nobody, and is not in the composite alarm", () => {
    const template = make({
      topics: { critical: [CRITICAL], warning: [WARNING] },
      overrides: { EngineCpuHigh: { severity: "info" } },
    });
    expect(alarm(template, "shop-EngineCpuHigh-001")).not.toHaveProperty("alarm_actions");
    expect(
      template.only({ type: "aws_cloudwatch_composite_alarm" }).properties.alarm_rule,
    ).not.toContain("EngineCpuHigh");
  });

  test("labels of one alert are tags of its alarms", () => {
    const template = make({
      tags: { team: "shop", tier: "1" },
      overrides: { Swapping: { labels: { team: "night" } } },
    });
    expect(alarm(template, "shop-Swapping-001").tags).toEqual({ team: "night", tier: "1" });
    expect(alarm(template, "shop-EngineCpuHigh-001").tags).toEqual({ team: "shop", tier: "1" });
  });

  test("descriptions say what to do and where the runbook is", () => {
    const template = make({ runbookUrl: "https://runbooks.example.com/{alert}.md" });
    expect(alarm(template, "shop-CpuHigh-001").alarm_description).toMatch(
      /^Cache shop: a small node .* https:\/\/runbooks\.example\.com\/EngineCpuHigh\.md$/,
    );
  });
});

describe("the composite alarm", () => {
  test("is on while any critical alarm of any node is", () => {
    const { alarm_name, alarm_rule } = make().only({
      type: "aws_cloudwatch_composite_alarm",
    }).properties;
    expect(alarm_name).toBe("shop-critical");
    expect(alarm_rule.split(" OR ")).toHaveLength(2 * 3);
    expect(alarm_rule).toContain("EngineCpuHigh-001");
  });

  test("has only the critical one of an alert that has a threshold for each severity", () => {
    const template = make({
      overrides: { MemoryHigh: { threshold: { warning: 0.8, critical: 0.95 } } },
    });
    const { alarm_rule } = template.only({ type: "aws_cloudwatch_composite_alarm" }).properties;
    expect(alarm_rule).toContain("MemoryHigh-critical-001");
    expect(alarm_rule).not.toContain("MemoryHigh-warning");
    expect(alarm(template, "shop-MemoryHigh-warning-002").threshold).toBe(80);
    expect(alarm(template, "shop-MemoryHigh-critical-002").threshold).toBe(95);
    expect(template.only({ type: "aws_cloudwatch_dashboard" }).properties.dashboard_body).toMatch(
      /"label" = "MemoryHigh-warning", "value" = 80.*"label" = "MemoryHigh-critical", "value" = 95/,
    );
  });

  test("of many nodes goes by way of groups, since CloudWatch takes 100 alarms each", () => {
    const critical = ["EngineCpuHigh", "CpuHigh", "FreeableMemoryLow"];
    const others = Object.keys(ELASTICACHE_ALARMS).filter((name) => !critical.includes(name));
    const composites = make(
      { overrides: Object.fromEntries(others.map((name) => [name, { enabled: false }])) },
      { topology: { kind: "cluster", shards: 50, replicasPerShard: 1 } },
    ).propertiesOf("aws_cloudwatch_composite_alarm");
    const counts = composites.map(({ alarm_name, alarm_rule }) => [
      alarm_name,
      alarm_rule.split(" OR ").length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      "shop-critical-1": 100,
      "shop-critical-2": 100,
      "shop-critical-3": 100,
      "shop-critical": 3,
    });
  });

  test("is never there when nothing is critical", () => {
    const critical = ["EngineCpuHigh", "CpuHigh", "FreeableMemoryLow"];
    const overrides = Object.fromEntries(critical.map((name) => [name, { severity: "warning" }]));
    expect(
      make({ overrides }).only({ type: "aws_cloudwatch_composite_alarm" }).properties.alarm_rule,
    ).toBe("FALSE");
  });
});

describe("the dashboard", () => {
  const body = (template: Template): string =>
    template.only({ type: "aws_cloudwatch_dashboard" }).properties.dashboard_body;

  test("shows every node, and where alarms fire", () => {
    const text = body(make({ overrides: { MemoryHigh: { threshold: 0.7 } } }));
    expect(text).toContain(
      '["AWS/ElastiCache", "CurrConnections", "CacheClusterId", "shop-002", "CacheNodeId", "0001"]',
    );
    expect(text).toMatch(/"label" = "MemoryHigh", "value" = 70/);
    for (const [, name] of text.matchAll(/"AWS\/ElastiCache", "(\w+)"/g)) {
      expect(AWS_METRICS).toContain(name);
    }
  });

  test("can be left out", () => {
    expect(make({ dashboard: false }).propertiesOf("aws_cloudwatch_dashboard")).toEqual([]);
  });
});

describe("refused", () => {
  test.each<[string, string, Partial<ElastiCacheAlarmsProps>]>([
    // @ts-expect-error: nor does it compile
    ["an alert that the catalogue lacks", "alerts.name", { overrides: { Evictions: {} } }],
    ["a share in percent", "alerts.threshold", { overrides: { CpuHigh: { threshold: 90 } } }],
    ["an amount below 0", "alerts.threshold", { overrides: { Evicting: { threshold: -1 } } }],
    [
      "a threshold that only Terraform knows",
      "alerts.threshold",
      { overrides: { Evicting: { threshold: Token.asNumber({}) } } },
    ],
    [
      "a time of seven minutes for a metric of five",
      "elasticache.alarm-for",
      { overrides: { Evicting: { for: Duration.minutes(7) } } },
    ],
    [
      "a time of more than a day",
      "elasticache.alarm-for",
      { overrides: { Evicting: { for: Duration.days(2) } } },
    ],
    // @ts-expect-error: nor does it compile
    ["an unknown severity", "props.kind", { overrides: { Evicting: { severity: "page" } } }],
    ["a topic that is not an ARN", "elasticache.alarm-topics", { topics: { critical: ["page"] } }],
    [
      "a runbook without the alert in it",
      "alerts.runbook-url",
      { runbookUrl: "https://runbooks.example.com" },
    ],
  ])("%s", (_, id, props) => {
    expect(faultIds(() => make(props))).toEqual([id]);
  });

  test("a dashboard of more metrics than CloudWatch shows", () => {
    const topology = { kind: "cluster", shards: 209, replicasPerShard: 0 } as const;
    // Thousands of alarms: their synthesis would take seconds, and say nothing more.
    const faults = (props: Partial<ElastiCacheAlarmsProps>) =>
      faultIds(() => add(new TerraformStack(testApp(), "test"), props, { topology }));
    expect(faults({})).toEqual(["elasticache.dashboard-metrics"]);
    expect(faults({ dashboard: false })).toEqual([]);
  });

  test("but not a topic that only Terraform will know", () => {
    const stack = new TerraformStack(testApp(), "test");
    const topic = new TerraformVariable(stack, "topic", {}).stringValue;
    expect(faultIds(() => make({ topics: { critical: [topic] } }))).toEqual([]);
  });
});
