import { TerraformOutput, TerraformStack } from "cdktf";
import { CacheEngine, Duration, type IManagedCache, Size } from "cdktf-managed-cache";
import {
  AppendFsync,
  MemorystoreNodeType,
  MemorystoreRedisCluster,
  type MemorystoreRedisClusterProps,
  MemorystoreValkey,
} from "cdktf-managed-cache/google";
import { MEMORYSTORE_REDIS_CLUSTER_RULES } from "../../../lib/google/redis-cluster/rules";
import { MEMORYSTORE_VALKEY_RULES } from "../../../lib/google/valkey/rules";
import { faultIds } from "../../support/faults";
import { type Cases, judge } from "../../support/judge";
import { sections, without } from "../../support/synth";
import { testApp } from "../../support/test-app";
import {
  address,
  MINIMAL_CLUSTER as MINIMAL,
  MINIMAL_VALKEY,
  makeCluster,
  SUBNET,
  synth,
} from "../make";

/** What Terraform reads where a value of the cache is used. */
function resolve<T>(
  props: Partial<MemorystoreRedisClusterProps>,
  pick: (cache: IManagedCache) => T,
): T {
  const template = synth((stack) => {
    const cache = new MemorystoreRedisCluster(stack, "Cache", { ...MINIMAL, ...props });
    new TerraformOutput(stack, "value", { value: pick(cache) });
  });
  return template.output("value").value as T;
}

const CLUSTER = address(makeCluster().template, "google_redis_cluster");
const DISCOVERY = `one(${CLUSTER}.discovery_endpoints[*].address)`;
const OF_NODES = `\${one([for it in ${CLUSTER}.psc_connections : it.address if it.address != ${DISCOVERY}])}`;

describe("with the least props", () => {
  const { cache, template, cluster } = makeCluster();

  const DEFAULTS: [string, string, unknown][] = [
    ["the cluster is called by its path", "name", "test-cache"],
    ["the region is the given one", "region", "europe-west1"],
    ["the shards are the given ones", "shard_count", 3],
    ["each shard has a replica", "replica_count", 1],
    ["the node type is the given one", "node_type", "REDIS_HIGHMEM_MEDIUM"],
    ["any key may be evicted", "redis_configs", { "maxmemory-policy": "allkeys-lru" }],
    ["the nodes are in several zones", "zone_distribution_config", { mode: "MULTI_ZONE" }],
    ["the endpoints are in the network", "psc_configs", [{ network: MINIMAL.network }]],
    [
      "connections are encrypted",
      "transit_encryption_mode",
      "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION",
    ],
    ["clients log in by IAM", "authorization_mode", "AUTH_MODE_IAM_AUTH"],
    [
      "there is a snapshot every day",
      "persistence_config",
      { mode: "RDB", rdb_config: { rdb_snapshot_period: "TWENTY_FOUR_HOURS" } },
    ],
    [
      "there is a backup every night, kept for a week",
      "automated_backup_config",
      { retention: "604800s", fixed_frequency_schedule: { start_time: { hours: 2 } } },
    ],
    [
      "maintenance is on Sunday night",
      "maintenance_policy",
      {
        weekly_maintenance_window: [
          { day: "SUNDAY", start_time: { hours: 4, minutes: 0, seconds: 0, nanos: 0 } },
        ],
      },
    ],
    ["Google refuses to delete the cluster", "deletion_protection_enabled", true],
    [
      "no deploy destroys the data, and a restored cluster is not made again",
      "lifecycle",
      { prevent_destroy: true, ignore_changes: ["managed_backup_source", "gcs_source"] },
    ],
    ["the project is the provider's", "project", undefined],
    // Version 7 of the provider has removed it.
    ["nothing is said of fewer zones", "allow_fewer_zones_deployment", undefined],
  ];

  test.each(DEFAULTS)("%s", (_, argument, value) => {
    expect(cluster[argument]).toEqual(value);
  });

  test("everything else that is made", () => {
    const { type, name } = template.only({ type: "google_redis_cluster" });
    const others = without(
      cluster,
      DEFAULTS.map(([, argument]) => argument),
    );
    const { data, resource } = sections(template);
    expect({ data, resource: { ...resource, [type]: { [name]: others } } }).toMatchSnapshot();
  });

  test("clients see what there is", () => {
    expect(cache.engine).toEqual(CacheEngine.REDIS_7_2);
    expect(cache.topology).toEqual({ kind: "cluster", shards: 3, replicasPerShard: 1 });
    expect(cache.readerEndpoint).toBeUndefined();
    expect(cache.nodePorts).toEqual({ from: 11_000, to: 13_047 });
    expect(cache.limits).toEqual({
      nodes: 6,
      connectionsPerNode: 32_000,
      usableMemoryPerNode: Size.bytes(10.4e9),
    });
    expect(cache.authentication).toMatchObject({ kind: "cloud-identity", mode: "google-iam" });
  });
});

test("clients dial the discovery endpoint, and reach the nodes at the other address", () => {
  expect(resolve({}, (it) => it.primaryEndpoint)).toEqual({
    host: `\${${DISCOVERY}}`,
    hostKind: "ip",
    port: 6379,
  });
  expect(resolve({}, (it) => it.subnetCidrs)).toEqual([`\${${DISCOVERY}}/32`, `${OF_NODES}/32`]);
});

test("the CA bundle has every authority of the cluster", () => {
  expect(resolve({}, (it) => it.tls)).toEqual({
    enabled: true,
    caCertificates: `\${join("\\n", flatten(${CLUSTER}.managed_server_ca[*].ca_certs[*].certificates))}`,
  });
});

test("TLS and IAM authentication that are off are said", () => {
  const { cache, cluster } = makeCluster({ transitEncryption: false, iamAuthentication: false });
  expect(cluster).toMatchObject({
    transit_encryption_mode: "TRANSIT_ENCRYPTION_MODE_DISABLED",
    authorization_mode: "AUTH_MODE_DISABLED",
  });
  expect(cache.tls).toEqual({ enabled: false });
  expect(cache.authentication).toEqual({ kind: "none" });
});

test("the policy that is made is of the cluster's class, and there before it", () => {
  const { template, cluster } = makeCluster({
    connectionPolicy: { kind: "new", subnets: [SUBNET] },
  });
  const type = "google_network_connectivity_service_connection_policy";
  expect(template.only({ type }).properties.service_class).toBe("gcp-memorystore-redis");
  expect(cluster.depends_on).toContain(address(template, type));
});

test("the key is the cluster's own, and its agent may use it before the cluster exists", () => {
  const { template, cluster } = makeCluster({ clusterName: "shop", projectNumber: "12" });
  expect(template.only({ type: "google_kms_key_ring" }).properties.name).toBe("redis-cluster-shop");
  const type = "google_kms_crypto_key_iam_member";
  expect(template.only({ type }).properties.member).toBe(
    "serviceAccount:service-12@cloud-redis.iam.gserviceaccount.com",
  );
  expect(cluster.depends_on).toEqual([address(template, type)]);
});

test.each([
  [AppendFsync.ALWAYS, "ALWAYS"],
  [AppendFsync.EVERY_SECOND, "EVERYSEC"],
  [AppendFsync.NEVER, "NO"],
])("an append-only file that is written %s is spelled as the cluster's API does", (fsync, name) => {
  expect(makeCluster({ appendFsync: fsync }).cluster.persistence_config).toEqual({
    mode: "AOF",
    aof_config: { append_fsync: name },
  });
});

test("labels are on all but the cluster, which takes none in version 6 of the provider", () => {
  const { template, cluster } = makeCluster({ labels: { team: "shop" } });
  expect(cluster).not.toHaveProperty("labels");
  expect(template.only({ type: "google_kms_crypto_key" }).properties.labels).toEqual({
    team: "shop",
  });
});

test("the buckets of a restore can be read by the agent of Redis before the cluster exists", () => {
  const { template, cluster } = makeCluster({
    restoreFrom: { kind: "bucket", uris: ["gs://shop-backups/one.rdb"] },
    projectNumber: "123456789012",
  });
  const grant = template.only({ type: "google_storage_bucket_iam_member" });
  expect(grant.properties).toMatchObject({
    bucket: "shop-backups",
    member: "serviceAccount:service-123456789012@cloud-redis.iam.gserviceaccount.com",
  });
  expect(cluster.depends_on).toContain(grant.address);
});

test("a parameter, a zone, a backup and a restore are the cluster's as they are Valkey's", () => {
  const uris = ["gs://shop-backups/cache.rdb"];
  const { cluster } = makeCluster({
    redisConfigs: { maxclients: "40000" },
    zone: "europe-west1-b",
    backupRetention: Duration.days(0),
    restoreFrom: { kind: "bucket", uris },
  });
  expect(cluster).toMatchObject({
    redis_configs: { maxclients: "40000" },
    zone_distribution_config: { mode: "SINGLE_ZONE", zone: "europe-west1-b" },
    gcs_source: { uris },
  });
  expect(cluster).not.toHaveProperty("automated_backup_config");
});

describe("replication between regions", () => {
  const other = "projects/shop-prod/locations/us-east1/clusters/shop";

  test.each<[string, MemorystoreRedisClusterProps["replication"], unknown]>([
    [
      "a cluster that follows another",
      { kind: "secondary", primary: other },
      { cluster_role: "SECONDARY", primary_cluster: { cluster: other } },
    ],
    [
      "a cluster that others follow",
      { kind: "primary", secondaries: [other] },
      { cluster_role: "PRIMARY", secondary_clusters: [{ cluster: other }] },
    ],
    ["a cluster that follows none any longer", { kind: "detached" }, { cluster_role: "NONE" }],
    ["a cluster that nothing is said of", undefined, undefined],
  ])("%s", (_, replication, config) => {
    expect(makeCluster({ replication }).cluster.cross_cluster_replication_config).toEqual(config);
  });

  test("shards and node type of one that follows another are left to Google", () => {
    const { cluster } = makeCluster({ replication: { kind: "secondary", primary: other } });
    expect(cluster.lifecycle).toMatchObject({
      ignore_changes: ["managed_backup_source", "gcs_source", "shard_count", "node_type"],
    });
  });
});

const RULES: Record<string, Cases<MemorystoreRedisClusterProps>> = {
  "memorystore.replication-primary": {
    refused: ["projects/shop-prod/locations/us-east1/instances/shop"].map((primary) => ({
      replication: { kind: "secondary", primary },
    })),
    accepted: ["projects/shop-prod/locations/us-east1/clusters/shop"].map((primary) => ({
      replication: { kind: "secondary", primary },
    })),
  },
  "memorystore.cluster-name": {
    refused: ["9lives", "Shop", "shop-", "a".repeat(64)].map((clusterName) => ({ clusterName })),
    accepted: [{ clusterName: "a" }, { clusterName: "a".repeat(63) }],
  },
  "memorystore.cluster-node-type": {
    refused: [
      { nodeType: MemorystoreNodeType.HIGHCPU_MEDIUM },
      { nodeType: MemorystoreNodeType.HIGHMEM_2XLARGE },
      { nodeType: MemorystoreNodeType.CUSTOM_MINI },
    ],
    accepted: [
      { nodeType: MemorystoreNodeType.SHARED_CORE_NANO },
      { nodeType: MemorystoreNodeType.STANDARD_SMALL },
      { nodeType: MemorystoreNodeType.HIGHMEM_XLARGE },
    ],
  },
};

judge(
  RULES,
  (stack, props) => new MemorystoreRedisCluster(stack, "Cache", { ...MINIMAL, ...props }),
);

test("every rule is tried here or with Valkey", () => {
  const known = [...Object.keys(RULES), ...MEMORYSTORE_VALKEY_RULES.map(({ id }) => id)];
  const ids = MEMORYSTORE_REDIS_CLUSTER_RULES.map(({ id }) => id);
  expect(ids.filter((id) => !known.includes(id))).toEqual([]);
});

test("two clusters of one name in a region are refused; a Valkey instance may have that name too", () => {
  const stack = new TerraformStack(testApp(), "test");
  const props = { ...MINIMAL, clusterName: "shop" };
  new MemorystoreRedisCluster(stack, "one", props);
  expect(faultIds(() => new MemorystoreRedisCluster(stack, "two", props))).toEqual([
    "memorystore.cluster-name-taken",
  ]);
  expect(
    faultIds(
      () => new MemorystoreValkey(stack, "three", { ...MINIMAL_VALKEY, instanceId: "shop" }),
    ),
  ).toEqual([]);
});
