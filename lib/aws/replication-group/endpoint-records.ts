import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import { isHostName } from "../../core/dns-name";
import { type Rule, rulesFor } from "../../core/validation";
import type { ResourceSettings } from "../shared/resource-settings";

/** A hosted zone of Route 53 that exists already, for names of the endpoints. */
export interface Route53Zone {
  /** Id of a zone that the clients' network can see: `Z0123456789ABCDEFGHIJ`. */
  readonly zoneId: string;
  /** The zone's name, without a dot at the end: `cache.internal`. */
  readonly name: string;
}

/** How long resolvers keep a name: an endpoint keeps its own through failovers, and a move should not take long. */
const TTL_SECONDS = 60;

/** What these rules read. */
interface ZoneSettings {
  readonly dnsZone?: Route53Zone;
}

const rule = rulesFor<ZoneSettings>();

/** What no zone of Route 53 can be. */
export const DNS_ZONE_RULES: readonly Rule<ZoneSettings>[] = [
  rule({
    id: "elasticache.dns-zone-id",
    inputs: ({ dnsZone }) => dnsZone && { zoneId: dnsZone.zoneId },
    isValid: ({ zoneId }) => /^Z[A-Z0-9]{1,31}$/.test(zoneId),
    expected: "the id of a hosted zone, such as Z0123456789ABCDEFGHIJ",
    fix: "give the id that aws route53 list-hosted-zones shows behind /hostedzone/",
  }),
  rule({
    id: "elasticache.dns-zone-name",
    inputs: ({ dnsZone }) => dnsZone && { name: dnsZone.name },
    isValid: ({ name }) => isHostName(name),
    expected: "a DNS name in lower case, without a dot at the end",
    fix: "write it as cache.internal",
  }),
];

/** Names of a cache's endpoints in a zone of Route 53. */
export class EndpointRecords extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly zone: Route53Zone,
    private readonly settings: ResourceSettings,
  ) {
    super(scope, id);
  }

  /** Gives an endpoint a name, and returns it. What uses the name is made after the record. */
  public record(id: "Primary" | "Reader", host: string): string {
    const { cacheName, provider } = this.settings;
    const label = id === "Primary" ? cacheName : `${cacheName}-reader`;
    return new Route53Record(this, id, {
      zoneId: this.zone.zoneId,
      name: `${label}.${this.zone.name}`,
      type: "CNAME",
      ttl: TTL_SECONDS,
      records: [host],
      provider,
    }).fqdn;
  }
}
