import { readFileSync } from "node:fs";
import { CacheEngine, CachePurpose, ConnectionBudget, Duration } from "cdktf-managed-cache";
import { ALERTS, type AlertDefinition } from "cdktf-managed-cache/alerts";
import {
  ELASTICACHE_SERVERLESS_ALARMS,
  ElastiCacheServerless,
  ElastiCacheServerlessAlarms,
  type ElastiCacheServerlessAlarmsProps,
  type ElastiCacheServerlessAttributes,
} from "cdktf-managed-cache/aws";
import type { Template } from "cdktf-managed-cache/testing";
import { faultIds } from "../../support/faults";
import { sections, synth } from "../../support/synth";

/**
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-metrics-events-redis.html
 */
const AWS_METRICS = [
  "AuthenticationFailures",
  "BytesUsedForCache",
  "CacheHitRate",
  "CurrConnections",
  "ElastiCacheProcessingUnits",
  "Evictions",
  "KeyAuthorizationFailures",
  "NewConnections",
  "ThrottledCmds",
];

const EXISTING: ElastiCacheServerlessAttributes = {
  serverlessCacheName: "shop",
  engine: CacheEngine.VALKEY_8,
  endpointAddress: "shop-a1b2c3.serverless.euw1.cache.amazonaws.com",
  usageMaxima: { dataStorage: 10, ecpuPerSecond: 2_000 },
};

function make(
  props: Partial<ElastiCacheServerlessAlarmsProps> = {},
  attributes: Partial<ElastiCacheServerlessAttributes> = {},
): Template {
  return synth((stack) => {
    const cache = ElastiCacheServerless.fromAttributes(stack, "Cache", {
      ...EXISTING,
      ...attributes,
    });
    new ElastiCacheServerlessAlarms(stack, "Alarms", { cache, ...props });
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

test("everything that is made for a cache", () => {
  const topics = { critical: ["arn:aws:sns:eu-west-1:123456789012:page"] };
  expect(sections(make({ topics }))).toMatchSnapshot();
});

test("metric names are those that AWS has", () => {
  const used = Object.values(ELASTICACHE_SERVERLESS_ALARMS).map(({ metricName }) => metricName);
  expect([...new Set(used)].sort()).toEqual(AWS_METRICS);
});

test("every alarm watches the whole cache, by the dimension that it has in CloudWatch", () => {
  const dimensions = Object.values(alarms(make())).map((alarm) => alarm.dimensions);
  expect(new Set(dimensions.map((it) => JSON.stringify(it)))).toEqual(
    new Set(['{"clusterId":"shop"}']),
  );
});

describe("thresholds follow the maxima", () => {
  test("three quarters of the data and of the processing units of a minute", () => {
    const { MemoryHigh, ProcessingHigh } = alarms(make());
    expect(MemoryHigh.threshold).toBe(0.75 * 10 * 10 ** 9);
    expect(ProcessingHigh.threshold).toBe(0.75 * 2_000 * 60);
  });

  test("without known maxima they follow those of AWS", () => {
    const { MemoryHigh, ProcessingHigh } = alarms(make({}, { usageMaxima: undefined }));
    expect(MemoryHigh.threshold).toBe(0.75 * 5_000 * 10 ** 9);
    expect(ProcessingHigh.threshold).toBe(0.75 * 15_000_000 * 60);
  });

  test("an override is a share of them", () => {
    const overrides = { ProcessingHigh: { threshold: { warning: 0.5, critical: 0.9 } } };
    const made = alarms(make({ overrides }));
    expect(made["ProcessingHigh-warning"].threshold).toBe(0.5 * 2_000 * 60);
    expect(made["ProcessingHigh-critical"].threshold).toBe(0.9 * 2_000 * 60);
  });

  test("with a budget ConnectionsHigh fires above what the clients plan", () => {
    const connectionBudget = new ConnectionBudget({
      topology: { kind: "serverless" },
      connectionsPerNode: 65_000,
      clients: [{ name: "web", replicas: 10, connectionsPerPod: 100 }],
    });
    const { ConnectionsHigh } = alarms(make({ connectionBudget }));
    expect(ConnectionsHigh.threshold).toBe(2_000);
    expect(ConnectionsHigh.alarm_description).toContain("more connections than its clients plan");
  });
});

describe("which caches have which alarms", () => {
  test("a cache", () => {
    expect(Object.keys(alarms(make())).sort()).toEqual([
      "AccessDenied",
      "AuthFailures",
      "CommandsThrottled",
      "ConnectionsHigh",
      "Evicting",
      "HitRateLow",
      "MemoryHigh",
      "NewConnectionsHigh",
      "ProcessingHigh",
    ]);
  });

  test("a store", () => {
    const made = Object.keys(alarms(make({}, { purpose: CachePurpose.STORE })));
    expect(made).toEqual(expect.arrayContaining(["StoreEvicting", "StoreMemoryHigh"]));
    expect(made).not.toContain("HitRateLow");
    expect(made).not.toContain("Evicting");
  });

  test("Memcached has no users, no rate and no limit of connections", () => {
    expect(Object.keys(alarms(make({}, { engine: CacheEngine.MEMCACHED_1_6 }))).sort()).toEqual([
      "CommandsThrottled",
      "Evicting",
      "MemoryHigh",
      "NewConnectionsHigh",
      "ProcessingHigh",
    ]);
  });
});

test("no alarm of a cache without nodes speaks of nodes, but for the budget's", () => {
  const texts = [make(), make({}, { purpose: CachePurpose.STORE })]
    .flatMap((template) => Object.values(alarms(template)))
    .map(({ alarm_description }) => alarm_description);
  expect(texts.filter((text) => /\bnodes?\b|shard/.test(text))).toEqual([]);
});

test("the composite alarm is on while commands are throttled", () => {
  const { alarm_rule } = make().only({ type: "aws_cloudwatch_composite_alarm" }).properties;
  expect(alarm_rule).toMatch(/^ALARM\("[^"]*CommandsThrottled[^"]*"\)$/);
});

test("an alert that nobody measures on a serverless cache is refused", () => {
  const overrides = { EngineCpuHigh: { enabled: true } } as object;
  expect(faultIds(() => make({ overrides }))).toEqual(["alerts.not-measured"]);
});

test("a duration must fit the periods of the metric", () => {
  const overrides = { MemoryHigh: { for: Duration.minutes(7) } };
  expect(faultIds(() => make({ overrides }))).toEqual(["elasticache.alarm-for"]);
});

test("the guide lists the alarms, with what they measure", () => {
  const definitions: Readonly<Record<string, AlertDefinition>> = ALERTS;
  const rows = Object.entries(ELASTICACHE_SERVERLESS_ALARMS).map(([name, reading]) => {
    const { severity, threshold } = definitions[name] as AlertDefinition;
    const own = "threshold" in reading ? reading.threshold?.inWords : undefined;
    const limit = own ?? threshold?.inWords ?? threshold?.value;
    const of = `\`${reading.metricName}\`, ${reading.statistic}`;
    return `| ${name} | ${of} | ${threshold?.fires} ${limit} (${threshold?.unit}) | ${severity} |`;
  });
  const guide = readFileSync("docs/elasticache-serverless.md", "utf8");
  expect(guide.match(/^\| \w+ \| `\w+`, \w+ \| .*\|$/gm)).toEqual(rows);
});
