import {
  ElastiCacheReplicationGroup,
  type ElastiCacheReplicationGroupProps,
} from "cdktf-managed-cache/aws";
import { synth } from "../../support/synth";
import { MINIMAL } from "../props";

function argumentsOf(props: Partial<ElastiCacheReplicationGroupProps>) {
  const template = synth((stack) => {
    new ElastiCacheReplicationGroup(stack, "Cache", { ...MINIMAL, ...props });
  });
  return template.only({ type: "aws_elasticache_replication_group" }).properties;
}

test("without cluster mode the zones are those of the nodes, the primary's first", () => {
  const group = argumentsOf({
    replicas: 1,
    placement: [{ primaryZone: "eu-west-1b", replicaZones: ["eu-west-1a"] }],
  });
  expect(group.preferred_cache_cluster_azs).toEqual(["eu-west-1b", "eu-west-1a"]);
  expect(group.node_group_configuration).toBeUndefined();
  expect(group.lifecycle.ignore_changes).toContain("preferred_cache_cluster_azs");
});

test("in cluster mode each shard has its zones and slots", () => {
  const group = argumentsOf({
    shards: 2,
    replicas: 1,
    placement: [
      { primaryZone: "eu-west-1a", replicaZones: ["eu-west-1b"], slots: "0-100,8192-16383" },
      { primaryZone: "eu-west-1b", replicaZones: ["eu-west-1a"], slots: "101-8191" },
    ],
  });
  expect(group.node_group_configuration).toEqual([
    {
      node_group_id: "0001",
      primary_availability_zone: "eu-west-1a",
      replica_availability_zones: ["eu-west-1b"],
      replica_count: 1,
      slots: "0-100,8192-16383",
    },
    {
      node_group_id: "0002",
      primary_availability_zone: "eu-west-1b",
      replica_availability_zones: ["eu-west-1a"],
      replica_count: 1,
      slots: "101-8191",
    },
  ]);
  expect(group.lifecycle.ignore_changes).toContain("node_group_configuration");
});

test("without a placement ElastiCache chooses, and Terraform ignores nothing of it", () => {
  const group = argumentsOf({});
  expect(group.preferred_cache_cluster_azs).toBeUndefined();
  expect(group.lifecycle.ignore_changes).toEqual(["snapshot_name", "snapshot_arns"]);
});
