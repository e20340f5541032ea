import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import {
  AzureClusteringPolicy,
  AzureManagedRedis,
  type AzureManagedRedisAttributes,
  type AzureManagedRedisProps,
  AzureManagedRedisSku,
} from "cdktf-managed-cache/azure";
import { testApp } from "../support/test-app";

const SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";
const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/shop-prod/providers`;

export const NETWORK = `${GROUP}/Microsoft.Network/virtualNetworks/main`;
export const SUBNET = { id: `${NETWORK}/subnets/endpoints`, cidrBlock: "10.0.4.0/24" };
export const ZONE = `${GROUP}/Microsoft.Network/privateDnsZones/privatelink.redis.azure.net`;
export const VAULT = `${GROUP}/Microsoft.KeyVault/vaults/shop-prod`;
export const IDENTITY = `${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/cache-key`;
export const WORKSPACE = `${GROUP}/Microsoft.OperationalInsights/workspaces/shop-prod`;
export const ACTION_GROUP = `${GROUP}/Microsoft.Insights/actionGroups/pager`;
export const CACHE_ID = `${GROUP}/Microsoft.Cache/redisEnterprise/shop`;
export const OBJECT_ID = "00000000-0000-4000-8000-00000000000a";
export const KEY_ID =
  "https://shop-prod.vault.azure.net/keys/cache/0123456789abcdef0123456789abcdef";

/** The least that a cache needs. */
export const MINIMAL = {
  resourceGroupName: "shop-prod",
  location: "westeurope",
  sku: AzureManagedRedisSku.BALANCED_B10,
  keyVaultId: VAULT,
  privateEndpoint: { subnet: SUBNET, dnsZone: { kind: "new", networks: { aks: NETWORK } } },
} satisfies AzureManagedRedisProps;

/** A stack with a provider. */
export function azureStack(): TerraformStack {
  const stack = new TerraformStack(testApp(), "test");
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: SUBSCRIPTION });
  return stack;
}

/** A cache named shop in a stack of its own, different from the least in some props. */
export function makeCache(props: Partial<AzureManagedRedisProps> = {}): AzureManagedRedis {
  return new AzureManagedRedis(azureStack(), "Cache", { ...MINIMAL, name: "shop", ...props });
}

type Resources = Record<string, Record<string, Record<string, unknown>>>;

/** What a stack synthesizes, validations run: resources by type and logical name. */
export function synthesized(stack: TerraformStack): {
  resource: Resources;
  terraform: { required_providers: Record<string, { version: string }> };
  [key: string]: unknown;
} {
  return JSON.parse(Testing.synth(stack, true));
}

/** The resources of one type. */
export function resourcesOf(stack: TerraformStack, type: string): Record<string, unknown>[] {
  return Object.values(synthesized(stack).resource[type] ?? {});
}

/** The least that an imported cache needs. */
export const IMPORTED = {
  name: "shop",
  resourceId: CACHE_ID,
  host: "shop.westeurope.redis.azure.net",
  sku: AzureManagedRedisSku.BALANCED_B10,
  clusteringPolicy: AzureClusteringPolicy.ENTERPRISE_CLUSTER,
} satisfies AzureManagedRedisAttributes;
