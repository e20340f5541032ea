import { areDistinct } from "../../core/distinct";
import { isHostName } from "../../core/dns-name";
import { isNetwork } from "../../core/ip-network";
import { storePolicyRule } from "../../core/store-rules";
import { isWhole, knownItems, mustBeKnown, type Rule, rulesFor } from "../../core/validation";
import { arnOf } from "../shared/arn";
import { canRun, ENGINES } from "../shared/engine-versions";
import { IMPORTED_AUTHENTICATION_RULES } from "../shared/imported-authentication";
import { MAX_NODES } from "../shared/node-types";
import { ID_EXPECTED, isId, lowerCase } from "../shared/resource-name";
import { nodeTypeRule } from "../shared/rules/node-type";
import {
  areSubnetNetworks,
  SUBNET_NETWORKS_EXPECTED,
  SUBNET_NETWORKS_FIX,
} from "../shared/rules/subnets";
import type { ElastiCacheReplicationGroupAttributes } from "./attributes";
import type { ReplicationGroupTopology } from "./members";

const GROUP_ARN = arnOf("elasticache", "replicationgroup:([a-z][0-9a-z-]*)");

const rule = rulesFor<ElastiCacheReplicationGroupAttributes>();

function counts(topology: ReplicationGroupTopology) {
  return topology.kind === "primary"
    ? { replicas: topology.replicas, shards: 1 }
    : { replicas: topology.replicasPerShard, shards: topology.shards };
}

/** Everything that no replication group has, and what would send clients or secrets elsewhere. */
export const IMPORTED_REPLICATION_GROUP_RULES: readonly Rule<ElastiCacheReplicationGroupAttributes>[] =
  [
    rule({
      // It names the nodes in alarms, and is part of expressions there.
      id: "elasticache.replication-group-id",
      inputs: ({ replicationGroupId }) => ({ replicationGroupId }),
      isValid: ({ replicationGroupId }) => isId(replicationGroupId),
      expected: ID_EXPECTED,
      fix: "give the id of the group, not its ARN",
    }),
    rule({
      id: "elasticache.imported-engine",
      inputs: (attributes) => ({ engine: mustBeKnown(`${attributes.engine}`) }),
      isValid: (inputs) => canRun(inputs.engine),
      expected: `a version that ElastiCache has or had, such as ${ENGINES.join(", ")}, known at synthesis`,
      fix: "look up the version in the console, or with aws elasticache describe-cache-clusters",
    }),
    rule({
      id: "elasticache.imported-endpoint",
      inputs: ({ primaryEndpointAddress, readerEndpointAddress }) => ({
        endpoints: knownItems([primaryEndpointAddress, readerEndpointAddress]),
      }),
      isValid: ({ endpoints }) => endpoints.every(isHostName) && areDistinct(endpoints),
      expected:
        "names of hosts in lower case, one for each endpoint: no address, no scheme and no port",
      fix: "write them as master.shop.a1b2c3.euw1.cache.amazonaws.com, and the port as port",
    }),
    rule({
      id: "elasticache.port",
      inputs: ({ port }) => (port === undefined ? undefined : { port }),
      isValid: ({ port }) => isWhole(port, 1, 65535),
      expected: "a whole number from 1 to 65535",
      fix: "leave port out for 6379",
    }),
    rule({
      id: "elasticache.imported-topology",
      inputs: ({ topology }) => {
        const { replicas, shards } = counts(topology);
        return { replicas: mustBeKnown(replicas), shards: mustBeKnown(shards) };
      },
      isValid: ({ replicas, shards }) =>
        isWhole(replicas, 0, 5) &&
        isWhole(shards, 1, MAX_NODES) &&
        Number(shards) * (1 + Number(replicas)) <= MAX_NODES,
      expected: `0 to 5 replicas and 1 to ${MAX_NODES} shards, up to ${MAX_NODES} nodes in all, known at synthesis`,
      fix: "give the topology of the group",
    }),
    rule({
      id: "elasticache.imported-subnet-networks",
      inputs: ({ subnetCidrs }) => subnetCidrs && { subnetCidrs: knownItems(subnetCidrs) },
      isValid: ({ subnetCidrs }) =>
        areSubnetNetworks(subnetCidrs.filter((network) => !network.includes(":"))) &&
        areIpv6Subnets(subnetCidrs.filter((network) => network.includes(":"))),
      expected: `${SUBNET_NETWORKS_EXPECTED}; IPv6 networks of /44 to /64, each once`,
      fix: SUBNET_NETWORKS_FIX,
    }),
    rule({
      id: "elasticache.imported-arn",
      inputs: ({ arn, replicationGroupId }) =>
        arn === undefined ? undefined : { arn, replicationGroupId },
      isValid: ({ arn, replicationGroupId }) =>
        GROUP_ARN.exec(arn)?.at(-1) === lowerCase(replicationGroupId),
      confidential: ["arn"],
      expected: "the ARN of the replication group with this id",
      fix: "write it as arn:aws:elasticache:REGION:ACCOUNT:replicationgroup:ID",
    }),
    storePolicyRule("elasticache"),
    nodeTypeRule("elasticache"),
    ...IMPORTED_AUTHENTICATION_RULES,
  ];

/** Source: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
function areIpv6Subnets(networks: readonly string[]): boolean {
  return (
    areDistinct(networks) &&
    networks.every((network) => isNetwork(network) && /\/(44|48|52|56|60|64)$/.test(network))
  );
}
