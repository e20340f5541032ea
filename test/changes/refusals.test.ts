import { REFUSALS } from "../../lib/changes/refusals";
import type { Refusal } from "../../lib/changes/refusals/refusal";
import { RESOURCE_DESCRIPTORS } from "../../lib/terraform/cache-resources";
import { changeAt, changesOf } from "./resources";

const GROUP = "aws_elasticache_replication_group";
const CLUSTER = "aws_elasticache_cluster";
const SERVERLESS = "aws_elasticache_serverless_cache";
const PARAMETERS = "aws_elasticache_parameter_group";
const TOKEN = { auth_token: "${data.a.old.value}", transit_encryption_enabled: true };
const NEW = "${data.a.new.value}";
const SCALING = {
  "aws_appautoscaling_target.it": { resource_id: `replication-group/\${${GROUP}.it.id}` },
};
const MANAGED_REDIS = "azurerm_managed_redis";
const LOCK = { "azurerm_management_lock.it": { scope: `\${${MANAGED_REDIS}.it.id}` } };
const SLOW = { log_type: "slow-log", destination: "a" };
const ENGINE = { log_type: "engine-log", destination: "b" };

/** What the two services call the parts of a cache in replication between regions. */
const REPLICATION = [
  {
    type: "google_redis_cluster",
    config: "cross_cluster_replication_config",
    role: "cluster_role",
    primary: "primary_cluster",
    secondaries: "secondary_clusters",
  },
  {
    type: "google_memorystore_instance",
    config: "cross_instance_replication_config",
    role: "instance_role",
    primary: "primary_instance",
    secondaries: "secondary_instances",
  },
];

type Arguments = Readonly<Record<string, unknown>>;

interface Case {
  readonly title: string;
  readonly type: string;
  readonly before: Arguments;
  readonly after: Arguments;
  /** What the reason says. */
  readonly reason: string;
  /** The deploys that work, one after the other, from `before` on. The last one need not be `after`. */
  readonly deploys: readonly Arguments[];
  /** Other resources, before and after. */
  readonly others?: readonly [Record<string, object>, Record<string, object>];
}

/** Each refusal that is known, with the deploys that work. Names of arguments are those of Terraform. */
const CASES: readonly Case[] = [
  {
    title: "a clustering policy under a lock, which refuses to delete the database",
    type: MANAGED_REDIS,
    before: { default_database: { clustering_policy: "EnterpriseCluster" } },
    after: { default_database: { clustering_policy: "OSSCluster" } },
    reason: "the lock on the cache is inherited by its database",
    deploys: [],
    others: [LOCK, LOCK],
  },
  {
    title: "access keys of a member of a geo-replication group",
    type: MANAGED_REDIS,
    before: { default_database: { geo_replication_group_name: "shop" } },
    after: {
      default_database: {
        geo_replication_group_name: "shop",
        access_keys_authentication_enabled: true,
      },
    },
    reason: "only of a cache that is not linked",
    deploys: [],
  },
  {
    title: "a lower version of Azure Cache for Redis",
    type: "azurerm_redis_cache",
    before: { redis_version: "6" },
    after: { redis_version: "4" },
    reason: "Azure has no way to a lower version",
    deploys: [],
  },
  {
    title: "shards where there were none",
    type: GROUP,
    before: { engine: "valkey", num_cache_clusters: 3 },
    after: { engine: "valkey", num_node_groups: 3, replicas_per_node_group: 1 },
    reason: "does not turn cluster mode on in one step",
    deploys: [
      { engine: "valkey", num_cache_clusters: 3, cluster_mode: "compatible" },
      { engine: "valkey", num_node_groups: 1, replicas_per_node_group: 2, cluster_mode: "enabled" },
      { engine: "valkey", num_node_groups: 3, replicas_per_node_group: 2, cluster_mode: "enabled" },
    ],
  },
  {
    title: "the strategy that deleted a token",
    type: GROUP,
    before: { user_group_ids: ["a"], auth_token_update_strategy: "DELETE" },
    after: { user_group_ids: ["a"] },
    reason: "sends an empty token when the strategy goes",
    deploys: [
      {
        user_group_ids: ["a"],
        auth_token_update_strategy: "DELETE",
        snapshot_window: "03:00-04:00",
      },
    ],
  },
  {
    title: "another setting with the mode",
    type: GROUP,
    before: { engine: "valkey", num_cache_clusters: 3, snapshot_window: "03:00-04:00" },
    after: {
      engine: "valkey",
      num_cache_clusters: 3,
      cluster_mode: "compatible",
      snapshot_window: "05:00-06:00",
    },
    reason: "nothing but the parameter group with the mode",
    deploys: [
      {
        engine: "valkey",
        num_cache_clusters: 3,
        cluster_mode: "compatible",
        snapshot_window: "03:00-04:00",
      },
      {
        engine: "valkey",
        num_cache_clusters: 3,
        cluster_mode: "compatible",
        snapshot_window: "05:00-06:00",
      },
    ],
  },
  {
    title: "more shards before cluster mode is on",
    type: GROUP,
    before: { num_node_groups: 1, replicas_per_node_group: 2, cluster_mode: "compatible" },
    after: { num_node_groups: 2, replicas_per_node_group: 2, cluster_mode: "compatible" },
    reason: "neither scales nor upgrades a cache in the mode compatible",
    deploys: [
      { num_node_groups: 1, replicas_per_node_group: 2, cluster_mode: "enabled" },
      { num_node_groups: 2, replicas_per_node_group: 2, cluster_mode: "enabled" },
    ],
  },
  {
    title: "another node type before cluster mode is on",
    type: GROUP,
    before: { num_cache_clusters: 3, cluster_mode: "compatible", node_type: "cache.r7g.large" },
    after: { num_cache_clusters: 3, cluster_mode: "compatible", node_type: "cache.r7g.xlarge" },
    reason: "neither scales nor upgrades a cache in the mode compatible",
    deploys: [],
  },
  {
    title: "cluster mode of a cache without a replica",
    type: GROUP,
    before: { num_cache_clusters: 1 },
    after: { num_cache_clusters: 1, cluster_mode: "compatible" },
    reason: "with failover and a replica move to cluster mode",
    deploys: [{ num_cache_clusters: 2 }, { num_cache_clusters: 2, cluster_mode: "compatible" }],
  },
  {
    title: "one shard, by a parameter group with cluster mode",
    type: GROUP,
    before: { num_cache_clusters: 3, parameter_group_name: "default.redis7" },
    after: { num_node_groups: 1, parameter_group_name: "default.redis7.cluster.on" },
    reason: "does not turn cluster mode on in one step",
    deploys: [],
  },
  {
    title: "cluster mode off",
    type: GROUP,
    before: { num_node_groups: 3, replicas_per_node_group: 1 },
    after: { num_cache_clusters: 3 },
    reason: "never turns cluster mode off",
    deploys: [],
  },
  {
    title: "snapshots turned on in cluster mode",
    type: GROUP,
    before: { num_node_groups: 3, snapshot_retention_limit: 0 },
    after: { num_node_groups: 3, snapshot_retention_limit: 7 },
    reason: "names a node to make snapshots of",
    deploys: [],
  },
  {
    title: "the last replicas of a cluster in several zones",
    type: GROUP,
    before: { num_node_groups: 3, replicas_per_node_group: 1, multi_az_enabled: true },
    after: { num_node_groups: 3, replicas_per_node_group: 0, multi_az_enabled: false },
    reason: "removes replicas first",
    deploys: [
      { num_node_groups: 3, replicas_per_node_group: 1, multi_az_enabled: false },
      { num_node_groups: 3, replicas_per_node_group: 0, multi_az_enabled: false },
    ],
  },
  {
    title: "one node with failover",
    type: GROUP,
    before: { num_cache_clusters: 2, automatic_failover_enabled: true },
    after: { num_cache_clusters: 1, automatic_failover_enabled: true },
    reason: "automatic failover needs a replica",
    deploys: [{ num_cache_clusters: 1, automatic_failover_enabled: false }],
  },
  {
    title: "several zones without failover",
    type: GROUP,
    before: { multi_az_enabled: true, automatic_failover_enabled: true },
    after: { multi_az_enabled: true, automatic_failover_enabled: false },
    reason: "several zones need automatic failover",
    deploys: [{ multi_az_enabled: false, automatic_failover_enabled: false }],
  },
  {
    title: "failover on T2 without cluster mode",
    type: GROUP,
    before: { node_type: "cache.t2.small", num_cache_clusters: 2 },
    after: { node_type: "cache.t2.small", num_cache_clusters: 2, automatic_failover_enabled: true },
    reason: "T2 without cluster mode, have no failover",
    deploys: [
      { node_type: "cache.t4g.small", num_cache_clusters: 2 },
      { node_type: "cache.t4g.small", num_cache_clusters: 2, automatic_failover_enabled: true },
    ],
  },
  {
    title: "snapshots of cache.t1.micro",
    type: GROUP,
    before: { node_type: "cache.t1.micro" },
    after: { node_type: "cache.t1.micro", snapshot_retention_limit: 1 },
    reason: "cache.t1.micro have no snapshots",
    deploys: [
      { node_type: "cache.t4g.micro" },
      { node_type: "cache.t4g.micro", snapshot_retention_limit: 1 },
    ],
  },
  {
    title: "nodes with data tiering in place of others",
    type: GROUP,
    before: { node_type: "cache.r6g.xlarge" },
    after: { node_type: "cache.r6gd.xlarge" },
    reason: "data tiering is decided when a cache is made",
    deploys: [],
  },
  {
    title: "larger nodes than autoscaling takes",
    type: GROUP,
    before: { node_type: "cache.r7g.2xlarge" },
    after: { node_type: "cache.r7g.4xlarge" },
    reason: "keeps nodes of the sizes large, xlarge and 2xlarge",
    deploys: [{ node_type: "cache.r7g.xlarge" }],
    others: [SCALING, SCALING],
  },
  {
    title: "TLS that is required at once",
    type: GROUP,
    before: { engine: "valkey", transit_encryption_enabled: false },
    after: {
      engine: "valkey",
      transit_encryption_enabled: true,
      transit_encryption_mode: "required",
    },
    reason: "requires TLS of a cache only after it has preferred it",
    deploys: [
      { engine: "valkey", transit_encryption_enabled: true, transit_encryption_mode: "preferred" },
      { engine: "valkey", transit_encryption_enabled: true, transit_encryption_mode: "required" },
    ],
  },
  {
    title: "TLS off at once",
    type: GROUP,
    before: { engine: "valkey", transit_encryption_enabled: true },
    after: { engine: "valkey", transit_encryption_enabled: false },
    reason: "does not end TLS in one step",
    deploys: [
      { engine: "valkey", transit_encryption_enabled: true, transit_encryption_mode: "preferred" },
    ],
  },
  {
    title: "a mode of TLS without TLS",
    type: GROUP,
    before: { transit_encryption_enabled: false },
    after: { transit_encryption_enabled: false, transit_encryption_mode: "preferred" },
    reason: "a mode of TLS is refused while TLS is off",
    deploys: [],
  },
  {
    title: "TLS that is preferred where there is a token",
    type: GROUP,
    before: { ...TOKEN, engine: "valkey", transit_encryption_mode: "required" },
    after: { ...TOKEN, engine: "valkey", transit_encryption_mode: "preferred" },
    reason: "changes TLS only of a cache without a token and without users",
    deploys: [],
  },
  {
    title: "Valkey with the version of before",
    type: GROUP,
    before: { engine: "redis", engine_version: "7.1" },
    after: { engine: "valkey", engine_version: "7.1" },
    reason: "wants the version changed together with the engine",
    deploys: [{ engine: "valkey", engine_version: "7.2" }],
  },
  ...(
    [
      [GROUP, "num_cache_clusters", 3, 7, "1 to 6 nodes", 6],
      [GROUP, "replicas_per_node_group", 1, 6, "0 to 5 replicas in each shard", 5],
      [GROUP, "num_node_groups", 3, 501, "1 to 500 shards", 500],
      [GROUP, "snapshot_retention_limit", 1, 36, "0 to 35 days", 35],
      [CLUSTER, "num_cache_nodes", 3, 61, "1 to 60 nodes", 60],
      [SERVERLESS, "snapshot_retention_limit", 1, 36, "0 to 35 days", 35],
      ["google_redis_cluster", "replica_count", 1, 6, "0 to 5 replicas of each shard", 5],
      ["google_memorystore_instance", "replica_count", 1, 6, "0 to 5 replicas of each shard", 5],
      ["google_redis_instance", "memory_size_gb", 5, 301, "1 to 300 GiB", 300],
      ["google_memcache_instance", "node_count", 1, 21, "1 to 20 nodes", 20],
    ] as const
  ).map(([type, argument, from, to, reason, most]) => ({
    title: `${argument} of ${type} above its limit`,
    type,
    before: { [argument]: from },
    after: { [argument]: to },
    reason,
    deploys: [{ [argument]: most }],
  })),
  {
    title: "more nodes of a member of a global datastore",
    type: GROUP,
    before: { global_replication_group_id: "a", node_type: "cache.r7g.large" },
    after: { global_replication_group_id: "a", node_type: "cache.r7g.xlarge" },
    reason: "the global datastore decides this",
    deploys: [],
  },
  {
    title: "users in place of a token, with the token left",
    type: GROUP,
    before: { ...TOKEN, auth_token_update_strategy: "SET" },
    after: { transit_encryption_enabled: true, user_group_ids: ["a"] },
    reason: "gives users to a cache with a token only when the request deletes the token",
    deploys: [],
  },
  {
    title: "a strategy without a token",
    type: GROUP,
    before: { ...TOKEN, auth_token_update_strategy: "SET" },
    after: {
      transit_encryption_enabled: true,
      user_group_ids: ["a"],
      auth_token_update_strategy: "DELETE",
    },
    reason: "takes a strategy only together with auth_token",
    deploys: [],
  },
  {
    title: "a token that is taken off",
    type: GROUP,
    before: TOKEN,
    after: { transit_encryption_enabled: true },
    reason: "takes a token off only in exchange for users",
    deploys: [],
  },
  {
    title: "another token with SET",
    type: GROUP,
    before: { ...TOKEN, auth_token_update_strategy: "SET" },
    after: { ...TOKEN, auth_token: NEW, auth_token_update_strategy: "SET" },
    reason: "takes SET only for the token of the last ROTATE",
    deploys: [
      { ...TOKEN, auth_token: NEW, auth_token_update_strategy: "ROTATE" },
      { ...TOKEN, auth_token: NEW, auth_token_update_strategy: "SET" },
    ],
  },
  {
    title: "the first token with SET",
    type: GROUP,
    before: { transit_encryption_enabled: true },
    after: { ...TOKEN, auth_token_update_strategy: "SET" },
    reason: "takes SET only for the token of the last ROTATE",
    deploys: [
      { ...TOKEN, auth_token_update_strategy: "ROTATE" },
      { ...TOKEN, auth_token_update_strategy: "SET" },
    ],
  },
  {
    title: "a ROTATE that git takes back",
    type: GROUP,
    before: { ...TOKEN, auth_token: NEW, auth_token_update_strategy: "ROTATE" },
    after: { ...TOKEN, auth_token_update_strategy: "SET" },
    reason: "does not bring the old one back",
    deploys: [{ ...TOKEN, auth_token: NEW, auth_token_update_strategy: "SET" }],
  },
  {
    title: "a token without TLS",
    type: GROUP,
    before: { engine: "valkey", transit_encryption_enabled: false },
    after: { ...TOKEN, engine: "valkey", auth_token_update_strategy: "ROTATE" },
    reason: "takes a token only on a cache with TLS",
    deploys: [
      { engine: "valkey", transit_encryption_enabled: true, transit_encryption_mode: "preferred" },
      { engine: "valkey", transit_encryption_enabled: true, transit_encryption_mode: "required" },
      { ...TOKEN, engine: "valkey", auth_token_update_strategy: "ROTATE" },
    ],
  },
  ...[GROUP, CLUSTER].map((type) => ({
    title: `logs of ${type} that wait for the maintenance window`,
    type,
    before: { apply_immediately: false },
    after: { apply_immediately: false, log_delivery_configuration: [SLOW] },
    reason: "a change of logs that waits for the maintenance window",
    deploys: [{ apply_immediately: true, log_delivery_configuration: [SLOW] }],
  })),
  {
    title: "an upgrade with a log that the old version does not have",
    type: GROUP,
    before: { apply_immediately: true, engine_version: "6.0", log_delivery_configuration: [SLOW] },
    after: {
      apply_immediately: true,
      engine_version: "7.1",
      log_delivery_configuration: [SLOW, ENGINE],
    },
    reason: "in the version that runs",
    deploys: [
      { apply_immediately: true, engine_version: "7.1", log_delivery_configuration: [SLOW] },
      {
        apply_immediately: true,
        engine_version: "7.1",
        log_delivery_configuration: [SLOW, ENGINE],
      },
    ],
  },
  {
    title: "an upgrade with a parameter group of the old family",
    type: GROUP,
    before: { engine_version: "6.2", parameter_group_name: "default.redis6.x" },
    after: { engine_version: "7.1", parameter_group_name: "default.redis6.x" },
    reason: "the family of the parameter group",
    deploys: [{ engine_version: "7.1", parameter_group_name: "default.redis7" }],
  },
  {
    title: "one node of Memcached over several zones",
    type: CLUSTER,
    before: { engine: "memcached", num_cache_nodes: 2, az_mode: "cross-az" },
    after: { engine: "memcached", num_cache_nodes: 1, az_mode: "cross-az" },
    reason: "one node is in one zone",
    deploys: [{ engine: "memcached", num_cache_nodes: 1, az_mode: "single-az" }],
  },
  {
    title: "a second node of a Redis cluster without replication",
    type: CLUSTER,
    before: { engine: "redis", num_cache_nodes: 1 },
    after: { engine: "redis", num_cache_nodes: 2 },
    reason: "has one node",
    deploys: [],
  },
  {
    title: "nodes without their zones",
    type: CLUSTER,
    before: { num_cache_nodes: 2, preferred_availability_zones: ["a", "b"] },
    after: { num_cache_nodes: 3, preferred_availability_zones: ["a", "b"] },
    reason: "each node needs its zone",
    deploys: [{ num_cache_nodes: 3, preferred_availability_zones: ["a", "b", "a"] }],
  },
  {
    title: "two fields of a serverless cache",
    type: SERVERLESS,
    before: { engine: "valkey", description: "a", snapshot_retention_limit: 1 },
    after: { engine: "valkey", description: "b", snapshot_retention_limit: 2 },
    reason: "Make 2 deploys, each with one of them: description, snapshot_retention_limit",
    deploys: [
      { engine: "valkey", description: "b", snapshot_retention_limit: 1 },
      { engine: "valkey", description: "b", snapshot_retention_limit: 2 },
    ],
  },
  {
    title: "users taken off a serverless cache",
    type: SERVERLESS,
    before: { engine: "valkey", user_group_id: "a" },
    after: { engine: "valkey" },
    reason: "cannot take the users off",
    deploys: [],
  },
  {
    title: "snapshots of Memcached without nodes",
    type: SERVERLESS,
    before: { engine: "memcached" },
    after: { engine: "memcached", snapshot_retention_limit: 1 },
    reason: "has neither snapshots nor users",
    deploys: [],
  },
  ...["data_storage", "ecpu_per_second"].map((limit) => ({
    title: `a minimum of ${limit} above its maximum`,
    type: SERVERLESS,
    before: { engine: "valkey", cache_usage_limits: { [limit]: { minimum: 1, maximum: 5 } } },
    after: { engine: "valkey", cache_usage_limits: [{ [limit]: [{ minimum: 6, maximum: 5 }] }] },
    reason: "the minimum is above the maximum",
    deploys: [{ engine: "valkey", cache_usage_limits: { [limit]: { minimum: 6, maximum: 10 } } }],
  })),
  {
    title: "cluster mode in a parameter group that there is",
    type: PARAMETERS,
    before: { name: "a", family: "redis7" },
    after: { name: "a", family: "redis7", parameter: { name: "cluster-enabled", value: "yes" } },
    reason: "never changes cluster-enabled",
    deploys: [],
  },
  ...(
    [
      ["destroyed before the cache has the next one", {}, "b", "still uses the group"],
      ["of the same name", { create_before_destroy: true }, "a", "the name is taken"],
    ] as const
  ).map(([title, lifecycle, name, reason]) => ({
    title: `a parameter group ${title}`,
    type: PARAMETERS,
    before: { name: "a", family: "redis6.x", lifecycle },
    after: { name, family: "redis7", lifecycle },
    reason,
    deploys: [{ name: "b", family: "redis7", lifecycle: { create_before_destroy: true } }],
    others: upgrade(true),
  })),
  {
    title: "a parameter group that the cache uses until its maintenance window",
    type: PARAMETERS,
    before: { name: "a", family: "redis6.x", lifecycle: { create_before_destroy: true } },
    after: { name: "b", family: "redis7", lifecycle: { create_before_destroy: true } },
    reason: "takes the new group in its maintenance window",
    deploys: [],
    others: upgrade(false),
  },
  {
    title: "all subnets of a group at once",
    type: "aws_elasticache_subnet_group",
    before: { name: "a", subnet_ids: ["subnet-1", "subnet-2"] },
    after: { name: "a", subnet_ids: ["subnet-3", "subnet-4"] },
    reason: "keeps the subnets that nodes are in",
    deploys: [{ name: "a", subnet_ids: ["subnet-1", "subnet-2", "subnet-3", "subnet-4"] }],
  },
  ...[
    (passwords: string[]) => ({ authentication_mode: { type: "password", passwords } }),
    (passwords: string[]) => ({ passwords }),
  ].map((user) => ({
    title: `a third password in ${Object.keys(user([]))[0]}`,
    type: "aws_elasticache_user",
    before: user(["a", "b"]),
    after: user(["a", "b", "c"]),
    reason: "at most two passwords",
    deploys: [user(["b"]), user(["b", "c"])],
  })),
  {
    title: "IAM for a user with another name than its id",
    type: "aws_elasticache_user",
    before: { user_id: "shop", user_name: "web", authentication_mode: { type: "password" } },
    after: { user_id: "shop", user_name: "web", authentication_mode: { type: "iam" } },
    reason: "the name of a user of IAM is its id",
    deploys: [],
  },
  {
    title: "a group of users of Redis OSS without the user default",
    type: "aws_elasticache_user_group",
    before: { engine: "redis", user_ids: ["default"] },
    after: { engine: "redis" },
    reason: "needs a user with the name default",
    deploys: [],
  },
  {
    title: "a range of sizes upside down",
    type: "aws_appautoscaling_target",
    before: { min_capacity: 1, max_capacity: 5 },
    after: { min_capacity: 6, max_capacity: 5 },
    reason: "the minimum is above the maximum",
    deploys: [{ min_capacity: 6, max_capacity: 10 }],
  },
  {
    title: "three fields of a Redis cluster",
    type: "google_redis_cluster",
    before: { shard_count: 3, replica_count: 1, node_type: "REDIS_STANDARD_SMALL" },
    after: { shard_count: 4, replica_count: 2, node_type: "REDIS_HIGHMEM_MEDIUM" },
    reason: "Make 3 deploys, each with one of them: node_type, replica_count, shard_count",
    deploys: [
      { shard_count: 4, replica_count: 1, node_type: "REDIS_STANDARD_SMALL" },
      { shard_count: 4, replica_count: 2, node_type: "REDIS_STANDARD_SMALL" },
    ],
  },
  {
    title: "two fields of Valkey",
    type: "google_memorystore_instance",
    before: { shard_count: 3, labels: { a: "a" } },
    after: { shard_count: 4, labels: { a: "b" } },
    reason: "Make 2 deploys, each with one of them: shard_count, labels",
    deploys: [{ shard_count: 4, labels: { a: "a" } }],
  },
  ...["google_redis_cluster", "google_memorystore_instance"].map((type) => ({
    title: `more than 250 nodes of ${type}`,
    type,
    before: { shard_count: 100, replica_count: 1 },
    after: { shard_count: 130, replica_count: 1 },
    reason: "250 nodes, replicas included",
    deploys: [{ shard_count: 125, replica_count: 1 }],
  })),
  ...["google_redis_cluster", "google_memorystore_instance"].map((type) => ({
    title: `the replacement of a protected ${type}`,
    type,
    before: { transit_encryption_mode: "a" },
    after: { transit_encryption_mode: "b" },
    reason: "refuses to destroy what deletion protection is on for",
    deploys: [{ transit_encryption_mode: "a", deletion_protection_enabled: false }],
  })),
  ...["google_redis_cluster", "google_memorystore_instance"].map((type) => ({
    title: `backups of ${type} that are kept for too long`,
    type,
    before: { automated_backup_config: { retention: "604800s" } },
    after: { automated_backup_config: { retention: "34560000s" } },
    reason: "keeps backups for 1 to 365 days",
    deploys: [{ automated_backup_config: { retention: "31536000s" } }],
  })),
  ...(
    [
      ["google_redis_cluster", "redis_configs", "REDIS_"],
      ["google_memorystore_instance", "engine_configs", ""],
    ] as const
  ).map(([type, configs, prefix]) => ({
    title: `a smaller node of ${type} than its connections need`,
    type,
    before: { node_type: `${prefix}HIGHMEM_MEDIUM`, [configs]: { maxclients: "64000" } },
    after: { node_type: `${prefix}STANDARD_SMALL`, [configs]: { maxclients: "64000" } },
    reason: "no more connections than its type allows",
    deploys: [
      { node_type: `${prefix}HIGHMEM_MEDIUM`, [configs]: { maxclients: "32000" } },
      { node_type: `${prefix}STANDARD_SMALL`, [configs]: { maxclients: "32000" } },
    ],
  })),
  ...REPLICATION.flatMap(({ type, config, role, primary, secondaries }) => [
    {
      title: `a primary of a ${type} that has no part in replication`,
      type,
      before: {},
      after: { [config]: { [role]: "NONE", [primary]: { it: "a" } } },
      reason: "only a secondary names a primary",
      deploys: [{ [config]: { [role]: "SECONDARY", [primary]: { it: "a" } } }],
    },
    {
      title: `the part of a ${type} in replication that still names its primary`,
      type,
      before: { [config]: { [role]: "SECONDARY", [primary]: { it: "a" } } },
      after: {
        [config]: { [role]: "PRIMARY", [primary]: { it: "a" }, [secondaries]: [{ it: "a" }] },
      },
      reason: "only a primary names secondaries",
      deploys: [{ [config]: { [role]: "PRIMARY", [secondaries]: [{ it: "a" }] } }],
    },
    {
      title: `shards of a ${type} that follows another`,
      type,
      before: { shard_count: 3, [config]: { [role]: "SECONDARY", [primary]: { it: "a" } } },
      after: { shard_count: 4, [config]: { [role]: "SECONDARY", [primary]: { it: "a" } } },
      reason: "a secondary has the shards and the node type of its primary",
      deploys: [],
    },
  ]),
  {
    title: "a node type of a Redis cluster that the provider does not know",
    type: "google_redis_cluster",
    before: { node_type: "REDIS_HIGHMEM_XLARGE" },
    after: { node_type: "REDIS_HIGHMEM_2XLARGE" },
    reason: "the provider does not know this node type. Use Google provider 7.32 or later",
    deploys: [],
  },
  {
    title: "a second network of a Redis cluster",
    type: "google_redis_cluster",
    before: { psc_configs: [{ network: "a" }] },
    after: { psc_configs: [{ network: "a" }, { network: "b" }] },
    reason: "makes endpoints in one network",
    deploys: [],
  },
  {
    title: "another node type of Valkey with its version",
    type: "google_memorystore_instance",
    before: { node_type: "STANDARD_SMALL", engine_version: "VALKEY_7_2" },
    after: { node_type: "HIGHMEM_MEDIUM", engine_version: "VALKEY_8_0" },
    reason: "takes another node_type alone, or with engine_configs",
    deploys: [{ node_type: "HIGHMEM_MEDIUM", engine_version: "VALKEY_7_2" }],
  },
  {
    title: "a lower version of Valkey",
    type: "google_memorystore_instance",
    before: { engine_version: "VALKEY_8_0" },
    after: { engine_version: "VALKEY_7_2" },
    reason: "no way to a lower version",
    deploys: [],
  },
  {
    title: "shards of Valkey without cluster mode",
    type: "google_memorystore_instance",
    before: { mode: "CLUSTER_DISABLED", shard_count: 1 },
    after: { mode: "CLUSTER_DISABLED", shard_count: 2 },
    reason: "has one shard",
    deploys: [],
  },
  {
    title: "replicas without read replicas",
    type: "google_redis_instance",
    before: { tier: "STANDARD_HA", memory_size_gb: 5 },
    after: { tier: "STANDARD_HA", memory_size_gb: 5, replica_count: 2 },
    reason: "takes a number of replicas only with read replicas",
    deploys: [
      {
        tier: "STANDARD_HA",
        memory_size_gb: 5,
        replica_count: 2,
        read_replicas_mode: "READ_REPLICAS_ENABLED",
        secondary_ip_range: "auto",
      },
    ],
  },
  {
    title: "read replicas turned off",
    type: "google_redis_instance",
    before: { read_replicas_mode: "READ_REPLICAS_ENABLED" },
    after: { read_replicas_mode: "READ_REPLICAS_DISABLED" },
    reason: "never turns read replicas off",
    deploys: [],
  },
  {
    title: "read replicas without a second range",
    type: "google_redis_instance",
    before: { tier: "STANDARD_HA", memory_size_gb: 5 },
    after: {
      tier: "STANDARD_HA",
      memory_size_gb: 5,
      read_replicas_mode: "READ_REPLICAS_ENABLED",
    },
    reason: "need a second range of addresses",
    deploys: [],
  },
  {
    title: "read replicas of a small instance",
    type: "google_redis_instance",
    before: { tier: "STANDARD_HA", memory_size_gb: 1 },
    after: {
      tier: "STANDARD_HA",
      memory_size_gb: 1,
      read_replicas_mode: "READ_REPLICAS_ENABLED",
      secondary_ip_range: "auto",
    },
    reason: "need tier STANDARD_HA and 5 GiB",
    deploys: [
      { tier: "STANDARD_HA", memory_size_gb: 5 },
      {
        tier: "STANDARD_HA",
        memory_size_gb: 5,
        read_replicas_mode: "READ_REPLICAS_ENABLED",
        secondary_ip_range: "auto",
      },
    ],
  },
  {
    title: "too many read replicas",
    type: "google_redis_instance",
    before: { read_replicas_mode: "READ_REPLICAS_ENABLED", replica_count: 2 },
    after: { read_replicas_mode: "READ_REPLICAS_ENABLED", replica_count: 6 },
    reason: "takes 1 to 5",
    deploys: [{ read_replicas_mode: "READ_REPLICAS_ENABLED", replica_count: 5 }],
  },
  {
    title: "less memory than read replicas need",
    type: "google_redis_instance",
    before: { memory_size_gb: 8, read_replicas_mode: "READ_REPLICAS_ENABLED" },
    after: { memory_size_gb: 4, read_replicas_mode: "READ_REPLICAS_ENABLED" },
    reason: "an instance with read replicas has at least 5 GiB",
    deploys: [{ memory_size_gb: 5, read_replicas_mode: "READ_REPLICAS_ENABLED" }],
  },
  {
    title: "less memory than data may take",
    type: "google_redis_instance",
    before: { memory_size_gb: 10, redis_configs: { "maxmemory-gb": "8" } },
    after: { memory_size_gb: 5, redis_configs: { "maxmemory-gb": "8" } },
    reason: "data may not take more than the instance has",
    deploys: [
      { memory_size_gb: 10, redis_configs: { "maxmemory-gb": "4" } },
      { memory_size_gb: 5, redis_configs: { "maxmemory-gb": "4" } },
    ],
  },
  {
    title: "a lower version of Redis that has no number",
    type: "google_redis_instance",
    before: { redis_version: "REDIS_6_X" },
    after: { redis_version: "REDIS_5_0" },
    reason: "no way to a lower version",
    deploys: [],
  },
  {
    title: "a key that is made again with its name",
    type: "google_kms_crypto_key",
    before: { name: "a", key_ring: "b", purpose: "ENCRYPT_DECRYPT" },
    after: { name: "a", key_ring: "b", purpose: "MAC" },
    reason: "keeps its name for ever",
    deploys: [],
  },
  {
    title: "another selector of a DaemonSet",
    type: "kubernetes_daemon_set_v1",
    before: { spec: { selector: { match_labels: { a: "a" } } } },
    after: { spec: { selector: { match_labels: { a: "b" } } } },
    reason: "never changes the selector",
    deploys: [],
  },
];

/** A cache that is upgraded with its parameter group, at once or in its maintenance window. */
function upgrade(isImmediate: boolean): [Record<string, object>, Record<string, object>] {
  const group = (engine_version: string) => ({
    [`${GROUP}.cache`]: {
      engine_version,
      apply_immediately: isImmediate,
      parameter_group_name: `\${${PARAMETERS}.it.name}`,
    },
  });
  return [group("6.2"), group("7.1")];
}

function judged({ type, others = [{}, {}] }: Case, before: Arguments, after: Arguments) {
  const address = `${type}.it`;
  const difference = changesOf(
    { resources: { ...others[0], [address]: before } },
    { resources: { ...others[1], [address]: after } },
  );
  return changeAt(difference, address);
}

describe("the cloud refuses", () => {
  test.each(CASES)("$title, and the deploys that it names work", (one) => {
    const { risk, reasons } = judged(one, one.before, one.after);
    expect(reasons).toContain(one.reason);
    expect(["refused", "destroys data"]).toContain(risk);
    let state = one.before;
    for (const next of one.deploys) {
      expect(judged(one, state, next).risk).not.toBe("refused");
      state = next;
    }
  });

  test("each of what is known, and each has a case above", () => {
    const said = CASES.map(
      (one) => [one.type, judged(one, one.before, one.after).reasons] as const,
    );
    const missing = Object.entries(REFUSALS).flatMap(([type, refusals]) =>
      refusals
        .filter(({ reason }) => !said.some(([of, text]) => of === type && text.includes(reason)))
        .map(({ reason }) => `${type}: ${reason}`),
    );
    // The rules of logs and upgrades are shared with single nodes, which have two of the cases.
    expect(missing.filter((text) => !text.startsWith(CLUSTER))).toEqual([]);
  });

  test("nothing that stays, whatever it is", () => {
    for (const one of CASES) {
      expect(judged(one, one.after, one.after)).toMatchObject({ risk: undefined });
    }
  });

  test("only types that there is a descriptor of, with a source each", () => {
    expect(Object.keys(REFUSALS).filter((type) => !(type in RESOURCE_DESCRIPTORS))).toEqual([]);
    const all: readonly Refusal[] = Object.values(REFUSALS).flat();
    expect(all.filter(({ source }) => !/^https:\/\//.test(source))).toEqual([]);
  });

  test.each([
    ["num_cache_clusters", "${var.nodes}"],
    ["snapshot_retention_limit", "${local.days}"],
    ["engine_version", "${var.version}"],
    ["automatic_failover_enabled", "${var.failover}"],
    ["transit_encryption_mode", "${var.mode}"],
  ])("no %s that only Terraform knows", (argument, value) => {
    const it = { engine: "valkey", transit_encryption_enabled: true };
    const { reasons } = changeAt(
      changesOf(
        { resources: { [`${GROUP}.it`]: it } },
        { resources: { [`${GROUP}.it`]: { ...it, [argument]: value } } },
      ),
      `${GROUP}.it`,
    );
    expect(reasons).not.toMatch(/ElastiCache (takes|refuses|changes|keeps)/);
  });
});

describe("a newer provider", () => {
  const address = "google_redis_cluster.it";
  const change = (version?: string) =>
    changeAt(
      changesOf(
        { resources: { [address]: { shard_count: 3, replica_count: 1 } } },
        { resources: { [address]: { shard_count: 4, replica_count: 2 } } },
        version === undefined ? undefined : { providerVersions: { google: version } },
      ),
      address,
    ).risk;

  test.each([
    [undefined, "refused"],
    ["6.50.0", "refused"],
    ["7.29", "refused"],
    ["7.30", "disruptive"],
    ["7.30.0", "disruptive"],
    ["8.1", "disruptive"],
  ])("of version %s: two fields of a Redis cluster are %s", (version, risk) => {
    expect(change(version)).toBe(risk);
  });
});
