import { isTrue } from "../../terraform/attribute-values";
import { tlsMode } from "../../terraform/cache-resources/elasticache/tls-mode";
import { clusterModes } from "./cluster-mode";
import { CLUSTER_MODE } from "./cluster-mode-changes";
import { changes, endsOutside, isGiven, isOn, numberAt, usersOf } from "./conditions";
import { ELASTICACHE_API, ELASTICACHE_GUIDE, type Refusal } from "./refusal";

const MODIFY_GROUP = `${ELASTICACHE_API}/API_ModifyReplicationGroup.html`;
const TLS = `${ELASTICACHE_GUIDE}/in-transit-encryption-enable.html`;
const FAILOVER = `${ELASTICACHE_GUIDE}/AutoFailover.html`;

/** What ElastiCache refuses of nodes, shards, TLS and snapshots of a replication group. */
export const REPLICATION_GROUP: readonly Refusal[] = [
  ...CLUSTER_MODE,
  {
    arguments: ["snapshot_retention_limit"],
    when: (change, stack) =>
      !(numberAt(change.before, "snapshot_retention_limit") > 0) &&
      numberAt(change.after, "snapshot_retention_limit") > 0 &&
      clusterModes(change, stack)[0] === "enabled",
    reason:
      "the provider names a node to make snapshots of, which ElastiCache refuses in cluster mode",
    instead:
      "turn snapshots on with aws elasticache modify-replication-group --snapshot-retention-limit, then deploy",
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/20052",
  },
  {
    arguments: ["replicas_per_node_group", "multi_az_enabled"],
    when: (change) =>
      numberAt(change.after, "replicas_per_node_group") === 0 &&
      changes(change, "replicas_per_node_group") &&
      isTrue(change.before.multi_az_enabled),
    reason: "a cache in several zones needs a replica, and the provider removes replicas first",
    instead: "set multi_az_enabled = false in one deploy, remove the replicas in the next",
    source: "https://github.com/pulumi/pulumi/issues/11458",
  },
  {
    arguments: ["automatic_failover_enabled", "num_cache_clusters"],
    when: (change) =>
      changes(change, "automatic_failover_enabled", "num_cache_clusters") &&
      isOn(change, "automatic_failover_enabled") &&
      numberAt(change.after, "num_cache_clusters") < 2,
    reason: "automatic failover needs a replica",
    instead: "set automatic_failover_enabled = false, or num_cache_clusters = 2",
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/24244",
  },
  {
    arguments: ["multi_az_enabled", "automatic_failover_enabled"],
    when: (change) =>
      changes(change, "multi_az_enabled", "automatic_failover_enabled") &&
      isOn(change, "multi_az_enabled") &&
      change.after.automatic_failover_enabled === false,
    reason: "several zones need automatic failover",
    instead: "set both to true, or both to false",
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/25831",
  },
  {
    arguments: ["automatic_failover_enabled", "node_type"],
    when: (change, stack) => {
      const type = String(change.after.node_type);
      return (
        changes(change, "automatic_failover_enabled", "node_type") &&
        isOn(change, "automatic_failover_enabled") &&
        (type.startsWith("cache.t1.") ||
          (type.startsWith("cache.t2.") && clusterModes(change, stack)[1] === "disabled"))
      );
    },
    reason: "nodes of the families T1, and T2 without cluster mode, have no failover",
    instead: "choose another node_type first, such as cache.t4g, then turn failover on",
    source: FAILOVER,
  },
  {
    arguments: ["snapshot_retention_limit", "node_type"],
    when: (change) =>
      changes(change, "snapshot_retention_limit", "node_type") &&
      String(change.after.node_type) === "cache.t1.micro" &&
      numberAt(change.after, "snapshot_retention_limit") > 0,
    reason: "nodes of the type cache.t1.micro have no snapshots",
    instead: "choose another node_type first, then turn snapshots on",
    source: `${ELASTICACHE_GUIDE}/backups.html`,
  },
  {
    arguments: ["node_type"],
    when: (change) => {
      const [from, to] = [change.before, change.after].map(({ node_type: type }) => String(type));
      const isKnown = [from, to].every((type) => /^cache\.[a-z0-9]+\./.test(type as string));
      return isKnown && isTiered(from as string) !== isTiered(to as string);
    },
    reason:
      "data tiering is decided when a cache is made, and nodes with it scale among themselves",
    instead:
      "make a second cache, from a snapshot if its contents are needed, and move the clients",
    source: `${ELASTICACHE_GUIDE}/data-tiering.html`,
  },
  {
    arguments: ["node_type"],
    when: (change, stack) =>
      changes(change, "node_type") &&
      /^cache\.[a-z0-9]+\.(?!(2?x)?large$)[a-z0-9]+$/.test(String(change.after.node_type)) &&
      usersOf(change, stack, "aws_appautoscaling_target").length > 0,
    reason: "a cache that scales by itself keeps nodes of the sizes large, xlarge and 2xlarge",
    instead: "remove aws_appautoscaling_target in one deploy, change node_type in the next",
    source: `${ELASTICACHE_GUIDE}/AutoScaling.html`,
  },
  {
    arguments: ["transit_encryption_mode"],
    when: (change) => {
      const [before, after] = [tlsMode(change.before), tlsMode(change.after)];
      return before === "off" && after === "required";
    },
    reason: "ElastiCache requires TLS of a cache only after it has preferred it",
    instead:
      "set transit_encryption_mode = preferred, move the clients to TLS, then set it to required",
    source: TLS,
  },
  {
    arguments: ["transit_encryption_enabled"],
    when: (change) => tlsMode(change.before) === "required" && tlsMode(change.after) === "off",
    reason: "ElastiCache does not end TLS in one step",
    instead:
      "set transit_encryption_mode = preferred, which takes plain connections as well; AWS documents no way on from there",
    source: TLS,
  },
  {
    arguments: ["transit_encryption_mode"],
    when: (change) =>
      changes(change, "transit_encryption_mode") &&
      isGiven(change.after, "transit_encryption_mode") &&
      change.after.transit_encryption_enabled === false,
    reason: "a mode of TLS is refused while TLS is off",
    instead: "set transit_encryption_enabled = true with it, or remove transit_encryption_mode",
    source: "https://github.com/cloudposse/terraform-aws-elasticache-redis/issues/240",
  },
  {
    arguments: ["transit_encryption_enabled", "transit_encryption_mode"],
    when: (change) =>
      changes(change, "transit_encryption_enabled", "transit_encryption_mode") &&
      tlsMode(change.before) !== tlsMode(change.after) &&
      ["auth_token", "user_group_ids"].some(
        (name) => isGiven(change.before, name) || isGiven(change.after, name),
      ),
    reason: "ElastiCache changes TLS only of a cache without a token and without users",
    instead:
      "finish TLS first and give the cache its token or users afterwards; with a token already, make a second cache and move the clients",
    source: "https://github.com/aws-controllers-k8s/community/issues/2536",
  },
  {
    arguments: ["engine", "engine_version"],
    when: (change) =>
      changes(change, "engine") &&
      change.after.engine === "valkey" &&
      !changes(change, "engine_version"),
    reason: "the provider wants the version changed together with the engine",
    instead: "set engine_version to a version of Valkey in the same deploy",
    source:
      "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group#engine",
  },
  {
    arguments: ["num_cache_clusters"],
    when: endsOutside("num_cache_clusters", 1, 6),
    reason: "ElastiCache takes 1 to 6 nodes",
    instead: "set num_cache_clusters to such a number",
    source: MODIFY_GROUP,
  },
  {
    arguments: ["replicas_per_node_group"],
    when: endsOutside("replicas_per_node_group", 0, 5),
    reason: "ElastiCache takes 0 to 5 replicas in each shard",
    instead: "set replicas_per_node_group to such a number",
    source: `${ELASTICACHE_API}/API_IncreaseReplicaCount.html`,
  },
  {
    arguments: ["num_node_groups"],
    when: endsOutside("num_node_groups", 1, 500),
    reason: "ElastiCache takes 1 to 500 shards",
    instead: "set num_node_groups to such a number",
    source: `${ELASTICACHE_API}/API_ModifyReplicationGroupShardConfiguration.html`,
  },
  {
    arguments: ["snapshot_retention_limit"],
    when: endsOutside("snapshot_retention_limit", 0, 35),
    reason: "ElastiCache keeps snapshots for 0 to 35 days",
    instead: "set snapshot_retention_limit to such a number",
    source: MODIFY_GROUP,
  },
  {
    arguments: ["engine", "engine_version", "node_type", "num_node_groups", "parameter_group_name"],
    when: (change) =>
      isGiven(change.before, "global_replication_group_id") &&
      changes(
        change,
        "engine",
        "engine_version",
        "node_type",
        "num_node_groups",
        "parameter_group_name",
      ),
    reason: "the global datastore decides this for its members",
    instead: "change aws_elasticache_global_replication_group",
    source: "https://github.com/hashicorp/terraform-provider-aws/issues/19929",
  },
];

function isTiered(type: string): boolean {
  return /^cache\.r\d+gd\./.test(type);
}
