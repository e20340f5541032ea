import { DnsRecordSet } from "@cdktf/provider-google/lib/dns-record-set";
import { Fn, type TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { DnsZone } from "./dns-zone";

/** How `EndpointRecords` are made. */
export interface EndpointRecordsProps {
  readonly cacheName: string;
  readonly zone: DnsZone;
  /** Address of the primary. */
  readonly primary: string;
  /** Address of the read endpoint. @default - there is none */
  readonly reader?: string;
  readonly project?: string;
  readonly provider?: TerraformProvider;
}

/** How long resolvers keep an address: an endpoint keeps its own through failovers. */
const TTL_SECONDS = 300;

/** Names of a cache's endpoints in a private DNS zone. */
export class EndpointRecords extends Construct {
  /** Host names, without the dot at the end that Cloud DNS writes. */
  public readonly primaryHost: string;
  public readonly readerHost?: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: EndpointRecordsProps,
  ) {
    super(scope, id);
    const { cacheName, primary, reader } = props;
    this.primaryHost = this.record("Primary", cacheName, primary);
    if (reader !== undefined) {
      this.readerHost = this.record("Reader", `${cacheName}-reader`, reader);
    }
  }

  private record(id: string, label: string, address: string): string {
    const { zone, project, provider } = this.props;
    const { name } = new DnsRecordSet(this, id, {
      managedZone: zone.managedZone,
      name: `${label}.${zone.dnsName}`,
      type: "A",
      ttl: TTL_SECONDS,
      rrdatas: [address],
      project,
      provider,
    });
    // From the record, so that what uses the name is made after it.
    return Fn.trimsuffix(name, ".");
  }
}
