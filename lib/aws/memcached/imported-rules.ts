import { areDistinct } from "../../core/distinct";
import { isHostName } from "../../core/dns-name";
import { isWhole, knownItems, mustBeKnown, type Rule, rulesFor } from "../../core/validation";
import { canBeMemcached, MEMCACHED_ENGINES } from "../shared/engine-versions";
import { CLUSTER_ID_EXPECTED, isClusterId } from "../shared/resource-name";
import { nodeTypeRule } from "../shared/rules/node-type";
import {
  areSubnetNetworks,
  SUBNET_NETWORKS_EXPECTED,
  SUBNET_NETWORKS_FIX,
} from "../shared/rules/subnets";
import type { ElastiCacheMemcachedAttributes } from "./attributes";
import { MAX_MEMCACHED_NODES } from "./rules";

const rule = rulesFor<ElastiCacheMemcachedAttributes>();

/** Everything that no Memcached cluster has, and what would send clients elsewhere. */
export const IMPORTED_MEMCACHED_RULES: readonly Rule<ElastiCacheMemcachedAttributes>[] = [
  rule({
    // It names the nodes in alarms, and is part of expressions there.
    id: "elasticache.cluster-id",
    inputs: ({ clusterId }) => ({ clusterId }),
    isValid: ({ clusterId }) => isClusterId(clusterId),
    expected: CLUSTER_ID_EXPECTED,
    fix: "give the id of the cluster, not its ARN",
  }),
  rule({
    id: "elasticache.memcached-engine",
    inputs: (attributes) => ({ engine: mustBeKnown(`${attributes.engine}`) }),
    isValid: (inputs) => canBeMemcached(inputs.engine),
    expected: `${MEMCACHED_ENGINES.join(", ")}, or a later 1.6, known at synthesis`,
    fix: "look up the version in the console, or with aws elasticache describe-cache-clusters",
  }),
  rule({
    id: "elasticache.imported-endpoint",
    inputs: ({ configurationEndpointAddress, nodeAddresses }) => ({
      endpoints: knownItems([configurationEndpointAddress, ...nodeAddresses]),
    }),
    isValid: ({ endpoints }) => endpoints.every(isHostName) && areDistinct(endpoints),
    expected:
      "names of hosts in lower case, one for each endpoint: no address, no scheme and no port",
    fix: "write them as shop.a1b2c3.cfg.euw1.cache.amazonaws.com, and the port as port",
  }),
  rule({
    id: "elasticache.memcached-nodes",
    inputs: ({ nodeAddresses }) => ({ nodeAddresses: nodeAddresses.length }),
    isValid: ({ nodeAddresses }) => isWhole(nodeAddresses, 1, MAX_MEMCACHED_NODES),
    expected: `1 to ${MAX_MEMCACHED_NODES} nodes`,
    fix: "give the address of every node",
  }),
  rule({
    id: "elasticache.port",
    inputs: ({ port }) => (port === undefined ? undefined : { port }),
    isValid: ({ port }) => isWhole(port, 1, 65535),
    expected: "a whole number from 1 to 65535",
    fix: "leave port out for 11211",
  }),
  rule({
    id: "elasticache.imported-subnet-networks",
    inputs: ({ subnetCidrs }) => subnetCidrs && { subnetCidrs: knownItems(subnetCidrs) },
    isValid: ({ subnetCidrs }) => areSubnetNetworks(subnetCidrs),
    expected: SUBNET_NETWORKS_EXPECTED,
    fix: SUBNET_NETWORKS_FIX,
  }),
  nodeTypeRule("elasticache"),
];
