import type { RedisCluster } from "@cdktf/provider-google/lib/redis-cluster";
import { RedisClusterUserCreatedConnections } from "@cdktf/provider-google/lib/redis-cluster-user-created-connections";
import type { Construct } from "constructs";
import type { NodeAddresses } from "../shared/made-node-cache";
import { OwnEndpoint } from "../shared/own-endpoint";
import type { MemorystoreRedisClusterSettings } from "./settings";

/** The addresses of the endpoints that Google makes, or of those that are made here. */
export function clusterAddresses(
  scope: Construct,
  settings: MemorystoreRedisClusterSettings,
  cluster: RedisCluster,
): NodeAddresses {
  const { connectionPolicy } = settings;
  if (connectionPolicy.kind === "forwarding-rules") {
    return ownAddresses(scope, settings, cluster, connectionPolicy.subnet);
  }
  const discovery = `one(${cluster.fqn}.discovery_endpoints[*].address)`;
  return {
    primary: `\${${discovery}}`,
    nodes: `\${one([for it in ${cluster.fqn}.psc_connections : it.address if it.address != ${discovery}])}`,
  };
}

/**
 * The addresses of endpoints that are made here: one for each of the cluster's two service attachments, chosen by their
 * kind, since Google says no order.
 */
function ownAddresses(
  scope: Construct,
  settings: MemorystoreRedisClusterSettings,
  { fqn, name }: RedisCluster,
  subnet: string,
): NodeAddresses {
  const { region, project, provider } = settings;
  const endpoint = (id: string, condition: "==" | "!=") =>
    new OwnEndpoint(scope, id, {
      ...settings,
      subnet,
      serviceAttachment: `\${one([for it in ${fqn}.psc_service_attachments : it.service_attachment if it.connection_type ${condition} "CONNECTION_TYPE_DISCOVERY"])}`,
    });
  const discovery = endpoint("DiscoveryEndpoint", "==");
  const nodes = endpoint("NodesEndpoint", "!=");
  new RedisClusterUserCreatedConnections(scope, "Endpoints", {
    name,
    region,
    clusterEndpoints: [
      {
        connections: [discovery, nodes].map(({ address, connection }) => ({
          pscConnection: { ...connection, address },
        })),
      },
    ],
    project,
    provider,
  });
  return { primary: discovery.address, nodes: nodes.address };
}
