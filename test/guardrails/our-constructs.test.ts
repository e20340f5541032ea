import { type TerraformResource, TerraformStack } from "cdktf";
import {
  CacheEngine,
  CachePurpose,
  Duration,
  declareDevelopment,
  EvictionPolicy,
  Size,
} from "cdktf-managed-cache";
import {
  AzMode,
  ElastiCacheMemcached,
  ElastiCacheMemcachedAlarms,
  type ElastiCacheMemcachedProps,
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
  ElastiCacheServerless,
  ElastiCacheServerlessAlarms,
  type ElastiCacheServerlessProps,
  TransitEncryption,
} from "cdktf-managed-cache/aws";
import {
  AzureManagedRedis,
  AzureManagedRedisMetricAlerts,
  type AzureManagedRedisProps,
} from "cdktf-managed-cache/azure";
import {
  AppendFsync,
  ConnectMode,
  type IMemorystoreNodeCache,
  MemorystoreNodeAlertPolicies,
  MemorystoreRedis,
  MemorystoreRedisCluster,
  type MemorystoreRedisProps,
  MemorystoreTier,
  MemorystoreValkey,
  type MemorystoreValkeyProps,
} from "cdktf-managed-cache/google";
import {
  InClusterRedis,
  KubernetesCache,
  type KubernetesCacheSettings,
  KubernetesManifests,
} from "cdktf-managed-cache/kubernetes";
import { evaluate } from "../../lib/guardrails/evaluation";
import { GUARDRAIL_RULES } from "../../lib/guardrails/rules";
import { MINIMAL as AWS, MEMCACHED, SERVERLESS } from "../aws/props";
import { ACTION_GROUP, MINIMAL as AZURE, IDENTITY, KEY_ID } from "../azure/make";
import { MINIMAL_VALKEY as VALKEY } from "../google/make";
import { FakeCache } from "../kubernetes/fake-cache";
import { IN_CLUSTER } from "../kubernetes/objects/constructs";
import { testApp } from "../support/test-app";
import type { Build } from "./judge";

const GOOGLE: MemorystoreRedisProps = {
  region: "europe-west1",
  network: "projects/shop/global/networks/main",
  memory: Size.gibibytes(5),
};

/** Ids of all rules of the packs that a stack breaks. */
function broken(build: Build): string[] {
  const stack = new TerraformStack(testApp(), "test");
  build(stack);
  const rules = GUARDRAIL_RULES.filter(({ pack }) => pack !== undefined);
  return [...new Set(evaluate(stack, rules).findings.map(({ rule }) => rule.id))].sort();
}

/** Rules that need what a construct alone does not know. */
const UP_TO_THE_USER = ["cache-alarms", "cache-connection-budget", "cache-sizing"];

describe("ElastiCacheReplicationGroup", () => {
  const usual = [...UP_TO_THE_USER, "cache-secret-rotation", "credentials-state-backend"];
  const cache = (props: Partial<ElastiCacheReplicationGroupProps>) =>
    broken((stack) => new ElastiCacheReplicationGroup(stack, "Cache", { ...AWS, ...props })).filter(
      (id) => !usual.includes(id),
    );

  test("keeps every rule of strict that it can", () => {
    expect(broken((stack) => new ElastiCacheReplicationGroup(stack, "Cache", AWS))).toEqual(
      usual.sort(),
    );
  });

  test.each<[string, string[], Partial<ElastiCacheReplicationGroupProps>]>([
    [
      "without encryption at rest",
      ["cache-customer-key", "cache-encryption-at-rest", "cache-secret-key", "elasticache-log-key"],
      { atRestEncryption: false },
    ],
    [
      "without a customer-managed key",
      ["cache-customer-key", "cache-secret-key", "elasticache-log-key"],
      { customerManagedKey: false },
    ],
    [
      "without TLS",
      ["cache-authentication", "cache-encryption-in-transit"],
      { transitEncryption: TransitEncryption.DISABLED, authentication: { kind: "none" } },
    ],
    [
      "that also accepts connections without TLS",
      ["cache-authentication", "cache-tls-required"],
      { transitEncryption: TransitEncryption.PREFERRED, authentication: { kind: "none" } },
    ],
    ["without replicas", ["cache-failover", "cache-two-zones"], { replicas: 0 }],
    ["in one zone", ["cache-two-zones"], { multiAz: false }],
    ["without snapshots", ["cache-persistence"], { snapshotRetention: Duration.days(0) }],
    ["without minor versions", ["cache-minor-upgrades"], { autoMinorVersionUpgrade: false }],
    [
      "that keeps its logs for a month",
      ["elasticache-log-retention"],
      { logRetention: Duration.days(30) },
    ],
    ["that a deploy can destroy", ["cache-deletion-protection"], { deletionProtection: false }],
    ["that never evicts", ["cache-eviction-policy"], { evictionPolicy: EvictionPolicy.NOEVICTION }],
    [
      "that evicts only keys with a TTL",
      ["cache-mixed-data"],
      { evictionPolicy: EvictionPolicy.VOLATILE_LRU },
    ],
    [
      "that never evicts and has no snapshots",
      ["cache-eviction-policy", "cache-persistence"],
      { evictionPolicy: EvictionPolicy.NOEVICTION, snapshotRetention: Duration.days(0) },
    ],
    ["that is a store", [], { purpose: CachePurpose.STORE }],
    [
      "that is a store and evicts keys with a TTL",
      [],
      { purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.VOLATILE_LRU },
    ],
    [
      "that is a store without replicas",
      ["cache-failover", "cache-two-zones"],
      { purpose: CachePurpose.STORE, replicas: 0 },
    ],
    ["in cluster mode", [], { shards: 3, replicas: 1 }],
    [
      "with users",
      [],
      { authentication: { kind: "users", users: { app: { accessString: "on ~* +@all" } } } },
    ],
  ])("%s breaks what it loosens, and no more", (_, ids, props) => {
    expect(cache(props)).toEqual(ids);
  });
});

describe("InClusterRedis", () => {
  test("keeps every rule of strict that it can, where it is said to be for development", () => {
    const build: Build = (stack) => {
      declareDevelopment(stack);
      new InClusterRedis(stack, "Redis", IN_CLUSTER);
    };
    expect(broken(build)).toEqual([]);
  });
});

describe("KubernetesManifests", () => {
  test("are judged as the resources that they would be", () => {
    const build = (image: string, asManifests: boolean) => (stack: TerraformStack) => {
      const cache = new InClusterRedis(stack, "Redis", { ...IN_CLUSTER, image });
      if (asManifests) {
        new KubernetesManifests(stack, "Manifests", { objects: cache });
      }
    };
    const found = broken(build("redis:latest", true));
    expect(found).toContain("cache-in-cluster");
    expect(found).toContain("pod-image-tag");
    expect(broken(build("redis:latest", false))).toEqual(found);
  });
});

describe("MemorystoreRedis", () => {
  const usual = [...UP_TO_THE_USER, "credentials-state-backend"];
  const cache = (props: Partial<MemorystoreRedisProps>) =>
    broken((stack) => new MemorystoreRedis(stack, "Cache", { ...GOOGLE, ...props })).filter(
      (id) => !usual.includes(id),
    );

  test("keeps every rule of strict that it can", () => {
    expect(broken((stack) => new MemorystoreRedis(stack, "Cache", GOOGLE))).toEqual(usual.sort());
  });

  test.each<[string, string[], Partial<MemorystoreRedisProps>]>([
    ["without authentication", ["cache-authentication"], { authEnabled: false }],
    ["without TLS", ["cache-encryption-in-transit"], { transitEncryption: false }],
    [
      "without a customer-managed key",
      ["cache-customer-key", "cache-secret-key"],
      { customerManagedKey: false },
    ],
    ["without a replica", ["cache-failover"], { tier: MemorystoreTier.BASIC }],
    [
      "with direct peering",
      ["memorystore-connect-mode"],
      { connectMode: ConnectMode.DIRECT_PEERING },
    ],
    ["without snapshots", ["cache-persistence"], { snapshotPeriod: Duration.hours(0) }],
    [
      "in the default network",
      ["cache-network"],
      { network: "projects/shop/global/networks/default" },
    ],
    ["that a deploy can destroy", ["cache-deletion-protection"], { deletionProtection: false }],
    [
      "that never evicts and has no snapshots",
      ["cache-eviction-policy", "cache-persistence"],
      { evictionPolicy: EvictionPolicy.NOEVICTION, snapshotPeriod: Duration.hours(0) },
    ],
    ["that is a store", [], { purpose: CachePurpose.STORE }],
    [
      "that is a store without a replica",
      ["cache-failover"],
      { purpose: CachePurpose.STORE, tier: MemorystoreTier.BASIC },
    ],
  ])("%s breaks what it loosens, and no more", (_, ids, props) => {
    expect(cache(props)).toEqual(ids);
  });
});

type NodeProps = Omit<Partial<MemorystoreValkeyProps>, "instanceId" | "engine" | "engineConfigs">;

describe.each<[string, (props: NodeProps) => (stack: TerraformStack) => IMemorystoreNodeCache]>([
  [
    "MemorystoreValkey",
    (props) => (stack) => new MemorystoreValkey(stack, "Cache", { ...VALKEY, ...props }),
  ],
  [
    "MemorystoreRedisCluster",
    (props) => (stack) =>
      new MemorystoreRedisCluster(stack, "Cache", { ...VALKEY, shards: 3, ...props }),
  ],
])("%s", (_, build) => {
  test("is watched by the policies that are made for it", () => {
    const watched: Build = (stack) => {
      const cache = build({ evictionPolicy: EvictionPolicy.VOLATILE_LRU })(stack);
      new MemorystoreNodeAlertPolicies(stack, "Policies", { cache });
    };
    expect(broken(watched)).not.toContain("cache-alarms");
  });

  // Its state has no secret, so that it may be anywhere.
  test("keeps every rule of strict that it can", () => {
    expect(broken(build({}))).toEqual(UP_TO_THE_USER);
  });

  test.each<[string, string[], NodeProps]>([
    ["without authentication", ["cache-authentication"], { iamAuthentication: false }],
    [
      "without TLS and authentication",
      ["cache-authentication", "cache-encryption-in-transit"],
      { iamAuthentication: false, transitEncryption: false },
    ],
    ["without a customer-managed key", ["cache-customer-key"], { customerManagedKey: false }],
    ["without replicas", ["cache-failover"], { replicas: 0 }],
    ["in one zone", ["cache-two-zones"], { zone: "europe-west1-b" }],
    ["without snapshots", ["cache-persistence"], { snapshotPeriod: Duration.hours(0) }],
    ["with an append-only file", [], { appendFsync: AppendFsync.EVERY_SECOND }],
    [
      "in the default network",
      ["cache-network"],
      { network: "projects/shop-prod/global/networks/default" },
    ],
    ["that a deploy can destroy", ["cache-deletion-protection"], { deletionProtection: false }],
    ["that never evicts", ["cache-eviction-policy"], { evictionPolicy: EvictionPolicy.NOEVICTION }],
    ["that is a store", [], { purpose: CachePurpose.STORE }],
  ])("%s breaks what it loosens, and no more", (_, ids, props) => {
    expect(broken(build(props)).filter((id) => !UP_TO_THE_USER.includes(id))).toEqual(ids);
  });
});

describe("ElastiCacheServerless", () => {
  const usual = [...UP_TO_THE_USER, "cache-secret-rotation", "credentials-state-backend"];
  const build = (props: Partial<ElastiCacheServerlessProps>) => (stack: TerraformStack) =>
    new ElastiCacheServerless(stack, "Cache", { ...SERVERLESS, ...props });

  test("keeps every rule of strict that it can", () => {
    expect(broken(build({}))).toEqual(usual.sort());
  });

  test("its alarms watch its memory and its connections", () => {
    const found = broken((stack) => {
      new ElastiCacheServerlessAlarms(stack, "Alarms", { cache: build({})(stack) });
    });
    expect(found.filter((id) => /alarm/.test(id))).toEqual(["elasticache-alarm-actions"]);
  });

  test.each<[string, string[], Partial<ElastiCacheServerlessProps>]>([
    [
      "without a customer-managed key",
      ["cache-customer-key", "cache-secret-key"],
      { customerManagedKey: false },
    ],
    ["without snapshots", ["cache-persistence"], { snapshotRetention: Duration.days(0) }],
    ["that a deploy can destroy", ["cache-deletion-protection"], { deletionProtection: false }],
    ["that is a store", [], { purpose: CachePurpose.STORE }],
    ["of Memcached", [], { engine: CacheEngine.MEMCACHED_1_6 }],
  ])("%s breaks what it loosens, and no more", (_, ids, props) => {
    expect(broken(build(props)).filter((id) => !usual.includes(id))).toEqual(ids);
  });
});

describe("ElastiCacheMemcached", () => {
  const build = (props: Partial<ElastiCacheMemcachedProps>) => (stack: TerraformStack) =>
    new ElastiCacheMemcached(stack, "Cache", { ...MEMCACHED, ...props });

  // No rule asks for what no Memcached has: authentication, encryption at rest, a key, failover, snapshots, logs. Its
  // state has no secret either.
  test("keeps every rule of strict that it can", () => {
    expect(broken(build({}))).toEqual(UP_TO_THE_USER);
  });

  test("its alarms watch its memory and its connections", () => {
    const found = broken((stack) => {
      new ElastiCacheMemcachedAlarms(stack, "Alarms", { cache: build({})(stack) });
    });
    expect(found.filter((id) => /alarm/.test(id))).toEqual(["elasticache-alarm-actions"]);
  });

  test.each<[string, string[], Partial<ElastiCacheMemcachedProps>]>([
    ["without TLS", ["cache-encryption-in-transit"], { transitEncryption: false }],
    ["in one zone", ["cache-two-zones"], { azMode: AzMode.SINGLE_AZ }],
    ["of one node", ["cache-two-zones"], { numCacheNodes: 1 }],
    ["without minor versions", ["cache-minor-upgrades"], { autoMinorVersionUpgrade: false }],
    ["that a deploy can destroy", ["cache-deletion-protection"], { deletionProtection: false }],
    [
      "in the default subnets",
      ["cache-network"],
      { subnets: undefined, subnetGroupName: "default" },
    ],
    ["that refuses writes", [], { parameters: { error_on_memory_exhausted: "1" } }],
  ])("%s breaks what it loosens, and no more", (_, ids, props) => {
    expect(broken(build(props)).filter((id) => !UP_TO_THE_USER.includes(id))).toEqual(ids);
  });

  test("a size that was reviewed is known to the rules", () => {
    expect(broken(build({ expectedData: { data: Size.gibibytes(2) } }))).not.toContain(
      "cache-sizing",
    );
  });
});

describe("a store whose settings an override takes away", () => {
  test.each<[string, Build]>([
    [
      "cache-store-snapshots",
      (stack) => {
        const props = { ...AWS, purpose: CachePurpose.STORE };
        const cache = new ElastiCacheReplicationGroup(stack, "Cache", props);
        (cache.node.findChild("Resource") as TerraformResource).addOverride(
          "snapshot_retention_limit",
          0,
        );
      },
    ],
    [
      "cache-store-eviction",
      (stack) => {
        const cache = new MemorystoreRedis(stack, "Cache", {
          ...GOOGLE,
          purpose: CachePurpose.STORE,
        });
        (cache.node.findChild("Resource") as TerraformResource).addOverride("redis_configs", {
          "maxmemory-policy": "allkeys-lru",
        });
      },
    ],
  ])("breaks %s", (id, build) => {
    expect(broken(build)).toContain(id);
  });
});

describe("KubernetesCache", () => {
  const FULL: KubernetesCacheSettings = {
    clients: { shop: { workloads: { web: { replicas: 3 } } } },
    warmer: { image: `warmer@sha256:${"a".repeat(64)}`, command: ["warm"] },
    healthReport: { image: `redis@sha256:${"b".repeat(64)}` },
    exporter: { image: `exporter@sha256:${"c".repeat(64)}` },
  };
  const cluster = (settings: KubernetesCacheSettings) =>
    broken(
      (stack) =>
        new KubernetesCache(stack, "Kubernetes", { cache: new FakeCache(stack), ...settings }),
    );

  test("keeps every rule but that clients read their token from a variable", () => {
    expect(cluster(FULL)).toEqual(["pod-secrets-as-files"]);
  });

  test("breaks the rules on images with those that are not pinned", () => {
    const warmer = { image: "warmer:latest", command: ["warm"] };
    expect(cluster({ ...FULL, warmer })).toEqual([
      "pod-image-digest",
      "pod-image-pull-policy",
      "pod-image-tag",
      "pod-secrets-as-files",
    ]);
  });

  test("breaks the rule on namespaces in the default one", () => {
    expect(cluster({ ...FULL, namespace: "default", createNamespace: false })).toContain(
      "pod-namespace",
    );
  });
});

test("what is reviewed is known to the rules", () => {
  const found = broken((stack) => {
    const cache = new ElastiCacheReplicationGroup(stack, "Cache", {
      ...AWS,
      expectedData: { data: Size.gibibytes(2) },
    });
    new KubernetesCache(stack, "Kubernetes", {
      cache,
      exporter: false,
      alerts: { measuredBy: { cache: "shop" } },
      clients: { shop: { workloads: { web: { replicas: 3 } } } },
    });
  });
  expect(found).toEqual(["cache-secret-rotation", "credentials-state-backend"]);
});

describe("AzureManagedRedis", () => {
  const usual = [...UP_TO_THE_USER, "credentials-state-backend"];
  const cache = (props: Partial<AzureManagedRedisProps>) =>
    broken((stack) => new AzureManagedRedis(stack, "Cache", { ...AZURE, ...props })).filter(
      (id) => !usual.includes(id),
    );

  test("keeps every rule of strict that it can", () => {
    expect(broken((stack) => new AzureManagedRedis(stack, "Cache", AZURE))).toEqual(usual.sort());
  });

  test.each<[string, string[], Partial<AzureManagedRedisProps>]>([
    ["without TLS", ["cache-encryption-in-transit"], { transitEncryption: false }],
    ["without a customer-managed key", ["cache-customer-key"], { customerManagedKey: false }],
    ["with a given key", [], { keyVaultKey: { keyId: KEY_ID, identityId: IDENTITY } }],
    ["without high availability", ["cache-failover"], { highAvailability: false }],
    ["that is public", ["cache-network"], { publicNetworkAccess: true }],
    ["without snapshots", ["cache-persistence"], { snapshotPeriod: Duration.hours(0) }],
    ["with an append-only file", [], { appendOnly: true }],
    ["in a geo-replication group", [], { geoReplicationGroupName: "shop" }],
    ["that a deploy can destroy", ["cache-deletion-protection"], { deletionProtection: false }],
    ["that never evicts", ["cache-eviction-policy"], { evictionPolicy: EvictionPolicy.NOEVICTION }],
    [
      "that evicts only keys with a TTL",
      ["cache-mixed-data"],
      { evictionPolicy: EvictionPolicy.VOLATILE_LRU },
    ],
    ["that is a store", [], { purpose: CachePurpose.STORE }],
    [
      "that is a store without high availability",
      ["cache-failover"],
      { purpose: CachePurpose.STORE, highAvailability: false },
    ],
  ])("%s breaks what it loosens, and no more", (_, ids, props) => {
    expect(cache(props)).toEqual(ids);
  });

  test("its metric alerts are alarms on memory and on connections", () => {
    const withAlerts: Build = (stack) =>
      new AzureManagedRedisMetricAlerts(stack, "Alerts", {
        cache: new AzureManagedRedis(stack, "Cache", AZURE),
        resourceGroupName: "shop-prod",
        location: "westeurope",
        actionGroups: { critical: [ACTION_GROUP] },
      });
    expect(broken(withAlerts)).not.toContain("cache-alarms");
  });
});
