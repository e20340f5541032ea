import type { RedisCluster } from "@cdktf/provider-google/lib/redis-cluster";

/**
 * The address of the discovery endpoint.
 *
 * Source: https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources/redis_cluster
 */
export function discoveryAddress({ fqn }: RedisCluster): string {
  return `\${${discoveryOf(fqn)}}`;
}

/** The address at which clients reach the nodes: that of the other of the cluster's two endpoints. */
export function nodeAddress({ fqn }: RedisCluster): string {
  return `\${one([for it in ${fqn}.psc_connections : it.address if it.address != ${discoveryOf(fqn)}])}`;
}

function discoveryOf(fqn: string): string {
  return `one(${fqn}.discovery_endpoints[*].address)`;
}
