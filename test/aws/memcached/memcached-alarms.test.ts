import { readFileSync } from "node:fs";
import { CacheEngine, ConnectionBudget, EvictionPolicy } from "cdktf-managed-cache";
import { ALERTS, type AlertDefinition } from "cdktf-managed-cache/alerts";
import {
  ELASTICACHE_MEMCACHED_ALARMS,
  ElastiCacheMemcached,
  ElastiCacheMemcachedAlarms,
  type ElastiCacheMemcachedAlarmsProps,
  type ElastiCacheMemcachedAttributes,
} from "cdktf-managed-cache/aws";
import type { Template } from "cdktf-managed-cache/testing";
import { MEMCACHED_GRAPHS } from "../../../lib/aws/memcached/graphs";
import { faultIds } from "../../support/faults";
import { sections, synth } from "../../support/synth";
import { MEMCACHED } from "../props";

/**
 * Sources: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Memcached.html,
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.HostLevel.html
 */
const AWS_METRICS = [
  "BytesReadIntoMemcached",
  "BytesUsedForCacheItems",
  "BytesWrittenOutFromMemcached",
  "CPUUtilization",
  "CurrConnections",
  "CurrItems",
  "Evictions",
  "FreeableMemory",
  "GetHits",
  "GetMisses",
  "NetworkBandwidthInAllowanceExceeded",
  "NetworkBandwidthOutAllowanceExceeded",
  "NewConnections",
  "SwapUsage",
  "UnusedMemory",
];

const EXISTING: ElastiCacheMemcachedAttributes = {
  clusterId: "shop",
  engine: CacheEngine.MEMCACHED_1_6_22,
  configurationEndpointAddress: "shop.a1b2c3.cfg.euw1.cache.amazonaws.com",
  nodeAddresses: ["0001", "0002"].map((node) => `${node}.shop.a1b2c3.euw1.cache.amazonaws.com`),
  nodeType: "cache.r7g.large",
};

function make(
  props: Partial<ElastiCacheMemcachedAlarmsProps> = {},
  attributes: Partial<ElastiCacheMemcachedAttributes> = {},
): Template {
  return synth((stack) => {
    const cache = ElastiCacheMemcached.fromAttributes(stack, "Cache", {
      ...EXISTING,
      ...attributes,
    });
    new ElastiCacheMemcachedAlarms(stack, "Alarms", { cache, ...props });
  });
}

/** The alarms by their names without the cache. */
// biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
function alarms(template: Template): Record<string, any> {
  return Object.fromEntries(
    template
      .propertiesOf("aws_cloudwatch_metric_alarm")
      .map((alarm) => [alarm.alarm_name.replace(/^shop-/, ""), alarm]),
  );
}

/** Names of the alarms on the first node. */
function names(template: Template): string[] {
  return Object.keys(alarms(template))
    .filter((name) => name.endsWith("-0001"))
    .map((name) => name.replace("-0001", ""))
    .sort();
}

test("everything that is made for a cluster of one node", () => {
  const topics = { critical: ["arn:aws:sns:eu-west-1:123456789012:page"] };
  const nodeAddresses = EXISTING.nodeAddresses.slice(1);
  expect(sections(make({ topics }, { nodeAddresses }))).toMatchSnapshot();
});

test("metric names are those that AWS has", () => {
  const used = [...Object.values(ELASTICACHE_MEMCACHED_ALARMS), ...MEMCACHED_GRAPHS].flatMap(
    ({ metricName, complement }) => [metricName, ...(complement ? [complement] : [])],
  );
  expect([...new Set(used)].sort()).toEqual(AWS_METRICS);
});

test("a cache evicts keys, and has alarms on evictions rather than on memory", () => {
  expect(names(make())).toEqual([
    "ConnectionsHigh",
    "CpuHigh",
    "Evicting",
    "FreeableMemoryLow",
    "HitRateLow",
    "NetworkInLimited",
    "NetworkOutLimited",
    "NewConnectionsHigh",
    "Swapping",
  ]);
});

describe("a cache that may evict nothing", () => {
  const evictionPolicy = EvictionPolicy.NOEVICTION;

  test("has an alarm on its memory, where that is known", () => {
    const made = synth((stack) => {
      const cache = new ElastiCacheMemcached(stack, "Cache", {
        ...MEMCACHED,
        clusterId: "shop",
        parameters: { error_on_memory_exhausted: "1" },
      });
      new ElastiCacheMemcachedAlarms(stack, "Alarms", { cache });
    });
    expect(names(made)).toContain("MemoryHighNoEviction");
    expect(names(made)).not.toContain("Evicting");
    const { threshold } = alarms(made)["MemoryHighNoEviction-0001"];
    expect(threshold).toBe(Number((0.6 * (14_037_181_030 - 100 * 2 ** 20)).toPrecision(12)));
  });

  test("and none where it is not", () => {
    expect(names(make({}, { evictionPolicy }))).not.toContain("MemoryHighNoEviction");
  });
});

test("every node has its alarms, by the two dimensions that its metrics have", () => {
  const { "CpuHigh-0001": first, "CpuHigh-0002": second } = alarms(make());
  expect(first.dimensions).toEqual({ CacheClusterId: "shop", CacheNodeId: "0001" });
  expect(second.dimensions).toEqual({ CacheClusterId: "shop", CacheNodeId: "0002" });
});

describe("thresholds", () => {
  test.each([
    // AWS: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.WhichShouldIMonitor.html
    ["CpuHigh", 90],
    ["Swapping", 50 * 2 ** 20],
    ["Evicting", 10 * 300],
    ["HitRateLow", 80],
    ["ConnectionsHigh", 0.8 * 64_993],
  ])("%s is at %d", (name, threshold) => {
    expect(alarms(make())[`${name}-0001`].threshold).toBe(threshold);
  });

  test("with a budget ConnectionsHigh fires above what the clients plan", () => {
    const connectionBudget = new ConnectionBudget({
      topology: { kind: "nodes", nodes: 2 },
      connectionsPerNode: 64_993,
      clients: [{ name: "web", replicas: 10, connectionsPerPod: 100 }],
    });
    expect(alarms(make({ connectionBudget }))["ConnectionsHigh-0001"].threshold).toBe(2_000);
  });
});

describe("the hit rate, which no metric has", () => {
  test("an alarm computes it from hits and misses of the same node", () => {
    const { metric_query: queries, ...alarm } = alarms(make())["HitRateLow-0002"];
    const metric = (metric_name: string) => ({
      namespace: "AWS/ElastiCache",
      metric_name,
      dimensions: { CacheClusterId: "shop", CacheNodeId: "0002" },
      period: 300,
      stat: "Sum",
    });
    expect(queries).toEqual([
      {
        id: "share",
        expression: "100 * part / (part + rest)",
        label: "GetHits, percent",
        return_data: true,
      },
      { id: "part", metric: metric("GetHits") },
      { id: "rest", metric: metric("GetMisses") },
    ]);
    expect(alarm).toMatchObject({
      comparison_operator: "LessThanThreshold",
      datapoints_to_alarm: 4,
      evaluation_periods: 6,
      treat_missing_data: "notBreaching",
    });
    // With queries CloudWatch takes none of these.
    for (const name of ["namespace", "metric_name", "dimensions", "statistic", "period"]) {
      expect(alarm).not.toHaveProperty(name);
    }
  });

  test("the dashboard shows it for each node, and hides what it is made of", () => {
    const { dashboard_body } = make().only({ type: "aws_cloudwatch_dashboard" }).properties;
    expect(dashboard_body).toContain(
      '"metrics" = [[{"expression" = "100 * part0 / (part0 + rest0)", "label" = "0001"}]',
    );
    expect(dashboard_body).toContain(
      '"GetMisses", "CacheClusterId", "shop", "CacheNodeId", "0002", {"id" = "rest1", "visible" = false}]',
    );
  });
});

test("the alerts mean what the catalogue says", () => {
  for (const [name, { texts }] of Object.entries(ELASTICACHE_MEMCACHED_ALARMS)) {
    const definition = ALERTS[name as keyof typeof ALERTS];
    expect(definition.measuredBy).toContain("CloudWatch");
    expect(texts?.meaning).not.toBe(definition.meaning);
  }
});

test("faults of the props are refused", () => {
  expect(faultIds(() => make({ topics: { critical: ["page"] } }))).toEqual([
    "elasticache.alarm-topics",
  ]);
});

test("the guide lists the alarms, with what they measure", () => {
  const definitions: Readonly<Record<string, AlertDefinition>> = ALERTS;
  const rows = Object.entries(ELASTICACHE_MEMCACHED_ALARMS).map(([name, reading]) => {
    const { severity, threshold } = definitions[name] as AlertDefinition;
    const own = "threshold" in reading ? reading.threshold?.inWords : undefined;
    const limit = own ?? threshold?.inWords ?? threshold?.value;
    const of = `\`${reading.metricName}\`, ${reading.statistic}`;
    return `| ${name} | ${of} | ${threshold?.fires} ${limit} (${threshold?.unit}) | ${severity} |`;
  });
  const guide = readFileSync("docs/elasticache-memcached.md", "utf8");
  expect(guide.match(/^\| \w+ \| `\w+`, \w+ \| .*\|$/gm)).toEqual(rows);
});
