import { type Rule, rulesFor } from "../../../core/validation";
import type { DnsZone } from "../dns-zone";
import { NETWORK, RESOURCE_NAME } from "../resource-names";

const DNS_NAME = /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+$/i;

/** What these rules read. */
export interface NetworkSettings {
  readonly cacheName: string;
  readonly network: string;
  readonly dnsZone?: DnsZone;
}

const rule = rulesFor<NetworkSettings>();

/** The full name of a VPC network. */
export function networkRule(prefix: string): Rule<Pick<NetworkSettings, "network">> {
  return rulesFor<Pick<NetworkSettings, "network">>()({
    id: `${prefix}.network`,
    inputs: (settings) => ({ network: settings.network }),
    isValid: (inputs) => NETWORK.test(inputs.network),
    expected: "the full name of a VPC network",
    fix: "write it as projects/PROJECT/global/networks/NETWORK",
  });
}

/** Rules for the network of a cache, and for the names of its endpoints. */
export function networkRules(prefix: string): Rule<NetworkSettings>[] {
  return [
    networkRule(prefix),
    rule({
      id: `${prefix}.dns-managed-zone`,
      inputs: ({ dnsZone }) => (dnsZone ? { managedZone: dnsZone.managedZone } : undefined),
      isValid: ({ managedZone }) => RESOURCE_NAME.test(managedZone),
      expected: "the name of a managed zone: 1 to 63 lower-case letters, digits and hyphens",
      fix: "give the zone's name as managedZone and its DNS name as dnsName",
    }),
    rule({
      id: `${prefix}.dns-name`,
      inputs: ({ dnsZone, cacheName }) =>
        dnsZone ? { dnsName: dnsZone.dnsName, instanceId: cacheName } : undefined,
      isValid: ({ dnsName, instanceId }) =>
        DNS_NAME.test(dnsName) && `${instanceId}-reader.${dnsName}`.length <= 254,
      expected:
        "a DNS name with its dot at the end, up to 254 characters with the record's own name",
      fix: "write it as cache.internal.",
    }),
  ];
}
