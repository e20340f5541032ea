import type { Construct } from "constructs";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findFaults, type Rule, refuse } from "../../core/validation";
import { MEMORYSTORE_REDIS_CLUSTER_ATTRIBUTES } from "../shapes";
import { ImportedNodeCache } from "../shared/imported-node-cache";
import { IMPORTED_NODE_RULES } from "../shared/rules/imported-nodes";
import type { MemorystoreRedisClusterAttributes } from "./attributes";
import {
  CONNECTION_ROLE,
  ENGINE,
  type IMemorystoreRedisCluster,
  metricSource,
} from "./memorystore-redis-cluster-base";
import { CLUSTER_NAME_RULE, NODE_TYPE_RULE } from "./rules";

/** Everything that no cluster has, and what would send clients elsewhere. */
export const IMPORTED_MEMORYSTORE_REDIS_CLUSTER_RULES: readonly Rule<MemorystoreRedisClusterAttributes>[] =
  [CLUSTER_NAME_RULE, NODE_TYPE_RULE, ...IMPORTED_NODE_RULES];

/** What `MemorystoreRedisCluster.fromAttributes` returns. @internal */
export class ImportedMemorystoreRedisCluster
  extends ImportedNodeCache
  implements IMemorystoreRedisCluster
{
  /** @throws CacheValidationError that lists every fault of the attributes */
  constructor(scope: Construct, id: string, attributes: MemorystoreRedisClusterAttributes) {
    const subject = `MemorystoreRedisCluster ${constructPath(scope, id)}`;
    attributes = withShape(subject, MEMORYSTORE_REDIS_CLUSTER_ATTRIBUTES, attributes);
    refuse(subject, findFaults(IMPORTED_MEMORYSTORE_REDIS_CLUSTER_RULES, attributes));
    const { clusterName, project, region } = attributes;
    super(
      scope,
      id,
      {
        cacheName: clusterName,
        engine: ENGINE,
        resourceName: `projects/${project}/locations/${region}/clusters/${clusterName}`,
        role: CONNECTION_ROLE,
        metrics: metricSource(clusterName, region),
      },
      attributes,
    );
  }
}
