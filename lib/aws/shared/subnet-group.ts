import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import type { Construct } from "constructs";
import type { CacheSubnet } from "./network";
import { commonArguments, type ResourceSettings } from "./resource-settings";

/** What a subnet group is made of. */
export interface SubnetGroupSettings extends ResourceSettings {
  readonly subnets?: readonly CacheSubnet[];
  readonly subnetGroupName?: string;
}

/** Name of the given subnet group, or of one that is made of the subnets. */
export function subnetGroupName(scope: Construct, settings: SubnetGroupSettings): string {
  const { cacheName, names, subnets = [] } = settings;
  return (
    settings.subnetGroupName ??
    new ElasticacheSubnetGroup(scope, "SubnetGroup", {
      name: names.subnetGroup,
      description: `Subnets of cache ${cacheName}`,
      subnetIds: subnets.map(({ id }) => id),
      ...commonArguments(settings),
    }).name
  );
}
