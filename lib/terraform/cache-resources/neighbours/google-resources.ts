import { page } from "../documentation";
import { isSwitchedOff, losesItems } from "../narrowing";
import { block, computed, type ResourceDescriptor } from "../resource-descriptor";

/** Resources of the Google provider, version 6, around a cache: keys, secrets, networks, alerts. */
export const GOOGLE_RESOURCES: Readonly<Record<string, ResourceDescriptor>> = {
  google_kms_key_ring: {
    destruction: {
      risk: "destroys data",
      loses: "the access to the keys in the ring, which are replaced too",
    },
    replacedBy: ["name", "location", computed("project")],
    source: page("google", "kms_key_ring"),
  },
  google_kms_crypto_key: {
    destruction: {
      risk: "destroys data",
      loses: "the versions of the key and everything encrypted with them",
    },
    replacedBy: [
      "name",
      "key_ring",
      { argument: "purpose", default: "ENCRYPT_DECRYPT" },
      "version_template.protection_level",
      computed("crypto_key_backend"),
      computed("destroy_scheduled_duration"),
      computed("import_only"),
    ],
    source: page("google", "kms_crypto_key"),
  },
  google_kms_crypto_key_iam_member: {
    destruction: {
      risk: "disruptive",
      loses: "the permission to use the key: a cache under the key stops without it",
    },
    replacedBy: ["crypto_key_id", "role", "member", "condition"],
    source: page("google", "google_kms_crypto_key_iam"),
  },
  google_secret_manager_secret: {
    destruction: { risk: "disruptive", loses: "the secret and its versions: reading it fails" },
    replacedBy: [
      "secret_id",
      "tags",
      block("replication.auto"),
      block("replication.user_managed"),
      "replication.user_managed.replicas.location",
      computed("project"),
    ],
    source: page("google", "secret_manager_secret"),
  },
  google_secret_manager_secret_version: {
    destruction: { risk: "disruptive", loses: "this value: reading this version fails" },
    replacedBy: ["secret", "secret_data", "secret_data_wo_version", "is_secret_data_base64"],
    disruptedBy: { enabled: { meaning: "a disabled version cannot be read", when: isSwitchedOff } },
    source: page("google", "secret_manager_secret_version"),
  },
  google_secret_manager_secret_iam_member: {
    destruction: { risk: "disruptive", loses: "the permission to read the secret" },
    replacedBy: ["secret_id", "role", "member", "condition", computed("project")],
    source: page("google", "secret_manager_secret_iam"),
  },
  google_compute_global_address: {
    destruction: { risk: "disruptive", loses: "the range of addresses: what uses it has to move" },
    replacedBy: [
      "name",
      "address_type",
      "description",
      "ip_version",
      "network",
      "purpose",
      computed("address"),
      computed("prefix_length"),
      computed("project"),
    ],
    source: page("google", "compute_global_address"),
  },
  google_service_networking_connection: {
    destruction: {
      risk: "disruptive",
      loses: "the connection to Google's services: clients lose access to the caches behind it",
    },
    replacedBy: ["network", "service"],
    disruptedBy: {
      reserved_peering_ranges: {
        meaning: "what uses a removed range has to move",
        when: losesItems,
      },
    },
    source: page("google", "service_networking_connection"),
  },
  google_network_connectivity_service_connection_policy: {
    destruction: {
      risk: "disruptive",
      loses: "the policy: no cache can be created or moved in the network",
    },
    replacedBy: ["name", "location", "network", "service_class", computed("project")],
    disruptedBy: {
      psc_config: { meaning: "new endpoints come only from these subnets", when: losesItems },
    },
    source: page("google", "network_connectivity_service_connection_policy"),
  },
  google_dns_managed_zone: {
    destruction: {
      risk: "disruptive",
      loses: "the zone and its records: clients cannot resolve the name of the cache",
    },
    replacedBy: [
      "name",
      "dns_name",
      "reverse_lookup",
      { argument: "visibility", default: "public" },
      computed("project"),
    ],
    disruptedBy: {
      private_visibility_config: {
        meaning: "clients in removed networks cannot resolve the name of the cache",
        when: losesItems,
      },
    },
    source: page("google", "dns_managed_zone"),
  },
  google_dns_record_set: {
    destruction: {
      risk: "disruptive",
      loses: "the record: clients cannot resolve the name of the cache",
    },
    replacedBy: ["name", "managed_zone", "routing_policy.health_check", computed("project")],
    disruptedBy: { rrdatas: "clients get the new address when the TTL of the old record ends" },
    source: page("google", "dns_record_set"),
  },
  google_monitoring_alert_policy: {
    destruction: { risk: "in place", loses: "the policy and its open incidents" },
    replacedBy: [computed("project")],
    source: page("google", "monitoring_alert_policy"),
  },
  google_monitoring_dashboard: {
    destruction: { risk: "in place", loses: "the dashboard" },
    replacedBy: [computed("project")],
    source: page("google", "monitoring_dashboard"),
  },
  google_monitoring_notification_channel: {
    destruction: { risk: "disruptive", loses: "the channel: it sends no more alerts" },
    replacedBy: [computed("project")],
    source: page("google", "monitoring_notification_channel"),
  },
  google_project_iam_member: {
    destruction: { risk: "disruptive", loses: "the permissions that it grants" },
    replacedBy: ["project", "role", "member", "condition"],
    source: page("google", "google_project_iam"),
  },
  google_service_account_iam_member: {
    destruction: {
      risk: "disruptive",
      loses: "the permission that it grants: pods can no longer act as the service account",
    },
    replacedBy: ["service_account_id", "role", "member", "condition"],
    source: page("google", "google_service_account_iam"),
  },
  google_storage_bucket_iam_member: {
    destruction: { risk: "disruptive", loses: "the permission to use the bucket" },
    replacedBy: ["bucket", "role", "member", "condition"],
    source: page("google", "storage_bucket_iam"),
  },
  google_project_service: {
    destruction: {
      risk: "disruptive",
      loses: "the service, if destroying the resource disables it",
    },
    replacedBy: ["service", computed("project")],
    source: page("google", "google_project_service"),
  },
  google_project_service_identity: {
    destruction: { risk: "in place", loses: "nothing: the service agent stays" },
    replacedBy: ["service", computed("project")],
    source: page("google", "project_service_identity"),
  },
};
