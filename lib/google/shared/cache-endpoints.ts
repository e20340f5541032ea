import type { Construct } from "constructs";
import type { CacheEndpoint } from "../../core";
import type { DnsZone } from "./dns-zone";
import { EndpointRecords } from "./endpoint-records";
import type { ResourceSettings } from "./resource-settings";

/** What decides how endpoints are called. */
export interface EndpointSettings extends ResourceSettings {
  readonly dnsZone?: DnsZone;
}

/** Where an endpoint listens. */
export interface EndpointAddress {
  readonly address: string;
  readonly port: number;
}

/** The endpoints of a cache. */
export interface CacheEndpoints {
  readonly primary: CacheEndpoint;
  readonly reader?: CacheEndpoint;
}

/** Endpoints with names in the DNS zone; without a zone their addresses. */
export function cacheEndpoints(
  scope: Construct,
  { cacheName, dnsZone, project, provider }: EndpointSettings,
  primary: EndpointAddress,
  reader?: EndpointAddress,
): CacheEndpoints {
  const records =
    dnsZone &&
    new EndpointRecords(scope, "Dns", {
      cacheName,
      zone: dnsZone,
      primary: primary.address,
      reader: reader?.address,
      project,
      provider,
    });
  return {
    primary: endpoint(primary, records?.primaryHost),
    reader: reader && endpoint(reader, records?.readerHost),
  };
}

function endpoint({ address, port }: EndpointAddress, name: string | undefined): CacheEndpoint {
  return name === undefined
    ? { host: address, hostKind: "ip", port }
    : { host: name, hostKind: "dns", port };
}
