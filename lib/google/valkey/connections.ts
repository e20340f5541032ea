import type { MemorystoreInstance } from "@cdktf/provider-google/lib/memorystore-instance";
import { MemorystoreInstanceDesiredUserCreatedEndpoints } from "@cdktf/provider-google/lib/memorystore-instance-desired-user-created-endpoints";
import type { Construct } from "constructs";
import type { NodeAddresses } from "../shared/made-node-cache";
import { OwnEndpoint } from "../shared/own-endpoint";
import type { MemorystoreValkeySettings } from "./settings";

/**
 * How expressions choose what belongs to an endpoint. Google says no order, and one of a cluster's two endpoints has
 * no kind: it leads to the nodes.
 */
const CONDITIONS = {
  Discovery: '== "CONNECTION_TYPE_DISCOVERY"',
  Nodes: '!= "CONNECTION_TYPE_DISCOVERY"',
  Primary: '== "CONNECTION_TYPE_PRIMARY"',
  Reader: '== "CONNECTION_TYPE_READER"',
};
type Endpoint = keyof typeof CONDITIONS;

/** The addresses of the endpoints that Google makes, or of those that are made here. */
export function valkeyAddresses(
  scope: Construct,
  settings: MemorystoreValkeySettings,
  instance: MemorystoreInstance,
): NodeAddresses {
  const { connectionPolicy, shards, replicas } = settings;
  const addressOf =
    connectionPolicy.kind === "forwarding-rules"
      ? ownAddresses(scope, settings, instance, connectionPolicy.subnet)
      : (endpoint: Endpoint) => autoCreatedAddress(instance, endpoint);
  if (shards !== undefined) {
    return { primary: addressOf("Discovery"), nodes: addressOf("Nodes") };
  }
  return replicas === 0
    ? { primary: addressOf("Primary") }
    : { primary: addressOf("Primary"), reader: addressOf("Reader") };
}

/**
 * The address of an endpoint that Google makes. `discovery_endpoints` and `psc_auto_connections` stay empty, since the
 * endpoints are made by `desired_auto_created_endpoints`.
 *
 * Source: https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/memorystore_instance
 */
function autoCreatedAddress({ fqn }: MemorystoreInstance, endpoint: Endpoint): string {
  const connections = `flatten(${fqn}.endpoints[*].connections[*].psc_auto_connection)`;
  return `\${one([for it in ${connections} : it.ip_address if it.connection_type ${CONDITIONS[endpoint]}])}`;
}

/** The addresses of endpoints that are made here: one for each of the instance's two service attachments. */
function ownAddresses(
  scope: Construct,
  settings: MemorystoreValkeySettings,
  instance: MemorystoreInstance,
  subnet: string,
): (endpoint: Endpoint) => string {
  const { shards, region, project, provider } = settings;
  const kinds: Endpoint[] = shards === undefined ? ["Primary", "Reader"] : ["Discovery", "Nodes"];
  const endpoints = new Map(
    kinds.map((kind) => [
      kind,
      new OwnEndpoint(scope, `${kind}Endpoint`, {
        ...settings,
        subnet,
        serviceAttachment: `\${one([for it in ${instance.fqn}.psc_attachment_details : it.service_attachment if it.connection_type ${CONDITIONS[kind]}])}`,
      }),
    ]),
  );
  new MemorystoreInstanceDesiredUserCreatedEndpoints(scope, "Endpoints", {
    name: instance.instanceId,
    region,
    desiredUserCreatedEndpoints: [
      {
        connections: [...endpoints.values()].map(({ address, connection }) => ({
          pscConnection: { ...connection, ipAddress: address },
        })),
      },
    ],
    project,
    provider,
  });
  return (kind) => (endpoints.get(kind) as OwnEndpoint).address;
}
