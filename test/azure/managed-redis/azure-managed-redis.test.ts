import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import { CachePurpose, Duration, EvictionPolicy, Size } from "cdktf-managed-cache";
import {
  AzureClusteringPolicy,
  AzureManagedRedis,
  type AzureManagedRedisProps,
  AzureManagedRedisSku,
} from "cdktf-managed-cache/azure";
import { AzureRedisForKubernetes } from "cdktf-managed-cache/patterns/azure";
import { SKUS } from "../../../lib/azure/managed-redis/sku";
import { faultIds } from "../../support/faults";
import {
  azureStack,
  IDENTITY,
  KEY_ID,
  MINIMAL,
  makeCache,
  NETWORK,
  OBJECT_ID,
  resourcesOf,
  SUBNET,
  synthesized,
  VAULT,
  WORKSPACE,
  ZONE,
} from "../make";

const ENTRA = { kind: "entra-id", assignments: "elsewhere" } as const;

function stackOf(props: Partial<AzureManagedRedisProps> = {}): TerraformStack {
  return TerraformStack.of(makeCache(props));
}

/** The one resource of a type. */
function only(stack: TerraformStack, type: string) {
  const resources = resourcesOf(stack, type);
  expect(resources).toHaveLength(1);
  // biome-ignore lint/suspicious/noExplicitAny: the JSON is what Terraform reads
  return resources[0] as any;
}

const cacheOf = (props: Partial<AzureManagedRedisProps>) =>
  only(stackOf(props), "azurerm_managed_redis");
const databaseOf = (props: Partial<AzureManagedRedisProps>) => cacheOf(props).default_database;

test("everything that the least props make", () => {
  const { resource, terraform } = synthesized(stackOf());
  delete (terraform.required_providers.azurerm as Partial<{ version: string }>).version;
  expect({ resource, terraform }).toMatchSnapshot();
});

test("what Azure leaves open is said: not public, TLS, high availability, evicts any key, access keys", () => {
  expect(cacheOf({})).toMatchObject({
    public_network_access: "Disabled",
    high_availability_enabled: true,
    default_database: {
      client_protocol: "Encrypted",
      clustering_policy: "EnterpriseCluster",
      eviction_policy: "AllKeysLRU",
      access_keys_authentication_enabled: true,
      persistence_redis_database_backup_frequency: "12h",
    },
    lifecycle: { prevent_destroy: true },
  });
});

test("the database is there whatever is loosened: without its block the data is deleted", () => {
  const loosened: Partial<AzureManagedRedisProps> = {
    transitEncryption: false,
    publicNetworkAccess: true,
    privateEndpoint: undefined,
    highAvailability: false,
    customerManagedKey: false,
    deletionProtection: false,
    snapshotPeriod: Duration.hours(0),
  };
  const cache = cacheOf(loosened);
  expect(cache.default_database).toEqual({
    access_keys_authentication_enabled: true,
    client_protocol: "Plaintext",
    clustering_policy: "EnterpriseCluster",
    eviction_policy: "AllKeysLRU",
  });
  expect(cache).toMatchObject({
    public_network_access: "Enabled",
    high_availability_enabled: false,
    lifecycle: { prevent_destroy: false },
  });
  expect(Object.keys(synthesized(stackOf(loosened)).resource).sort()).toEqual([
    "azurerm_key_vault_secret",
    "azurerm_managed_redis",
  ]);
});

test.each([
  [EvictionPolicy.NOEVICTION, "NoEviction"],
  [EvictionPolicy.ALLKEYS_LFU, "AllKeysLFU"],
  [EvictionPolicy.ALLKEYS_RANDOM, "AllKeysRandom"],
  [EvictionPolicy.VOLATILE_LRU, "VolatileLRU"],
  [EvictionPolicy.VOLATILE_LFU, "VolatileLFU"],
  [EvictionPolicy.VOLATILE_RANDOM, "VolatileRandom"],
  [EvictionPolicy.VOLATILE_TTL, "VolatileTTL"],
])("the eviction policy %s is Azure's %s", (evictionPolicy, expected) => {
  expect(databaseOf({ evictionPolicy }).eviction_policy).toBe(expected);
});

describe("what outlives the nodes", () => {
  const persistence = (props: Partial<AzureManagedRedisProps>) => {
    const database = databaseOf(props);
    return [
      database.persistence_redis_database_backup_frequency,
      database.persistence_append_only_file_backup_frequency,
    ];
  };

  test("snapshots, of a store each hour", () => {
    expect(persistence({ snapshotPeriod: Duration.hours(6) })).toEqual(["6h", undefined]);
    expect(persistence({ purpose: CachePurpose.STORE })).toEqual(["1h", undefined]);
  });

  test("an append-only file, and then no snapshots", () => {
    expect(persistence({ appendOnly: true })).toEqual([undefined, "1s"]);
  });

  test("nothing in a geo-replication group, whose members have the data", () => {
    expect(persistence({ geoReplicationGroupName: "shop" })).toEqual([undefined, undefined]);
    expect(databaseOf({ geoReplicationGroupName: "shop" }).geo_replication_group_name).toBe("shop");
  });
});

test("a store evicts nothing", () => {
  expect(databaseOf({ purpose: CachePurpose.STORE }).eviction_policy).toBe("NoEviction");
});

test("modules are blocks of the database", () => {
  expect(databaseOf({ modules: ["RedisJSON", "RedisBloom"] }).module).toEqual([
    { name: "RedisJSON" },
    { name: "RedisBloom" },
  ]);
});

describe("the customer-managed key", () => {
  test("is made in the vault, and the identity may use it before the cache is there", () => {
    const stack = stackOf();
    const key = only(stack, "azurerm_key_vault_key");
    expect(key).toMatchObject({
      key_vault_id: VAULT,
      key_type: "RSA",
      key_opts: ["unwrapKey", "wrapKey"],
      rotation_policy: { automatic: { time_after_creation: "P365D" } },
      lifecycle: { prevent_destroy: true },
    });
    expect(key).not.toHaveProperty("expiration_date");
    expect(key.rotation_policy).not.toHaveProperty("expire_after");
    const [grant] = Object.keys(synthesized(stack).resource.azurerm_role_assignment ?? {});
    expect(only(stack, "azurerm_managed_redis").depends_on).toEqual([
      `azurerm_role_assignment.${grant}`,
    ]);
  });

  test("can be given, with the identity that may use it: then nothing is made for it", () => {
    const stack = stackOf({ keyVaultKey: { keyId: KEY_ID, identityId: IDENTITY } });
    expect(only(stack, "azurerm_managed_redis")).toMatchObject({
      customer_managed_key: { key_vault_key_id: KEY_ID, user_assigned_identity_id: IDENTITY },
      identity: { type: "UserAssigned", identity_ids: [IDENTITY] },
    });
    for (const type of ["key_vault_key", "user_assigned_identity", "role_assignment"]) {
      expect(resourcesOf(stack, `azurerm_${type}`)).toEqual([]);
    }
  });
});

describe("the private endpoint", () => {
  test("leads to the cache, and its zone is linked to each network", () => {
    const hub = `${NETWORK}-hub`;
    const stack = stackOf({
      privateEndpoint: {
        subnet: SUBNET,
        dnsZone: { kind: "new", networks: { aks: NETWORK, hub } },
      },
    });
    expect(only(stack, "azurerm_private_dns_zone").name).toBe("privatelink.redis.azure.net");
    expect(
      resourcesOf(stack, "azurerm_private_dns_zone_virtual_network_link").map((link) => [
        link.name,
        link.virtual_network_id,
      ]),
    ).toEqual([
      ["aks", NETWORK],
      ["hub", hub],
    ]);
    expect(only(stack, "azurerm_private_endpoint")).toMatchObject({
      subnet_id: SUBNET.id,
      private_service_connection: {
        is_manual_connection: false,
        subresource_names: ["redisEnterprise"],
        private_connection_resource_id: expect.stringMatching(/azurerm_managed_redis\..+\.id/),
      },
      private_dns_zone_group: {
        private_dns_zone_ids: [expect.stringMatching(/azurerm_private_dns_zone\..+\.id/)],
      },
    });
  });

  test("uses a zone that is there, as further caches do with the first one's", () => {
    const stack = azureStack();
    const first = new AzureManagedRedis(stack, "First", MINIMAL);
    new AzureManagedRedis(stack, "Second", {
      ...MINIMAL,
      privateEndpoint: {
        subnet: SUBNET,
        dnsZone: { kind: "existing", zoneId: first.dnsZoneId as string },
      },
    });
    const groups = resourcesOf(stack, "azurerm_private_endpoint").map(
      (endpoint) => endpoint.private_dns_zone_group,
    );
    expect(groups).toHaveLength(2);
    expect(groups[0]).toEqual(groups[1]);
    expect(resourcesOf(stack, "azurerm_private_dns_zone")).toHaveLength(1);
  });

  test("leaves records that someone else keeps as they are", () => {
    const stack = stackOf({
      privateEndpoint: { subnet: SUBNET, dnsZone: { kind: "elsewhere" } },
    });
    const endpoint = only(stack, "azurerm_private_endpoint");
    expect(endpoint).not.toHaveProperty("private_dns_zone_group");
    expect(endpoint.lifecycle).toEqual({ ignore_changes: ["private_dns_zone_group"] });
    expect(
      makeCache({ privateEndpoint: { subnet: SUBNET, dnsZone: { kind: "elsewhere" } } }).dnsZoneId,
    ).toBeUndefined();
  });

  test("an existing zone is named by its id", () => {
    const cache = makeCache({
      privateEndpoint: { subnet: SUBNET, dnsZone: { kind: "existing", zoneId: ZONE } },
    });
    expect(cache.dnsZoneId).toBe(ZONE);
  });
});

describe("protection from deletion", () => {
  test("a lock that goes before what hangs on the cache", () => {
    const stack = stackOf({ logAnalyticsWorkspaceId: WORKSPACE });
    expect(only(stack, "azurerm_management_lock")).toMatchObject({
      lock_level: "CanNotDelete",
      scope: expect.stringMatching(/azurerm_managed_redis\..+\.id/),
      depends_on: [
        expect.stringContaining("azurerm_private_endpoint."),
        expect.stringContaining("MetricsSetting"),
        expect.stringContaining("LogsSetting"),
      ],
    });
  });

  test("the lock can be left out, where the deploying identity may make none", () => {
    const stack = stackOf({ managementLock: false });
    expect(resourcesOf(stack, "azurerm_management_lock")).toEqual([]);
    expect(only(stack, "azurerm_managed_redis").lifecycle).toEqual({ prevent_destroy: true });
  });

  test("without protection there is no lock", () => {
    expect(resourcesOf(stackOf({ deletionProtection: false }), "azurerm_management_lock")).toEqual(
      [],
    );
  });
});

test("metrics and the log of connections go to the workspace", () => {
  const settings = resourcesOf(
    stackOf({ logAnalyticsWorkspaceId: WORKSPACE }),
    "azurerm_monitor_diagnostic_setting",
  );
  expect(settings).toEqual([
    expect.objectContaining({
      target_resource_id: expect.stringMatching(/default_database\[0\]\.id\}$/),
      log_analytics_workspace_id: WORKSPACE,
      enabled_log: [{ category_group: "allLogs" }],
    }),
    expect.objectContaining({
      target_resource_id: expect.stringMatching(/Cache_[0-9A-F]+\.id\}$/),
      log_analytics_workspace_id: WORKSPACE,
      enabled_metric: [{ category: "AllMetrics" }],
    }),
  ]);
});

test("tags and the provider reach everything that is made", () => {
  const stack = azureStack();
  const provider = new AzurermProvider(stack, "second", { alias: "second", features: [{}] });
  new AzureManagedRedis(stack, "Cache", {
    ...MINIMAL,
    tags: { team: "shop" },
    logAnalyticsWorkspaceId: WORKSPACE,
    provider,
  });
  const { resource } = synthesized(stack);
  const made = Object.values(resource).flatMap((ofType) => Object.values(ofType));
  expect(made.filter((one) => one.provider !== "azurerm.second")).toEqual([]);
  const untagged = Object.entries(resource)
    .filter(([, ofType]) => Object.values(ofType).some(({ tags }) => tags === undefined))
    .map(([type]) => type);
  // These have no tags.
  expect(untagged).toEqual([
    "azurerm_management_lock",
    "azurerm_monitor_diagnostic_setting",
    "azurerm_role_assignment",
  ]);
});

describe("as clients see it", () => {
  test("one endpoint by name, which the certificate names too", () => {
    const { primaryEndpoint, readerEndpoint, nodePorts, tls, topology, subnetCidrs, engine } =
      makeCache();
    expect({
      hostKind: primaryEndpoint.hostKind,
      readerEndpoint,
      nodePorts,
      tls,
      topology,
    }).toEqual({
      hostKind: "dns",
      readerEndpoint: undefined,
      nodePorts: undefined,
      tls: { enabled: true },
      topology: { kind: "primary", replicas: 0 },
    });
    expect(subnetCidrs).toEqual([SUBNET.cidrBlock]);
    expect(`${engine}`).toBe("redis 7.4");
  });

  test("shards with ports of their own under the OSS policy", () => {
    const { nodePorts, topology, limits } = makeCache({
      clusteringPolicy: AzureClusteringPolicy.OSS_CLUSTER,
      sku: AzureManagedRedisSku.BALANCED_B50,
    });
    expect(nodePorts).toEqual({ from: 8500, to: 8599 });
    expect(topology).toEqual({ kind: "cluster", shards: 12, replicasPerShard: 0 });
    expect(limits).toEqual({
      nodes: 12,
      connectionsPerNode: 12_500,
      usableMemoryPerNode: Size.bytes(4e9),
    });
  });

  test("one node without shards", () => {
    const { topology } = makeCache({ clusteringPolicy: AzureClusteringPolicy.NO_CLUSTER });
    expect(topology).toEqual({ kind: "primary", replicas: 0 });
  });

  test.each(Object.values(AzureManagedRedisSku))(
    "%s: all shards together have the connections and four fifths of the memory",
    (sku) => {
      const { limits } = makeCache({ sku, clusteringPolicy: AzureClusteringPolicy.OSS_CLUSTER });
      const { connections, gigabytes } = SKUS[sku];
      const inAll = limits.nodes * limits.connectionsPerNode;
      expect(inAll).toBeLessThanOrEqual(connections);
      expect(inAll).toBeGreaterThan(connections - limits.nodes);
      const usable = limits.nodes * (limits.usableMemoryPerNode?.toBytes() ?? 0);
      expect(usable).toBeLessThanOrEqual(gigabytes * 0.8e9);
      expect(usable).toBeGreaterThan(gigabytes * 0.8e9 - limits.nodes);
    },
  );
});

describe("access keys", () => {
  test("the primary one is kept in the vault, and clients get it from there", () => {
    const cache = makeCache();
    const secret = only(TerraformStack.of(cache), "azurerm_key_vault_secret");
    expect(secret).toMatchObject({
      name: "redis-shop-access-key",
      key_vault_id: VAULT,
      value: expect.stringMatching(/default_database\[0\]\.primary_access_key\}$/),
    });
    const { authentication } = cache;
    if (authentication.kind !== "token") {
      throw new Error(authentication.kind);
    }
    const { store, id, revision } = authentication.token;
    expect({ store, id, revision }).toEqual({
      store: "azure-key-vault",
      id: "redis-shop-access-key",
      revision: "initial",
    });
    expect(cache.secretName).toBe("redis-shop-access-key");
  });

  test("neither key is anywhere but in the vault's secret", () => {
    const stack = azureStack();
    new KubernetesProvider(stack, "kubernetes", {});
    new AzureRedisForKubernetes(stack, "Cache", {
      cache: MINIMAL,
      kubernetes: { clients: { shop: {} }, prometheusOperator: false },
      metricAlerts: {},
    });
    const { resource } = synthesized(stack);
    const holders = Object.entries(resource)
      .filter(([, ofType]) => /(primary|secondary)_access_key/.test(JSON.stringify(ofType)))
      .map(([type]) => type);
    expect(holders).toEqual(["azurerm_key_vault_secret"]);
    expect(resource.kubernetes_secret_v1).toBeDefined();
  });

  test("the other key, or another label, is another revision", () => {
    const revision = (props: Partial<AzureManagedRedisProps>) => {
      const { authentication } = makeCache(props);
      return authentication.kind === "token" ? authentication.token.revision : undefined;
    };
    expect(revision({ authentication: { kind: "access-keys", key: "secondary" } })).toBe(
      "secondary-initial",
    );
    expect(revision({ authentication: { kind: "access-keys", rotationLabel: "2026-11" } })).toBe(
      "2026-11",
    );
    const stack = stackOf({ authentication: { kind: "access-keys", key: "secondary" } });
    expect(only(stack, "azurerm_key_vault_secret").value).toMatch(/secondary_access_key\}$/);
  });
});

describe("Entra ID", () => {
  test("access keys are off, no secret is made, and clients learn the scope", () => {
    const cache = makeCache({ authentication: { ...ENTRA, userName: OBJECT_ID } });
    const stack = TerraformStack.of(cache);
    expect(
      only(stack, "azurerm_managed_redis").default_database.access_keys_authentication_enabled,
    ).toBe(false);
    expect(Testing.synth(stack)).not.toContain("access_key}");
    expect(resourcesOf(stack, "azurerm_key_vault_secret")).toEqual([]);
    expect(cache.secretName).toBeUndefined();
    expect(cache.authentication).toEqual({
      kind: "cloud-identity",
      mode: "entra-id",
      scope: "https://redis.azure.com/.default",
      userName: OBJECT_ID,
    });
  });

  test("grantConnect lets an identity in, by a provider that has the resource", () => {
    const cache = makeCache({ authentication: { kind: "entra-id", assignments: "grant-connect" } });
    cache.grantConnect("shop", OBJECT_ID);
    const stack = TerraformStack.of(cache);
    expect(only(stack, "azurerm_managed_redis_access_policy_assignment")).toEqual({
      managed_redis_id: expect.stringMatching(/azurerm_managed_redis\..+\.id/),
      object_id: OBJECT_ID,
    });
    expect(synthesized(stack).terraform.required_providers.azurerm?.version).toBe("~> 4.60");
  });

  test("without a grant the stack is refused: nobody could log in", () => {
    const cache = makeCache({ authentication: { kind: "entra-id", assignments: "grant-connect" } });
    expect(() => synthesized(TerraformStack.of(cache))).toThrow("[azure.entra-no-grant]");
  });

  test("the provider stays as it is where others let identities in", () => {
    const stack = stackOf({ authentication: ENTRA });
    expect(synthesized(stack).terraform.required_providers.azurerm?.version).toBe("4.55.0");
  });

  test.each<[string, Partial<AzureManagedRedisProps>, string, string[]]>([
    ["with access keys", {}, OBJECT_ID, ["azure.grant-connect"]],
    ["where others do it", { authentication: ENTRA }, OBJECT_ID, ["azure.grant-connect"]],
    [
      "of a name",
      { authentication: { kind: "entra-id", assignments: "grant-connect" } },
      "shop",
      ["azure.grant-object-id"],
    ],
  ])("no grant %s", (_, props, objectId, expected) => {
    const cache = makeCache(props);
    expect(faultIds(() => cache.grantConnect("shop", objectId))).toEqual(expected);
  });
});

describe("metrics", () => {
  test("are those of the cache", () => {
    const cache = makeCache();
    const of = { namespace: "Microsoft.Cache/redisEnterprise", resourceId: cache.resourceId };
    expect(cache.metricMemoryUsage()).toEqual({
      ...of,
      name: "usedmemorypercentage",
      aggregation: "Maximum",
      period: "PT5M",
    });
    expect(cache.metricCacheHits({ period: Duration.hours(1) })).toEqual({
      ...of,
      name: "cachehits",
      aggregation: "Total",
      period: "PT1H",
    });
    expect(cache.metric("totalkeys")).toMatchObject({ name: "totalkeys", aggregation: "Average" });
  });

  test("have the periods that Azure Monitor has", () => {
    const cache = makeCache();
    const faults = (period: Duration) => faultIds(() => cache.metricCpuUtilization({ period }));
    expect(faults(Duration.minutes(10))).toEqual(["azure.metric-period"]);
    expect(faults(Duration.days(1))).toEqual([]);
  });
});
