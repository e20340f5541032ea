import { sameJson } from "../../terraform/json-equality";
import type { ResourceChange } from "../resource-change";
import { changes, endsOutside, isGiven, isLowerVersion, numberAt } from "./conditions";
import { REDIS_CLUSTER, VALKEY } from "./memorystore-nodes";
import type { Refusal } from "./refusal";

const REDIS = "https://docs.cloud.google.com/memorystore/docs/redis";
const READ_REPLICAS = `${REDIS}/about-read-replicas`;

/** What Google refuses of its caches. */
export const MEMORYSTORE: Readonly<Record<string, readonly Refusal[]>> = {
  google_redis_cluster: REDIS_CLUSTER,
  google_memorystore_instance: VALKEY,
  google_redis_instance: [
    {
      arguments: ["redis_version"],
      when: (change) => isLowerVersion(change, "redis_version"),
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
      arguments: ["memory_size_gb"],
      when: (change) =>
        changes(change, "memory_size_gb") &&
        !turnsReadReplicasOn(change) &&
        change.after.read_replicas_mode === "READ_REPLICAS_ENABLED" &&
        numberAt(change.after, "memory_size_gb") < 5,
      reason: "an instance with read replicas has at least 5 GiB",
      instead: "set memory_size_gb to 5 or more",
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
