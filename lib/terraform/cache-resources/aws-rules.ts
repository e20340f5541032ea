import { type ArgumentChange, computed, isDowngrade, type ResourceRules } from "./resource-rules";

/** Pages of the provider's documentation. */
function page(resource: string): string {
  return `https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${resource}`;
}

const CONTENTS = "the cache's contents, but for what a final snapshot keeps";
const FAILOVER = "clients lose their connections while nodes are replaced, one after the other";

/** TLS on a group that exists came with engine 7.0.5. */
function isTlsBefore705({ argumentsAfter }: ArgumentChange): boolean {
  return (
    argumentsAfter.engine !== "valkey" &&
    isDowngrade({
      before: "7.0.5",
      after: filled(argumentsAfter.engine_version),
      argumentsBefore: {},
      argumentsAfter: {},
    })
  );
}

/** ElastiCache names versions from 7 by two parts, and each of them is at least 7.0.5. */
function filled(version: unknown): unknown {
  return /^\d+\.\d+$/.test(String(version)) ? `${version}.99` : version;
}

/** Redis OSS becomes Valkey in place, when the version rises with it; nothing else changes its kind. */
function isNotToValkey({ before, after }: ArgumentChange): boolean {
  return !((before ?? "redis") === "redis" && after === "valkey");
}

/** Resources of the AWS provider, versions 5 and 6. */
export const AWS_RULES: Readonly<Record<string, ResourceRules>> = {
  aws_elasticache_replication_group: {
    loss: "destroys data",
    lost: CONTENTS,
    replacedBy: [
      "replication_group_id",
      "kms_key_id",
      { argument: "port", default: 6379 },
      "snapshot_arns",
      "snapshot_name",
      computed("at_rest_encryption_enabled"),
      computed("data_tiering_enabled"),
      computed("global_replication_group_id"),
      computed("network_type"),
      computed("subnet_group_name"),
      { argument: "engine", default: "redis", when: isNotToValkey },
      { argument: "engine_version", computed: true, when: isDowngrade },
      { argument: "transit_encryption_enabled", default: false, when: isTlsBefore705 },
    ],
    disruptedBy: {
      auth_token_update_strategy: "with SET, clients that still send another token are refused",
      engine: FAILOVER,
      engine_version: FAILOVER,
      node_type: FAILOVER,
      num_cache_clusters: "fewer nodes carry the load, and readers on those that go are cut off",
      num_node_groups:
        "keys move between shards, which loads the nodes; of fewer shards the highest numbers go",
      replicas_per_node_group:
        "fewer nodes carry the load, and readers on those that go are cut off",
      security_group_ids: "clients that no remaining group lets in are cut off",
      transit_encryption_enabled: "clients that do not follow are refused",
      transit_encryption_mode: "clients that do not follow are refused",
      user_group_ids: "users of the groups that go are refused",
    },
    source: page("elasticache_replication_group"),
  },
  aws_elasticache_serverless_cache: {
    loss: "destroys data",
    lost: "the cache's contents",
    replacedBy: [
      "name",
      "kms_key_id",
      "snapshot_arns_to_restore",
      computed("subnet_ids"),
      computed("major_engine_version"),
      { argument: "engine", when: isNotToValkey },
    ],
    disruptedBy: {
      engine: "clients lose their connections",
      security_group_ids: "clients that no remaining group lets in are cut off",
      user_group_id: "users of the group that goes are refused",
    },
    source: page("elasticache_serverless_cache"),
  },
  aws_elasticache_cluster: {
    loss: "destroys data",
    lost: "the cache's contents",
    replacedBy: [
      "cluster_id",
      "snapshot_arns",
      "snapshot_name",
      "transit_encryption_enabled",
      computed("availability_zone"),
      computed("engine"),
      computed("network_type"),
      computed("port"),
      computed("replication_group_id"),
      computed("subnet_group_name"),
      { argument: "engine_version", computed: true, when: isDowngrade },
      {
        argument: "node_type",
        computed: true,
        when: ({ argumentsAfter }) => argumentsAfter.engine === "memcached",
      },
    ],
    disruptedBy: {
      engine_version: "the nodes restart, and those of Memcached come back empty",
      num_cache_nodes:
        "keys belong to other nodes from then on, and those of nodes that go are lost",
      security_group_ids: "clients that no remaining group lets in are cut off",
    },
    source: page("elasticache_cluster"),
  },
  aws_elasticache_subnet_group: {
    loss: "destroys data",
    lost: "the place of the caches in it, which are replaced with it",
    replacedBy: ["name"],
    source: page("elasticache_subnet_group"),
  },
  aws_elasticache_parameter_group: {
    loss: "in place",
    lost: "settings that the next group has again",
    replacedBy: ["name", "family", "description"],
    source: page("elasticache_parameter_group"),
  },
  aws_elasticache_user: {
    loss: "disruptive",
    lost: "the user: clients that are it are refused",
    replacedBy: ["user_id", "user_name"],
    disruptedBy: {
      access_string: "commands and keys that it no longer names are refused",
      authentication_mode: "clients that do not follow are refused",
      passwords: "clients that send another password are refused",
    },
    source: page("elasticache_user"),
  },
  aws_elasticache_user_group: {
    loss: "disruptive",
    lost: "the group: clients of the caches that have it are refused",
    replacedBy: ["user_group_id"],
    disruptedBy: { user_ids: "users that are no longer in it are refused" },
    source: page("elasticache_user_group"),
  },
  aws_elasticache_user_group_association: {
    loss: "disruptive",
    lost: "the user's place in the group: clients that are it are refused",
    replacedBy: ["user_group_id", "user_id"],
    source: page("elasticache_user_group_association"),
  },
  aws_kms_key: {
    loss: "destroys data",
    lost: "the key, and with it all that it has encrypted, when its deletion window ends",
    replacedBy: [
      "custom_key_store_id",
      "customer_master_key_spec",
      "key_usage",
      "xks_key_id",
      computed("multi_region"),
    ],
    disruptedBy: {
      is_enabled: "a key that is off stops all that it encrypts",
      policy: "whom the policy no longer names cannot decrypt",
    },
    source: page("kms_key"),
  },
  aws_kms_alias: {
    loss: "in place",
    lost: "a name of the key",
    replacedBy: ["name", "name_prefix"],
    source: page("kms_alias"),
  },
  aws_security_group: {
    loss: "disruptive",
    lost: "the group: clients are cut off until the next one is attached",
    replacedBy: [computed("vpc_id"), computed("name"), "name_prefix", "description"],
    disruptedBy: {
      ingress: "clients that no rule lets in are cut off",
      egress: "what no rule lets out is cut off",
    },
    source: page("security_group"),
  },
  aws_vpc_security_group_ingress_rule: {
    loss: "disruptive",
    lost: "the way in for the clients that it names",
    replacedBy: ["security_group_id"],
    disruptedBy: {
      cidr_ipv4: "clients outside are cut off",
      cidr_ipv6: "clients outside are cut off",
      from_port: "clients of other ports are cut off",
      ip_protocol: "clients of other protocols are cut off",
      prefix_list_id: "clients outside are cut off",
      referenced_security_group_id: "clients outside are cut off",
      to_port: "clients of other ports are cut off",
    },
    source: page("vpc_security_group_ingress_rule"),
  },
  aws_vpc_security_group_egress_rule: {
    loss: "disruptive",
    lost: "the way out that it names",
    replacedBy: ["security_group_id"],
    disruptedBy: {
      cidr_ipv4: "what is outside is cut off",
      from_port: "other ports are cut off",
      ip_protocol: "other protocols are cut off",
      referenced_security_group_id: "what is outside is cut off",
      to_port: "other ports are cut off",
    },
    source: page("vpc_security_group_egress_rule"),
  },
  aws_secretsmanager_secret: {
    loss: "disruptive",
    lost: "the secret: who reads it finds nothing, and its name is taken until the recovery window ends",
    replacedBy: [computed("name"), "name_prefix"],
    disruptedBy: { policy: "whom the policy no longer names cannot read" },
    source: page("secretsmanager_secret"),
  },
  aws_secretsmanager_secret_version: {
    loss: "disruptive",
    lost: "this value: clients that have not taken the next one are refused when the cache takes that alone",
    replacedBy: ["secret_id", "secret_string", "secret_binary"],
    source: page("secretsmanager_secret_version"),
  },
  aws_secretsmanager_secret_policy: {
    loss: "disruptive",
    lost: "the policy: whom it named cannot read the secret",
    replacedBy: ["secret_arn"],
    disruptedBy: { policy: "whom the policy no longer names cannot read" },
    source: page("secretsmanager_secret_policy"),
  },
  aws_cloudwatch_log_group: {
    loss: "disruptive",
    lost: "the logs that it holds",
    replacedBy: [computed("name"), "name_prefix", computed("log_group_class")],
    source: page("cloudwatch_log_group"),
  },
  aws_cloudwatch_log_resource_policy: {
    loss: "disruptive",
    lost: "the right to write logs",
    replacedBy: ["policy_name"],
    source: page("cloudwatch_log_resource_policy"),
  },
  aws_cloudwatch_metric_alarm: {
    loss: "in place",
    lost: "the alarm and its history",
    replacedBy: ["alarm_name"],
    source: page("cloudwatch_metric_alarm"),
  },
  aws_cloudwatch_composite_alarm: {
    loss: "in place",
    lost: "the alarm and its history",
    replacedBy: ["alarm_name", { argument: "actions_enabled", default: true }],
    source: page("cloudwatch_composite_alarm"),
  },
  aws_cloudwatch_dashboard: {
    loss: "in place",
    lost: "the dashboard",
    replacedBy: ["dashboard_name"],
    source: page("cloudwatch_dashboard"),
  },
  aws_sns_topic: {
    loss: "disruptive",
    lost: "the topic and its subscriptions: nobody is told of alarms",
    replacedBy: [computed("name"), "name_prefix", "fifo_topic"],
    source: page("sns_topic"),
  },
  aws_sns_topic_subscription: {
    loss: "disruptive",
    lost: "the subscription: its subscriber is no longer told",
    replacedBy: ["topic_arn", "protocol", "endpoint"],
    source: page("sns_topic_subscription"),
  },
  aws_sns_topic_policy: {
    loss: "disruptive",
    lost: "the right to publish: nobody is told of alarms",
    replacedBy: ["arn"],
    source: page("sns_topic_policy"),
  },
  aws_appautoscaling_target: {
    loss: "disruptive",
    lost: "the scaling: the cache keeps the size that it has",
    replacedBy: ["resource_id", "scalable_dimension", "service_namespace"],
    source: page("appautoscaling_target"),
  },
  aws_appautoscaling_policy: {
    loss: "disruptive",
    lost: "the scaling by this policy",
    replacedBy: ["name", "resource_id", "scalable_dimension", "service_namespace"],
    source: page("appautoscaling_policy"),
  },
  aws_appautoscaling_scheduled_action: {
    loss: "disruptive",
    lost: "the scaling by this schedule",
    replacedBy: ["name", "resource_id", "scalable_dimension", "service_namespace"],
    source: page("appautoscaling_scheduled_action"),
  },
  aws_iam_role: {
    loss: "disruptive",
    lost: "the role: whoever takes it is refused",
    replacedBy: [computed("name"), "name_prefix", "path"],
    disruptedBy: { assume_role_policy: "whom the policy no longer names cannot take the role" },
    source: page("iam_role"),
  },
  aws_iam_role_policy: {
    loss: "disruptive",
    lost: "the rights that it gives",
    replacedBy: [computed("name"), "name_prefix", "role"],
    disruptedBy: { policy: "what the policy no longer allows is refused" },
    source: page("iam_role_policy"),
  },
  aws_iam_role_policy_attachment: {
    loss: "disruptive",
    lost: "the rights that it gives",
    replacedBy: ["policy_arn", "role"],
    source: page("iam_role_policy_attachment"),
  },
};
