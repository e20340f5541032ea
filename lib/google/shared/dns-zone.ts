/** A Cloud DNS zone that exists already, for names of the endpoints. */
export interface DnsZone {
  /** Name of a private managed zone that the clients' network can see, in the instance's project. */
  readonly managedZone: string;
  /** The zone's DNS name, with its dot at the end: `cache.internal.`. */
  readonly dnsName: string;
}
