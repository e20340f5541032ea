import { PrivateDnsZone } from "@cdktf/provider-azurerm/lib/private-dns-zone";
import { PrivateDnsZoneVirtualNetworkLink } from "@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link";
import { PrivateEndpoint } from "@cdktf/provider-azurerm/lib/private-endpoint";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { DNS_ZONE_NAME } from "./resource-ids";
import { commonArguments, type ResourceSettings } from "./resource-settings";

/** Where the name of a cache leads to its private endpoint. */
export type AzurePrivateDnsZone =
  | {
      /** A zone `privatelink.redis.azure.net` is made in the cache's resource group. */
      readonly kind: "new";
      /** Resource ids of the virtual networks whose clients look names up in it, by names of your own. */
      readonly networks: Readonly<Record<string, string>>;
    }
  | {
      /** The zone exists already, and the networks of the clients are linked to it. */
      readonly kind: "existing";
      /** Resource id of the zone. */
      readonly zoneId: string;
    }
  | {
      /** Someone else keeps the records, as an Azure Policy of the platform does. */
      readonly kind: "elsewhere";
    };

/** A subnet of the clients' network. */
export interface AzureSubnet {
  /** Resource id of the subnet: `/subscriptions/…/virtualNetworks/NETWORK/subnets/SUBNET`. */
  readonly id: string;
  /** The subnet's addresses, for network policies: `10.0.4.0/24`. */
  readonly cidrBlock: string;
}

/** How a cache is reached in a virtual network. */
export interface AzurePrivateEndpoint {
  /** The subnet in which the endpoint has its address. A change replaces the endpoint. */
  readonly subnet: AzureSubnet;
  /** Where clients look the cache's name up. */
  readonly dnsZone: AzurePrivateDnsZone;
}

/** What a private endpoint leads to. Source: https://learn.microsoft.com/azure/redis/private-link */
const SUBRESOURCE = "redisEnterprise";

/** A private endpoint of a cache, and the zone that resolves the cache's own name to it. */
export class CachePrivateEndpoint extends Construct {
  /** Resource id of the zone; `undefined` where someone else keeps the records. */
  public readonly dnsZoneId?: string;
  /** The endpoint itself. */
  public readonly resource: ITerraformDependable;

  constructor(
    scope: Construct,
    id: string,
    { subnet, dnsZone }: AzurePrivateEndpoint,
    cacheId: string,
    settings: ResourceSettings,
  ) {
    super(scope, id);
    const { cacheName } = settings;
    this.dnsZoneId = this.zone(dnsZone, settings);
    this.resource = new PrivateEndpoint(this, "Resource", {
      name: cacheName,
      subnetId: subnet.id,
      privateServiceConnection: {
        name: cacheName,
        isManualConnection: false,
        privateConnectionResourceId: cacheId,
        subresourceNames: [SUBRESOURCE],
      },
      privateDnsZoneGroup:
        this.dnsZoneId === undefined
          ? undefined
          : { name: "default", privateDnsZoneIds: [this.dnsZoneId] },
      ...commonArguments(settings),
      // Someone else's zone group is not taken away.
      lifecycle:
        dnsZone.kind === "elsewhere" ? { ignoreChanges: ["private_dns_zone_group"] } : undefined,
    });
  }

  private zone(dnsZone: AzurePrivateDnsZone, settings: ResourceSettings): string | undefined {
    const { resourceGroupName, tags, provider } = settings;
    switch (dnsZone.kind) {
      case "elsewhere":
        return undefined;
      case "existing":
        return dnsZone.zoneId;
      case "new": {
        const zone = new PrivateDnsZone(this, "Zone", {
          name: DNS_ZONE_NAME,
          resourceGroupName,
          tags,
          provider,
        });
        for (const [name, virtualNetworkId] of Object.entries(dnsZone.networks)) {
          new PrivateDnsZoneVirtualNetworkLink(this, `Link-${name}`, {
            name,
            resourceGroupName,
            privateDnsZoneName: zone.name,
            virtualNetworkId,
            tags,
            provider,
          });
        }
        return zone.id;
      }
    }
  }
}
