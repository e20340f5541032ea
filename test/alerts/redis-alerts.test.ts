import { TerraformStack, TerraformVariable, Token } from "cdktf";
import {
  CachePurpose,
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
import { testApp } from "../support/test-app";

const WARMER = { namespace: "cache", name: "redis-warmer", period: Duration.minutes(4) };
const WARMERS = [WARMER];

function fake(overrides: Partial<IManagedCache> = {}): FakeCache {
  return new FakeCache(new TerraformStack(testApp(), "test"), overrides);
}

function alerts(settings?: RedisAlertSettings, overrides?: Partial<IManagedCache>): Alert[] {
  return redisAlerts(fake(overrides), settings);
}

/** Names in the catalogue. */
const names = (list: readonly Alert[]) => list.map(({ name }) => name.replace(/^Redis/, ""));

function alert(name: string, settings?: RedisAlertSettings, overrides?: Partial<IManagedCache>) {
  const found = alerts(settings, overrides).find((one) => one.name === `Redis${name}`);
  if (found === undefined) {
    throw new Error(`no ${name}`);
  }
  return found;
}

describe("which alerts a cache gets", () => {
  const ALL = Object.keys(REDIS_ALERTS);
  const OF_WARMERS = ["WarmerLate", "WarmerNeverSucceeded", "WarmerFailed"];
  const OF_STORES = ["StoreEvicting", "StoreMemoryHigh"];
  const NOT_OF_STORES = ["Evicting", "MemoryHighNoEviction", "HitRateLow", "KeysWithoutTtl"];
  const OF_REPLICAS = ["ReplicationBroken", "ReplicationLag", "ReplicaMissing"];

  test.each<[string, Partial<IManagedCache>, string[]]>([
    ["of unknown policy", {}, ["HotShard", ...OF_STORES]],
    [
      "that evicts any key",
      { evictionPolicy: EvictionPolicy.ALLKEYS_LRU },
      ["HotShard", ...OF_STORES, "MemoryHigh", "MemoryHighNoEviction", "KeysWithoutTtl"],
    ],
    [
      "that evicts keys with a TTL",
      { evictionPolicy: EvictionPolicy.VOLATILE_TTL },
      ["HotShard", ...OF_STORES, "MemoryHighNoEviction"],
    ],
    [
      "that evicts nothing",
      { evictionPolicy: EvictionPolicy.NOEVICTION },
      ["HotShard", ...OF_STORES, "Evicting"],
    ],
    [
      "without replicas",
      { topology: { kind: "primary", replicas: 0 } },
      ["HotShard", ...OF_STORES, ...OF_REPLICAS],
    ],
    ["in cluster mode", CLUSTER, OF_STORES],
    [
      "in cluster mode, with one shard and no replicas",
      { topology: { kind: "cluster", shards: 1, replicasPerShard: 0 } },
      ["HotShard", ...OF_STORES, ...OF_REPLICAS],
    ],
    [
      "that is a store and evicts nothing",
      { purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.NOEVICTION },
      ["HotShard", ...NOT_OF_STORES],
    ],
    [
      "that is a store and evicts keys with a TTL",
      { purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.VOLATILE_LRU },
      ["HotShard", ...NOT_OF_STORES],
    ],
    [
      "that is a store of unknown policy",
      { purpose: CachePurpose.STORE },
      ["HotShard", ...NOT_OF_STORES],
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
    }).filter(({ name }) => name === "RedisWarmerLate");
    expect(late.map(({ expression }) => expression)).toEqual([
      expect.stringMatching(/namespace="cache".*cronjob="redis-warmer".* > 480 /),
      expect.stringMatching(/namespace="shop".*cronjob="prices".* > 7200 /),
    ]);
  });

  test("can be changed one by one", () => {
    const overrides = { HotShard: { enabled: true }, Evicting: { enabled: false } };
    expect(names(alerts({ overrides }))).toContain("HotShard");
    expect(names(alerts({ overrides }))).not.toContain("Evicting");
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
  test.each<[string, string, Partial<IManagedCache>, RedisAlertSettings, RegExp]>([
    ["80 % of a node's connections", "ConnectionsHigh", {}, {}, /\* 0 \+ 65000\) > 0\.8$/],
    [
      "of the connections of a smaller node",
      "ConnectionsHigh",
      { limits: { nodes: 1, connectionsPerNode: 1000 } },
      {},
      /\* 0 \+ 1000\)/,
    ],
    ["the replicas of the primary", "ReplicaMissing", {}, {}, / < 2 and /],
    ["the replicas of each shard", "ReplicaMissing", CLUSTER, {}, / < 1 and /],
    ["twice the load of three shards", "HotShard", CLUSTER, {}, / > 2$/],
    [
      "one and a half times the load of two shards",
      "HotShard",
      { topology: { kind: "cluster", shards: 2, replicasPerShard: 1 } },
      {},
      / > 1\.5$/,
    ],
    [
      "or from an override",
      "HitRateLow",
      {},
      { overrides: { HitRateLow: { threshold: 0.7 } } },
      / < 0\.7$/,
    ],
    [
      "and from the period of a warmer",
      "WarmerLate",
      {},
      { warmers: WARMERS, overrides: { WarmerLate: { threshold: 3 } } },
      /> 720 unless/,
    ],
  ])("%s", (_, name, overrides, settings, expected) => {
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
      alert(
        "ConnectionsHigh",
        { connectionBudget: budget(replicas) },
        { limits: { nodes: 3, connectionsPerNode: 1000 } },
      )
        .expression.split(" > ")
        .at(-1);
    expect(threshold(25)).toBe("0.5");
    expect(threshold(80)).toBe("1");
  });
});

test("duration, severity and labels can be set, links lead somewhere", () => {
  expect(
    alert("Down", {
      overrides: {
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
    alert: "RedisDown",
    for: "2s",
    labels: { team: "shop", severity: "critical", cache: "shop" },
    annotations: {
      summary: expect.stringMatching(/^Cache shop: a node does not answer/),
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
  const cacheName = new TerraformVariable(new TerraformStack(testApp(), "v"), "name", {})
    .stringValue;
  expect(alert("Evicting", {}, { cacheName }).expression).toContain(cacheName);
});

test("names start with a prefix; runbooks and labels do not", () => {
  const first = (settings: RedisAlertSettings) =>
    alerts({ runbookUrl: "https://runbooks.example.com/{alert}.md", ...settings })[0];
  expect(first({})).toMatchObject({
    name: "RedisDown",
    runbookUrl: "https://runbooks.example.com/Down.md",
  });
  expect(first({ alertNamePrefix: "Cache" })?.name).toBe("CacheDown");
  expect(first({ alertNamePrefix: "" })?.name).toBe("Down");
});

test("a threshold for each severity makes two rules of one name", () => {
  const found = alerts({
    overrides: { HitRateLow: { threshold: { warning: 0.9, critical: 0.6 } } },
  })
    .filter(({ name }) => name === "RedisHitRateLow")
    .map(({ severity, expression }) => [severity, expression.split(" < ").at(-1)]);
  expect(found).toEqual([
    ["warning", "0.9"],
    ["critical", "0.6"],
  ]);
});

const MINE: Alert = { ...alert("Down"), name: "Mine" };

test("links, and alerts of a user's own, that are right", () => {
  const settings: RedisAlertSettings = {
    runbookUrl: "http://localhost:8080/~ops/{alert}#what-to-do",
    dashboardUrl: "https://grafana.example.com/d/a?var-cache={cache}&viewPanel={panel}&x=%20",
    add: [{ ...MINE, runbookUrl: "https://[fd00::1]/a?b=c", for: Duration.days(365) }],
    warmers: [{ ...WARMER, name: "warm.er-1" }],
  };
  expect(faultIds(() => alerts(settings))).toEqual([]);
});

test("a cache with a quote in its name", () => {
  expect(faultIds(() => alerts({}, { cacheName: 'shop"} or vector(1)' }))).toEqual([
    "alerts.cache-name",
  ]);
});

test("no error shows the password of a link", () => {
  const link = "https://app:hunter2@example.com/{alert}{panel}";
  expect(() =>
    alerts({ runbookUrl: link, dashboardUrl: link, add: [{ ...MINE, runbookUrl: link }] }),
  ).toThrow(expect.objectContaining({ message: expect.not.stringContaining("hunter2") }));
});

describe("refused", () => {
  test.each<[string, string, RedisAlertSettings]>([
    ["a prefix with a lower-case letter", "alerts.name-prefix", { alertNamePrefix: "redis_" }],
    [
      "an added alert with the name of the catalogue's",
      "alerts.added",
      { alertNamePrefix: "", add: [{ ...alert("Down"), name: "Down" }] },
    ],
    // @ts-expect-error: nor does it compile
    ["an alert that the catalogue lacks", "alerts.name", { overrides: { Evictions: {} } }],
    ["a share in percent", "alerts.threshold", { overrides: { HitRateLow: { threshold: 90 } } }],
    ["a share of 0", "alerts.threshold", { overrides: { HitRateLow: { threshold: 0 } } }],
    ["an amount below 0", "alerts.threshold", { overrides: { Evicting: { threshold: -1 } } }],
    [
      "an amount that is not a number",
      "props.kind",
      { overrides: { Evicting: { threshold: Number.NaN } } },
    ],
    [
      "a threshold that only Terraform knows",
      "alerts.threshold",
      { overrides: { Evicting: { threshold: Token.asNumber({}) } } },
    ],
    [
      "a threshold of an alert that has none",
      "alerts.threshold",
      { overrides: { Down: { threshold: 1 } } },
    ],
    // @ts-expect-error: nor does it compile
    ["an unknown severity", "props.kind", { overrides: { Down: { severity: "page" } } }],
    ["an added alert that is there already", "alerts.added", { add: [alert("Down")] }],
    [
      "an added alert with spaces in its name",
      "alerts.added",
      { add: [{ ...alert("Down"), name: "not a name" }] },
    ],
    [
      "two added alerts of one name",
      "alerts.added",
      { add: ["Twice", "Twice"].map((name) => ({ ...alert("Down"), name })) },
    ],
    ["a severity among the labels", "alerts.labels", { alertLabels: { severity: "page" } }],
    ["a label with a hyphen", "alerts.labels", { alertLabels: { "my-team": "shop" } }],
    [
      "a label that Prometheus keeps to itself",
      "alerts.labels",
      { overrides: { Down: { labels: { __team: "shop" } } } },
    ],
    [
      "a runbook without the alert in it",
      "alerts.runbook-url",
      { runbookUrl: "https://runbooks.example.com" },
    ],
    ["a runbook that is not a link", "alerts.runbook-url", { runbookUrl: "{alert}.md" }],
    [
      "a dashboard with the alert in it",
      "alerts.dashboard-url",
      { dashboardUrl: "https://grafana.example.com/{alert}" },
    ],
    ...[
      "ftp://example.com/{alert}",
      "javascript:alert(1)//{alert}",
      "example.com/{alert}",
      "https://example.com/{alert}\n",
      "https://example.com/a b/{alert}",
      "https://example.com/{alert}/{name}",
      "https:///{alert}",
      "https://app:hunter2@example.com/{alert}",
      "https://token@example.com/{alert}",
    ].map((runbookUrl): [string, string, RedisAlertSettings] => [
      `the runbook ${JSON.stringify(runbookUrl)}`,
      "alerts.runbook-url",
      { runbookUrl },
    ]),
    [
      "a dashboard with a password",
      "alerts.dashboard-url",
      { dashboardUrl: "https://app:hunter2@grafana.example.com/{panel}" },
    ],
    [
      "a dashboard with another placeholder",
      "alerts.dashboard-url",
      { dashboardUrl: "https://grafana.example.com/{panel}?var={instance}" },
    ],
    [
      "an added alert with another placeholder",
      "alerts.added-link",
      { add: [{ ...MINE, runbookUrl: "https://runbooks.example.com/{alert}" }] },
    ],
    [
      "an added alert with a password in a link",
      "alerts.added-link",
      { add: [{ ...MINE, dashboardUrl: "https://app:hunter2@grafana.example.com" }] },
    ],
    ["an added alert of nothing", "props.kind", { add: [{ ...MINE, expression: " " }] }],
    [
      "an added alert of no severity",
      "props.kind",
      { add: [{ ...MINE, severity: "page" as never }] },
    ],
    [
      "an added alert that waits for ever",
      "alerts.for",
      { add: [{ ...MINE, for: Duration.days(366) }] },
    ],
    [
      "an alert that waits for ever",
      "alerts.for",
      { overrides: { Down: { for: Duration.days(366) } } },
    ],
    [
      "a warmer with a quote in its name",
      "alerts.warmer-names",
      { warmers: [{ ...WARMER, name: 'a"} or vector(1)' }] },
    ],
    [
      "a warmer in a namespace with a line feed",
      "alerts.warmer-names",
      { warmers: [{ ...WARMER, namespace: "a\n" }] },
    ],
    [
      "a warmer without a period",
      "alerts.warmer-period",
      { warmers: [{ ...WARMER, period: Duration.seconds(0) }] },
    ],
  ])("%s", (_, id, settings) => {
    expect(faultIds(() => alerts(settings))).toEqual([id]);
  });

  test("all of it at once", () => {
    expect(
      faultIds(() =>
        alerts({
          overrides: { HitRateLow: { threshold: 90 }, Down: { threshold: 1 } },
          runbookUrl: "runbooks",
        }),
      ),
    ).toEqual(["alerts.runbook-url", "alerts.threshold", "alerts.threshold"]);
  });
});
