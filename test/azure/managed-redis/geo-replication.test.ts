import type { TerraformStack } from "cdktf";
import { EvictionPolicy } from "cdktf-managed-cache";
import {
  AzureClusteringPolicy,
  AzureManagedRedis,
  AzureManagedRedisGeoReplication,
  type AzureManagedRedisProps,
  AzureManagedRedisSku,
  type IAzureManagedRedis,
} from "cdktf-managed-cache/azure";
import { faultIds } from "../../support/faults";
import { azureStack, IMPORTED, MINIMAL, resourcesOf, SUBNET, ZONE } from "../make";

const LOCATIONS = ["westeurope", "northeurope", "eastus", "westus", "uksouth", "swedencentral"];

function member(
  stack: TerraformStack,
  index: number,
  props: Partial<AzureManagedRedisProps> = {},
): AzureManagedRedis {
  return new AzureManagedRedis(stack, `Member${index}`, {
    ...MINIMAL,
    location: LOCATIONS[index] as string,
    privateEndpoint: { subnet: SUBNET, dnsZone: { kind: "existing", zoneId: ZONE } },
    geoReplicationGroupName: "shop",
    ...props,
  });
}

function link(caches: (stack: TerraformStack) => readonly IAzureManagedRedis[]) {
  const stack = azureStack();
  const group = new AzureManagedRedisGeoReplication(stack, "Group", { caches: caches(stack) });
  return { stack, warnings: group.node.metadata.map(({ data }) => data) };
}

test("two members are linked by one resource, without advice", () => {
  const { stack, warnings } = link((it) => [member(it, 0), member(it, 1)]);
  expect(resourcesOf(stack, "azurerm_managed_redis_geo_replication")).toEqual([
    {
      managed_redis_id: expect.stringContaining("Member0"),
      linked_managed_redis_ids: [expect.stringContaining("Member1")],
    },
  ]);
  expect(warnings).toEqual([]);
});

test("three members need a provider that links them", () => {
  const { warnings } = link((it) => [0, 1, 2].map((index) => member(it, index)));
  expect(warnings).toEqual([expect.stringContaining("[azure.geo-three]")]);
});

test("an imported member of another stack is linked too: what is not known of it is not compared", () => {
  const { stack } = link((it) => [
    member(it, 0),
    AzureManagedRedis.fromAttributes(it, "There", { ...IMPORTED, geoReplicationGroupName: "shop" }),
  ]);
  expect(resourcesOf(stack, "azurerm_managed_redis_geo_replication")).toMatchObject([
    { linked_managed_redis_ids: [IMPORTED.resourceId] },
  ]);
});

test.each<[string, string, (stack: TerraformStack) => IAzureManagedRedis[]]>([
  ["one member", "azure.geo-members", (it) => [member(it, 0)]],
  ["six members", "azure.geo-members", (it) => LOCATIONS.map((_, index) => member(it, index))],
  [
    "a member twice",
    "azure.geo-members-distinct",
    (it) => {
      const one = member(it, 0);
      return [one, one];
    },
  ],
  [
    "a cache without a group",
    "azure.geo-members-group",
    (it) => [member(it, 0), member(it, 1, { geoReplicationGroupName: undefined })],
  ],
])("refused: %s", (_, id, caches) => {
  expect(faultIds(() => link(caches))).toEqual([id]);
});

test.each<[string, Partial<AzureManagedRedisProps>]>([
  ["group", { geoReplicationGroupName: "other" }],
  ["size", { sku: AzureManagedRedisSku.BALANCED_B20 }],
  ["clustering policy", { clusteringPolicy: AzureClusteringPolicy.OSS_CLUSTER }],
  ["modules", { modules: ["RedisJSON"] }],
  ["eviction policy", { evictionPolicy: EvictionPolicy.ALLKEYS_LFU }],
  ["TLS", { transitEncryption: false }],
])("refused: members with another %s", (_, props) => {
  expect(faultIds(() => link((it) => [member(it, 0), member(it, 1, props)]))).toEqual([
    "azure.geo-members-alike",
  ]);
});
