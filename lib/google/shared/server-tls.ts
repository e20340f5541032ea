import { type ComplexList, Fn, propertyAccess, Token } from "cdktf";
import type { CacheTls } from "../../core";
import type { EndpointAddress } from "./cache-endpoints";
import type { DnsZone } from "./dns-zone";

/** What decides what clients verify. */
export interface ServerTlsSettings {
  /** PEM certificates of the cache's own authorities; `undefined` without TLS. */
  readonly caCertificates: string | undefined;
  readonly dnsZone?: DnsZone;
  readonly primary: EndpointAddress;
  readonly reader?: EndpointAddress;
}

/** The certificates name the addresses, whatever names a DNS zone gives them. */
export function serverTls({
  caCertificates,
  dnsZone,
  primary,
  reader,
}: ServerTlsSettings): CacheTls {
  return caCertificates === undefined
    ? { enabled: false }
    : {
        enabled: true,
        caCertificates,
        ...(dnsZone && {
          serverName: primary.address,
          ...(reader && { readerServerName: reader.address }),
        }),
      };
}

/** All authorities of a cache: the next one is there before the last one ends. */
export function managedAuthorities(managedServerCa: ComplexList): string {
  const path = ["*", "ca_certs", "*", "certificates"];
  return Fn.join(
    "\n",
    Token.asList(Fn.flatten(Token.asList(propertyAccess(managedServerCa, path)))),
  );
}
