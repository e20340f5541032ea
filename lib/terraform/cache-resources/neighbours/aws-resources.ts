import { page } from "../documentation";
import {
  allowsLess,
  isHigher,
  isLower,
  isSwitchedOff,
  losesAddresses,
  losesItems,
  losesRights,
} from "../narrowing";
import { computed, type DisruptingArgument, type ResourceDescriptor } from "../resource-descriptor";

/** How a rule of a security group says every protocol. */
const EVERY_PROTOCOL = "-1";

const GLOBAL_FAILOVER =
  "clients of every region lose their connections while nodes are replaced one after the other";

const SECRET_POLICY: DisruptingArgument = {
  meaning: "principals that the policy no longer allows cannot read the secret",
  when: allowsLess,
};

/** Resources of the AWS provider, versions 5 and 6, around a cache: keys, secrets, networks, alarms. */
export const AWS_RESOURCES: Readonly<Record<string, ResourceDescriptor>> = {
  aws_elasticache_subnet_group: {
    destruction: {
      risk: "destroys data",
      loses: "the subnets of its caches, which are replaced too",
    },
    replacedBy: ["name"],
    source: page("aws", "elasticache_subnet_group"),
  },
  aws_elasticache_parameter_group: {
    destruction: { risk: "in place", loses: "nothing: the new group has the same settings" },
    replacedBy: ["name", "family", "description"],
    source: page("aws", "elasticache_parameter_group"),
  },
  aws_elasticache_user: {
    destruction: { risk: "disruptive", loses: "the user: the cache refuses clients that use it" },
    replacedBy: ["user_id", "user_name"],
    disruptedBy: {
      access_string: {
        meaning: "the cache refuses commands and keys that it no longer allows",
        when: losesRights,
      },
      authentication_mode: {
        meaning: "the cache refuses clients that still use the old mode or an old password",
        when: losesItems,
      },
      passwords: {
        meaning: "the cache refuses clients that send an old password",
        when: losesItems,
      },
    },
    source: page("aws", "elasticache_user"),
  },
  aws_route53_record: {
    destruction: {
      risk: "disruptive",
      loses: "the record: clients cannot resolve the name of the cache",
    },
    replacedBy: ["name", "type", "zone_id"],
    disruptedBy: { records: "clients get the new address when the TTL of the old record ends" },
    source: page("aws", "route53_record"),
  },
  aws_elasticache_global_replication_group: {
    destruction: {
      risk: "disruptive",
      loses: "the replication: caches of other regions no longer follow the primary",
    },
    replacedBy: ["global_replication_group_id_suffix", "primary_replication_group_id"],
    disruptedBy: {
      automatic_failover_enabled: {
        meaning: "in no region a replica takes over when the primary fails",
        when: isSwitchedOff,
      },
      cache_node_type: GLOBAL_FAILOVER,
      engine_version: GLOBAL_FAILOVER,
      num_node_groups: "keys move between shards in every region, which loads the nodes",
    },
    source: page("aws", "elasticache_global_replication_group"),
  },
  aws_elasticache_user_group: {
    destruction: { risk: "disruptive", loses: "the group: its caches refuse their clients" },
    replacedBy: ["user_group_id"],
    disruptedBy: {
      user_ids: {
        meaning: "the cache refuses users that are no longer in the group",
        when: losesItems,
      },
    },
    source: page("aws", "elasticache_user_group"),
  },
  aws_elasticache_user_group_association: {
    destruction: {
      risk: "disruptive",
      loses: "the user's membership: the cache refuses clients that use this user",
    },
    replacedBy: ["user_group_id", "user_id"],
    source: page("aws", "elasticache_user_group_association"),
  },
  aws_kms_key: {
    destruction: {
      risk: "destroys data",
      loses: "the key and everything encrypted with it, when the deletion window ends",
    },
    replacedBy: [
      "custom_key_store_id",
      "customer_master_key_spec",
      "key_usage",
      "xks_key_id",
      computed("multi_region"),
    ],
    disruptedBy: {
      is_enabled: { meaning: "caches under a disabled key stop", when: isSwitchedOff },
      policy: {
        meaning: "principals that the policy no longer allows cannot decrypt",
        when: allowsLess,
      },
    },
    source: page("aws", "kms_key"),
  },
  aws_kms_alias: {
    destruction: { risk: "in place", loses: "an alias of the key" },
    replacedBy: ["name", "name_prefix"],
    source: page("aws", "kms_alias"),
  },
  aws_security_group: {
    destruction: {
      risk: "disruptive",
      loses: "the group: clients lose access until the new group is attached",
    },
    replacedBy: [computed("vpc_id"), computed("name"), "name_prefix", "description"],
    disruptedBy: {
      ingress: { meaning: "clients that no rule allows lose access", when: losesItems },
      egress: { meaning: "traffic that no rule allows is blocked", when: losesItems },
    },
    source: page("aws", "security_group"),
  },
  aws_vpc_security_group_ingress_rule: {
    destruction: { risk: "disruptive", loses: "the access of the clients that it names" },
    replacedBy: ["security_group_id"],
    disruptedBy: {
      cidr_ipv4: { meaning: "clients at other addresses lose access", when: losesAddresses },
      cidr_ipv6: "other clients lose access",
      from_port: { meaning: "clients on other ports lose access", when: isHigher },
      ip_protocol: {
        meaning: "clients that use other protocols lose access",
        when: ({ after }) => after !== EVERY_PROTOCOL,
      },
      prefix_list_id: "other clients lose access",
      referenced_security_group_id: "other clients lose access",
      to_port: { meaning: "clients on other ports lose access", when: isLower },
    },
    source: page("aws", "vpc_security_group_ingress_rule"),
  },
  aws_vpc_security_group_egress_rule: {
    destruction: { risk: "disruptive", loses: "the outgoing traffic that it allows" },
    replacedBy: ["security_group_id"],
    disruptedBy: {
      cidr_ipv4: { meaning: "traffic to other addresses is blocked", when: losesAddresses },
      from_port: { meaning: "traffic to other ports is blocked", when: isHigher },
      ip_protocol: {
        meaning: "traffic on other protocols is blocked",
        when: ({ after }) => after !== EVERY_PROTOCOL,
      },
      referenced_security_group_id: "traffic to other targets is blocked",
      to_port: { meaning: "traffic to other ports is blocked", when: isLower },
    },
    source: page("aws", "vpc_security_group_egress_rule"),
  },
  aws_secretsmanager_secret: {
    destruction: {
      risk: "disruptive",
      loses:
        "the secret: reading it fails, and its name stays reserved until the recovery window ends",
    },
    replacedBy: [computed("name"), "name_prefix"],
    disruptedBy: { policy: SECRET_POLICY },
    source: page("aws", "secretsmanager_secret"),
  },
  aws_secretsmanager_secret_version: {
    destruction: {
      risk: "in place",
      loses: "this value in the store; the cache takes it until its own token or password changes",
    },
    replacedBy: ["secret_id", "secret_string", "secret_string_wo_version", "secret_binary"],
    source: page("aws", "secretsmanager_secret_version"),
  },
  aws_secretsmanager_secret_policy: {
    destruction: {
      risk: "disruptive",
      loses: "the policy: principals that it named cannot read the secret",
    },
    replacedBy: ["secret_arn"],
    disruptedBy: { policy: SECRET_POLICY },
    source: page("aws", "secretsmanager_secret_policy"),
  },
  aws_cloudwatch_log_group: {
    destruction: { risk: "disruptive", loses: "the logs in it" },
    replacedBy: [computed("name"), "name_prefix", computed("log_group_class")],
    source: page("aws", "cloudwatch_log_group"),
  },
  aws_cloudwatch_log_resource_policy: {
    destruction: { risk: "disruptive", loses: "the permission to write logs" },
    replacedBy: ["policy_name"],
    source: page("aws", "cloudwatch_log_resource_policy"),
  },
  aws_cloudwatch_metric_alarm: {
    destruction: { risk: "in place", loses: "the alarm and its history" },
    replacedBy: ["alarm_name"],
    source: page("aws", "cloudwatch_metric_alarm"),
  },
  aws_cloudwatch_composite_alarm: {
    destruction: { risk: "in place", loses: "the alarm and its history" },
    replacedBy: ["alarm_name", { argument: "actions_enabled", default: true }],
    source: page("aws", "cloudwatch_composite_alarm"),
  },
  aws_cloudwatch_dashboard: {
    destruction: { risk: "in place", loses: "the dashboard" },
    replacedBy: ["dashboard_name"],
    source: page("aws", "cloudwatch_dashboard"),
  },
  aws_prometheus_rule_group_namespace: {
    destruction: { risk: "in place", loses: "the rules: none of their alerts fire" },
    replacedBy: ["name", "workspace_id"],
    source: page("aws", "prometheus_rule_group_namespace"),
  },
  aws_sns_topic: {
    destruction: {
      risk: "disruptive",
      loses: "the topic and its subscriptions: alarms reach nobody",
    },
    replacedBy: [computed("name"), "name_prefix", "fifo_topic"],
    source: page("aws", "sns_topic"),
  },
  aws_sns_topic_subscription: {
    destruction: {
      risk: "disruptive",
      loses: "the subscription: its subscriber gets no more messages",
    },
    replacedBy: ["topic_arn", "protocol", "endpoint"],
    source: page("aws", "sns_topic_subscription"),
  },
  aws_sns_topic_policy: {
    destruction: { risk: "disruptive", loses: "the right to publish: alarms reach nobody" },
    replacedBy: ["arn"],
    source: page("aws", "sns_topic_policy"),
  },
  aws_appautoscaling_target: {
    destruction: {
      risk: "disruptive",
      loses: "automatic scaling: the cache keeps its current size",
    },
    replacedBy: ["resource_id", "scalable_dimension", "service_namespace"],
    source: page("aws", "appautoscaling_target"),
  },
  aws_appautoscaling_policy: {
    destruction: { risk: "disruptive", loses: "scaling by this policy" },
    replacedBy: ["name", "resource_id", "scalable_dimension", "service_namespace"],
    source: page("aws", "appautoscaling_policy"),
  },
  aws_appautoscaling_scheduled_action: {
    destruction: { risk: "disruptive", loses: "scaling by this schedule" },
    replacedBy: ["name", "resource_id", "scalable_dimension", "service_namespace"],
    source: page("aws", "appautoscaling_scheduled_action"),
  },
  aws_iam_role: {
    destruction: { risk: "disruptive", loses: "the role: AWS refuses those who assume it" },
    replacedBy: [computed("name"), "name_prefix", "path"],
    disruptedBy: {
      assume_role_policy: {
        meaning: "principals that the policy no longer allows cannot assume the role",
        when: allowsLess,
      },
    },
    source: page("aws", "iam_role"),
  },
  aws_iam_role_policy: {
    destruction: { risk: "disruptive", loses: "the permissions that it grants" },
    replacedBy: [computed("name"), "name_prefix", "role"],
    disruptedBy: {
      policy: { meaning: "AWS refuses what the policy no longer allows", when: allowsLess },
    },
    source: page("aws", "iam_role_policy"),
  },
  aws_iam_role_policy_attachment: {
    destruction: { risk: "disruptive", loses: "the permissions that it grants" },
    replacedBy: ["policy_arn", "role"],
    source: page("aws", "iam_role_policy_attachment"),
  },
};
