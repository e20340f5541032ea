import { valueAt } from "../../terraform/attribute-values";
import { isDowngrade } from "../../terraform/cache-resources/versions";
import { sameJson } from "../../terraform/json-equality";
import type { ResourceChange } from "../resource-change";
import { changes, endsOutside, isGiven, numberAt } from "./conditions";
import { changedFields, deploysOf } from "./one-field";
import type { Refusal } from "./refusal";

const REDIS = "https://docs.cloud.google.com/memorystore/docs/redis";
const VALKEY = "https://docs.cloud.google.com/memorystore/docs/valkey";
const ONE_FIELD = "https://github.com/hashicorp/terraform-provider-google/issues/27002";
const READ_REPLICAS = `${REDIS}/about-read-replicas`;

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
    source: ONE_FIELD,
  };
}

/** What is refused of clusters and of Valkey alike. */
const SHARED: readonly Refusal[] = [
  {
    arguments: ["replica_count"],
    when: endsOutside("replica_count", 0, 5),
    reason: "Memorystore takes 0 to 5 replicas of each shard",
    instead: "set replica_count to such a number",
    source: `${VALKEY}/instance-node-specification`,
  },
  {
    arguments: ["shard_count", "replica_count"],
    when: (change) =>
      changes(change, "shard_count", "replica_count") &&
      numberAt(change.after, "shard_count") * (1 + (numberAt(change.after, "replica_count") || 0)) >
        250,
    reason: "Memorystore takes 250 nodes, replicas included",
    instead: "choose a larger node_type, or fewer replicas",
    source: `${VALKEY}/instance-node-specification`,
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
    source:
      "https://registry.terraform.io/providers/hashicorp/google/latest/docs/resources/redis_cluster#deletion_protection_enabled",
  },
];

/** What Google refuses of its caches. */
export const MEMORYSTORE: Readonly<Record<string, readonly Refusal[]>> = {
  google_redis_cluster: [oneField(CLUSTER_FIELDS), ...SHARED],
  google_memorystore_instance: [
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
      when: (change) => isLower(change, "engine_version"),
      reason: "Memorystore has no way to a lower version",
      instead: "make a second instance and move the clients",
      source: `${VALKEY}/about-upgrading-version`,
    },
    {
      arguments: ["shard_count", "mode"],
      when: (change) =>
        changes(change, "shard_count") &&
        change.after.mode === "CLUSTER_DISABLED" &&
        numberAt(change.after, "shard_count") > 1,
      reason: "an instance without cluster mode has one shard",
      instead: "make a second instance with mode = CLUSTER and move the clients",
      source: `${VALKEY}/cluster-mode-enabled-and-disabled`,
    },
    ...SHARED,
  ],
  google_redis_instance: [
    {
      arguments: ["redis_version"],
      when: (change) => isLower(change, "redis_version"),
      reason: "Memorystore has no way to a lower version",
      instead: "make a second instance, import an export of the first, and move the clients",
      source: `${REDIS}/upgrading-instance-version`,
    },
    {
      arguments: ["replica_count", "read_replicas_mode"],
      when: (change) =>
        changes(change, "replica_count") &&
        isGiven(change.after, "replica_count") &&
        (change.after.read_replicas_mode ?? "READ_REPLICAS_DISABLED") === "READ_REPLICAS_DISABLED",
      reason: "Memorystore takes a number of replicas only with read replicas",
      instead: "set read_replicas_mode = READ_REPLICAS_ENABLED, or leave replica_count out",
      source: "https://github.com/hashicorp/terraform-provider-google/issues/14734",
    },
    {
      arguments: ["read_replicas_mode"],
      when: ({ before, after }) =>
        before.read_replicas_mode === "READ_REPLICAS_ENABLED" &&
        after.read_replicas_mode === "READ_REPLICAS_DISABLED",
      reason: "Memorystore never turns read replicas off",
      instead:
        "make a second instance and move the clients; fewer replicas are possible, down to 1",
      source: READ_REPLICAS,
    },
    {
      arguments: ["read_replicas_mode", "secondary_ip_range"],
      when: (change) => turnsReadReplicasOn(change) && !isGiven(change.after, "secondary_ip_range"),
      reason: "read replicas of an instance that there is need a second range of addresses",
      instead: 'set secondary_ip_range = "auto", or a range of /28, in the same deploy',
      source: READ_REPLICAS,
    },
    {
      arguments: ["read_replicas_mode", "memory_size_gb", "tier"],
      when: (change) =>
        turnsReadReplicasOn(change) &&
        (numberAt(change.after, "memory_size_gb") < 5 ||
          change.after.tier === undefined ||
          change.after.tier === "BASIC"),
      reason: "read replicas need tier STANDARD_HA and 5 GiB",
      instead: "raise memory_size_gb to 5 in one deploy, turn read replicas on in the next",
      source: READ_REPLICAS,
    },
    {
      arguments: ["replica_count"],
      when: (change) =>
        change.after.read_replicas_mode === "READ_REPLICAS_ENABLED" &&
        endsOutside("replica_count", 1, 5)(change),
      reason: "with read replicas Memorystore takes 1 to 5",
      instead: "set replica_count to such a number",
      source: READ_REPLICAS,
    },
    {
      arguments: ["memory_size_gb"],
      when: endsOutside("memory_size_gb", 1, 300),
      reason: "Memorystore takes 1 to 300 GiB",
      instead: "set memory_size_gb to such a number",
      source: `${REDIS}/redis-overview`,
    },
    {
      arguments: ["redis_configs.maxmemory-gb", "memory_size_gb"],
      when: (change) =>
        changes(change, "redis_configs.maxmemory-gb", "memory_size_gb") &&
        numberAt(change.after, "redis_configs.maxmemory-gb") >
          numberAt(change.after, "memory_size_gb"),
      reason: "data may not take more than the instance has",
      instead: "lower maxmemory-gb in one deploy, then memory_size_gb in the next",
      source: `${REDIS}/memory-management-best-practices`,
    },
  ],
  google_memcache_instance: [
    {
      arguments: ["node_count"],
      when: endsOutside("node_count", 1, 20),
      reason: "Memorystore takes 1 to 20 nodes",
      instead: "set node_count to such a number",
      source: "https://docs.cloud.google.com/memorystore/docs/memcached/memcached-overview",
    },
  ],
  google_kms_crypto_key: [
    {
      of: "replacement",
      arguments: ["name"],
      when: ({ before, after }) =>
        sameJson(before.name, after.name) && sameJson(before.key_ring, after.key_ring),
      reason: "a key that was destroyed keeps its name for ever",
      instead: "make a second key with another name, and caches that use it",
      source: "https://docs.cloud.google.com/kms/docs/resource-hierarchy",
    },
  ],
};

function turnsReadReplicasOn({ before, after }: ResourceChange): boolean {
  return (
    after.read_replicas_mode === "READ_REPLICAS_ENABLED" &&
    (before.read_replicas_mode ?? "READ_REPLICAS_DISABLED") === "READ_REPLICAS_DISABLED"
  );
}

function isLower({ before, after }: ResourceChange, path: string): boolean {
  const [was, is] = [valueAt(before, path), valueAt(after, path)];
  const isKnown = [was, is].every((text) => typeof text === "string" && !text.includes("${"));
  return isKnown && isDowngrade({ before: was, after: is });
}
