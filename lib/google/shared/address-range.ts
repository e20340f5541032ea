import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { PrivateConnection } from "./private-connection";
import { commonArguments, type ResourceSettings } from "./resource-settings";

/** What decides where the addresses of a cache come from. */
export interface AddressRangeSettings extends ResourceSettings {
  readonly network: string;
  readonly reservedIpRange?: string;
  readonly reservedIpRangeLength: number;
  /** Whether the private connection that is made stays when it is destroyed here. */
  readonly keepPrivateConnection: boolean;
}

/** Where the addresses of a cache come from. */
export interface AddressRange {
  /** Name of the range. @default - Google chooses the addresses */
  readonly name?: string;
  /** What must be there before the cache takes addresses. */
  readonly dependsOn: ITerraformDependable[];
}

/** The given range of private service access, or one that is made with the network's connection. */
export function addressRange(scope: Construct, settings: AddressRangeSettings): AddressRange {
  const { cacheName, network, reservedIpRange, reservedIpRangeLength, keepPrivateConnection } =
    settings;
  if (reservedIpRange !== undefined) {
    return { name: reservedIpRange, dependsOn: [] };
  }
  const { rangeName, connection } = new PrivateConnection(scope, "PrivateConnection", {
    cacheName,
    network,
    prefixLength: reservedIpRangeLength,
    keep: keepPrivateConnection,
    ...commonArguments(settings),
  });
  return { name: rangeName, dependsOn: [connection] };
}
