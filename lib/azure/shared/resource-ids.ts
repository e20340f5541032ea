const GROUP = "/subscriptions/[0-9a-f-]{36}/resourceGroups/[^/]{1,90}/providers";

/** How the ids of Azure's resources are written, whatever their case. Source: the Azure Resource Manager API. */
function idOf(type: string): RegExp {
  return new RegExp(`^${GROUP}/${type}$`, "i");
}

/** A subnet of a virtual network. */
export const SUBNET_ID = idOf("Microsoft\\.Network/virtualNetworks/[^/]{1,80}/subnets/[^/]{1,80}");

/** A virtual network. */
export const NETWORK_ID = idOf("Microsoft\\.Network/virtualNetworks/[^/]{1,80}");

/** The private zone in which caches have their names. No other zone resolves them. */
export const DNS_ZONE_NAME = "privatelink.redis.azure.net";

/** That zone, wherever it is. */
export const DNS_ZONE_ID = idOf(
  `Microsoft\\.Network/privateDnsZones/${DNS_ZONE_NAME.replaceAll(".", "\\.")}`,
);

/** A key vault. */
export const KEY_VAULT_ID = idOf("Microsoft\\.KeyVault/vaults/[a-z0-9-]{3,24}");

/** An identity that outlives what uses it. */
export const IDENTITY_ID = idOf("Microsoft\\.ManagedIdentity/userAssignedIdentities/[^/]{3,128}");

/** A workspace of Log Analytics. */
export const WORKSPACE_ID = idOf("Microsoft\\.OperationalInsights/workspaces/[a-z0-9-]{4,63}");

/** Whom an alert notifies. */
export const ACTION_GROUP_ID = idOf("Microsoft\\.Insights/actionGroups/[^/]{1,260}");

/** A cache of Azure Managed Redis: the API still has the name of its predecessor. */
export const MANAGED_REDIS_ID = idOf("Microsoft\\.Cache/redisEnterprise/[a-z0-9-]{1,63}");

/** The object of an identity or a user in Entra ID. */
export const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A version of a key in a vault. Azure Managed Redis takes no key without its version.
 *
 * Source: https://learn.microsoft.com/rest/api/redis/redisenterprisecache/redis-enterprise/create, keyEncryptionKeyUrl
 */
export const KEY_VERSION_URL =
  /^https:\/\/[a-z0-9-]+\.(vault|managedhsm)\.[a-z.]+\/keys\/[A-Za-z0-9-]{1,127}\/[0-9a-f]{32}$/i;
