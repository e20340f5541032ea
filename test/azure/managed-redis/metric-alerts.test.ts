import { CachePurpose, ConnectionBudget, Duration, EvictionPolicy } from "cdktf-managed-cache";
import {
  AZURE_MANAGED_REDIS_ALERTS,
  AzureClusteringPolicy,
  AzureManagedRedis,
  AzureManagedRedisMetricAlerts,
  type AzureManagedRedisMetricAlertsProps,
  type AzureManagedRedisProps,
} from "cdktf-managed-cache/azure";
import { faultIds } from "../../support/faults";
import { ACTION_GROUP, azureStack, IMPORTED, MINIMAL, OBJECT_ID, resourcesOf } from "../make";

/** Source: https://learn.microsoft.com/azure/redis/monitor-cache-reference */
const AZURE_METRICS = [
  "cacheLatency",
  "cachehits",
  "cachemisses",
  "connectedclients",
  "evictedkeys",
  "geoReplicationHealthy",
  "operationsPerSecond",
  "percentProcessorTime",
  "totalkeys",
  "usedmemorypercentage",
];

const PLACE = { resourceGroupName: "shop-prod", location: "westeurope" };

function make(
  props: Partial<AzureManagedRedisMetricAlertsProps> = {},
  cacheProps: Partial<AzureManagedRedisProps> = {},
) {
  const stack = azureStack();
  const cache = new AzureManagedRedis(stack, "Cache", { ...MINIMAL, name: "shop", ...cacheProps });
  new AzureManagedRedisMetricAlerts(stack, "Alerts", { cache, ...PLACE, ...props });
  // biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
  const alerts = resourcesOf(stack, "azurerm_monitor_metric_alert") as any[];
  return {
    stack,
    alerts,
    alert: (name: string) => alerts.find((it) => it.name === `shop-${name}`),
  };
}

const names = (made: ReturnType<typeof make>) =>
  made.alerts.map(({ name }) => name.replace("shop-", "")).sort();
const VOLATILE = { evictionPolicy: EvictionPolicy.VOLATILE_LRU };

test("everything that watches a cache that cannot evict every key", () => {
  const { alerts } = make({ runbookUrl: "https://runbooks.example.com/{alert}.md" }, VOLATILE);
  expect(alerts).toMatchSnapshot();
});

test("a cache has no alert on memory, a store has its own, and only a group one on replication", () => {
  expect(names(make())).toEqual(["ConnectionsHigh", "CpuHigh", "Evicting"]);
  expect(names(make({}, VOLATILE))).toEqual([
    "ConnectionsHigh",
    "CpuHigh",
    "Evicting",
    "MemoryHigh",
  ]);
  expect(names(make({}, { purpose: CachePurpose.STORE }))).toEqual([
    "ConnectionsHigh",
    "CpuHigh",
    "MemoryHigh",
    "StoreEvicting",
    "StoreMemoryHigh",
  ]);
  expect(names(make({}, { evictionPolicy: EvictionPolicy.NOEVICTION }))).toEqual([
    "ConnectionsHigh",
    "CpuHigh",
    "MemoryHigh",
    "MemoryHighNoEviction",
  ]);
  expect(names(make({}, { geoReplicationGroupName: "shop" }))).toContain("GeoReplicationBroken");
});

test("every metric is one that Azure has", () => {
  const { stack, alerts } = make({
    overrides: Object.fromEntries(
      Object.keys(AZURE_MANAGED_REDIS_ALERTS).map((name) => [name, { enabled: true }]),
    ),
  });
  expect(alerts).toHaveLength(Object.keys(AZURE_MANAGED_REDIS_ALERTS).length);
  const [dashboard] = resourcesOf(stack, "azurerm_portal_dashboard");
  const onDashboard = [
    ...String(dashboard?.dashboard_properties).matchAll(/"name" = "([a-zA-Z]+)", "namespace"/g),
  ].map(([, name]) => name);
  const used = [...alerts.map(({ criteria }) => criteria[0].metric_name), ...onDashboard];
  expect([...new Set(used)].sort()).toEqual(AZURE_METRICS);
});

describe("thresholds are scaled to the metric", () => {
  const threshold = (made: ReturnType<typeof make>, name: string) =>
    made.alert(name).criteria[0].threshold;

  test("a share is percent, and of connections those of the whole cache", () => {
    const made = make({ overrides: { MemoryHigh: { threshold: 0.55 } } }, VOLATILE);
    expect(threshold(made, "MemoryHigh")).toBe(55);
    expect(threshold(made, "CpuHigh")).toBe(90);
    expect(threshold(made, "ConnectionsHigh")).toBe(24_000);
    const cluster = make({}, { clusteringPolicy: AzureClusteringPolicy.OSS_CLUSTER });
    expect(threshold(cluster, "ConnectionsHigh")).toBe(24_000);
  });

  test("keys a second are keys in the window, of a cluster in all shards", () => {
    expect(threshold(make(), "Evicting")).toBe(10 * 900);
    const longer = make({ overrides: { Evicting: { for: Duration.hours(1) } } });
    expect(threshold(longer, "Evicting")).toBe(10 * 3600);
    expect(longer.alert("Evicting").window_size).toBe("PT1H");
    const cluster = make({}, { clusteringPolicy: AzureClusteringPolicy.OSS_CLUSTER });
    expect(threshold(cluster, "Evicting")).toBe(2 * 10 * 900);
  });

  test("with a budget the connections that clients plan", () => {
    const connectionBudget = new ConnectionBudget({
      clients: [{ name: "web", replicas: 10, connectionsPerPod: 30 }],
      topology: { kind: "primary", replicas: 0 },
      connectionsPerNode: 30_000,
    });
    const made = make({ connectionBudget });
    expect(threshold(made, "ConnectionsHigh")).toBe(connectionBudget.inRollout);
    expect(made.alert("ConnectionsHigh").description).not.toContain("nearly as many");
  });

  test("the state of a group is below one", () => {
    expect(
      make({}, { geoReplicationGroupName: "shop" }).alert("GeoReplicationBroken"),
    ).toMatchObject({ severity: 0, criteria: [{ operator: "LessThan", threshold: 1 }] });
  });
});

test("each severity notifies its action groups, information nobody", () => {
  const chat = `${ACTION_GROUP}-chat`;
  const { alert } = make({
    actionGroups: { critical: [ACTION_GROUP], warning: [chat] },
    overrides: { Evicting: { severity: "info" } },
  });
  expect(alert("CpuHigh")).toMatchObject({
    severity: 0,
    action: [{ action_group_id: ACTION_GROUP }],
  });
  expect(alert("ConnectionsHigh")).toMatchObject({
    severity: 2,
    action: [{ action_group_id: chat }],
  });
  expect(alert("Evicting").severity).toBe(3);
  expect(alert("Evicting")).not.toHaveProperty("action");
});

test("processors are looked at node by node, all else as a whole", () => {
  const { alerts } = make({}, VOLATILE);
  const byNode = alerts.filter(({ criteria }) => criteria[0].dimension !== undefined);
  expect(byNode.map(({ name, criteria }) => [name, criteria[0].dimension])).toEqual([
    ["shop-CpuHigh", [{ name: "InstanceId", operator: "Include", values: ["*"] }]],
  ]);
});

test("tags are those of the alerts, and of one alert", () => {
  const { alert } = make({
    tags: { team: "shop" },
    overrides: { CpuHigh: { labels: { team: "platform" } } },
  });
  expect(alert("CpuHigh").tags).toEqual({ team: "platform" });
  expect(alert("ConnectionsHigh").tags).toEqual({ team: "shop" });
});

test("an imported cache is watched in the same way", () => {
  const stack = azureStack();
  const cache = AzureManagedRedis.fromAttributes(stack, "Cache", IMPORTED);
  new AzureManagedRedisMetricAlerts(stack, "Alerts", { cache, ...PLACE, dashboard: false });
  const alerts = resourcesOf(stack, "azurerm_monitor_metric_alert");
  expect(alerts.map(({ scopes }) => scopes)).toEqual(alerts.map(() => [IMPORTED.resourceId]));
  expect(alerts.length).toBeGreaterThan(3);
  expect(resourcesOf(stack, "azurerm_portal_dashboard")).toEqual([]);
});

test("the dashboard shows the cache", () => {
  const [dashboard] = resourcesOf(make().stack, "azurerm_portal_dashboard");
  expect(dashboard).toMatchObject({
    location: "westeurope",
    tags: { "hidden-title": "Azure Managed Redis shop" },
  });
  const properties = String(dashboard?.dashboard_properties);
  expect(properties.match(/MonitorChartPart/g)).toHaveLength(9);
  expect(properties.match(/"id" = azurerm_managed_redis\.\w+\.id/g)).toHaveLength(9);
});

describe("refused", () => {
  test.each<[string, string, Partial<AzureManagedRedisMetricAlertsProps>]>([
    [
      "a window that Azure has not",
      "azure.alert-for",
      { overrides: { CpuHigh: { for: Duration.minutes(10) } } },
    ],
    [
      "a window as short as the interval",
      "azure.alert-for",
      { overrides: { CpuHigh: { for: Duration.minutes(1) } } },
    ],
    [
      "an action group by its name",
      "azure.alert-action-groups",
      { actionGroups: { critical: ["pager"] } },
    ],
    [
      "an action group twice",
      "azure.alert-action-groups-distinct",
      { actionGroups: { warning: [ACTION_GROUP, ACTION_GROUP] } },
    ],
    ["a group's id", "azure.resource-group-name", { resourceGroupName: "/a/b" }],
    ["a location in words", "azure.location", { location: "West Europe" }],
    ["tags of an alert", "azure.tags", { overrides: { CpuHigh: { labels: { "a/b": "c" } } } }],
    [
      "a hit rate, which Azure does not measure",
      "alerts.not-measured",
      { overrides: { HitRateLow: { threshold: 0.7 } } as never },
    ],
  ])("%s", (_, id, props) => {
    expect(faultIds(() => make(props))).toEqual([id]);
  });

  test("no error repeats what may be a secret by mistake", () => {
    expect(() => make({ actionGroups: { critical: [OBJECT_ID] } })).not.toThrow(OBJECT_ID);
  });
});
