import { CONTENTS } from "../azure-redis/shared";
import { page } from "../documentation";
import { losesItems } from "../narrowing";
import { type ArgumentChange, computed, type ResourceDescriptor } from "../resource-descriptor";

/** Whether a list gets an item that it did not have. */
function gainsItems({ before, after, ...change }: ArgumentChange): boolean {
  return losesItems({ ...change, before: after, after: before });
}

/** Resources of the azurerm provider, version 4, around a cache: keys, secrets, networks, alerts. */
export const AZURE_RESOURCES: Readonly<Record<string, ResourceDescriptor>> = {
  azurerm_managed_redis_geo_replication: {
    destruction: {
      risk: "disruptive",
      loses: "the links of the group: each member goes on with its own data",
    },
    replacedBy: ["managed_redis_id"],
    disruptedBy: {
      linked_managed_redis_ids: {
        meaning: "the data of a cache that is linked is discarded",
        when: gainsItems,
        risk: "destroys data",
      },
    },
    source: page("azurerm", "managed_redis_geo_replication"),
  },
  azurerm_managed_redis_access_policy_assignment: {
    destruction: { risk: "disruptive", loses: "the login of the identity" },
    replacedBy: ["managed_redis_id", "object_id"],
    source: page("azurerm", "managed_redis_access_policy_assignment"),
  },
  azurerm_redis_enterprise_database: {
    destruction: { risk: "destroys data", loses: CONTENTS },
    replacedBy: [
      "cluster_id",
      { argument: "name", default: "default" },
      { argument: "client_protocol", default: "Encrypted" },
      { argument: "clustering_policy", default: "OSSCluster" },
      { argument: "eviction_policy", default: "VolatileLRU" },
      "linked_database_group_nickname",
      "module",
      { argument: "port", default: 10_000 },
    ],
    disruptedBy: {
      linked_database_id: {
        meaning: "a member that is unlinked cannot be linked again with its data",
        when: losesItems,
      },
    },
    source: page("azurerm", "redis_enterprise_database"),
  },
  azurerm_key_vault_key: {
    destruction: {
      risk: "destroys data",
      loses: "the key and everything encrypted with it, once the vault purges it",
    },
    replacedBy: ["name", "key_vault_id", "key_type", "key_size", computed("curve")],
    source: page("azurerm", "key_vault_key"),
  },
  azurerm_key_vault_secret: {
    destruction: { risk: "disruptive", loses: "the secret: reading it fails" },
    replacedBy: ["name", "key_vault_id"],
    source: page("azurerm", "key_vault_secret"),
  },
  azurerm_user_assigned_identity: {
    destruction: {
      risk: "disruptive",
      loses: "the identity and its roles: a cache whose key it uses stops without it",
    },
    replacedBy: ["name", "resource_group_name", "location"],
    source: page("azurerm", "user_assigned_identity"),
  },
  azurerm_federated_identity_credential: {
    destruction: { risk: "disruptive", loses: "the login of pods that act as the identity" },
    replacedBy: ["name", "resource_group_name", "parent_id"],
    disruptedBy: {
      issuer: "pods of the cluster before can no longer act as the identity",
      subject: "pods of the service account before can no longer act as the identity",
    },
    source: page("azurerm", "federated_identity_credential"),
  },
  azurerm_role_assignment: {
    destruction: {
      risk: "disruptive",
      loses: "the permission: a cache stops without that of its key",
    },
    replacedBy: [
      "scope",
      "principal_id",
      "condition",
      "condition_version",
      "delegated_managed_identity_resource_id",
      "description",
      computed("name"),
      computed("principal_type"),
      computed("role_definition_id"),
      computed("role_definition_name"),
      computed("skip_service_principal_aad_check"),
    ],
    source: page("azurerm", "role_assignment"),
  },
  azurerm_private_endpoint: {
    destruction: {
      risk: "disruptive",
      loses: "the address of the cache in the network: clients cannot reach it",
    },
    replacedBy: [
      "name",
      "resource_group_name",
      "location",
      "subnet_id",
      "custom_network_interface_name",
      "private_service_connection.name",
      "private_service_connection.is_manual_connection",
      "private_service_connection.private_connection_resource_id",
      "private_service_connection.private_connection_resource_alias",
      "private_service_connection.subresource_names",
    ],
    disruptedBy: {
      private_dns_zone_group: {
        meaning: "clients that look the name up in a removed zone cannot reach the cache",
        when: losesItems,
      },
    },
    source: page("azurerm", "private_endpoint"),
  },
  azurerm_private_dns_zone: {
    destruction: {
      risk: "disruptive",
      loses: "the zone and its records: clients cannot resolve the name of the cache",
    },
    replacedBy: ["name", "resource_group_name"],
    source: page("azurerm", "private_dns_zone"),
  },
  azurerm_private_dns_zone_virtual_network_link: {
    destruction: {
      risk: "disruptive",
      loses: "the link: clients of the network cannot resolve the name of the cache",
    },
    replacedBy: ["name", "resource_group_name", "private_dns_zone_name", "virtual_network_id"],
    source: page("azurerm", "private_dns_zone_virtual_network_link"),
  },
  azurerm_management_lock: {
    destruction: {
      risk: "in place",
      loses: "the lock: Azure deletes what it protected when asked",
    },
    replacedBy: ["name", "scope", "lock_level", "notes"],
    source: page("azurerm", "management_lock"),
  },
  azurerm_monitor_metric_alert: {
    destruction: { risk: "in place", loses: "the alert and its history" },
    replacedBy: ["name", "resource_group_name"],
    source: page("azurerm", "monitor_metric_alert"),
  },
  azurerm_monitor_action_group: {
    destruction: { risk: "disruptive", loses: "the action group: it notifies nobody any more" },
    replacedBy: ["name", "resource_group_name"],
    source: page("azurerm", "monitor_action_group"),
  },
  azurerm_monitor_diagnostic_setting: {
    destruction: { risk: "in place", loses: "the setting: no more logs and metrics are kept" },
    replacedBy: ["name", "target_resource_id"],
    source: page("azurerm", "monitor_diagnostic_setting"),
  },
  azurerm_portal_dashboard: {
    destruction: { risk: "in place", loses: "the dashboard" },
    replacedBy: ["name", "resource_group_name", "location"],
    source: page("azurerm", "portal_dashboard"),
  },
};
