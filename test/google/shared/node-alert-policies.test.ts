import { CachePurpose, ConnectionBudget, Duration, EvictionPolicy } from "cdktf-managed-cache";
import {
  type IMemorystoreNodeCache,
  MEMORYSTORE_CLUSTER_POLICIES,
  MEMORYSTORE_NODE_POLICIES,
  MemorystoreAlertPolicies,
  type MemorystoreAlertPoliciesProps,
  MemorystoreNodeAlertPolicies,
  type MemorystoreNodeAlertPoliciesProps,
  MemorystoreNodeType,
  MemorystoreRedis,
  MemorystoreRedisCluster,
  type MemorystoreRedisClusterProps,
  MemorystoreValkey,
  type MemorystoreValkeyProps,
} from "cdktf-managed-cache/google";
import type { Template } from "cdktf-managed-cache/testing";
import { faultIds } from "../../support/faults";
import { sections } from "../../support/synth";
import {
  IMPORTED,
  IMPORTED_CLUSTER,
  IMPORTED_VALKEY,
  MINIMAL_CLUSTER,
  MINIMAL_VALKEY,
  makeValkey,
  synth,
} from "../make";
import { policy, policyNames } from "../policies";

/**
 * Sources: https://cloud.google.com/memorystore/docs/valkey/supported-monitoring-metrics,
 * https://cloud.google.com/memorystore/docs/cluster/supported-monitoring-metrics
 */
const GOOGLE_METRICS = [
  "backup/last_backup_status",
  "clients/maximum_connected_clients",
  "commandstats/total_calls_count",
  "cpu/maximum_utilization",
  "memory/maximum_utilization",
  "replication/maximum_ack_lag",
  "replication/maximum_offset_diff",
  "stats/total_evicted_keys_count",
  "stats/total_keyspace_hits_count",
  "stats/total_keyspace_misses_count",
  "stats/total_rejected_connections_count",
];

/** Source: https://cloud.google.com/monitoring/api/metrics_gcp_p_z */
const BETWEEN_REGIONS = "cross_cluster_replication/secondary_maximum_replication_offset_diff";

const policiesOf = ({ engine }: IMemorystoreNodeCache) =>
  engine.name === "redis" ? MEMORYSTORE_CLUSTER_POLICIES : MEMORYSTORE_NODE_POLICIES;

function make(
  props: Partial<MemorystoreNodeAlertPoliciesProps> = {},
  cacheProps: Partial<MemorystoreValkeyProps> = {},
): Template {
  return synth((stack) => {
    const cache = new MemorystoreValkey(stack, "Cache", {
      ...MINIMAL_VALKEY,
      instanceId: "shop",
      evictionPolicy: EvictionPolicy.VOLATILE_LRU,
      ...cacheProps,
    });
    new MemorystoreNodeAlertPolicies(stack, "Policies", { cache, ...props });
  });
}

const threshold = (template: Template, name: string) =>
  policy(template, name).conditions[0].condition_threshold.threshold_value;

test("everything that watches a Valkey instance", () => {
  const { resource } = sections(make({ runbookUrl: "https://runbooks.example.com/{alert}.md" }));
  expect(resource.google_monitoring_alert_policy).toMatchSnapshot();
});

test.each<[string, string, string, (stack: never) => IMemorystoreNodeCache]>([
  [
    "Valkey",
    "memorystore.googleapis.com/instance",
    'resource.type = "memorystore.googleapis.com/Instance" AND resource.labels.instance_id = "shop" AND resource.labels.location = "europe-west1"',
    (stack) => new MemorystoreValkey(stack, "C", { ...MINIMAL_VALKEY, instanceId: "shop" }),
  ],
  [
    "imported Valkey",
    "memorystore.googleapis.com/instance",
    'resource.type = "memorystore.googleapis.com/Instance" AND resource.labels.instance_id = "shared" AND resource.labels.location = "europe-west1"',
    (stack) => MemorystoreValkey.fromAttributes(stack, "C", IMPORTED_VALKEY),
  ],
  [
    "Redis Cluster",
    "redis.googleapis.com/cluster",
    'resource.type = "redis.googleapis.com/Cluster" AND resource.labels.cluster_id = "shop" AND resource.labels.location = "europe-west1"',
    (stack) => new MemorystoreRedisCluster(stack, "C", { ...MINIMAL_CLUSTER, clusterName: "shop" }),
  ],
  [
    "imported Redis Cluster",
    "redis.googleapis.com/cluster",
    'resource.type = "redis.googleapis.com/Cluster" AND resource.labels.cluster_id = "shared" AND resource.labels.location = "europe-west1"',
    (stack) => MemorystoreRedisCluster.fromAttributes(stack, "C", IMPORTED_CLUSTER),
  ],
])(
  "metrics of %s are those that Google has, of that cache alone",
  (_, prefix, resource, cacheOf) => {
    const template = synth((stack) => {
      const cache = cacheOf(stack as never);
      new MemorystoreNodeAlertPolicies(stack, "Policies", {
        cache,
        overrides: Object.fromEntries(
          Object.keys(policiesOf(cache)).map((name) => [name, { enabled: true }]),
        ),
      });
    });
    const text = JSON.stringify(template);
    const used = [...text.matchAll(new RegExp(`"${prefix}/([a-z_/]+)`, "g"))].map(([, it]) => it);
    expect(new Set(used)).toEqual(
      new Set([...GOOGLE_METRICS, ...(prefix.endsWith("cluster") ? [BETWEEN_REGIONS] : [])]),
    );
    const filters = template
      .propertiesOf("google_monitoring_alert_policy")
      .flatMap(({ conditions }) => conditions)
      .flatMap(({ condition_threshold }) => condition_threshold?.filter ?? []);
    expect(filters.length).toBeGreaterThan(5);
    const others = filters.filter((filter: string) => !filter.includes(resource));
    expect(others).toEqual([]);
  },
);

test("the hit rate is computed, and counts only where reads miss", () => {
  const labels =
    '{monitored_resource="memorystore.googleapis.com/Instance",instance_id="shop",location="europe-west1"}[15m]';
  const rate = (of: string) =>
    `sum(rate(memorystore_googleapis_com:instance_stats_total_keyspace_${of}_count${labels}))`;
  expect(policy(make(), "HitRateLow").conditions).toEqual([
    {
      display_name: "too few reads find their key",
      condition_prometheus_query_language: {
        query: `${rate("hits")} / (${rate("hits")} + ${rate("misses")}) < 0.8 and ${rate("misses")} > 1`,
        duration: "900s",
        evaluation_interval: "60s",
      },
    },
  ]);
});

test("an override of the computed hit rate is in the query", () => {
  const { conditions } = policy(
    make({ overrides: { HitRateLow: { threshold: 0.5, for: Duration.minutes(30) } } }),
    "HitRateLow",
  );
  expect(conditions[0].condition_prometheus_query_language).toMatchObject({
    query: expect.stringContaining(") < 0.5 and "),
    duration: "1800s",
  });
});

test("Google's own thresholds: four fifths of the memory, nine tenths of the processor", () => {
  expect(threshold(make(), "MemoryHigh")).toBe(0.8);
  expect(threshold(make(), "EngineCpuHigh")).toBe(0.9);
});

test("replicas have a threshold of their own: half of the processor", () => {
  const [{ condition_threshold }] = policy(make(), "ReplicaCpuHigh").conditions;
  expect(condition_threshold).toMatchObject({ comparison: "COMPARISON_GT", threshold_value: 0.5 });
  expect(condition_threshold.filter).toMatch(
    /cpu\/maximum_utilization" .* AND metric\.labels\.role = "replica"$/,
  );
});

test("a replica may be 64 MB behind, on the two largest node types 1 GB", () => {
  const behind = (nodeType: MemorystoreNodeType) =>
    threshold(make({}, { nodeType }), "ReplicationBacklog");
  expect(behind(MemorystoreNodeType.HIGHMEM_MEDIUM)).toBe(64e6);
  expect(behind(MemorystoreNodeType.HIGHMEM_XLARGE)).toBe(1e9);
  expect(behind(MemorystoreNodeType.HIGHMEM_2XLARGE)).toBe(1e9);
});

test("a failed backup fires, and one that succeeded does not", () => {
  // The status is 1 after a success and 0 after a failure.
  expect(policy(make(), "BackupFailed").conditions[0].condition_threshold).toMatchObject({
    comparison: "COMPARISON_LT",
    threshold_value: 1,
    duration: "0s",
    aggregations: [{ alignment_period: "300s", per_series_aligner: "ALIGN_MIN" }],
  });
});

test.each([
  [undefined, true],
  [true, true],
  [false, false],
])(
  "of an imported cache whose backups are %s there is an alert: %s",
  (automatedBackups, isThere) => {
    const template = synth((stack) => {
      const cache = MemorystoreValkey.fromAttributes(stack, "C", {
        ...IMPORTED_VALKEY,
        automatedBackups,
      });
      new MemorystoreNodeAlertPolicies(stack, "Policies", { cache });
    });
    expect(policyNames(template).includes("Cache shared: BackupFailed")).toBe(isThere);
  },
);

test("evictions are summed over the shards, and the alert speaks of one", () => {
  expect(threshold(make(), "Evicting")).toBe(10);
  expect(threshold(make({}, { shards: 3 }), "Evicting")).toBe(30);
});

test("connections are compared to what a node takes, or to what is planned", () => {
  const connectionBudget = new ConnectionBudget({
    clients: [{ name: "shop", replicas: 10 }],
    topology: { kind: "primary", replicas: 1 },
    connectionsPerNode: 32_000,
  });
  expect(threshold(make(), "ConnectionsHigh")).toBe(25_600);
  expect(threshold(make({}, { engineConfigs: { maxclients: "40000" } }), "ConnectionsHigh")).toBe(
    32_000,
  );
  expect(threshold(make({ connectionBudget }), "ConnectionsHigh")).toBe(400);
});

describe("which policies a cache gets", () => {
  const ALL = Object.keys(MEMORYSTORE_NODE_POLICIES);
  const OF_STORES = ["StoreEvicting", "StoreMemoryHigh"];

  test.each<[string, Partial<MemorystoreValkeyProps>, string[]]>([
    ["that evicts keys with a TTL", {}, OF_STORES],
    [
      "that evicts any key: when it is full it is well",
      { evictionPolicy: EvictionPolicy.ALLKEYS_LRU },
      ["MemoryHigh", ...OF_STORES],
    ],
    [
      "without replicas",
      { replicas: 0 },
      ["ReplicaCpuHigh", "ReplicationLag", "ReplicationBacklog", ...OF_STORES],
    ],
    ["without backups", { backupRetention: Duration.days(0) }, ["BackupFailed", ...OF_STORES]],
    [
      "that is a store",
      { purpose: CachePurpose.STORE, evictionPolicy: undefined },
      ["Evicting", "HitRateLow"],
    ],
  ])("a cache %s", (_, props, without) => {
    expect(policyNames(make({}, props)).sort()).toEqual(
      ALL.filter((name) => !without.includes(name)).sort(),
    );
  });
});

describe("how far a cache in another region is behind", () => {
  const SECONDARY = "projects/shop-prod/locations/us-east1/clusters/shop";
  const clusterPolicies = (
    replication: MemorystoreRedisClusterProps["replication"],
    overrides?: MemorystoreNodeAlertPoliciesProps["overrides"],
  ) =>
    policyNames(
      synth((stack) => {
        const cache = new MemorystoreRedisCluster(stack, "Cache", {
          ...MINIMAL_CLUSTER,
          clusterName: "shop",
          replication,
        });
        new MemorystoreNodeAlertPolicies(stack, "Policies", { cache, overrides });
      }),
    ).includes("SecondaryBehind");

  test("is watched of a Redis Cluster that names its secondaries, or where it is asked for", () => {
    expect(clusterPolicies({ kind: "primary", secondaries: [SECONDARY] })).toBe(true);
    expect(clusterPolicies(undefined)).toBe(false);
    expect(clusterPolicies({ kind: "secondary", primary: SECONDARY })).toBe(false);
    expect(clusterPolicies(undefined, { SecondaryBehind: { enabled: true } })).toBe(true);
  });

  test("is refused of Valkey, of which Google documents no metric", () => {
    expect(faultIds(() => make({ overrides: { SecondaryBehind: { enabled: true } } }))).toEqual([
      "alerts.not-measured",
    ]);
  });
});

test("an alert that Google has no metric for is refused", () => {
  expect(
    // @ts-expect-error: nor does it compile
    faultIds(() => make({ overrides: { RoleChanged: { enabled: true } } })),
  ).toEqual(["alerts.not-measured"]);
});

test("policies of one product are refused for a cache of the other", () => {
  expect(
    faultIds(() =>
      synth((stack) => {
        const cache = MemorystoreRedis.fromAttributes(stack, "Redis", IMPORTED);
        const props = { cache } as unknown as MemorystoreNodeAlertPoliciesProps;
        new MemorystoreNodeAlertPolicies(stack, "Policies", props);
      }),
    ),
  ).toEqual(["props.kind"]);
  expect(
    faultIds(() =>
      synth((stack) => {
        const cache = MemorystoreValkey.fromAttributes(stack, "Valkey", IMPORTED_VALKEY);
        const props = { cache } as unknown as MemorystoreAlertPoliciesProps;
        new MemorystoreAlertPolicies(stack, "Policies", props);
      }),
    ),
  ).toEqual(["props.kind"]);
});

test("the quotes of a filter stay quotes in the dashboard's JSON", () => {
  const { dashboard_json } = make().only({ type: "google_monitoring_dashboard" }).properties;
  expect(dashboard_json).toContain(
    '"filter" = "metric.type = \\"memorystore.googleapis.com/instance/memory/maximum_utilization\\" AND',
  );
});

test("metrics can be taken one by one", () => {
  const { cache } = makeValkey({ instanceId: "shop" });
  const metrics = [
    cache.metricMemoryUtilization(),
    cache.metricCpuUtilization(),
    cache.metricConnectedClients(),
    cache.metricRejectedConnections(),
    cache.metricEvictedKeys(),
    cache.metricKeyspaceHits(),
    cache.metricKeyspaceMisses({ period: Duration.minutes(1) }),
    cache.metricLastBackupStatus(),
    cache.metricReplicationLag(),
    cache.metric("node/cpu/utilization", { aligner: "ALIGN_MAX" }),
  ];
  expect(
    metrics.map(({ type, aligner, periodSeconds }) => [
      type.replace("memorystore.googleapis.com/instance/", ""),
      aligner,
      periodSeconds,
    ]),
  ).toEqual([
    ["memory/maximum_utilization", "ALIGN_MEAN", 300],
    ["cpu/maximum_utilization", "ALIGN_MEAN", 300],
    ["clients/maximum_connected_clients", "ALIGN_MEAN", 60],
    ["stats/total_rejected_connections_count", "ALIGN_DELTA", 300],
    ["stats/total_evicted_keys_count", "ALIGN_DELTA", 300],
    ["stats/total_keyspace_hits_count", "ALIGN_DELTA", 300],
    ["stats/total_keyspace_misses_count", "ALIGN_DELTA", 60],
    ["backup/last_backup_status", "ALIGN_MIN", 300],
    ["replication/maximum_ack_lag", "ALIGN_MEAN", 60],
    ["node/cpu/utilization", "ALIGN_MAX", 60],
  ]);
});
