import type { DnsZone } from "../dns-zone";

/** The network of a Memorystore cache, and the names of its endpoints. */
export interface MemorystoreNetworkProps {
  /**
   * The VPC network of the clients, `projects/PROJECT/global/networks/NETWORK`. A change replaces the
   * cache; of a Valkey instance that exists it has no effect.
   */
  readonly network: string;
  /**
   * Gives the endpoints names: `<id of the cache>.<dnsName>` and `<id of the cache>-reader.<dnsName>`.
   * The certificate still names the addresses, which the client contract tells clients to verify.
   *
   * @default - endpoints are addresses
   */
  readonly dnsZone?: DnsZone;
}
