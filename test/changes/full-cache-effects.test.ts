import { TerraformStack } from "cdktf";
import { EvictionPolicy, Size } from "cdktf-managed-cache";
import { ElastiCacheReplicationGroup } from "cdktf-managed-cache/aws";
import { compareSnapshots } from "cdktf-managed-cache/changes";
import { MemorystoreRedis } from "cdktf-managed-cache/google";
import { SNAPSHOT_FORM, type StackSnapshot, snapshotStack } from "cdktf-managed-cache/testing";
import { AWS_PROPS, addProviders, GOOGLE_PROPS } from "../support/every-construct";
import { testApp } from "../support/test-app";

const GROUP = "aws_elasticache_replication_group";
const PARAMETERS = "aws_elasticache_parameter_group";
const SERVERLESS = "aws_elasticache_serverless_cache";
const INSTANCE = "google_redis_instance";
const CLUSTER = "google_redis_cluster";
const VALKEY = "google_memorystore_instance";

function snapshot(type: string, block: object): StackSnapshot {
  const configuration = { resource: { [type]: { it: block } } };
  return { snapshot: SNAPSHOT_FORM, stack: "test", configuration };
}

function judged(type: string, before: object, after: object) {
  const { changes } = compareSnapshots(snapshot(type, before), snapshot(type, after));
  return changes.map(({ risk, reasons }) => ({ risk, reasons: reasons.join("\n") }));
}

const parameters = (values: Record<string, unknown>) => ({
  name: "shop",
  family: "valkey8",
  parameter: Object.entries(values).map(([name, value]) => ({ name, value })),
});
const policy = (value?: string) =>
  parameters(value === undefined ? {} : { "maxmemory-policy": value });
const configs = (redis_configs?: object) => ({ memory_size_gb: 5, redis_configs });

describe("what takes memory from a full cache evicts data", () => {
  test.each<[string, string, object, object, string]>([
    [
      "a larger share that is reserved",
      PARAMETERS,
      parameters({ "reserved-memory-percent": "25" }),
      parameters({ "reserved-memory-percent": "50" }),
      "data may take 50 % of a node, before 75 % of a node. A cache of which more than 66 % is used",
    ],
    [
      "a share where none was reserved",
      PARAMETERS,
      parameters({}),
      parameters({ "reserved-memory-percent": 10 }),
      "data may take 90 % of a node, before 100 % of a node",
    ],
    [
      "a smaller node type",
      GROUP,
      { node_type: "cache.r7g.xlarge" },
      { node_type: "cache.r7g.large" },
      "data may take 13.1 GiB, before 26.3 GiB. A cache of which more than 49 % is used",
    ],
    [
      "another family with less memory",
      GROUP,
      { node_type: "cache.r7g.large" },
      { node_type: "cache.m7g.large" },
      "data may take 6.4 GiB, before 13.1 GiB",
    ],
    [
      "a lower maximum of a serverless cache",
      SERVERLESS,
      { cache_usage_limits: { data_storage: { maximum: 10, unit: "GB" } } },
      { cache_usage_limits: [{ data_storage: [{ maximum: 8, unit: "GB" }] }] },
      "data may take 8 GB, before 10 GB",
    ],
    [
      "a lower maxmemory-gb",
      INSTANCE,
      configs({ "maxmemory-gb": "4" }),
      configs({ "maxmemory-gb": "3" }),
      "redis_configs.maxmemory-gb: data may take 3 GiB, before 4 GiB. A cache of which more than 75 %",
    ],
    [
      "a smaller instance",
      INSTANCE,
      { memory_size_gb: 5 },
      { memory_size_gb: 4 },
      "data may take 4 GiB, before 5 GiB",
    ],
    [
      "a smaller node of a Redis Cluster",
      CLUSTER,
      { node_type: "REDIS_HIGHMEM_XLARGE" },
      { node_type: "REDIS_HIGHMEM_MEDIUM" },
      "node_type: data may take 9.7 GiB, before 43.2 GiB. A cache of which more than 22 % is used",
    ],
    [
      "a smaller node of a Valkey instance",
      VALKEY,
      { node_type: "HIGHMEM_2XLARGE" },
      { node_type: "STANDARD_LARGE" },
      "node_type: data may take 19.4 GiB, before 82 GiB",
    ],
    [
      "fewer shards of a Redis Cluster",
      CLUSTER,
      { shard_count: 4 },
      { shard_count: 3 },
      "shard_count: data may take 3 shards, before 4 shards. A cache of which more than 75 % is used",
    ],
    [
      "fewer shards of a Valkey instance",
      VALKEY,
      { shard_count: 4 },
      { shard_count: 2 },
      "more than 50 % is used evicts keys at once, or refuses writes where it evicts none; look at memory/maximum_utilization in Cloud Monitoring",
    ],
    [
      "a lower maxmemory of a Valkey instance",
      VALKEY,
      { engine_configs: { maxmemory: "8000000000" } },
      { engine_configs: { maxmemory: "6000000000" } },
      "engine_configs.maxmemory: data may take 6000000000 bytes of a node",
    ],
  ])("%s", (_, type, before, after, reason) => {
    expect(judged(type, before, after)).toEqual([
      { risk: "evicts data", reasons: expect.stringContaining(reason) },
    ]);
    // The other way nothing is lost.
    expect(judged(type, after, before).map(({ risk }) => risk)).not.toContain("evicts data");
  });

  test.each<[string, object, object]>([
    ["a node type that only Terraform knows", { node_type: "a" }, { node_type: "${var.type}" }],
    ["a node type that nobody knows", { node_type: "cache.z1.large" }, { node_type: "cache.z1.m" }],
  ])("of %s nothing is said about sizes", (_, before, after) => {
    const [{ risk, reasons } = { risk: "", reasons: "" }] = judged(GROUP, before, after);
    expect({ risk, says: reasons.includes("data may take") }).toEqual({
      risk: "disruptive",
      says: false,
    });
  });
});

describe("another eviction policy", () => {
  test.each<[string | undefined, string | undefined, string, string]>([
    ["allkeys-lru", "noeviction", "disruptive", "a full cache refuses writes from now on"],
    [undefined, "noeviction", "disruptive", "volatile-lru to noeviction"],
    ["allkeys-lru", "volatile-ttl", "disruptive", "keys without a TTL are never evicted again"],
    ["allkeys-lru", undefined, "disruptive", "allkeys-lru to volatile-lru"],
    ["noeviction", "allkeys-lru", "evicts data", "evict keys that were safe before"],
    ["noeviction", "volatile-lru", "evicts data", "evict keys that were safe before"],
    ["volatile-lru", "allkeys-lru", "evicts data", "evict keys that were safe before"],
    ["allkeys-lru", "allkeys-lfu", "in place", ""],
    ["volatile-lru", "volatile-ttl", "in place", ""],
    [undefined, "volatile-lru", "in place", ""],
    ["allkeys-lru", "${var.policy}", "in place", ""],
  ])("%s to %s is %s", (from, to, risk, reason) => {
    const expected = [{ risk, reasons: expect.stringContaining(reason) }];
    expect(judged(PARAMETERS, policy(from), policy(to))).toEqual(expected);
    const google = (value?: string) =>
      configs(value === undefined ? undefined : { "maxmemory-policy": value });
    expect(judged(INSTANCE, google(from), google(to))).toEqual(expected);
    expect(judged(CLUSTER, google(from), google(to))).toEqual(expected);
  });

  test("is judged in a group of parameters that is made again too", () => {
    const next = { ...policy("noeviction"), name: "shop-8" };
    expect(judged(PARAMETERS, policy("allkeys-lru"), next)).toEqual([
      { risk: "disruptive", reasons: expect.stringContaining("refuses writes from now on") },
    ]);
  });
});

describe("nothing to go back to", () => {
  test.each<[string, string, object, object]>([
    ["no snapshots", GROUP, { snapshot_retention_limit: 7 }, { snapshot_retention_limit: 0 }],
    ["snapshots that are left out", GROUP, { snapshot_retention_limit: 7 }, {}],
    [
      "no backups of a Redis Cluster",
      CLUSTER,
      { automated_backup_config: { retention: "604800s" } },
      {},
    ],
    [
      "no backups of a Valkey instance",
      VALKEY,
      { automated_backup_config: { retention: "604800s" } },
      {},
    ],
    ["no final snapshot", GROUP, { final_snapshot_identifier: "last" }, {}],
    ["no snapshots of a serverless cache", SERVERLESS, { snapshot_retention_limit: 1 }, {}],
    [
      "no persistence",
      INSTANCE,
      { persistence_config: { persistence_mode: "RDB" } },
      { persistence_config: { persistence_mode: "DISABLED" } },
    ],
    ["no persistence of a cluster", CLUSTER, { persistence_config: { mode: "AOF" } }, {}],
  ])("%s", (_, type, before, after) => {
    expect(judged(type, before, after)).toEqual([
      { risk: "disruptive", reasons: expect.stringContaining("nothing is left to go back to") },
    ]);
    expect(judged(type, after, before)).toEqual([{ risk: "in place", reasons: "" }]);
  });
});

describe("props of the constructs", () => {
  function difference(add: (stack: TerraformStack, isAfter: boolean) => void) {
    const [before, after] = [false, true].map((isAfter) => {
      const stack = new TerraformStack(testApp(), "shop");
      addProviders(stack);
      add(stack, isAfter);
      return snapshotStack(stack);
    });
    return compareSnapshots(before, after as StackSnapshot);
  }

  test.each<[string, object, object]>([
    ["reservedMemoryPercent", { reservedMemoryPercent: 25 }, { reservedMemoryPercent: 50 }],
    ["nodeType", { nodeType: "cache.r7g.xlarge" }, { nodeType: "cache.r7g.large" }],
  ])("%s of a replication group", (_, before, after) => {
    const { risk } = difference((stack, isAfter) => {
      new ElastiCacheReplicationGroup(stack, "Cache", {
        ...AWS_PROPS,
        ...(isAfter ? after : before),
      });
    });
    expect(risk).toBe("evicts data");
  });

  test.each<[string, object, object]>([
    ["reservedMemoryPercent", { reservedMemoryPercent: 20 }, { reservedMemoryPercent: 40 }],
    ["memory", { memory: Size.gibibytes(10) }, { memory: Size.gibibytes(5) }],
    ["evictionPolicy", { evictionPolicy: EvictionPolicy.NOEVICTION }, {}],
  ])("%s of an instance", (_, before, after) => {
    const { risk } = difference((stack, isAfter) => {
      new MemorystoreRedis(stack, "Cache", {
        memory: Size.gibibytes(5),
        ...GOOGLE_PROPS,
        ...(isAfter ? after : before),
      });
    });
    expect(risk).toBe("evicts data");
  });
});
