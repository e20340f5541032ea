import type { MemorystoreInstance } from "@cdktf/provider-google/lib/memorystore-instance";

/** Kinds of endpoints, as the API spells them. */
type ConnectionType = "DISCOVERY" | "PRIMARY" | "READER";

/**
 * The address of the endpoint of one kind. Google says no order, and one of a cluster's two endpoints has no
 * kind: it leads to the nodes. `discovery_endpoints` and `psc_auto_connections` stay empty, since the endpoints
 * are made by `desired_auto_created_endpoints`.
 *
 * Source: https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/memorystore_instance
 */
export function addressOf(instance: MemorystoreInstance, type: ConnectionType): string {
  return addressWhere(instance, `== "CONNECTION_TYPE_${type}"`);
}

/** The address at which clients of a cluster reach its nodes. */
export function nodeAddress(instance: MemorystoreInstance): string {
  return addressWhere(instance, '!= "CONNECTION_TYPE_DISCOVERY"');
}

function addressWhere({ fqn }: MemorystoreInstance, condition: string): string {
  const connections = `flatten(${fqn}.endpoints[*].connections[*].psc_auto_connection)`;
  return `\${one([for it in ${connections} : it.ip_address if it.connection_type ${condition}])}`;
}
