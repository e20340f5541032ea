import { readFileSync } from "node:fs";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack } from "cdktf";
import { CachePurpose, Duration, EvictionPolicy, Size } from "cdktf-managed-cache";
import {
  AzureClusteringPolicy,
  AzureManagedRedis,
  type AzureManagedRedisProps,
  AzureManagedRedisSku,
  type AzurePrivateDnsZone,
} from "cdktf-managed-cache/azure";
import fc from "fast-check";
import { IMPORTED_RULES } from "../../../lib/azure/managed-redis/imported-rules";
import { AZURE_MANAGED_REDIS_RULES } from "../../../lib/azure/managed-redis/rules";
import { faultIds } from "../../support/faults";
import { type Cases, judge } from "../../support/judge";
import { testApp } from "../../support/test-app";
import {
  azureStack,
  IDENTITY,
  KEY_ID,
  MINIMAL,
  NETWORK,
  OBJECT_ID,
  SUBNET,
  VAULT,
  WORKSPACE,
  ZONE,
} from "../make";

const TOKEN = "${azurerm_resource_group.main.name}";
const KEY = { keyId: KEY_ID, identityId: IDENTITY };
const GEO = { geoReplicationGroupName: "shop" };
const SEARCH: Partial<AzureManagedRedisProps> = {
  modules: ["RediSearch"],
  evictionPolicy: EvictionPolicy.NOEVICTION,
};
const ENTRA = { kind: "entra-id", assignments: "elsewhere" } as const;

function zone(dnsZone: AzurePrivateDnsZone): Partial<AzureManagedRedisProps> {
  return { privateEndpoint: { subnet: SUBNET, dnsZone } };
}

function subnet(changes: Partial<typeof SUBNET>): Partial<AzureManagedRedisProps> {
  return {
    privateEndpoint: { subnet: { ...SUBNET, ...changes }, dnsZone: { kind: "elsewhere" } },
  };
}

const RULES: Record<string, Cases<AzureManagedRedisProps>> = {
  "azure.name": {
    refused: ["ab", "-shop", "shop-", "shop--a", "shop_a", "shop.redis", "a".repeat(64)].map(
      (name) => ({ name }),
    ),
    accepted: [{ name: "abc" }, { name: "Shop-1" }, { name: "a".repeat(63) }, { name: TOKEN }],
  },
  "azure.resource-group-name": {
    refused: [
      { resourceGroupName: "/subscriptions/a" },
      { resourceGroupName: "shop." },
      { resourceGroupName: "a".repeat(91) },
    ],
    accepted: [{ resourceGroupName: "shop_(prod).a" }, { resourceGroupName: TOKEN }],
  },
  "azure.location": {
    refused: [{ location: "West Europe" }, { location: "west-europe" }],
    accepted: [{ location: "eastus2" }, { location: TOKEN }],
  },
  "azure.tags": {
    refused: [
      { tags: { "a/b": "c" } },
      { tags: { team: "x".repeat(257) } },
      { tags: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`tag-${i}`, "x"])) },
    ],
    accepted: [{ tags: { team: TOKEN } }, { tags: { team: "x".repeat(256) } }],
  },
  "azure.no-cluster-size": {
    refused: [
      {
        clusteringPolicy: AzureClusteringPolicy.NO_CLUSTER,
        sku: AzureManagedRedisSku.BALANCED_B50,
      },
    ],
    accepted: [
      {
        clusteringPolicy: AzureClusteringPolicy.NO_CLUSTER,
        sku: AzureManagedRedisSku.BALANCED_B20,
      },
      {
        clusteringPolicy: AzureClusteringPolicy.OSS_CLUSTER,
        sku: AzureManagedRedisSku.BALANCED_B50,
      },
    ],
  },
  "azure.flash-high-availability": {
    refused: [{ sku: AzureManagedRedisSku.FLASH_OPTIMIZED_A250, highAvailability: false }],
    accepted: [
      { sku: AzureManagedRedisSku.FLASH_OPTIMIZED_A250 },
      { sku: AzureManagedRedisSku.BALANCED_B0, highAvailability: false },
    ],
  },
  "azure.modules-distinct": {
    refused: [{ modules: ["RedisJSON", "RedisJSON"] }],
    accepted: [{ modules: ["RedisJSON", "RedisBloom"] }],
  },
  "azure.search-clustering": {
    refused: [
      { ...SEARCH, clusteringPolicy: AzureClusteringPolicy.OSS_CLUSTER },
      { ...SEARCH, clusteringPolicy: AzureClusteringPolicy.NO_CLUSTER },
    ],
    accepted: [SEARCH],
  },
  "azure.search-eviction": {
    refused: [{ modules: ["RediSearch"] }],
    accepted: [{ modules: ["RedisBloom"] }],
  },
  "azure.search-flash": {
    refused: [{ ...SEARCH, sku: AzureManagedRedisSku.FLASH_OPTIMIZED_A250 }],
    accepted: [{ sku: AzureManagedRedisSku.FLASH_OPTIMIZED_A250 }],
  },
  "azure.geo-group-name": {
    refused: [{ geoReplicationGroupName: "shop-" }, { geoReplicationGroupName: "a".repeat(64) }],
    accepted: [{ geoReplicationGroupName: "a" }, { geoReplicationGroupName: TOKEN }],
  },
  "azure.geo-size": {
    refused: [
      { ...GEO, sku: AzureManagedRedisSku.BALANCED_B0 },
      { ...GEO, sku: AzureManagedRedisSku.BALANCED_B1 },
      { ...GEO, sku: AzureManagedRedisSku.FLASH_OPTIMIZED_A250 },
    ],
    accepted: [{ ...GEO, sku: AzureManagedRedisSku.BALANCED_B3 }],
  },
  "azure.geo-high-availability": {
    refused: [{ ...GEO, highAvailability: false }],
    accepted: [GEO],
  },
  "azure.geo-modules": {
    refused: [
      { ...GEO, modules: ["RedisBloom"] },
      { ...GEO, modules: ["RedisTimeSeries"] },
    ],
    accepted: [
      { ...GEO, modules: ["RedisJSON"] },
      { ...GEO, ...SEARCH },
    ],
  },
  "azure.geo-persistence": {
    refused: [
      { ...GEO, snapshotPeriod: Duration.hours(1) },
      { ...GEO, appendOnly: true },
    ],
    accepted: [{ ...GEO, snapshotPeriod: Duration.hours(0) }],
  },
  "azure.store-eviction-policy": {
    refused: [{ purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.ALLKEYS_LFU }],
    accepted: [{ purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.VOLATILE_TTL }],
  },
  "azure.snapshot-period": {
    refused: [{ snapshotPeriod: Duration.hours(24) }, { snapshotPeriod: Duration.minutes(30) }],
    accepted: [0, 1, 6, 12].map((hours) => ({ snapshotPeriod: Duration.hours(hours) })),
  },
  "azure.append-only-snapshots": {
    refused: [{ appendOnly: true, snapshotPeriod: Duration.hours(1) }],
    accepted: [{ appendOnly: true }, { appendOnly: true, snapshotPeriod: Duration.hours(0) }],
  },
  "azure.store-snapshots": {
    refused: [{ purpose: CachePurpose.STORE, snapshotPeriod: Duration.hours(0) }],
    accepted: [
      { purpose: CachePurpose.STORE, appendOnly: true },
      { purpose: CachePurpose.STORE, ...GEO },
      { snapshotPeriod: Duration.hours(0) },
    ],
  },
  "azure.key-vault-for-access-key": {
    refused: [{ keyVaultId: undefined, keyVaultKey: KEY }],
    accepted: [
      { keyVaultId: undefined, keyVaultKey: KEY, authentication: ENTRA },
      { keyVaultId: TOKEN, keyVaultKey: KEY },
    ],
  },
  "azure.rotation-label": {
    refused: [
      { authentication: { kind: "access-keys", rotationLabel: "november 2026" } },
      { authentication: { kind: "access-keys", rotationLabel: TOKEN } },
    ],
    accepted: [{ authentication: { kind: "access-keys", rotationLabel: "2026-11" } }],
  },
  "azure.entra-assignments": {
    refused: [{ authentication: { kind: "entra-id" } }],
    accepted: [
      { authentication: ENTRA },
      { authentication: { kind: "entra-id", assignments: "grant-connect" } },
    ],
  },
  "azure.entra-tls": {
    refused: [{ authentication: ENTRA, transitEncryption: false }],
    accepted: [{ transitEncryption: false }],
  },
  "azure.entra-user-name": {
    refused: [{ authentication: { ...ENTRA, userName: "shop" } }],
    accepted: [
      { authentication: { ...ENTRA, userName: OBJECT_ID } },
      { authentication: { ...ENTRA, userName: TOKEN } },
    ],
  },
  "azure.key-vault-id": {
    refused: [{ keyVaultId: "https://shop-prod.vault.azure.net/" }, { keyVaultId: "shop-prod" }],
    accepted: [{ keyVaultId: VAULT.toUpperCase() }, { keyVaultId: TOKEN }],
  },
  "azure.key-vault-for-key": {
    refused: [{ keyVaultId: undefined, authentication: ENTRA }],
    accepted: [
      { keyVaultId: undefined, authentication: ENTRA, customerManagedKey: false },
      { keyVaultId: undefined, authentication: ENTRA, keyVaultKey: KEY },
    ],
  },
  "azure.key-vault-key": {
    refused: [
      { keyVaultKey: { ...KEY, keyId: "https://shop-prod.vault.azure.net/keys/cache" } },
      { keyVaultKey: { ...KEY, keyId: `${VAULT}/keys/cache` } },
    ],
    accepted: [{ keyVaultKey: KEY }, { keyVaultKey: { ...KEY, keyId: TOKEN } }],
  },
  "azure.key-vault-key-identity": {
    refused: [{ keyVaultKey: { ...KEY, identityId: OBJECT_ID } }],
    accepted: [{ keyVaultKey: { ...KEY, identityId: TOKEN } }],
  },
  "azure.key-vault-key-unused": {
    refused: [{ keyVaultKey: KEY, customerManagedKey: false }],
    accepted: [{ customerManagedKey: false }],
  },
  "azure.key-rotation": {
    refused: [
      { keyRotationPeriod: Duration.days(6) },
      { keyRotationPeriod: Duration.hours(200) },
      { keyRotationPeriod: Duration.days(36_501) },
    ],
    accepted: [
      { keyRotationPeriod: Duration.days(7) },
      { keyRotationPeriod: Duration.days(36_500) },
    ],
  },
  "azure.unreachable": {
    refused: [{ privateEndpoint: undefined }],
    accepted: [{ privateEndpoint: undefined, publicNetworkAccess: true }],
  },
  "azure.subnet-id": {
    refused: [subnet({ id: NETWORK }), subnet({ id: "endpoints" })],
    accepted: [subnet({ id: TOKEN })],
  },
  "azure.subnet-cidr": {
    refused: [subnet({ cidrBlock: "10.0.4.1/24" }), subnet({ cidrBlock: "10.0.4.0" })],
    accepted: [subnet({ cidrBlock: "10.0.4.4/32" }), subnet({ cidrBlock: TOKEN })],
  },
  "azure.dns-zone-id": {
    refused: [
      zone({
        kind: "existing",
        zoneId: ZONE.replace("redis.azure.net", "redis.cache.windows.net"),
      }),
      zone({ kind: "existing", zoneId: "privatelink.redis.azure.net" }),
    ],
    accepted: [zone({ kind: "existing", zoneId: ZONE }), zone({ kind: "existing", zoneId: TOKEN })],
  },
  "azure.dns-zone-networks": {
    refused: [zone({ kind: "new", networks: {} })],
    accepted: [zone({ kind: "elsewhere" })],
  },
  "azure.dns-zone-network-names": {
    refused: [zone({ kind: "new", networks: { "-aks": NETWORK } })],
    accepted: [zone({ kind: "new", networks: { "aks-1.west_a": NETWORK } })],
  },
  "azure.dns-zone-network-ids": {
    refused: [zone({ kind: "new", networks: { aks: SUBNET.id } })],
    accepted: [zone({ kind: "new", networks: { aks: TOKEN, hub: NETWORK } })],
  },
  "azure.log-workspace": {
    refused: [{ logAnalyticsWorkspaceId: OBJECT_ID }],
    accepted: [{ logAnalyticsWorkspaceId: WORKSPACE }, { logAnalyticsWorkspaceId: TOKEN }],
  },
  "sizing.too-small": {
    refused: [{ expectedData: { data: Size.gibibytes(12) } }],
    accepted: [{ expectedData: { data: Size.gibibytes(1) } }],
  },
};

judge<AzureManagedRedisProps>(
  RULES,
  (stack, props) => new AzureManagedRedis(stack, "Cache", { ...MINIMAL, ...props }),
);

test("every rule has its faults here", () => {
  const ids = AZURE_MANAGED_REDIS_RULES.map(({ id }) => id);
  expect(ids.filter((id) => RULES[id] === undefined)).toEqual([]);
});

test("every rule is explained in docs/errors.md", () => {
  const page = readFileSync("docs/errors.md", "utf8");
  const ids = [...AZURE_MANAGED_REDIS_RULES, ...IMPORTED_RULES].map(({ id }) => id);
  expect(ids.filter((id) => !page.includes(`| \`${id}\` |`))).toEqual([]);
});

test("all faults are in one error, with what was found, what is expected and what to do", () => {
  expect(
    () =>
      new AzureManagedRedis(new TerraformStack(testApp(), "test"), "Cache", {
        ...MINIMAL,
        location: "West Europe",
        authentication: { kind: "entra-id" },
        snapshotPeriod: Duration.hours(24),
      }),
  ).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(
        /^AzureManagedRedis test\/Cache: 3 faults\n {2}\[azure\.location\] location is "West Europe"; expected a location, .*\n {2}\[azure\.snapshot-period\] snapshotPeriod is 1 day; .*\n {2}\[azure\.entra-assignments\] authentication is "entra-id", assignments is not set; expected .* azurerm 4\.55, .* nobody could log in; set assignments to /,
      ),
    }),
  );
});

test("no error repeats what may be a key by mistake", () => {
  const secret = "c2VjcmV0LWFjY2Vzcy1rZXktb2YtdGhlLWNhY2hl";
  const build = () =>
    new AzureManagedRedis(new TerraformStack(testApp(), "test"), "Cache", {
      ...MINIMAL,
      keyVaultId: secret,
      keyVaultKey: { keyId: secret, identityId: secret },
      authentication: { kind: "access-keys", rotationLabel: `${secret}=` },
    });
  expect(build).toThrow("4 faults");
  expect(build).not.toThrow(secret);
});

test("a name is accepted exactly when the provider's rule accepts it", () => {
  const names = fc.string({ unit: fc.constantFrom(..."az09-_."), minLength: 1, maxLength: 66 });
  fc.assert(
    fc.property(names, (name) => {
      const expected =
        name.length >= 3 &&
        name.length <= 63 &&
        name.split("-").every((part) => /^[a-z0-9]+$/.test(part));
      const faults = faultIds(
        () =>
          new AzureManagedRedis(new TerraformStack(testApp(), "test"), "Cache", {
            ...MINIMAL,
            name,
          }),
      );
      expect(faults.length === 0).toBe(expected);
    }),
    { numRuns: 60 },
  );
});

describe("two caches in a stack", () => {
  const together = (
    first: Partial<AzureManagedRedisProps>,
    second: Partial<AzureManagedRedisProps>,
  ) => {
    const stack = azureStack();
    new AzureManagedRedis(stack, "one", { ...MINIMAL, ...first });
    return faultIds(() => new AzureManagedRedis(stack, "two", { ...MINIMAL, ...second }));
  };
  const sameZone = zone({ kind: "existing", zoneId: ZONE });

  test("with one name in one location", () => {
    const shop = { name: "shop", ...sameZone };
    expect(together(shop, { ...shop, name: "Shop" })).toEqual(["azure.name-taken"]);
    expect(together(shop, { ...shop, name: "shop-2" })).toEqual([]);
    const elsewhere = {
      ...shop,
      location: "northeurope",
      resourceGroupName: "shop-dr",
      keyVaultId: VAULT.replace("shop-prod", "shop-dr").replace(/prod$/, "dr"),
    };
    expect(together(shop, elsewhere)).toEqual([]);
  });

  test("with one name in one resource group, whose resources are named after the cache", () => {
    const shop = { name: "shop", ...sameZone };
    const keyVaultId = VAULT.replace(/prod$/, "dr");
    expect(together(shop, { ...shop, location: "northeurope", keyVaultId })).toEqual([
      "azure.name-taken",
    ]);
  });

  test("with one name in one key vault, whose key and secret are named after the cache", () => {
    const shop = { name: "shop", ...sameZone };
    const elsewhere = { ...shop, location: "northeurope", resourceGroupName: "shop-dr" };
    expect(together(shop, elsewhere)).toEqual(["azure.vault-name-taken"]);
  });

  test("that both make the zone of a resource group", () => {
    expect(together({}, {})).toEqual(["azure.dns-zone-taken"]);
    expect(together({}, sameZone)).toEqual([]);
    expect(together({}, { resourceGroupName: "shop-dr" })).toEqual([]);
  });

  test("the name of a host is taken whichever provider makes the cache", () => {
    const stack = azureStack();
    const provider = new AzurermProvider(stack, "second", { alias: "second", features: [{}] });
    const props = { ...MINIMAL, ...sameZone, name: "shop" };
    new AzureManagedRedis(stack, "one", props);
    expect(faultIds(() => new AzureManagedRedis(stack, "two", { ...props, provider }))).toEqual([
      "azure.name-taken",
    ]);
  });
});

test("a refused cache leaves nothing in the stack", () => {
  const stack = azureStack();
  expect(
    faultIds(() => new AzureManagedRedis(stack, "Cache", { ...MINIMAL, name: "a" })),
  ).toHaveLength(1);
  expect(stack.node.tryFindChild("Cache")).toBeUndefined();
});

test("a store without high availability is warned of", () => {
  const cache = new AzureManagedRedis(azureStack(), "Cache", {
    ...MINIMAL,
    purpose: CachePurpose.STORE,
    highAvailability: false,
  });
  expect(cache.node.metadata.map(({ data }) => data)).toContainEqual(
    expect.stringContaining("[azure.store-failover]"),
  );
});

test("a size that is too small names sizes of its family on which the data fits", () => {
  expect(
    () =>
      new AzureManagedRedis(azureStack(), "Cache", {
        ...MINIMAL,
        sku: AzureManagedRedisSku.COMPUTE_OPTIMIZED_X3,
        expectedData: { data: Size.gibibytes(10) },
      }),
  ).toThrow(/\[sizing\.too-small\] .*ComputeOptimized_X20.*ComputeOptimized_X50/);
});
