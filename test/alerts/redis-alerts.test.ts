import { TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import {
  ConnectionBudget,
  Duration,
  EvictionPolicy,
  type IManagedCache,
} from "cdktf-managed-cache";
import {
  type Alert,
  REDIS_ALERTS,
  type RedisAlertSettings,
  redisAlerts,
  ruleFile,
  ruleGroup,
} from "cdktf-managed-cache/alerts";
import { CLUSTER, FakeCache } from "../kubernetes/fake-cache";
import { faultIds } from "../support/faults";

const WARMER = { namespace: "cache", name: "redis-warmer", period: Duration.minutes(4) };
const WARMERS = [WARMER];

function fake(overrides: Partial<IManagedCache> = {}): FakeCache {
  return new FakeCache(new TerraformStack(Testing.app(), "test"), overrides);
}

function alerts(settings?: RedisAlertSettings, overrides?: Partial<IManagedCache>): Alert[] {
  return redisAlerts(fake(overrides), settings);
}

const names = (list: readonly Alert[]) => list.map(({ name }) => name);

function alert(name: string, settings?: RedisAlertSettings, overrides?: Partial<IManagedCache>) {
  const found = alerts(settings, overrides).find((one) => one.name === name);
  if (found === undefined) {
    throw new Error(`no ${name}`);
  }
  return found;
}

describe("which alerts a cache gets", () => {
  const ALL = Object.keys(REDIS_ALERTS);
  const OF_WARMERS = ["WarmerLate", "WarmerNeverSucceeded", "WarmerFailed"];
  const OF_REPLICAS = ["ReplicationBroken", "ReplicationLag", "ReplicaMissing"];

  test.each<[string, Partial<IManagedCache>, string[]]>([
    ["of unknown policy", {}, ["HotShard"]],
    [
      "that evicts any key",
      { evictionPolicy: EvictionPolicy.ALLKEYS_LRU },
      ["HotShard", "MemoryHigh", "MemoryHighNoEviction", "KeysWithoutTtl"],
    ],
    [
      "that evicts keys with a TTL",
      { evictionPolicy: EvictionPolicy.VOLATILE_TTL },
      ["HotShard", "MemoryHighNoEviction"],
    ],
    [
      "that evicts nothing",
      { evictionPolicy: EvictionPolicy.NOEVICTION },
      ["HotShard", "Evicting"],
    ],
    [
      "without replicas",
      { topology: { kind: "primary", replicas: 0 } },
      ["HotShard", ...OF_REPLICAS],
    ],
    ["in cluster mode", CLUSTER, []],
    [
      "in cluster mode, with one shard and no replicas",
      { topology: { kind: "cluster", shards: 1, replicasPerShard: 0 } },
      ["HotShard", ...OF_REPLICAS],
    ],
  ])("a cache %s", (_, overrides, without) => {
    expect(names(alerts({ warmers: WARMERS }, overrides)).sort()).toEqual(
      ALL.filter((name) => !without.includes(name)).sort(),
    );
  });

  test("without a warmer there is nothing to say about one", () => {
    expect(names(alerts())).not.toEqual(expect.arrayContaining(OF_WARMERS));
  });

  test("every warmer is watched with its own period", () => {
    const late = alerts({
      warmers: [...WARMERS, { namespace: "shop", name: "prices", period: Duration.hours(1) }],
    }).filter(({ name }) => name === "WarmerLate");
    expect(late.map(({ expression }) => expression)).toEqual([
      expect.stringContaining('{namespace="cache",cronjob="redis-warmer"} > 480 '),
      expect.stringContaining('{namespace="shop",cronjob="prices"} > 7200 '),
    ]);
  });

  test("can be changed one by one", () => {
    const change = { HotShard: { enabled: true }, Evicting: { enabled: false } };
    expect(names(alerts({ change }))).toContain("HotShard");
    expect(names(alerts({ change }))).not.toContain("Evicting");
  });

  test("goes on with one's own", () => {
    const own: Alert = {
      name: "BasketsGone",
      expression: 'redis_db_keys{cache="shop",db="db3"} == 0',
      for: Duration.minutes(1),
      severity: "critical",
      summary: "No baskets",
      description: "Check the shop.",
      labels: { team: "basket" },
    };
    expect(alerts({ add: [own], alertLabels: { team: "cache", tier: "1" } }).at(-1)).toEqual({
      ...own,
      labels: { team: "basket", tier: "1" },
    });
  });
});

describe("thresholds come from the cache", () => {
  test.each<[string, Partial<IManagedCache>, RedisAlertSettings, RegExp]>([
    ["ConnectionsHigh", {}, {}, /\* 0 \+ 65000\) > 0\.8$/],
    ["ConnectionsHigh", { limits: { nodes: 1, connectionsPerNode: 1000 } }, {}, /\* 0 \+ 1000\)/],
    ["ReplicaMissing", {}, {}, / < 2 and /],
    ["ReplicaMissing", CLUSTER, {}, / < 1 and /],
    ["HotShard", CLUSTER, {}, / > 2$/],
    ["HotShard", { topology: { kind: "cluster", shards: 2, replicasPerShard: 1 } }, {}, / > 1\.5$/],
    ["HitRateLow", {}, { change: { HitRateLow: { threshold: 0.7 } } }, / < 0\.7$/],
    [
      "WarmerLate",
      {},
      { warmers: WARMERS, change: { WarmerLate: { threshold: 3 } } },
      /> 720 unless/,
    ],
  ])("%s: %p, %p", (name, overrides, settings, expected) => {
    expect(alert(name, settings, overrides).expression).toMatch(expected);
  });

  test("and from what the clients are planned to open", () => {
    const budget = (replicas: number) =>
      new ConnectionBudget({
        clients: [{ name: "shop", replicas, closesOnTermination: true, maxSurge: 0 }],
        topology: { kind: "primary", replicas: 2 },
        connectionsPerNode: 1100,
      });
    const threshold = (replicas: number) =>
      alert("ConnectionsHigh", { connectionBudget: budget(replicas) })
        .expression.split(" > ")
        .at(-1);
    expect(threshold(25)).toBe("0.5");
    expect(threshold(80)).toBe("1");
  });
});

test("duration, severity and labels can be set, links lead somewhere", () => {
  expect(
    alert("Down", {
      change: {
        Down: { for: Duration.minutes(10), severity: "warning", labels: { team: "night" } },
      },
      alertLabels: { team: "day", tier: "1" },
      runbookUrl: "https://runbooks.example.com/{alert}.md",
      dashboardUrl: "https://grafana.example.com/d/redis?var-cache={cache}&viewPanel={panel}",
    }),
  ).toMatchObject({
    for: Duration.minutes(10),
    severity: "warning",
    labels: { team: "night", tier: "1" },
    runbookUrl: "https://runbooks.example.com/Down.md",
    dashboardUrl: "https://grafana.example.com/d/redis?var-cache=shop&viewPanel=2",
  });
});

test("a rule is what Prometheus reads", () => {
  const cache = fake();
  const [rule] = ruleGroup(cache, [
    {
      ...alert("Down"),
      for: Duration.milliseconds(1500),
      labels: { team: "shop" },
      runbookUrl: "https://runbooks.example.com/Down.md",
    },
  ]).rules;
  expect(rule).toMatchObject({
    alert: "Down",
    for: "2s",
    labels: { team: "shop", severity: "critical", cache: "shop" },
    annotations: {
      summary: "Cache shop does not answer",
      runbook_url: "https://runbooks.example.com/Down.md",
    },
  });
  expect(rule?.annotations).not.toHaveProperty("dashboard_url");
  expect(JSON.parse(ruleFile(cache, [])).groups).toEqual([{ name: "shop-cache", rules: [] }]);
});

test("every alert says what is wrong and what to do", () => {
  for (const { name, summary, description } of alerts({ warmers: WARMERS }, CLUSTER)) {
    expect([name, summary]).toEqual([name, expect.stringContaining("ache shop")]);
    expect([name, description]).toEqual([name, expect.stringMatching(/[.:] (Look|Check) /)]);
  }
});

test("a name that only Terraform will know is left as it is", () => {
  const cacheName = new TerraformVariable(new TerraformStack(Testing.app(), "v"), "name", {})
    .stringValue;
  expect(alert("Evicting", {}, { cacheName }).expression).toContain(cacheName);
});

describe("refused", () => {
  test.each<[string, RedisAlertSettings]>([
    // @ts-expect-error: nor does it compile
    ["monitoring.alert-name", { change: { Evictions: {} } }],
    ["monitoring.alert-threshold", { change: { HitRateLow: { threshold: 90 } } }],
    ["monitoring.alert-threshold", { change: { HitRateLow: { threshold: 0 } } }],
    ["monitoring.alert-threshold", { change: { Evicting: { threshold: -1 } } }],
    ["monitoring.alert-threshold", { change: { Evicting: { threshold: Number.NaN } } }],
    ["monitoring.alert-threshold", { change: { Evicting: { threshold: Token.asNumber({}) } } }],
    ["monitoring.alert-threshold", { change: { Down: { threshold: 1 } } }],
    // @ts-expect-error: nor does it compile
    ["monitoring.alert-severity", { change: { Down: { severity: "page" } } }],
    ["monitoring.added-alert", { add: [alert("Down")] }],
    ["monitoring.added-alert", { add: [{ ...alert("Down"), name: "not a name" }] }],
    [
      "monitoring.added-alert",
      { add: ["Twice", "Twice"].map((name) => ({ ...alert("Down"), name })) },
    ],
    ["monitoring.alert-labels", { alertLabels: { severity: "page" } }],
    ["monitoring.alert-labels", { alertLabels: { "my-team": "shop" } }],
    ["monitoring.alert-labels", { change: { Down: { labels: { __team: "shop" } } } }],
    ["monitoring.runbook-url", { runbookUrl: "https://runbooks.example.com" }],
    ["monitoring.runbook-url", { runbookUrl: "{alert}.md" }],
    ["monitoring.dashboard-url", { dashboardUrl: "https://grafana.example.com/{alert}" }],
    ["monitoring.warmer-period", { warmers: [{ ...WARMER, period: Duration.seconds(0) }] }],
  ])("%s: %p", (id, settings) => {
    expect(faultIds(() => alerts(settings))).toEqual([id]);
  });

  test("all of it at once", () => {
    expect(
      faultIds(() =>
        alerts({
          change: { HitRateLow: { threshold: 90 }, Down: { threshold: 1 } },
          runbookUrl: "",
        }),
      ),
    ).toEqual([
      "monitoring.runbook-url",
      "monitoring.alert-threshold",
      "monitoring.alert-threshold",
    ]);
  });
});
