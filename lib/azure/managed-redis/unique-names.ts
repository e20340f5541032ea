import type { UniqueName } from "../../core/taken-names";
import { DNS_ZONE_NAME } from "../shared/resource-ids";
import type { AzureManagedRedisSettings } from "./settings";

/** What Azure has once: the cache's name in its location, and the zone in its resource group. */
export function uniqueNames(settings: AzureManagedRedisSettings): UniqueName[] {
  const { cacheName, location, resourceGroupName, privateEndpoint, provider } = settings;
  const cache: UniqueName = {
    id: "azure.name-taken",
    input: "name",
    // It is the first label of a host's name, which has no case.
    name: cacheName.toLowerCase(),
    within: [location],
    fix: "set name to another one",
  };
  const zone: UniqueName = {
    id: "azure.dns-zone-taken",
    input: "dnsZone",
    name: DNS_ZONE_NAME,
    within: [resourceGroupName],
    provider,
    fix: 'make the zone with one cache, and give its dnsZoneId to the others as { kind: "existing", zoneId }',
  };
  return privateEndpoint?.dnsZone.kind === "new" ? [cache, zone] : [cache];
}
