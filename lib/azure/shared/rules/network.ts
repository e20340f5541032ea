import { isNetwork } from "../../../core/ip-network";
import { knownItems, presence, type Rule, rulesFor } from "../../../core/validation";
import type { AzurePrivateEndpoint } from "../private-endpoint";
import { DNS_ZONE_ID, DNS_ZONE_NAME, NETWORK_ID, SUBNET_ID } from "../resource-ids";

/** What these rules read. */
export interface NetworkSettings {
  readonly privateEndpoint?: AzurePrivateEndpoint;
  readonly publicNetworkAccess: boolean;
}

const rule = rulesFor<NetworkSettings>();

function newZone({ privateEndpoint }: NetworkSettings) {
  const zone = privateEndpoint?.dnsZone;
  return zone?.kind === "new" ? zone.networks : undefined;
}

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const LINK_NAME = /^[a-z0-9]([\w.-]{0,78}\w)?$/i;

/** Rules for how a cache is reached. */
export const NETWORK_RULES: readonly Rule<NetworkSettings>[] = [
  rule({
    id: "azure.unreachable",
    inputs: ({ privateEndpoint, publicNetworkAccess }) => ({
      privateEndpoint: presence(privateEndpoint),
      publicNetworkAccess,
    }),
    isValid: ({ privateEndpoint, publicNetworkAccess }) =>
      privateEndpoint !== undefined || publicNetworkAccess,
    expected: "a private endpoint, or a public cache: nobody could reach this one",
    fix: "give privateEndpoint the subnet of the clients and a DNS zone",
  }),
  rule({
    id: "azure.subnet-id",
    inputs: ({ privateEndpoint }) => privateEndpoint && { subnetId: privateEndpoint.subnet.id },
    isValid: ({ subnetId }) => SUBNET_ID.test(subnetId),
    expected: "the resource id of a subnet",
    fix: "write it as /subscriptions/…/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworks/NETWORK/subnets/SUBNET",
  }),
  rule({
    id: "azure.subnet-cidr",
    inputs: ({ privateEndpoint }) =>
      privateEndpoint && { cidrBlock: privateEndpoint.subnet.cidrBlock },
    isValid: ({ cidrBlock }) => isNetwork(cidrBlock),
    expected: "a CIDR block without bits of a host",
    fix: "write it as 10.0.4.0/24",
  }),
  rule({
    id: "azure.dns-zone-id",
    inputs: ({ privateEndpoint }) =>
      privateEndpoint?.dnsZone.kind === "existing"
        ? { zoneId: privateEndpoint.dnsZone.zoneId }
        : undefined,
    isValid: ({ zoneId }) => DNS_ZONE_ID.test(zoneId),
    expected: `the resource id of a private DNS zone ${DNS_ZONE_NAME}: no other resolves the cache's name, the older privatelink.redis.cache.windows.net does not either`,
    fix: `write it as /subscriptions/…/resourceGroups/GROUP/providers/Microsoft.Network/privateDnsZones/${DNS_ZONE_NAME}`,
  }),
  rule({
    id: "azure.dns-zone-networks",
    inputs: (settings) => {
      const networks = newZone(settings);
      return networks && { networks: Object.keys(networks).length };
    },
    isValid: ({ networks }) => networks > 0,
    expected: "at least one network that looks names up in the zone",
    fix: "give the network of the cluster: { aks: NETWORK_ID }",
  }),
  rule({
    id: "azure.dns-zone-network-names",
    inputs: (settings) => {
      const networks = newZone(settings);
      return networks && { names: Object.keys(networks) };
    },
    isValid: ({ names }) => names.every((name) => LINK_NAME.test(name)),
    expected:
      "names of links: 1 to 80 letters, digits, underscores, full stops and hyphens, a letter or a digit first",
    fix: "rename them",
  }),
  rule({
    id: "azure.dns-zone-network-ids",
    inputs: (settings) => {
      const networks = newZone(settings);
      return networks && { networks: knownItems(Object.values(networks)) };
    },
    isValid: ({ networks }) => networks.every((network) => NETWORK_ID.test(network)),
    expected: "resource ids of virtual networks, without a subnet",
    fix: "write them as /subscriptions/…/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworks/NETWORK",
  }),
];
