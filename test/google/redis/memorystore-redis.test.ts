import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformOutput } from "cdktf";
import {
  CacheEngine,
  clientEnvironment,
  Duration,
  EvictionPolicy,
  type IManagedCache,
  type SecretReference,
  Size,
  Weekday,
  WeeklyWindow,
} from "cdktf-managed-cache";
import {
  ConnectMode,
  MemorystoreRedis,
  type MemorystoreRedisProps,
  MemorystoreTier,
} from "cdktf-managed-cache/google";
import { CERTIFICATE } from "../../support/certificate";
import { faultIds } from "../../support/faults";
import { sections, without } from "../../support/synth";
import { address, IMPORTED, MINIMAL, make, synth } from "../make";

const KEY = "projects/keys/locations/europe-west1/keyRings/shared/cryptoKeys/cache";

/** What Terraform reads where a value of the cache is used. */
function resolve<T>(props: Partial<MemorystoreRedisProps>, pick: (cache: IManagedCache) => T): T {
  const template = synth((stack) => {
    const cache = new MemorystoreRedis(stack, "Cache", { ...MINIMAL, ...props });
    new TerraformOutput(stack, "value", { value: pick(cache) });
  });
  return template.output("value").value as T;
}

/** The reference of a cache that is known to use a token. */
function tokenOf({ authentication }: IManagedCache): SecretReference {
  if (authentication.kind !== "token") {
    throw new Error(`authentication is ${authentication.kind}`);
  }
  return authentication.token;
}

/** How Terraform calls the instance of a cache that is called `Cache`. */
const INSTANCE = address(make().template, "google_redis_instance");

describe("with the least props", () => {
  const { cache, template, instance } = make();

  const DEFAULTS: [string, string, unknown][] = [
    ["the instance is called by its path", "name", "test-cache"],
    ["people see the path", "display_name", "Cache test/Cache"],
    ["the region is the given one", "region", "europe-west1"],
    ["there is a replica to fail over to", "tier", "STANDARD_HA"],
    ["the memory is the given one", "memory_size_gb", 5],
    ["the version is 7.2", "redis_version", "REDIS_7_2"],
    [
      "any key may be evicted, and a fifth of the memory is reserved",
      "redis_configs",
      { "maxmemory-policy": "allkeys-lru", "maxmemory-gb": "4" },
    ],
    ["no replica is read", "read_replicas_mode", "READ_REPLICAS_DISABLED"],
    ["no replicas are counted", "replica_count", undefined],
    ["there is no range for read replicas", "secondary_ip_range", undefined],
    ["Google chooses the zone", "location_id", undefined],
    ["Google chooses the zone of the replica", "alternative_location_id", undefined],
    ["the network is reached by private service access", "connect_mode", "PRIVATE_SERVICE_ACCESS"],
    ["connections are encrypted", "transit_encryption_mode", "SERVER_AUTHENTICATION"],
    ["clients log in", "auth_enabled", true],
    [
      "there is a snapshot every day",
      "persistence_config",
      { persistence_mode: "RDB", rdb_snapshot_period: "TWENTY_FOUR_HOURS" },
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
    ["no deploy destroys the data", "lifecycle", { prevent_destroy: true }],
    ["there are no labels", "labels", undefined],
    ["the project is the provider's", "project", undefined],
  ];

  test.each(DEFAULTS)("%s", (_, argument, value) => {
    expect(instance[argument]).toEqual(value);
  });

  test("everything else that is made", () => {
    const { type, name } = template.only({ type: "google_redis_instance" });
    const others = without(
      instance,
      DEFAULTS.map(([, argument]) => argument),
    );
    const { data, resource } = sections(template);
    expect({ data, resource: { ...resource, [type]: { [name]: others } } }).toMatchSnapshot();
  });

  test("the key rotates every 90 days and is protected", () => {
    expect(template.only({ type: "google_kms_crypto_key" }).properties).toMatchObject({
      rotation_period: "7776000s",
      lifecycle: { prevent_destroy: true },
    });
  });

  test("the range that is made has 256 addresses for Google's services", () => {
    expect(template.only({ type: "google_compute_global_address" }).properties).toMatchObject({
      address_type: "INTERNAL",
      purpose: "VPC_PEERING",
      prefix_length: 24,
      network: MINIMAL.network,
    });
  });

  test("clients see what there is", () => {
    expect(cache.cacheName).toBe("test-cache");
    expect(cache.engine).toEqual(CacheEngine.REDIS_7_2);
    expect(cache.evictionPolicy).toBe(EvictionPolicy.ALLKEYS_LRU);
    expect(cache.topology).toEqual({ kind: "primary", replicas: 1 });
    expect(cache.readerEndpoint).toBeUndefined();
    expect(cache.primaryEndpoint.hostKind).toBe("ip");
    expect(cache.limits).toEqual({
      nodes: 2,
      connectionsPerNode: 65_000,
      usableMemoryPerNode: Size.gibibytes(4),
    });
  });

  test("clients are told the instance's own address and port", () => {
    const { host, port } = resolve({}, (it) => it.primaryEndpoint);
    expect(host).toBe(`\${${INSTANCE}.host}`);
    expect(port).toBe(`\${${INSTANCE}.port}`);
    expect(resolve({}, (it) => it.subnetCidrs)).toEqual([`\${${INSTANCE}.host}/32`]);
  });

  test("the CA bundle has every authority of the instance", () => {
    expect(resolve({}, (it) => it.tls)).toEqual({
      enabled: true,
      caCertificates: `\${join("\\n", ${INSTANCE}.server_ca_certs[*].cert)}`,
    });
  });

  test("the project's number is the only thing read from the API", () => {
    expect(template.find({ kind: "data" }).map(({ type }) => type)).toEqual(["google_project"]);
  });
});

describe("a plan that reads nothing from the API", () => {
  const { template } = make({ project: "shop-prod", projectNumber: "123456789012" });

  test("has no data source", () => {
    expect(template.find({ kind: "data" })).toEqual([]);
  });

  test("names the service agents by the given number", () => {
    const members = template
      .propertiesOf("google_kms_crypto_key_iam_member")
      .map((it) => it.member);
    expect(members).toEqual([
      "serviceAccount:service-123456789012@cloud-redis.iam.gserviceaccount.com",
      "serviceAccount:service-123456789012@gcp-sa-secretmanager.iam.gserviceaccount.com",
    ]);
  });
});

describe("nodes", () => {
  test("BASIC is one node", () => {
    const { cache, instance } = make({ tier: MemorystoreTier.BASIC });
    expect(instance).toMatchObject({ tier: "BASIC", read_replicas_mode: "READ_REPLICAS_DISABLED" });
    expect(instance).not.toHaveProperty("replica_count");
    expect(cache.topology).toEqual({ kind: "primary", replicas: 0 });
    expect(cache.limits.nodes).toBe(1);
  });

  test("read replicas have an endpoint of their own", () => {
    const props = { readReplicas: 2, secondaryIpRange: "auto", readReplicasAdded: true };
    const { cache, instance } = make(props);
    expect(instance).toMatchObject({
      read_replicas_mode: "READ_REPLICAS_ENABLED",
      replica_count: 2,
      secondary_ip_range: "auto",
    });
    expect(cache.topology).toEqual({ kind: "primary", replicas: 2 });
    expect(cache.limits.nodes).toBe(3);
    expect(resolve(props, (it) => it.readerEndpoint)).toEqual({
      host: `\${${INSTANCE}.read_endpoint}`,
      hostKind: "ip",
      port: `\${${INSTANCE}.read_endpoint_port}`,
    });
    expect(resolve(props, (it) => it.subnetCidrs)).toEqual([
      `\${${INSTANCE}.host}/32`,
      `\${${INSTANCE}.read_endpoint}/32`,
    ]);
  });

  test("zones are passed on", () => {
    expect(
      make({ zone: "europe-west1-b", alternativeZone: "europe-west1-c" }).instance,
    ).toMatchObject({
      location_id: "europe-west1-b",
      alternative_location_id: "europe-west1-c",
    });
  });

  test.each([
    [CacheEngine.redis("4.0"), "REDIS_4_0"],
    [CacheEngine.redis("5.0"), "REDIS_5_0"],
    [CacheEngine.redis("6.x"), "REDIS_6_X"],
    [CacheEngine.REDIS_7_0, "REDIS_7_0"],
  ])("%s is %s", (engine, version) => {
    expect(make({ engine }).instance.redis_version).toBe(version);
  });

  test("redis 3.2 has neither TLS nor maxmemory-gb", () => {
    const { cache, instance } = make({
      engine: CacheEngine.redis("3.2"),
      transitEncryption: false,
      reservedMemoryPercent: 0,
    });
    expect(instance.redis_configs).toEqual({ "maxmemory-policy": "allkeys-lru" });
    expect(cache.limits.usableMemoryPerNode).toEqual(Size.gibibytes(5));
  });
});

describe("connection limits", () => {
  const SIX = CacheEngine.redis("6.x");

  test.each([
    [SIX, 1, 1_000],
    [SIX, 4, 1_000],
    [SIX, 5, 2_500],
    [SIX, 10, 2_500],
    [SIX, 11, 15_000],
    [SIX, 35, 15_000],
    [SIX, 36, 30_000],
    [SIX, 100, 30_000],
    [SIX, 101, 65_000],
    [SIX, 300, 65_000],
    [CacheEngine.redis("4.0"), 5, 2_500],
    [CacheEngine.REDIS_7_0, 1, 65_000],
    [CacheEngine.REDIS_7_2, 5, 65_000],
  ])("%s with TLS on %i GiB: %i", (engine, gibibytes, connections) => {
    const { cache } = make({ engine, memory: Size.gibibytes(gibibytes) });
    expect(cache.limits.connectionsPerNode).toBe(connections);
  });

  test("without TLS they are all the same", () => {
    const { cache } = make({ engine: SIX, transitEncryption: false });
    expect(cache.limits.connectionsPerNode).toBe(65_000);
  });
});

describe("network", () => {
  test("the instance waits for the private connection that is made", () => {
    const { template, instance } = make();
    const connection = template.only({
      type: "google_service_networking_connection",
    }).properties;
    const range = `\${${address(template, "google_compute_global_address")}.name}`;
    expect(connection).toMatchObject({
      network: MINIMAL.network,
      service: "servicenetworking.googleapis.com",
      reserved_peering_ranges: [range],
    });
    expect(instance.reserved_ip_range).toBe(range);
    expect(instance.depends_on).toContain(
      address(template, "google_service_networking_connection"),
    );
  });

  test("the connection that is made can stay when the instance goes", () => {
    const { template } = make({ keepPrivateConnection: true });
    expect(
      template.only({ type: "google_service_networking_connection" }).properties.deletion_policy,
    ).toBe("ABANDON");
  });

  test("the size of the range that is made can be chosen", () => {
    const { template } = make({ reservedIpRangeLength: 20 });
    expect(template.only({ type: "google_compute_global_address" }).properties.prefix_length).toBe(
      20,
    );
  });

  test.each([
    ["a given range", { reservedIpRange: "google-services" }],
    [
      "direct peering with a given network",
      { connectMode: ConnectMode.DIRECT_PEERING, reservedIpRange: "10.0.0.0/29" },
    ],
    ["direct peering", { connectMode: ConnectMode.DIRECT_PEERING }],
  ])("%s needs no connection to be made", (_, props: Partial<MemorystoreRedisProps>) => {
    const { template, instance } = make(props);
    expect(template.propertiesOf("google_compute_global_address")).toEqual([]);
    expect(template.propertiesOf("google_service_networking_connection")).toEqual([]);
    expect(instance.reserved_ip_range).toBe(props.reservedIpRange);
    expect(instance.connect_mode).toBe(props.connectMode ?? "PRIVATE_SERVICE_ACCESS");
  });

  test("a network of another project is fine with a range that was made there", () => {
    const network = "projects/host/global/networks/shared";
    expect(
      make({ project: "shop-prod", network, reservedIpRange: "services" }).instance,
    ).toMatchObject({
      authorized_network: network,
      project: "shop-prod",
    });
  });
});

describe("DNS zone", () => {
  const dnsZone = { managedZone: "cache", dnsName: "cache.internal." };

  test("the primary gets a name, and its certificate is still verified by address", () => {
    const { template } = make({ dnsZone });
    expect(template.only({ type: "google_dns_record_set" }).properties).toMatchObject({
      managed_zone: "cache",
      name: "test-cache.cache.internal.",
      type: "A",
      rrdatas: [`\${${INSTANCE}.host}`],
    });
    const record = address(template, "google_dns_record_set");
    expect(resolve({ dnsZone }, (it) => it.primaryEndpoint)).toEqual({
      host: `\${trimsuffix(${record}.name, ".")}`,
      hostKind: "dns",
      port: `\${${INSTANCE}.port}`,
    });
    expect(resolve({ dnsZone }, clientEnvironment)).toMatchObject({
      REDIS_PRIMARY_HOST: `\${trimsuffix(${record}.name, ".")}`,
      REDIS_TLS_SERVER_NAME: `\${${INSTANCE}.host}`,
    });
  });

  test("the read endpoint gets one, too", () => {
    const props = { dnsZone, readReplicas: 1 };
    const { template } = make(props);
    const reader = template.only({
      type: "google_dns_record_set",
      properties: { name: "test-cache-reader.cache.internal." },
    });
    expect(reader.properties.rrdatas).toEqual([`\${${INSTANCE}.read_endpoint}`]);
    expect(resolve(props, clientEnvironment)).toMatchObject({
      REDIS_READER_HOST: `\${trimsuffix(${reader.address}.name, ".")}`,
      REDIS_READER_TLS_SERVER_NAME: `\${${INSTANCE}.read_endpoint}`,
    });
  });
});

describe("encryption", () => {
  test("the grant of each service agent is there before what needs it", () => {
    const { template, instance } = make();
    const grants = template.find({ type: "google_kms_crypto_key_iam_member" });
    const grantOf = (agent: string) =>
      grants.find(({ properties }) => properties.member.includes(agent))?.address;
    expect(grants).toHaveLength(2);
    expect(instance.depends_on).toContain(grantOf("@cloud-redis."));
    expect(template.only({ type: "google_secret_manager_secret" }).properties.depends_on).toEqual([
      grantOf("@gcp-sa-secretmanager."),
    ]);
    for (const { properties } of grants) {
      expect(properties).toMatchObject({
        crypto_key_id: instance.customer_managed_key,
        role: "roles/cloudkms.cryptoKeyEncrypterDecrypter",
      });
    }
  });

  test("an existing key serves the data and the AUTH string, and none is made", () => {
    const { template, instance, cache } = make({ kmsKeyName: KEY });
    expect(template.propertiesOf("google_kms_crypto_key")).toEqual([]);
    expect(template.propertiesOf("google_kms_key_ring")).toEqual([]);
    expect(cache.kmsKeyName).toBe(KEY);
    expect(instance.customer_managed_key).toBe(KEY);
    expect(template.only({ type: "google_secret_manager_secret" }).properties.replication).toEqual({
      user_managed: {
        replicas: [
          { location: "europe-west1", customer_managed_encryption: { kms_key_name: KEY } },
        ],
      },
    });
    expect(template.propertiesOf("google_kms_crypto_key_iam_member")).toHaveLength(2);
  });

  test("a given key's owner can grant its use", () => {
    const { template, instance } = make({
      kmsKeyName: KEY,
      grantKeyAccess: false,
      reservedIpRange: "services",
    });
    expect(template.propertiesOf("google_kms_crypto_key_iam_member")).toEqual([]);
    expect(template.find({ kind: "data" })).toEqual([]);
    expect(instance).not.toHaveProperty("depends_on");
  });

  test("the key can be made in an existing ring", () => {
    const kmsKeyRing = "projects/keys/locations/europe-west1/keyRings/shared";
    const { template } = make({ kmsKeyRing, keyRotationPeriod: Duration.days(30) });
    expect(template.propertiesOf("google_kms_key_ring")).toEqual([]);
    expect(template.only({ type: "google_kms_crypto_key" }).properties).toMatchObject({
      key_ring: kmsKeyRing,
      rotation_period: "2592000s",
    });
  });

  test("without a customer-managed key Google's own are used", () => {
    const { template, instance, cache } = make({ customerManagedKey: false });
    expect(cache.kmsKeyName).toBeUndefined();
    expect(instance).not.toHaveProperty("customer_managed_key");
    expect(template.find({ type: /kms/ })).toEqual([]);
    expect(template.only({ type: "google_secret_manager_secret" }).properties.replication).toEqual({
      user_managed: { replicas: [{ location: "europe-west1" }] },
    });
  });

  test("TLS can be off", () => {
    const { cache, instance } = make({ transitEncryption: false });
    expect(instance.transit_encryption_mode).toBe("DISABLED");
    expect(cache.tls).toEqual({ enabled: false });
  });
});

describe("AUTH", () => {
  test("the string that Google drew goes to Secret Manager, and from there to clients", () => {
    const { template, cache } = make();
    const version = address(template, "google_secret_manager_secret_version");
    expect(
      template.only({ type: "google_secret_manager_secret_version" }).properties,
    ).toMatchObject({
      secret: `\${${address(template, "google_secret_manager_secret")}.id}`,
      secret_data: `\${${INSTANCE}.auth_string}`,
      lifecycle: { create_before_destroy: true },
    });
    expect(resolve({}, (it) => tokenOf(it).unsafeExpression())).toBe(`\${${version}.secret_data}`);
    expect(tokenOf(cache)).toMatchObject({
      store: "google-secret-manager",
      id: cache.secretName,
      revision: "initial",
    });
    expect(template.only({ type: "google_secret_manager_secret" }).properties.secret_id).toBe(
      "memorystore-test-cache-auth-string",
    );
  });

  test("a rotation label marks a new string", () => {
    expect(tokenOf(make({ rotationLabel: "2026-11" }).cache).revision).toBe("2026-11");
  });

  test("can be off: then there is no secret, and no grant for it", () => {
    const { template, cache, instance } = make({ authEnabled: false });
    expect(instance.auth_enabled).toBe(false);
    expect(cache.authentication).toEqual({ kind: "none" });
    expect(cache.secretName).toBeUndefined();
    expect(template.propertiesOf("google_secret_manager_secret")).toEqual([]);
    expect(template.propertiesOf("google_kms_crypto_key_iam_member")).toHaveLength(1);
  });
});

describe("settings", () => {
  /** Types without the argument. */
  const UNLABELLED = [
    "google_dns_record_set",
    "google_kms_crypto_key_iam_member",
    "google_kms_key_ring",
    "google_secret_manager_secret_version",
    "google_service_networking_connection",
  ];
  const WITHOUT_PROJECT = [
    "google_kms_crypto_key",
    "google_kms_crypto_key_iam_member",
    "google_secret_manager_secret_version",
    "google_service_networking_connection",
  ];
  const EVERYTHING: Partial<MemorystoreRedisProps> = {
    project: "shop-prod",
    labels: { team: "shop" },
    readReplicas: 1,
    dnsZone: { managedZone: "cache", dnsName: "cache.internal." },
  };
  test("labels are on everything that takes them", () => {
    const labelled = make(EVERYTHING)
      .template.find()
      .filter(({ type }) => !UNLABELLED.includes(type));
    expect(labelled).toHaveLength(4);
    for (const { address, properties } of labelled) {
      expect({ address, labels: properties.labels }).toEqual({ address, labels: { team: "shop" } });
    }
  });

  test("the project reaches everything that takes it", () => {
    const children = make(EVERYTHING).template.blocks.filter(
      ({ type }) => !WITHOUT_PROJECT.includes(type),
    );
    expect(children).toHaveLength(7);
    for (const { address, properties } of children) {
      const project = properties.project ?? properties.project_id;
      expect({ address, project }).toEqual({ address, project: "shop-prod" });
    }
  });

  test("the provider reaches every resource and data source", () => {
    const template = synth((stack) => {
      const provider = new GoogleProvider(stack, "other", { alias: "other", project: "other" });
      new MemorystoreRedis(stack, "Cache", { ...MINIMAL, ...EVERYTHING, provider });
      MemorystoreRedis.fromAttributes(stack, "Imported", {
        ...IMPORTED,
        tls: undefined,
        caCertificates: CERTIFICATE,
        authSecretName: "projects/shop/secrets/auth",
        provider,
      });
    });
    expect(new Set(template.blocks.map(({ type }) => type)).size).toBe(10);
    for (const { address, properties } of template.blocks) {
      const { provider } = properties;
      expect({ address, provider }).toEqual({ address, provider: "google.other" });
    }
  });

  test("own configuration stands beside the library's", () => {
    const { instance } = make({
      evictionPolicy: EvictionPolicy.ALLKEYS_LFU,
      reservedMemoryPercent: 37,
      redisConfigs: { timeout: "300", activedefrag: "yes" },
    });
    expect(instance.redis_configs).toEqual({
      timeout: "300",
      activedefrag: "yes",
      "maxmemory-policy": "allkeys-lfu",
      "maxmemory-gb": "3.15",
    });
  });

  test.each([
    ["never", 0, { persistence_mode: "DISABLED" }],
    ["every hour", 1, { persistence_mode: "RDB", rdb_snapshot_period: "ONE_HOUR" }],
    ["every six hours", 6, { persistence_mode: "RDB", rdb_snapshot_period: "SIX_HOURS" }],
    ["every twelve hours", 12, { persistence_mode: "RDB", rdb_snapshot_period: "TWELVE_HOURS" }],
  ])("snapshots are taken %s", (_, hours, persistence) => {
    const { instance } = make({ snapshotPeriod: Duration.hours(hours) });
    expect(instance.persistence_config).toEqual(persistence);
  });

  test("snapshots can be aligned", () => {
    const snapshotStartTime = "2026-11-01T02:00:00Z";
    expect(make({ snapshotStartTime }).instance.persistence_config).toMatchObject({
      rdb_snapshot_start_time: snapshotStartTime,
    });
  });

  test.each(Object.entries(Weekday))("maintenance on %s", (name, day) => {
    const maintenanceWindow = new WeeklyWindow({ day, start: "23:30" });
    expect(make({ maintenanceWindow }).instance.maintenance_policy).toEqual({
      weekly_maintenance_window: [
        { day: name, start_time: { hours: 23, minutes: 30, seconds: 0, nanos: 0 } },
      ],
    });
  });

  test("without deletion protection the instance and its key may go", () => {
    const { template, instance } = make({ deletionProtection: false });
    expect(instance.lifecycle).toEqual({ prevent_destroy: false });
    expect(template.only({ type: "google_kms_crypto_key" }).properties.lifecycle).toEqual({
      prevent_destroy: false,
    });
  });

  test("names can be given", () => {
    const { instance, cache } = make({ instanceId: "sessions", displayName: "Sessions" });
    expect(instance).toMatchObject({ name: "sessions", display_name: "Sessions" });
    expect(cache.cacheName).toBe("sessions");
  });

  test("a path that is too long keeps its start and gets a hash", () => {
    const template = synth((stack) => {
      new MemorystoreRedis(stack, `A${"very".repeat(30)}LongId`, MINIMAL);
    });
    const { name, display_name } = template.only({ type: "google_redis_instance" }).properties;
    expect(name).toMatch(/^test-averyvery[a-z]*-[0-9a-f]{8}$/);
    expect(name).toHaveLength(40);
    expect(display_name).toHaveLength(80);
  });
});

describe("fromAttributes", () => {
  test("an instance that exists serves clients like one that is made here", () => {
    synth((stack) => {
      const cache = MemorystoreRedis.fromAttributes(stack, "Cache", {
        project: "shop-prod",
        region: "europe-west1",
        instanceId: "shared",
        engine: CacheEngine.redis("6.x"),
        memory: Size.gibibytes(10),
        maxMemory: Size.gibibytes(8),
        host: "10.0.0.3",
        readHost: "10.0.0.4",
        replicas: 2,
        caCertificates: CERTIFICATE,
        authSecretName: "projects/shop/secrets/auth",
        rotationLabel: "2026-11",
        evictionPolicy: EvictionPolicy.VOLATILE_LRU,
      });
      expect(cache.cacheName).toBe("shared");
      expect(cache.primaryEndpoint).toEqual({ host: "10.0.0.3", hostKind: "ip", port: 6378 });
      expect(cache.readerEndpoint).toEqual({ host: "10.0.0.4", hostKind: "ip", port: 6378 });
      expect(cache.tls).toEqual({ enabled: true, caCertificates: CERTIFICATE });
      expect(cache.topology).toEqual({ kind: "primary", replicas: 2 });
      expect(cache.limits).toEqual({
        nodes: 3,
        connectionsPerNode: 2_500,
        usableMemoryPerNode: Size.gibibytes(8),
      });
      expect(cache.evictionPolicy).toBe(EvictionPolicy.VOLATILE_LRU);
      expect(cache.subnetCidrs).toEqual(["10.0.0.3/32", "10.0.0.4/32"]);
      expect(tokenOf(cache)).toMatchObject({
        store: "google-secret-manager",
        id: "projects/shop/secrets/auth",
        revision: "2026-11",
      });
    });
  });

  test("it has the metrics of one that is made here, by the instance's full name", () => {
    synth((stack) => {
      const cache = MemorystoreRedis.fromAttributes(stack, "Cache", IMPORTED);
      expect(cache.resourceName).toBe("projects/shop-prod/locations/europe-west1/instances/shared");
      const made = new MemorystoreRedis(stack, "Made", MINIMAL);
      expect(cache.metricEvictedKeys()).toEqual(
        JSON.parse(
          JSON.stringify(made.metricEvictedKeys()).replaceAll(
            made.resourceName,
            cache.resourceName,
          ),
        ),
      );
    });
  });

  test("no resource is made, and without AUTH no secret is read", () => {
    const template = synth((stack) => {
      const cache = MemorystoreRedis.fromAttributes(stack, "Cache", IMPORTED);
      expect(cache.primaryEndpoint.port).toBe(6379);
      expect(cache.authentication).toEqual({ kind: "none" });
      expect(cache.limits).toMatchObject({ nodes: 2, usableMemoryPerNode: Size.gibibytes(5) });
    });
    expect(template.blocks).toEqual([]);
  });

  test("TLS without the authorities that clients need is refused", () => {
    const attributes = {
      project: "shop-prod",
      region: "europe-west1",
      instanceId: "shared",
      engine: CacheEngine.REDIS_7_2,
      memory: Size.gibibytes(5),
      host: "10.0.0.3",
    };
    const build = (caCertificates?: string) =>
      synth((stack) => {
        MemorystoreRedis.fromAttributes(stack, "Cache", { ...attributes, caCertificates });
      });
    expect(faultIds(() => build())).toEqual(["memorystore.imported-ca"]);
    expect(faultIds(() => build(""))).toEqual(["props.kind"]);
    expect(faultIds(() => build("${var.ca}"))).toEqual([]);
  });
});

describe("metrics", () => {
  test("are those of this instance, in the terms of an alert policy", () => {
    const metric = resolve({}, (it) => (it as MemorystoreRedis).metricConnectedClients());
    expect(metric).toEqual({
      type: "redis.googleapis.com/clients/connected",
      resourceType: "redis_instance",
      resourceLabels: { instance_id: `\${${INSTANCE}.id}` },
      filter: `metric.type = "redis.googleapis.com/clients/connected" AND resource.type = "redis_instance" AND resource.labels.instance_id = "\${${INSTANCE}.id}"`,
      aligner: "ALIGN_MEAN",
      periodSeconds: 60,
    });
  });

  test.each([
    ["metricSystemMemoryUsageRatio", "stats/memory/system_memory_usage_ratio", "ALIGN_MEAN", 300],
    ["metricMemoryUsageRatio", "stats/memory/usage_ratio", "ALIGN_MEAN", 60],
    ["metricMainThreadCpuUtilization", "stats/cpu_utilization_main_thread", "ALIGN_RATE", 300],
    ["metricConnectedClients", "clients/connected", "ALIGN_MEAN", 60],
    ["metricRejectedConnections", "stats/reject_connections_count", "ALIGN_DELTA", 300],
    ["metricEvictedKeys", "stats/evicted_keys", "ALIGN_DELTA", 300],
    ["metricCacheHitRatio", "stats/cache_hit_ratio", "ALIGN_MEAN", 300],
    ["metricReplicationLag", "replication/master/slaves/lag", "ALIGN_MEAN", 60],
    ["metricRoleChanges", "replication/role", "ALIGN_STDDEV", 300],
  ] as const)(
    "%s, as it is and with another aligner and period",
    (method, name, aligner, periodSeconds) => {
      const { cache } = make();
      const type = `redis.googleapis.com/${name}`;
      expect(cache[method]()).toMatchObject({ type, aligner, periodSeconds });
      expect(cache[method]({ aligner: "ALIGN_MAX", period: Duration.minutes(10) })).toMatchObject({
        aligner: "ALIGN_MAX",
        periodSeconds: 600,
      });
    },
  );

  test("the main thread's load is summed for each node", () => {
    expect(make().cache.metricMainThreadCpuUtilization()).toMatchObject({
      reducer: "REDUCE_SUM",
      groupByFields: ["resource.label.instance_id", "resource.label.node_id"],
    });
  });
});

test("two caches of one stack do not clash", () => {
  const build = () =>
    synth((stack) => {
      new MemorystoreRedis(stack, "One", MINIMAL);
      new MemorystoreRedis(stack, "Two", { ...MINIMAL, reservedIpRange: "services" });
    });
  expect(faultIds(build)).toEqual([]);
  expect(build().propertiesOf("google_redis_instance")).toHaveLength(2);
});
