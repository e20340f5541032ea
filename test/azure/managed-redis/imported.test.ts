import { TerraformStack } from "cdktf";
import { CachePurpose, EvictionPolicy } from "cdktf-managed-cache";
import {
  AzureClusteringPolicy,
  AzureManagedRedis,
  type AzureManagedRedisAttributes,
} from "cdktf-managed-cache/azure";
import { IMPORTED_RULES } from "../../../lib/azure/managed-redis/imported-rules";
import { type Cases, judge } from "../../support/judge";
import { azureStack, IMPORTED, OBJECT_ID, synthesized, VAULT } from "../make";

const TOKEN = "${data.azurerm_managed_redis.a.id}";
const SECRET = { keyVaultId: VAULT, name: "redis-shop-access-key" };

const imported = (attributes: Partial<AzureManagedRedisAttributes> = {}) =>
  AzureManagedRedis.fromAttributes(azureStack(), "Cache", { ...IMPORTED, ...attributes });

const RULES: Record<string, Cases<AzureManagedRedisAttributes>> = {
  "azure.name": { refused: [{ name: "shop.westeurope" }], accepted: [{ name: TOKEN }] },
  "azure.imported-resource-id": {
    refused: [{ resourceId: "shop" }, { resourceId: VAULT }],
    accepted: [{ resourceId: TOKEN }],
  },
  "azure.imported-host": {
    refused: [
      { host: "shop.westeurope.redis.azure.net:10000" },
      { host: "shop.privatelink.redis.azure.net" },
      { host: "10.0.4.4" },
    ],
    accepted: [{ host: TOKEN }],
  },
  "azure.imported-port": { refused: [{ port: 0 }], accepted: [{ port: 10_001 }] },
  "azure.imported-subnet-cidrs": {
    refused: [{ subnetCidrs: ["10.0.4.4"] }, { subnetCidrs: [TOKEN, "10.0.4.1/24"] }],
    accepted: [{ subnetCidrs: ["10.0.4.0/24"] }, { subnetCidrs: [] }],
  },
  "azure.imported-secret": {
    refused: [
      { accessKeySecret: { ...SECRET, keyVaultId: "shop-prod" } },
      { accessKeySecret: { ...SECRET, name: "an/access+key=" } },
    ],
    accepted: [{ accessKeySecret: SECRET }, { accessKeySecret: { ...SECRET, name: TOKEN } }],
  },
  "azure.imported-login": {
    refused: [{ tls: false }, { accessKeySecret: SECRET, userName: OBJECT_ID }],
    accepted: [{ accessKeySecret: SECRET, tls: false }, { userName: OBJECT_ID }],
  },
  "azure.entra-user-name": { refused: [{ userName: "shop" }], accepted: [{ userName: TOKEN }] },
  "azure.rotation-label": {
    refused: [{ accessKeySecret: SECRET, rotationLabel: "in november" }],
    accepted: [{ accessKeySecret: SECRET, rotationLabel: "2026-11" }],
  },
  "azure.store-eviction-policy": {
    refused: [{ purpose: CachePurpose.STORE, evictionPolicy: EvictionPolicy.ALLKEYS_LRU }],
    accepted: [{ evictionPolicy: EvictionPolicy.ALLKEYS_LRU }],
  },
};

judge<AzureManagedRedisAttributes>(RULES, (stack, attributes) =>
  AzureManagedRedis.fromAttributes(stack, "Cache", { ...IMPORTED, ...attributes }),
);

test("every rule has its faults here", () => {
  expect(IMPORTED_RULES.map(({ id }) => id).filter((id) => RULES[id] === undefined)).toEqual([]);
});

test("the port is the one that every cache has, and replicas are not known", () => {
  const cache = imported();
  expect(cache.primaryEndpoint).toEqual({
    host: "shop.westeurope.redis.azure.net",
    hostKind: "dns",
    port: 10_000,
  });
  expect(cache.topology).toEqual({ kind: "primary", replicas: 0 });
});

test("a cache of the OSS policy has its shards and their ports", () => {
  const { topology, nodePorts } = imported({ clusteringPolicy: AzureClusteringPolicy.OSS_CLUSTER });
  expect(topology).toMatchObject({ kind: "cluster", shards: 2 });
  expect(nodePorts).toEqual({ from: 8500, to: 8599 });
});

test("the access key is read from the key vault", () => {
  const cache = imported({ accessKeySecret: SECRET, rotationLabel: "2026-11" });
  const { data } = synthesized(TerraformStack.of(cache));
  expect(Object.values((data as Record<string, object>).azurerm_key_vault_secret ?? {})).toEqual([
    { key_vault_id: VAULT, name: SECRET.name },
  ]);
  const { authentication } = cache;
  if (authentication.kind !== "token") {
    throw new Error(authentication.kind);
  }
  const { store, id, revision } = authentication.token;
  expect({ store, id, revision }).toEqual({
    store: "azure-key-vault",
    id: SECRET.name,
    revision: "2026-11",
  });
  expect(authentication.token.unsafeExpression()).not.toContain(SECRET.name);
});

test("without an access key clients log in by Entra ID, and grants are made", () => {
  const cache = imported({ userName: OBJECT_ID });
  expect(cache.authentication).toMatchObject({ mode: "entra-id", userName: OBJECT_ID });
  cache.grantConnect("shop", OBJECT_ID);
  const { resource } = synthesized(TerraformStack.of(cache));
  expect(Object.values(resource.azurerm_managed_redis_access_policy_assignment ?? {})).toEqual([
    { managed_redis_id: IMPORTED.resourceId, object_id: OBJECT_ID },
  ]);
});
