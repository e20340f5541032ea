import type { UniqueName } from "../../core/taken-names";
import { DNS_ZONE_NAME } from "../shared/resource-ids";
import type { AzureManagedRedisSettings } from "./settings";

/**
 * What Azure has once: the cache's name in its location and in its resource group, what is made of it in the vault, and
 * the zone in the group.
 */
export function uniqueNames(settings: AzureManagedRedisSettings): UniqueName[] {
  const { cacheName, location, resourceGroupName, keyVaultId, privateEndpoint, provider } =
    settings;
  // Names of hosts and of resources have no case.
  const name = cacheName.toLowerCase();
  const cache = {
    id: "azure.name-taken",
    input: "name",
    name,
    fix: "set name to another one",
  };
  return [
    { ...cache, within: [location] },
    { ...cache, within: ["group", resourceGroupName], provider },
    ...(keyVaultId === undefined
      ? []
      : [
          {
            id: "azure.vault-name-taken",
            input: "name",
            name,
            within: [keyVaultId],
            fix: "set name to another one: the key and the secret in the vault are named after the cache",
          },
        ]),
    ...(privateEndpoint?.dnsZone.kind === "new"
      ? [
          {
            id: "azure.dns-zone-taken",
            input: "dnsZone",
            name: DNS_ZONE_NAME,
            within: [resourceGroupName],
            provider,
            fix: 'make the zone with one cache, and give its dnsZoneId to the others as { kind: "existing", zoneId }',
          },
        ]
      : []),
  ];
}
