import { TerraformStack, TerraformVariable, Token } from "cdktf";
import {
  CacheEngine,
  CachePurpose,
  type CacheValidationError,
  ConnectionBudget,
  EvictionPolicy,
} from "cdktf-managed-cache";
import { type AlertOverride, type AlertOverrides, redisAlerts } from "cdktf-managed-cache/alerts";
import { ElastiCacheAlarms, ElastiCacheReplicationGroup } from "cdktf-managed-cache/aws";
import { MemorystoreAlertPolicies, MemorystoreRedis } from "cdktf-managed-cache/google";
import { MINIMAL, synth as synthGoogle } from "../google/make";
import { FakeCache } from "../kubernetes/fake-cache";
import { synth } from "../support/synth";
import { testApp } from "../support/test-app";

const NODE = "001";

interface Settings {
  readonly overrides?: AlertOverrides<string>;
  readonly connectionBudget?: ConnectionBudget;
  readonly purpose?: CachePurpose;
}

/** An alert of one system: its threshold, in the unit of the system's metric, and what it says. */
interface Fired {
  readonly severity: string | undefined;
  readonly threshold: number;
  readonly text: string;
}

/** The same cache in each system: a primary and a replica that evict keys with a TTL. */
const SYSTEMS: Readonly<Record<string, (name: string, settings: Settings) => Fired[]>> = {
  Prometheus: (name, { purpose, ...settings }) => {
    const cache = new FakeCache(new TerraformStack(testApp(), "test"), {
      purpose,
      evictionPolicy: EvictionPolicy.VOLATILE_LRU,
    });
    return redisAlerts(cache, settings)
      .filter((alert) => alert.name === `Redis${name}`)
      .map(({ severity, expression, summary, description }) => ({
        severity,
        threshold: Number(expression.split(/ [<>] /).at(-1)),
        text: `${summary} ${description}`,
      }));
  },
  CloudWatch: (name, { purpose, ...settings }) => {
    const template = synth((stack) => {
      const cache = ElastiCacheReplicationGroup.fromAttributes(stack, "Cache", {
        replicationGroupId: "shop",
        engine: CacheEngine.REDIS_7_1,
        primaryEndpointAddress: "master.shop",
        topology: { kind: "primary", replicas: 1 },
        purpose,
        evictionPolicy: EvictionPolicy.VOLATILE_LRU,
      });
      new ElastiCacheAlarms(stack, "Alarms", { cache, ...settings });
    });
    const [composite] = template.propertiesOf("aws_cloudwatch_composite_alarm");
    return template
      .propertiesOf("aws_cloudwatch_metric_alarm")
      .filter(({ alarm_name }) =>
        new RegExp(`^shop-${name}(-warning|-critical)?-${NODE}$`).test(alarm_name),
      )
      .map(({ alarm_name, threshold, alarm_description }) => ({
        severity: new RegExp(`[^A-Za-z]${alarm_name.slice(5)}`).test(composite?.alarm_rule)
          ? "critical"
          : "warning",
        threshold,
        text: alarm_description,
      }));
  },
  "Cloud Monitoring": (name, { purpose, ...settings }) => {
    const template = synthGoogle((stack) => {
      const cache = new MemorystoreRedis(stack, "Cache", {
        ...MINIMAL,
        instanceId: "shop",
        purpose,
        evictionPolicy: EvictionPolicy.VOLATILE_LRU,
      });
      new MemorystoreAlertPolicies(stack, "Policies", { cache, ...settings });
    });
    return template
      .propertiesOf("google_monitoring_alert_policy")
      .filter(({ display_name }) =>
        new RegExp(`^Cache shop: ${name}(-warning|-critical)?$`).test(display_name),
      )
      .map(({ severity, conditions, documentation }) => ({
        severity: severity?.toLowerCase(),
        threshold: conditions[0].condition_threshold.threshold_value,
        text: `${documentation.subject} ${documentation.content}`,
      }));
  },
};

/** What an alert is in each system, a warning first. */
function inEach(name: string, settings: Settings = {}) {
  return Object.values(SYSTEMS).map((system) =>
    system(name, settings).sort((a, b) => String(b.severity).localeCompare(String(a.severity))),
  );
}

const override = (name: string, one: AlertOverride) => ({ overrides: { [name]: one } });

const thresholds = (systems: Fired[][]) =>
  systems.map((fired) => fired.map(({ threshold }) => threshold));

const severities = (systems: Fired[][]) =>
  systems.map((fired) => fired.map(({ severity }) => severity));

describe("one alert is the same in every system", () => {
  test.each([
    ["EngineCpuHigh", "critical", [0.9, 90, 0.9]],
    ["ConnectionsHigh", "warning", [0.8, 52_000, 52_000]],
    ["MemoryHigh", "warning", [0.9, 90, 0.9]],
    // CloudWatch adds up 5 minutes.
    ["Evicting", "warning", [10, 3000, 10]],
    ["ReplicationLag", "warning", [10, 10, 10]],
    ["HitRateLow", "warning", [0.8, 80, 0.8]],
  ])("%s: its severity, and its threshold in the unit of each metric", (name, severity, values) => {
    const systems = inEach(name);
    expect(severities(systems)).toEqual([[severity], [severity], [severity]]);
    expect(thresholds(systems)).toEqual(values.map((value) => [value]));
  });
});

describe("a store has alerts of its own in every system", () => {
  const purpose = CachePurpose.STORE;

  test.each([
    ["StoreEvicting", "critical", [0, 0, 0]],
    ["StoreMemoryHigh", "critical", [0.9, 90, 0.9]],
    ["MemoryHigh", "warning", [0.8, 80, 0.8]],
  ])("%s: its severity and its threshold", (name, severity, values) => {
    const systems = inEach(name, { purpose });
    expect(severities(systems)).toEqual([[severity], [severity], [severity]]);
    expect(thresholds(systems)).toEqual(values.map((value) => [value]));
  });

  test.each(["Evicting", "HitRateLow"])("%s is for caches alone, unless enabled", (name) => {
    expect(inEach(name, { purpose })).toEqual([[], [], []]);
    const enabled = inEach(name, { purpose, ...override(name, { enabled: true }) });
    expect(enabled.map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  test.each(["StoreEvicting", "StoreMemoryHigh"])("%s is not for caches", (name) => {
    expect(inEach(name)).toEqual([[], [], []]);
  });
});

describe("one override means the same in every system", () => {
  test.each<[string, number, number[]]>([
    ["HitRateLow", 0.95, [0.95, 95, 0.95]],
    ["MemoryHigh", 0.55, [0.55, 55, 0.55]],
    ["ConnectionsHigh", 0.5, [0.5, 32_500, 32_500]],
    ["Evicting", 2, [2, 600, 2]],
  ])("a threshold of %s", (name, threshold, values) => {
    expect(thresholds(inEach(name, override(name, { threshold })))).toEqual(
      values.map((value) => [value]),
    );
  });

  test("a threshold for each severity makes two of the alert", () => {
    const systems = inEach(
      "HitRateLow",
      override("HitRateLow", { threshold: { warning: 0.9, critical: 0.5 } }),
    );
    expect(severities(systems)).toEqual(Array(3).fill(["warning", "critical"]));
    expect(thresholds(systems)).toEqual([
      [0.9, 0.5],
      [90, 50],
      [0.9, 0.5],
    ]);
  });

  test("a threshold for one severity makes that one alone", () => {
    const systems = inEach("HitRateLow", override("HitRateLow", { threshold: { critical: 0.5 } }));
    expect(severities(systems)).toEqual(Array(3).fill(["critical"]));
  });

  test("a severity", () => {
    const systems = inEach("MemoryHigh", override("MemoryHigh", { severity: "critical" }));
    expect(severities(systems)).toEqual(Array(3).fill(["critical"]));
  });

  test("an alert that is not enabled is not there", () => {
    expect(inEach("MemoryHigh", override("MemoryHigh", { enabled: false }))).toEqual([[], [], []]);
  });
});

test("ConnectionsHigh says what its threshold is: a budget, or a share of the limit", () => {
  const connectionBudget = new ConnectionBudget({
    clients: [{ name: "shop", replicas: 10 }],
    topology: { kind: "primary", replicas: 2 },
    connectionsPerNode: 65_000,
  });
  const texts = (settings: Settings) => inEach("ConnectionsHigh", settings).flat();
  for (const { text } of texts({ connectionBudget })) {
    expect(text).toContain("more connections than its clients plan");
  }
  for (const { text } of [
    ...texts({}),
    ...texts({ connectionBudget, ...override("ConnectionsHigh", { threshold: 0.8 }) }),
  ]) {
    expect(text).toContain("nearly as many connections as it takes");
  }
  expect(thresholds(inEach("ConnectionsHigh", { connectionBudget }))).toEqual([
    [400 / 65_000],
    [400],
    [400],
  ]);
});

describe("refused in every system", () => {
  const token = Token.asNumber(
    new TerraformVariable(new TerraformStack(testApp(), "v"), "share", {}).value,
  );

  /** The ids of each system's faults. */
  const faults = (overrides: AlertOverrides<string>) =>
    Object.values(SYSTEMS).map((system) => {
      try {
        return system("HitRateLow", { overrides }) && [];
      } catch (error) {
        return (error as CacheValidationError).faults.map(({ id }) => id);
      }
    });

  test.each<[string, string, AlertOverrides<string>]>([
    ["a share in percent", "alerts.threshold", { HitRateLow: { threshold: 90 } }],
    ["a share of 0", "alerts.threshold", { MemoryHigh: { threshold: 0 } }],
    [
      "a share in percent for one severity",
      "alerts.threshold",
      { MemoryHigh: { threshold: { warning: 0.8, critical: 95 } } },
    ],
    ["an amount below 0", "alerts.threshold", { Evicting: { threshold: -1 } }],
    ["what only Terraform will know", "alerts.threshold", { MemoryHigh: { threshold: token } }],
    [
      "what only Terraform will know, for one severity",
      "alerts.threshold",
      { MemoryHigh: { threshold: { warning: 0.5, critical: token } } },
    ],
    ["no threshold for any severity", "alerts.threshold", { MemoryHigh: { threshold: {} } }],
    [
      "a warning that fires after the critical alert",
      "alerts.threshold-order",
      { MemoryHigh: { threshold: { warning: 0.95, critical: 0.9 } } },
    ],
    [
      "a warning that fires after the critical alert, of one that fires below its threshold",
      "alerts.threshold-order",
      { HitRateLow: { threshold: { warning: 0.5, critical: 0.7 } } },
    ],
    [
      "a severity that is not known",
      "props.kind",
      { MemoryHigh: { severity: "page" as "critical" } },
    ],
    [
      "a severity and a threshold for each severity",
      "alerts.severity",
      { MemoryHigh: { severity: "info", threshold: { warning: 0.8 } } },
    ],
    ["an alert that the catalogue lacks", "alerts.name", { Evictions: { enabled: false } }],
    ["a name that every object has", "alerts.name", { constructor: { enabled: false } }],
  ])("%s", (_, id, overrides) => {
    expect(faults(overrides)).toEqual([[id], [id], [id]]);
  });

  test("an alert that another system measures: the error says which", () => {
    expect(faults({ Swapping: { enabled: false } })).toEqual([
      ["alerts.not-measured"],
      [],
      ["alerts.not-measured"],
    ]);
    expect(() =>
      SYSTEMS.Prometheus?.("Swapping", { overrides: { Swapping: { enabled: false } } }),
    ).toThrow(
      'name is "Swapping", system is "Prometheus", measuredBy is ["CloudWatch"]; expected a system that measures the alert',
    );
  });
});
