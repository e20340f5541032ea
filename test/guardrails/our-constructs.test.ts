import { TerraformStack, Testing } from "cdktf";
import { Duration, EvictionPolicy, Size } from "cdktf-managed-cache";
import {
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
  TransitEncryption,
} from "cdktf-managed-cache/aws";
import {
  ConnectMode,
  MemorystoreRedis,
  type MemorystoreRedisProps,
  MemorystoreTier,
} from "cdktf-managed-cache/google";
import { KubernetesCache, type KubernetesCacheSettings } from "cdktf-managed-cache/kubernetes";
import { evaluate } from "../../lib/guardrails/evaluation";
import { GUARDRAIL_RULES } from "../../lib/guardrails/rules";
import { MINIMAL as AWS } from "../aws/props";
import { FakeCache } from "../kubernetes/fake-cache";
import type { Build } from "./judge";

const GOOGLE: MemorystoreRedisProps = {
  region: "europe-west1",
  network: "projects/shop/global/networks/main",
  memory: Size.gibibytes(5),
};

/** Ids of all rules of a pack that a stack does not keep. */
function broken(build: Build): string[] {
  const stack = new TerraformStack(Testing.app(), "test");
  build(stack);
  const rules = GUARDRAIL_RULES.filter(({ pack }) => pack !== undefined);
  return [...new Set(evaluate(stack, rules).findings.map(({ rule }) => rule.id))].sort();
}

/** What a construct alone cannot know, and what it leaves to whoever uses it. */
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

  test.each<[string[], Partial<ElastiCacheReplicationGroupProps>]>([
    [
      [
        "elasticache-customer-key",
        "elasticache-encryption-at-rest",
        "elasticache-log-key",
        "cache-secret-key",
      ],
      { atRestEncryption: false },
    ],
    [
      ["elasticache-customer-key", "elasticache-log-key", "cache-secret-key"],
      { customerManagedKey: false },
    ],
    [
      ["elasticache-authentication", "elasticache-encryption-in-transit"],
      { transitEncryption: TransitEncryption.DISABLED, authentication: { kind: "none" } },
    ],
    [
      ["elasticache-authentication", "elasticache-tls-required"],
      { transitEncryption: TransitEncryption.PREFERRED, authentication: { kind: "none" } },
    ],
    [["elasticache-failover", "elasticache-two-zones"], { replicas: 0 }],
    [["elasticache-two-zones"], { multiAz: false }],
    [["elasticache-backup"], { snapshotRetention: Duration.days(0) }],
    [["elasticache-minor-upgrades"], { autoMinorVersionUpgrade: false }],
    [["elasticache-log-retention"], { logRetention: Duration.days(30) }],
    [["cache-deletion-protection"], { deletionProtection: false }],
    [["cache-eviction-policy"], { evictionPolicy: EvictionPolicy.NOEVICTION }],
    [["cache-mixed-data"], { evictionPolicy: EvictionPolicy.VOLATILE_LRU }],
    [
      ["cache-eviction-policy", "cache-store-snapshots", "elasticache-backup"],
      { evictionPolicy: EvictionPolicy.NOEVICTION, snapshotRetention: Duration.days(0) },
    ],
    [[], { shards: 3, replicas: 1 }],
    [[], { authentication: { kind: "users", users: { app: { accessString: "on ~* +@all" } } } }],
  ])("breaks %j with %j", (ids, props) => {
    expect(cache(props)).toEqual([...ids].sort());
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

  test.each<[string[], Partial<MemorystoreRedisProps>]>([
    [["memorystore-authentication"], { authEnabled: false }],
    [["memorystore-encryption-in-transit"], { transitEncryption: false }],
    [["memorystore-customer-key", "cache-secret-key"], { customerManagedKey: false }],
    [["memorystore-tier"], { tier: MemorystoreTier.BASIC }],
    [["memorystore-connect-mode"], { connectMode: ConnectMode.DIRECT_PEERING }],
    [["memorystore-persistence"], { snapshotPeriod: Duration.hours(0) }],
    [["memorystore-network"], { network: "projects/shop/global/networks/default" }],
    [["cache-deletion-protection"], { deletionProtection: false }],
    [
      ["cache-eviction-policy", "cache-store-snapshots", "memorystore-persistence"],
      { evictionPolicy: EvictionPolicy.NOEVICTION, snapshotPeriod: Duration.hours(0) },
    ],
  ])("breaks %j with %j", (ids, props) => {
    expect(cache(props)).toEqual([...ids].sort());
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
      clients: { shop: { workloads: { web: { replicas: 3 } } } },
    });
  });
  expect(found).toEqual(["cache-secret-rotation", "credentials-state-backend"]);
});
