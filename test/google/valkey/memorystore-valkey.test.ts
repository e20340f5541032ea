import { TerraformOutput } from "cdktf";
import {
  CacheEngine,
  CachePurpose,
  Duration,
  EvictionPolicy,
  type IManagedCache,
  Size,
} from "cdktf-managed-cache";
import {
  AppendFsync,
  MemorystoreConnectionPolicy,
  MemorystoreNodeType,
  MemorystoreServiceClass,
  MemorystoreValkey,
  type MemorystoreValkeyProps,
} from "cdktf-managed-cache/google";
import { sections, without } from "../../support/synth";
import { address, MINIMAL_VALKEY as MINIMAL, makeValkey, SUBNET, synth } from "../make";

const KEY = "projects/keys/locations/europe-west1/keyRings/shared/cryptoKeys/cache";

/** What Terraform reads where a value of the cache is used. */
function resolve<T>(props: Partial<MemorystoreValkeyProps>, pick: (cache: IManagedCache) => T): T {
  const template = synth((stack) => {
    const cache = new MemorystoreValkey(stack, "Cache", { ...MINIMAL, ...props });
    new TerraformOutput(stack, "value", { value: pick(cache) });
  });
  return template.output("value").value as T;
}

/** How Terraform calls the instance of a cache that is called `Cache`. */
const INSTANCE = address(makeValkey().template, "google_memorystore_instance");
const CONNECTIONS = `flatten(${INSTANCE}.endpoints[*].connections[*].psc_auto_connection)`;
const addressOf = (type: string) =>
  `\${one([for it in ${CONNECTIONS} : it.ip_address if it.connection_type == "CONNECTION_TYPE_${type}"])}`;
const OF_NODES = `\${one([for it in ${CONNECTIONS} : it.ip_address if it.connection_type != "CONNECTION_TYPE_DISCOVERY"])}`;

describe("with the least props", () => {
  const { cache, template, instance } = makeValkey();

  const DEFAULTS: [string, string, unknown][] = [
    ["the instance is called by its path", "instance_id", "test-cache"],
    ["the region is the given one", "location", "europe-west1"],
    ["cluster mode is off", "mode", "CLUSTER_DISABLED"],
    ["there is one shard", "shard_count", 1],
    ["there is a replica", "replica_count", 1],
    ["the node type is the given one", "node_type", "HIGHMEM_MEDIUM"],
    ["the version is 8.0", "engine_version", "VALKEY_8_0"],
    ["any key may be evicted", "engine_configs", { "maxmemory-policy": "allkeys-lru" }],
    ["the nodes are in several zones", "zone_distribution_config", { mode: "MULTI_ZONE" }],
    [
      "the endpoints are in the network, of the project that its name says",
      "desired_auto_created_endpoints",
      [{ network: MINIMAL.network, project_id: "shop-prod" }],
    ],
    ["connections are encrypted", "transit_encryption_mode", "SERVER_AUTHENTICATION"],
    ["clients log in by IAM", "authorization_mode", "IAM_AUTH"],
    [
      "there is a snapshot every day",
      "persistence_config",
      { mode: "RDB", rdb_config: { rdb_snapshot_period: "TWENTY_FOUR_HOURS" } },
    ],
    [
      "there is a backup every night, kept for a week",
      "automated_backup_config",
      {
        retention: "604800s",
        fixed_frequency_schedule: { start_time: { hours: 2 } },
      },
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
    ["Google refuses to delete the instance", "deletion_protection_enabled", true],
    [
      "no deploy destroys the data, and none replaces it for what the provider does not read",
      "lifecycle",
      {
        prevent_destroy: true,
        ignore_changes: ["managed_backup_source", "gcs_source", "desired_auto_created_endpoints"],
      },
    ],
    ["there are no labels", "labels", undefined],
    ["the project is the provider's", "project", undefined],
    // Version 7 of the provider has removed it.
    ["nothing is said of fewer zones", "allow_fewer_zones_deployment", undefined],
  ];

  test.each(DEFAULTS)("%s", (_, argument, value) => {
    expect(instance[argument]).toEqual(value);
  });

  test("everything else that is made", () => {
    const { type, name } = template.only({ type: "google_memorystore_instance" });
    const others = without(
      instance,
      DEFAULTS.map(([, argument]) => argument),
    );
    const { data, resource } = sections(template);
    expect({ data, resource: { ...resource, [type]: { [name]: others } } }).toMatchSnapshot();
  });

  test("clients see what there is", () => {
    expect(cache.cacheName).toBe("test-cache");
    expect(cache.engine).toEqual(CacheEngine.VALKEY_8_0);
    expect(cache.evictionPolicy).toBe(EvictionPolicy.ALLKEYS_LRU);
    expect(cache.topology).toEqual({ kind: "primary", replicas: 1 });
    expect(cache.nodePorts).toBeUndefined();
    expect(cache.limits).toEqual({
      nodes: 2,
      connectionsPerNode: 32_000,
      usableMemoryPerNode: Size.bytes(10.4e9),
    });
    expect(cache.authentication).toEqual({
      kind: "cloud-identity",
      mode: "google-iam",
      scope: "https://www.googleapis.com/auth/cloud-platform",
    });
  });
});

describe("endpoints are chosen by their kind", () => {
  test("with cluster mode off the primary's and the reader's", () => {
    const at = (host: string) => ({ host, hostKind: "ip", port: 6379 });
    expect(resolve({}, (it) => it.primaryEndpoint)).toEqual(at(addressOf("PRIMARY")));
    expect(resolve({}, (it) => it.readerEndpoint)).toEqual(at(addressOf("READER")));
    expect(resolve({}, (it) => it.subnetCidrs)).toEqual([
      `${addressOf("PRIMARY")}/32`,
      `${addressOf("READER")}/32`,
    ]);
  });

  test("without replicas no reader's, which would lead nowhere", () => {
    const { cache } = makeValkey({ replicas: 0 });
    expect(cache.readerEndpoint).toBeUndefined();
    expect(cache.subnetCidrs).toHaveLength(1);
  });

  test("in cluster mode the one for discovery, and the other for the nodes", () => {
    const props = { shards: 3, replicas: 2 };
    const { cache, instance } = makeValkey(props);
    expect(instance).toMatchObject({ mode: "CLUSTER", shard_count: 3, replica_count: 2 });
    expect(cache.topology).toEqual({ kind: "cluster", shards: 3, replicasPerShard: 2 });
    expect(cache.limits.nodes).toBe(9);
    expect(cache.nodePorts).toEqual({ from: 11_000, to: 13_047 });
    expect(cache.readerEndpoint).toBeUndefined();
    expect(resolve(props, (it) => it.primaryEndpoint.host)).toBe(addressOf("DISCOVERY"));
    expect(resolve(props, (it) => it.subnetCidrs)).toEqual([
      `${addressOf("DISCOVERY")}/32`,
      `${OF_NODES}/32`,
    ]);
  });

  test("one shard is cluster mode too", () => {
    expect(makeValkey({ shards: 1 }).instance).toMatchObject({ mode: "CLUSTER", shard_count: 1 });
  });

  test("names in a DNS zone leave the addresses to the certificate", () => {
    const props = { dnsZone: { managedZone: "cache", dnsName: "cache.internal." } };
    expect(resolve(props, (it) => it.primaryEndpoint.hostKind)).toBe("dns");
    expect(resolve(props, (it) => it.tls)).toMatchObject({
      serverName: addressOf("PRIMARY"),
      readerServerName: addressOf("READER"),
    });
  });
});

describe("the service connection policy", () => {
  test("that is made is there before the instance", () => {
    const { template, instance } = makeValkey({
      connectionPolicy: { kind: "new", subnets: [SUBNET] },
      labels: { team: "shop" },
    });
    const type = "google_network_connectivity_service_connection_policy";
    expect(instance.depends_on).toContain(address(template, type));
    expect(template.only({ type }).properties).toMatchObject({
      service_class: "gcp-memorystore",
      location: "europe-west1",
      network: MINIMAL.network,
      psc_config: { subnetworks: [SUBNET] },
      labels: { team: "shop" },
    });
  });

  test("that is shared is there before each instance", () => {
    const template = synth((stack) => {
      const { region, network } = MINIMAL;
      const policy = new MemorystoreConnectionPolicy(stack, "Endpoints", {
        serviceClass: MemorystoreServiceClass.VALKEY,
        region,
        network,
        subnets: [SUBNET],
      });
      for (const id of ["A", "B"]) {
        const connectionPolicy = { kind: "shared", policy } as const;
        new MemorystoreValkey(stack, `Cache${id}`, { ...MINIMAL, connectionPolicy });
      }
    });
    const policy = address(template, "google_network_connectivity_service_connection_policy");
    const instances = template.propertiesOf("google_memorystore_instance");
    expect(instances.map((it) => it.depends_on.includes(policy))).toEqual([true, true]);
  });

  test("that exists already is not made", () => {
    const { template } = makeValkey({ connectionPolicy: { kind: "existing" } });
    expect(template.count({ type: "google_network_connectivity_service_connection_policy" })).toBe(
      0,
    );
  });
});

describe("what Google would leave off is always said", () => {
  test("TLS and IAM authentication that are off", () => {
    const { cache, instance } = makeValkey({ transitEncryption: false, iamAuthentication: false });
    expect(instance).toMatchObject({
      transit_encryption_mode: "TRANSIT_ENCRYPTION_DISABLED",
      authorization_mode: "AUTH_DISABLED",
    });
    expect(cache.tls).toEqual({ enabled: false });
    expect(cache.authentication).toEqual({ kind: "none" });
  });

  test("persistence that is off", () => {
    const { instance } = makeValkey({ snapshotPeriod: Duration.hours(0) });
    expect(instance.persistence_config).toEqual({ mode: "DISABLED" });
  });
});

test("the CA bundle has every authority of the instance", () => {
  expect(resolve({}, (it) => it.tls)).toEqual({
    enabled: true,
    caCertificates: `\${join("\\n", flatten(${INSTANCE}.managed_server_ca[*].ca_certs[*].certificates))}`,
  });
});

test.each([
  [AppendFsync.ALWAYS, "ALWAYS"],
  [AppendFsync.EVERY_SECOND, "EVERY_SEC"],
  [AppendFsync.NEVER, "NEVER"],
])(
  "an append-only file that is written %s is spelled as Valkey's API does",
  (appendFsync, name) => {
    expect(makeValkey({ appendFsync }).instance.persistence_config).toEqual({
      mode: "AOF",
      aof_config: { append_fsync: name },
    });
  },
);

test("backups can be kept longer, start at another hour, or be off", () => {
  expect(
    makeValkey({ backupRetention: Duration.days(35), backupHour: 0 }).instance
      .automated_backup_config,
  ).toEqual({ retention: "3024000s", fixed_frequency_schedule: { start_time: { hours: 0 } } });
  expect(makeValkey({ backupRetention: Duration.days(0) }).instance).not.toHaveProperty(
    "automated_backup_config",
  );
});

test("an instance starts with the data of a backup, or of a bucket", () => {
  const backup =
    "projects/shop-prod/locations/europe-west1/backupCollections/a-1/backups/2026-11-01";
  expect(makeValkey({ restoreFrom: { kind: "backup", backup } }).instance).toMatchObject({
    managed_backup_source: { backup },
  });
  const uris = ["gs://shop-backups/cache/one.rdb"];
  expect(makeValkey({ restoreFrom: { kind: "bucket", uris } }).instance).toMatchObject({
    gcs_source: { uris },
  });
});

describe("the buckets from which an instance is restored", () => {
  const restoreFrom = {
    kind: "bucket",
    uris: ["gs://shop-backups/one.rdb", "gs://shop-backups/two.rdb", "gs://other.shop/three.rdb"],
  } as const;
  const GRANT = "google_storage_bucket_iam_member";

  test("can each be read by Valkey's agent before the instance exists", () => {
    const { template, instance } = makeValkey({ restoreFrom, projectNumber: "123456789012" });
    const grants = template.find({ type: GRANT });
    expect(grants.map(({ properties }) => properties)).toEqual(
      ["other.shop", "shop-backups"].map((bucket) => ({
        bucket,
        role: "roles/storage.objectViewer",
        member: "serviceAccount:service-123456789012@gcp-sa-memorystore.iam.gserviceaccount.com",
      })),
    );
    expect(instance.depends_on).toEqual(
      expect.arrayContaining(grants.map(({ address: it }) => it)),
    );
  });

  test("are granted to the agent of a project whose number is looked up", () => {
    const { template } = makeValkey({ restoreFrom, project: "shop-prod" });
    const [grant] = template.propertiesOf(GRANT);
    expect(grant?.member).toMatch(
      /^serviceAccount:service-\$\{data\.google_project\.\w*BucketAccess\w*\.number\}@/,
    );
  });

  test("are not granted where their owner does so, nor for a backup that Google keeps", () => {
    expect(
      makeValkey({ restoreFrom: { ...restoreFrom, grantAccess: false } }).template.count({
        type: GRANT,
      }),
    ).toBe(0);
    const backup = "projects/shop-prod/locations/europe-west1/backupCollections/a/backups/b";
    expect(
      makeValkey({ restoreFrom: { kind: "backup", backup } }).template.count({ type: GRANT }),
    ).toBe(0);
  });
});

describe("replication between regions", () => {
  const other = "projects/shop-prod/locations/us-east1/instances/shop";
  const restores = ["managed_backup_source", "gcs_source", "desired_auto_created_endpoints"];

  test("an instance follows another; what Google changes with that one is left alone", () => {
    const { instance } = makeValkey({ replication: { kind: "secondary", primary: other } });
    expect(instance).toMatchObject({
      cross_instance_replication_config: {
        instance_role: "SECONDARY",
        primary_instance: { instance: other },
      },
      lifecycle: { ignore_changes: [...restores, "shard_count", "node_type"] },
    });
  });

  test("a secondary of the same app is made after its primary", () => {
    const template = synth((stack) => {
      const primary = new MemorystoreValkey(stack, "Primary", MINIMAL);
      new MemorystoreValkey(stack, "Secondary", {
        ...MINIMAL,
        region: "us-east1",
        connectionPolicy: { kind: "existing" },
        replication: { kind: "secondary", primary: primary.resourceName },
      });
    });
    const named = (location: string) =>
      template.only({ type: "google_memorystore_instance", properties: { location } });
    expect(named("us-east1").properties.cross_instance_replication_config).toEqual({
      instance_role: "SECONDARY",
      primary_instance: {
        instance: `\${google_memorystore_instance.${named("europe-west1").name}.id}`,
      },
    });
  });

  test("a secondary takes no writes, so that no warmer is made for it", () => {
    const isReadOnly = (replication: MemorystoreValkeyProps["replication"]) =>
      makeValkey({ replication }).cache.readOnly;
    expect(isReadOnly({ kind: "secondary", primary: other })).toBe(true);
    expect(isReadOnly({ kind: "detached" })).toBe(false);
    expect(isReadOnly({ kind: "primary", secondaries: [other] })).toBe(false);
    expect(isReadOnly(undefined)).toBe(false);
  });

  test("others follow it: its shards and nodes are its own", () => {
    const { instance } = makeValkey({ replication: { kind: "primary", secondaries: [other] } });
    expect(instance).toMatchObject({
      cross_instance_replication_config: {
        instance_role: "PRIMARY",
        secondary_instances: [{ instance: other }],
      },
      lifecycle: { ignore_changes: restores },
    });
  });

  test("it follows none any longer", () => {
    const { instance } = makeValkey({ replication: { kind: "detached" } });
    expect(instance).toMatchObject({
      cross_instance_replication_config: { instance_role: "NONE" },
      lifecycle: { ignore_changes: restores },
    });
  });

  test("nothing is said without it, so that a primary stays one", () => {
    expect(makeValkey().instance).not.toHaveProperty("cross_instance_replication_config");
  });
});

test("all nodes can be in one zone", () => {
  expect(makeValkey({ zone: "europe-west1-b" }).instance.zone_distribution_config).toEqual({
    mode: "SINGLE_ZONE",
    zone: "europe-west1-b",
  });
});

describe("the key", () => {
  test("is Valkey's own, and its agent may use it before the instance exists", () => {
    const { template, instance } = makeValkey({ instanceId: "shop", projectNumber: "12" });
    expect(template.only({ type: "google_kms_key_ring" }).properties.name).toBe("valkey-shop");
    const type = "google_kms_crypto_key_iam_member";
    expect(template.only({ type }).properties.member).toBe(
      "serviceAccount:service-12@gcp-sa-memorystore.iam.gserviceaccount.com",
    );
    expect(instance.depends_on).toEqual([address(template, type)]);
    expect(instance.kms_key).toBe(`\${${address(template, "google_kms_crypto_key")}.id}`);
  });

  test("can be one that exists and that its owner has granted", () => {
    const { cache, template, instance } = makeValkey({ kmsKeyName: KEY, grantKeyAccess: false });
    expect(instance.kms_key).toBe(KEY);
    expect(instance).not.toHaveProperty("depends_on");
    expect(cache.kmsKeyName).toBe(KEY);
    expect(template.count({ type: "google_kms_crypto_key_iam_member" })).toBe(0);
  });

  test("can be Google's", () => {
    const { cache, instance } = makeValkey({ customerManagedKey: false });
    expect(instance).not.toHaveProperty("kms_key");
    expect(cache.kmsKeyName).toBeUndefined();
  });
});

test("deletion protection that is off leaves both ways open", () => {
  const { instance } = makeValkey({ deletionProtection: false });
  expect(instance.deletion_protection_enabled).toBe(false);
  expect(instance.lifecycle.prevent_destroy).toBe(false);
});

describe("the engine's configuration", () => {
  test("has the user's parameters, the policy and what is not reserved", () => {
    const { cache, instance } = makeValkey({
      engineConfigs: { maxclients: "40000", "notify-keyspace-events": "Ex" },
      reservedMemoryPercent: 50,
      evictionPolicy: EvictionPolicy.VOLATILE_TTL,
    });
    expect(instance.engine_configs).toEqual({
      maxclients: "40000",
      "notify-keyspace-events": "Ex",
      "maxmemory-policy": "volatile-ttl",
      maxmemory: "6500000000",
    });
    expect(cache.limits).toMatchObject({
      connectionsPerNode: 40_000,
      usableMemoryPerNode: Size.bytes(6.5e9),
    });
  });

  test("of a store evicts nothing, and a snapshot is made every hour", () => {
    const { instance } = makeValkey({ purpose: CachePurpose.STORE });
    expect(instance.engine_configs).toEqual({ "maxmemory-policy": "noeviction" });
    expect(instance.persistence_config.rdb_config.rdb_snapshot_period).toBe("ONE_HOUR");
  });

  test("can be Valkey 9.0, on a node type that the provider's bindings do not list", () => {
    const { instance } = makeValkey({
      engine: CacheEngine.valkey("9.0"),
      nodeType: MemorystoreNodeType.HIGHCPU_MEDIUM,
    });
    expect(instance).toMatchObject({ engine_version: "VALKEY_9_0", node_type: "HIGHCPU_MEDIUM" });
  });
});

describe("the size is reviewed where the data is known", () => {
  const data = (amount: number) => ({ expectedData: { data: Size.gibibytes(amount) } });

  test("data that does not fit is refused, and a node type that fits is named", () => {
    expect(() => makeValkey(data(20))).toThrow(/MemorystoreNodeType\.HIGHMEM_XLARGE/);
  });

  test("shards share the data", () => {
    expect(makeValkey({ ...data(10), shards: 3 }).cache.limits.nodes).toBe(6);
  });
});

test("labels and the project are on all that takes them", () => {
  const { instance, template } = makeValkey({ labels: { team: "shop" }, project: "shop-prod" });
  expect(instance).toMatchObject({ labels: { team: "shop" }, project: "shop-prod" });
  expect(template.only({ type: "google_kms_crypto_key" }).properties.labels).toEqual({
    team: "shop",
  });
});
