import { valueAt } from "../../terraform/attribute-values";
import { sameJson } from "../../terraform/json-equality";
import type { ResourceChange } from "../resource-change";
import type { StackChange } from "../stack-change";
import { clusterParameter } from "./cluster-mode";
import { changes, endsOutside, isGiven, itemsAt, numberAt, usersOf } from "./conditions";
import { ELASTICACHE_API, ELASTICACHE_GUIDE, type Refusal } from "./refusal";

const GROUP_IN_USE = `${ELASTICACHE_API}/API_DeleteCacheParameterGroup.html`;

/** What ElastiCache refuses of Memcached and of single nodes. */
export const CLUSTER: readonly Refusal[] = [
  {
    arguments: ["az_mode", "num_cache_nodes"],
    when: (change) =>
      changes(change, "az_mode", "num_cache_nodes") &&
      change.after.az_mode === "cross-az" &&
      numberAt(change.after, "num_cache_nodes") < 2,
    reason: "one node is in one zone",
    instead: "set az_mode = single-az, or num_cache_nodes = 2",
    source: `${ELASTICACHE_API}/API_ModifyCacheCluster.html`,
  },
  {
    arguments: ["num_cache_nodes"],
    when: (change) =>
      changes(change, "num_cache_nodes") &&
      ["redis", "valkey"].includes(String(change.after.engine)) &&
      numberAt(change.after, "num_cache_nodes") > 1,
    reason: "a cluster of Redis OSS or Valkey has one node",
    instead: "make an aws_elasticache_replication_group and move the clients",
    source: `${ELASTICACHE_API}/API_ModifyCacheCluster.html`,
  },
  {
    arguments: ["num_cache_nodes"],
    when: endsOutside("num_cache_nodes", 1, 60),
    reason: "ElastiCache takes 1 to 60 nodes",
    instead: "set num_cache_nodes to such a number",
    source: `${ELASTICACHE_GUIDE}/quota-limits.html`,
  },
  {
    arguments: ["preferred_availability_zones", "num_cache_nodes"],
    when: ({ before, after }) => {
      const zones = after.preferred_availability_zones;
      const nodes = numberAt(after, "num_cache_nodes");
      return (
        Array.isArray(zones) &&
        nodes > numberAt(before, "num_cache_nodes") &&
        zones.length !== nodes
      );
    },
    reason: "each node needs its zone in the list",
    instead: "give preferred_availability_zones one zone for each node, in their order",
    source:
      "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_cluster#preferred_availability_zones",
  },
];

/** What ElastiCache refuses of parameter groups and subnet groups. */
export const GROUPS: Readonly<Record<string, readonly Refusal[]>> = {
  aws_elasticache_parameter_group: [
    {
      arguments: ["parameter cluster-enabled"],
      when: ({ before, after }) => clusterParameter(before) !== clusterParameter(after),
      reason: "ElastiCache never changes cluster-enabled in a group that there is",
      instead:
        "leave this group as it is and make another one with cluster-enabled = yes, for cluster_mode = compatible or for a second cache",
      source: "https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/212",
    },
    {
      of: "replacement",
      arguments: ["name", "lifecycle.create_before_destroy"],
      when: (change, stack) =>
        cachesWith(change, stack).some((user) => !user.isReplaced) &&
        valueAt(change.is.arguments, "lifecycle.create_before_destroy") !== true,
      reason: "a cache still uses the group when Terraform destroys it",
      instead: "set create_before_destroy, and a name that changes with the family",
      source: "https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/178",
    },
    {
      of: "replacement",
      arguments: ["name"],
      when: ({ before, after, is }) =>
        sameJson(before.name, after.name) &&
        isGiven(after, "name") &&
        valueAt(is.arguments, "lifecycle.create_before_destroy") === true,
      reason: "the new group comes before the old one goes, and the name is taken",
      instead: "give the group a name that changes with the family",
      source: "https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/201",
    },
    {
      of: "replacement",
      arguments: ["name"],
      when: (change, stack) =>
        cachesWith(change, stack).some(
          ({ isReplaced, after }) =>
            !isReplaced &&
            (after.apply_immediately === undefined || after.apply_immediately === false),
        ),
      reason:
        "the cache takes the new group in its maintenance window, and uses the old one when Terraform destroys it",
      instead: "set apply_immediately = true on the cache in the same deploy",
      source: GROUP_IN_USE,
    },
  ],
  aws_elasticache_subnet_group: [
    {
      arguments: ["subnet_ids"],
      when: ({ before, after }) => {
        const [from, to] = [before.subnet_ids, after.subnet_ids];
        return (
          Array.isArray(from) &&
          Array.isArray(to) &&
          to.length > 0 &&
          !to.some((id) => from.includes(id))
        );
      },
      reason: "ElastiCache keeps the subnets that nodes are in",
      instead:
        "add the new subnets beside the old ones; nodes that are made later use them, and a subnet can go when no node is in it",
      source: `${ELASTICACHE_API}/API_ModifyCacheSubnetGroup.html`,
    },
  ],
  aws_elasticache_user: [
    {
      arguments: ["authentication_mode.passwords", "passwords"],
      when: (change) =>
        ["authentication_mode.passwords", "passwords"].some(
          (path) => changes(change, path) && itemsAt(change.after, path).length > 2,
        ),
      reason: "a user has at most two passwords",
      instead: "end the oldest one in a deploy of its own, then add the new one",
      source: `${ELASTICACHE_API}/API_ModifyUser.html`,
    },
    {
      arguments: ["authentication_mode", "user_name"],
      when: (change) => {
        const { user_id: id, user_name: name } = change.after;
        return (
          changes(change, "authentication_mode.type") &&
          valueAt(change.after, "authentication_mode.type") === "iam" &&
          [id, name].every((text) => typeof text === "string" && !text.includes("${")) &&
          String(id).toLowerCase() !== String(name).toLowerCase()
        );
      },
      reason: "the name of a user of IAM is its id",
      instead: "make another user with user_name = user_id, and move the clients to it",
      source: "https://github.com/terraform-aws-modules/terraform-aws-elasticache/issues/65",
    },
  ],
  aws_elasticache_user_group: [
    {
      arguments: ["user_ids"],
      when: ({ before, after }) =>
        String(after.engine).toLowerCase() === "redis" &&
        isGiven(before, "user_ids") &&
        !isGiven(after, "user_ids"),
      reason: "a group of the engine redis needs a user with the name default",
      instead: "keep that user in user_ids",
      source: "https://github.com/hashicorp/terraform-provider-aws/issues/25593",
    },
  ],
  aws_appautoscaling_target: [
    {
      arguments: ["min_capacity", "max_capacity"],
      when: (change) =>
        changes(change, "min_capacity", "max_capacity") &&
        numberAt(change.after, "min_capacity") > numberAt(change.after, "max_capacity"),
      reason: "the minimum is above the maximum",
      instead: "raise the maximum, or lower the minimum",
      source:
        "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html",
    },
  ],
};

/** The caches that use a group. */
function cachesWith(group: ResourceChange, stack: StackChange): ResourceChange[] {
  return ["aws_elasticache_replication_group", "aws_elasticache_cluster"].flatMap((type) =>
    usersOf(group, stack, type),
  );
}
