import { MemorystoreNodeType, NODE_TYPES } from "../../google/shared/node-types";
import { valueAt } from "../../terraform/attribute-values";
import { changes, endsOutside, isLowerVersion, itemsAt, numberAt } from "./conditions";
import { replication } from "./memorystore-replication";
import { changedFields, deploysOf } from "./one-field";
import type { Refusal } from "./refusal";

const GUIDE = "https://docs.cloud.google.com/memorystore/docs/valkey";
const PROVIDER = "https://registry.terraform.io/providers/hashicorp/google/6.50.0/docs/resources";
const API = "https://github.com/googleapis/googleapis/blob/master/google/cloud";

/** The fields that the provider puts into one update mask, as of version 6.50. */
const SHARED_FIELDS = [
  ["automated_backup_config"],
  ["deletion_protection_enabled"],
  ["maintenance_policy"],
  ["node_type"],
  ["persistence_config"],
  ["replica_count"],
  ["shard_count"],
];
const CLUSTER_FIELDS = [
  ...SHARED_FIELDS,
  ["cross_cluster_replication_config"],
  ["kms_key"],
  ["psc_configs"],
  ["redis_configs"],
];
const VALKEY_FIELDS = [
  ...SHARED_FIELDS,
  ["cross_instance_replication_config"],
  ["engine_configs"],
  ["engine_version"],
  ["labels"],
];

function oneField(fields: readonly (readonly string[])[]): Refusal {
  return {
    arguments: fields.flat(),
    when: (change) => changedFields(change, fields).length > 1,
    reason:
      "Memorystore takes one changed field in each request, and the provider sends all at once",
    instead: (change) =>
      `${deploysOf(changedFields(change, fields))}; or use Google provider 7.30 or later`,
    until: "7.30.0",
    source: "https://github.com/hashicorp/terraform-provider-google/issues/27002",
  };
}

/** What is refused of clusters and of Valkey alike. */
const SHARED: readonly Refusal[] = [
  {
    arguments: ["replica_count"],
    when: endsOutside("replica_count", 0, 5),
    reason: "Memorystore takes 0 to 5 replicas of each shard",
    instead: "set replica_count to such a number",
    source: `${GUIDE}/instance-node-specification`,
  },
  {
    arguments: ["shard_count", "replica_count"],
    when: (change) =>
      changes(change, "shard_count", "replica_count") &&
      numberAt(change.after, "shard_count") * (1 + (numberAt(change.after, "replica_count") || 0)) >
        250,
    reason: "Memorystore takes 250 nodes, replicas included",
    instead: "choose a larger node_type, or fewer replicas",
    source: `${GUIDE}/instance-node-specification`,
  },
  {
    arguments: ["automated_backup_config.retention"],
    when: (change) => {
      const seconds = /^(\d+)s$/.exec(
        String(valueAt(change.after, "automated_backup_config.retention")),
      );
      const days = Number(seconds?.[1]) / 86_400;
      return changes(change, "automated_backup_config") && (days < 1 || days > 365);
    },
    reason: "Memorystore keeps backups for 1 to 365 days",
    instead: "set retention to such a time, or remove automated_backup_config for no backups",
    source: `${API}/memorystore/v1/memorystore.proto`,
  },
  {
    of: "replacement",
    arguments: ["deletion_protection_enabled"],
    when: ({ before }) =>
      before.deletion_protection_enabled === undefined ||
      before.deletion_protection_enabled === true,
    reason:
      "Memorystore refuses to destroy what deletion protection is on for, and it is on by default",
    instead:
      "set deletion_protection_enabled = false in a deploy of its own, then make this change",
    source: `${PROVIDER}/redis_cluster#deletion_protection_enabled`,
  },
];

/** A limit of connections that the nodes do not take. */
function maxClients(configs: string): Refusal {
  return {
    arguments: [`${configs}.maxclients`, "node_type"],
    when: (change) => {
      const type = String(change.after.node_type).replace(/^REDIS_/, "") as MemorystoreNodeType;
      return (
        changes(change, `${configs}.maxclients`, "node_type") &&
        numberAt(change.after, `${configs}.maxclients`) > (NODE_TYPES[type]?.maxConnections ?? NaN)
      );
    },
    reason: "a node takes no more connections than its type allows",
    instead: "lower maxclients in one deploy, then change node_type in the next",
    source: `${GUIDE}/quotas`,
  };
}

/** Node types that version 6 of the provider refuses for a cluster when it plans. */
const LATER_NODE_TYPES: readonly string[] = [
  MemorystoreNodeType.HIGHCPU_MEDIUM,
  MemorystoreNodeType.STANDARD_LARGE,
  MemorystoreNodeType.HIGHMEM_2XLARGE,
].map((type) => `REDIS_${type}`);

/** What Google refuses of a Redis Cluster. */
export const REDIS_CLUSTER: readonly Refusal[] = [
  oneField(CLUSTER_FIELDS),
  {
    arguments: ["node_type"],
    when: (change) =>
      changes(change, "node_type") && LATER_NODE_TYPES.includes(String(change.after.node_type)),
    reason: "the provider does not know this node type",
    instead: "use Google provider 7.32 or later, or another node_type",
    until: "7.32.0",
    source: `${PROVIDER}/redis_cluster#node_type`,
  },
  {
    arguments: ["psc_configs"],
    when: (change) =>
      changes(change, "psc_configs") && itemsAt(change.after, "psc_configs").length > 1,
    reason: "Memorystore makes endpoints in one network",
    instead: "name one network, and make endpoints in others yourself",
    source: `${API}/redis/cluster/v1/cloud_redis_cluster.proto`,
  },
  maxClients("redis_configs"),
  ...replication({
    config: "cross_cluster_replication_config",
    role: "cluster_role",
    primary: "primary_cluster",
    secondaries: "secondary_clusters",
    source: `${API}/redis/cluster/v1/cloud_redis_cluster.proto`,
  }),
  ...SHARED,
];

/** What Google refuses of a Valkey instance. */
export const VALKEY: readonly Refusal[] = [
  oneField(VALKEY_FIELDS),
  {
    arguments: ["node_type"],
    when: (change) =>
      changes(change, "node_type") &&
      changedFields(change, VALKEY_FIELDS).some(
        (field) => field !== "node_type" && field !== "engine_configs",
      ),
    reason: "Memorystore takes another node_type alone, or with engine_configs",
    instead: "change node_type in a deploy of its own",
    source: "https://github.com/hashicorp/terraform-provider-google/issues/29428",
  },
  {
    arguments: ["engine_version"],
    when: (change) => isLowerVersion(change, "engine_version"),
    reason: "Memorystore has no way to a lower version",
    instead: "make a second instance and move the clients",
    source: `${GUIDE}/about-upgrading-version`,
  },
  {
    arguments: ["shard_count", "mode"],
    when: (change) =>
      changes(change, "shard_count") &&
      change.after.mode === "CLUSTER_DISABLED" &&
      numberAt(change.after, "shard_count") > 1,
    reason: "an instance without cluster mode has one shard",
    instead: "make a second instance with mode = CLUSTER and move the clients",
    source: `${GUIDE}/cluster-mode-enabled-and-disabled`,
  },
  maxClients("engine_configs"),
  ...replication({
    config: "cross_instance_replication_config",
    role: "instance_role",
    primary: "primary_instance",
    secondaries: "secondary_instances",
    source: `${API}/memorystore/v1/memorystore.proto`,
  }),
  ...SHARED,
];
