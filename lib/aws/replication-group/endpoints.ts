import type { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import type { Construct } from "constructs";
import type { CacheEndpoint, CacheTls } from "../../core";
import { endpoint } from "../shared/endpoint";
import type { ResourceSettings } from "../shared/resource-settings";
import { EndpointRecords, type Route53Zone } from "./endpoint-records";
import { TransitEncryption } from "./props";

/** What decides the endpoints. */
export interface EndpointSettings extends ResourceSettings {
  readonly shards?: number;
  readonly replicas: number;
  readonly port: number;
  readonly transitEncryption: TransitEncryption;
  readonly dnsZone?: Route53Zone;
}

/** Where clients connect, and what the certificates there name. */
export interface GroupEndpoints {
  readonly primaryEndpoint: CacheEndpoint;
  readonly readerEndpoint?: CacheEndpoint;
  readonly tls: CacheTls;
}

/** Whether clients use TLS. */
export function hasTls({
  transitEncryption,
}: Pick<EndpointSettings, "transitEncryption">): boolean {
  return transitEncryption !== TransitEncryption.DISABLED;
}

/** The endpoints of a replication group, by its own names or by those of a zone. */
export function groupEndpoints(
  scope: Construct,
  settings: EndpointSettings,
  group: ElasticacheReplicationGroup,
): GroupEndpoints {
  const { shards, replicas, port, dnsZone } = settings;
  const primary =
    shards === undefined ? group.primaryEndpointAddress : group.configurationEndpointAddress;
  const reader = shards === undefined && replicas > 0 ? group.readerEndpointAddress : undefined;
  const records = dnsZone && new EndpointRecords(scope, "Endpoints", dnsZone, settings);
  const at = (id: "Primary" | "Reader", host: string) =>
    endpoint(records?.record(id, host) ?? host, port);
  return {
    primaryEndpoint: at("Primary", primary),
    ...(reader !== undefined && { readerEndpoint: at("Reader", reader) }),
    tls: {
      enabled: hasTls(settings),
      // The certificates name ElastiCache's own hosts.
      ...(records && { serverName: primary, readerServerName: reader }),
    },
  };
}
