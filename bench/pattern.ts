import { ElastiCacheForKubernetes } from "cdktf-managed-cache/patterns/aws";
import type { Construct } from "constructs";
import type { CacheSettings } from "./settings";

/** The cache as this library makes it. */
export function addCache(
  scope: Construct,
  { id, vpcId, subnets, nodeType, clientSecurityGroupId, namespace, client }: CacheSettings,
): void {
  new ElastiCacheForKubernetes(scope, id, {
    cache: {
      vpcId,
      subnets,
      nodeType,
      allowFrom: { nodes: { securityGroupId: clientSecurityGroupId } },
    },
    kubernetes: { namespace, clients: { [client]: { createNamespace: false } } },
  });
}
