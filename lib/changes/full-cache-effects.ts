import { NODE_TYPES } from "../aws/shared/node-types";
import { EvictionPolicy, evictsEveryKey, neverEvicts } from "../core/eviction-policy";
import { Size } from "../core/size";
import {
  NODE_TYPES as MEMORYSTORE_NODE_TYPES,
  type MemorystoreNodeType,
} from "../google/shared/node-types";
import { isFalse, valueAt } from "../terraform/attribute-values";
import { EVICTION_POLICY_NAMES } from "../terraform/cache-resources/azure-redis/shared";
import { isObject } from "../terraform/json-object";
import type { Arguments, Effect } from "./effect";
import {
  memcachedNodes,
  memcachedNodesLater,
  memcachedParameters,
  memcachedVersion,
} from "./memcached-effects";

/** An effect of one argument. */
type EffectOf = (change: Arguments) => Effect | undefined;

/** What to look at before the deploy: the use of memory, in percent of what data may take. */
const AWS_MEMORY = "DatabaseMemoryUsagePercentage in CloudWatch";
const GOOGLE_MEMORY = "stats/memory/usage_ratio in Cloud Monitoring";
const GOOGLE_NODE_MEMORY = "memory/maximum_utilization in Cloud Monitoring";

/** Memory for data of a node, bytes; `undefined` for a type that is not known. */
const awsNode = (type: string) => NODE_TYPES.get(type)?.maxMemory.toBytes();
const googleNode = (type: string) =>
  MEMORYSTORE_NODE_TYPES[type.replace(/^REDIS_/, "") as MemorystoreNodeType]?.usable.toBytes();

/** By the type of the resource. */
const EFFECTS: Readonly<Record<string, readonly EffectOf[]>> = {
  aws_elasticache_cluster: [
    memcachedVersion,
    memcachedNodes,
    memcachedNodesLater,
    nodeMemory(awsNode, AWS_MEMORY),
    snapshots("snapshot_retention_limit"),
  ],
  aws_elasticache_parameter_group: [
    reservedMemory,
    policy(parameter("maxmemory-policy")),
    memcachedParameters,
  ],
  aws_elasticache_replication_group: [
    nodeMemory(awsNode, AWS_MEMORY),
    snapshots("snapshot_retention_limit"),
    finalSnapshot,
  ],
  aws_elasticache_serverless_cache: [
    lessMemory("cache_usage_limits.data_storage.maximum", "GB", "BytesUsedForCache in CloudWatch"),
    snapshots("snapshot_retention_limit"),
  ],
  azurerm_managed_redis: [
    policy(azurePolicy),
    persistence("default_database.persistence_redis_database_backup_frequency"),
    persistence("default_database.persistence_append_only_file_backup_frequency"),
  ],
  azurerm_redis_cache: [
    policy(argument("redis_configuration.maxmemory_policy")),
    persistence("redis_configuration.rdb_backup_enabled"),
    persistence("redis_configuration.aof_backup_enabled"),
  ],
  google_memorystore_instance: [
    nodeMemory(googleNode, GOOGLE_NODE_MEMORY),
    lessMemory("engine_configs.maxmemory", "bytes of a node", GOOGLE_NODE_MEMORY),
    lessMemory("shard_count", "shards", GOOGLE_NODE_MEMORY),
    policy(argument("engine_configs.maxmemory-policy")),
    persistence("persistence_config.mode"),
    backups,
  ],
  google_redis_cluster: [
    nodeMemory(googleNode, GOOGLE_NODE_MEMORY),
    lessMemory("redis_configs.maxmemory", "bytes of a node", GOOGLE_NODE_MEMORY),
    lessMemory("shard_count", "shards", GOOGLE_NODE_MEMORY),
    policy(argument("redis_configs.maxmemory-policy")),
    persistence("persistence_config.mode"),
    backups,
  ],
  google_redis_instance: [
    lessMemory("memory_size_gb", "GiB", GOOGLE_MEMORY),
    lessMemory("redis_configs.maxmemory-gb", "GiB", GOOGLE_MEMORY),
    policy(argument("redis_configs.maxmemory-policy")),
    persistence("persistence_config.persistence_mode"),
  ],
};

/** What the change of a resource does to a full cache, in the order of the table. */
export function fullCacheEffects(
  type: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Effect[] {
  return (EFFECTS[type] ?? []).flatMap((effect) => effect({ before, after }) ?? []);
}

function nodeMemory(memoryOf: (type: string) => number | undefined, metric: string): EffectOf {
  return ({ before, after }) => {
    const [from, to] = [before, after].map(({ node_type }) => memoryOf(String(node_type)));
    return from === undefined || to === undefined
      ? undefined
      : shrinks("node_type", from, to, (bytes) => String(Size.bytes(bytes)), metric);
  };
}

function reservedMemory({ before, after }: Arguments): Effect | undefined {
  const [from, to] = [before, after].map((block) => {
    const share = Number(parameter("reserved-memory-percent")(block) ?? 0);
    return 100 - share;
  }) as [number, number];
  const show = (share: number) => `${share} % of a node`;
  return shrinks("reserved-memory-percent", from, to, show, AWS_MEMORY);
}

function lessMemory(path: string, unit: string, metric: string): EffectOf {
  return ({ before, after }) => {
    const [from, to] = [before, after].map((block) => Number(valueAt(block, path))) as [
      number,
      number,
    ];
    return shrinks(path, from, to, (amount) => `${amount} ${unit}`, metric);
  };
}

/** The effect of less memory for data; none where it is not less, or only Terraform knows it. */
function shrinks(
  name: string,
  from: number,
  to: number,
  show: (amount: number) => string,
  metric: string,
): Effect | undefined {
  if (!(to < from)) {
    return undefined;
  }
  const share = Math.floor((to / from) * 100);
  return {
    risk: "evicts data",
    reason: `${name}: data may take ${show(to)}, before ${show(from)}. A cache of which more than ${share} % is used evicts keys at once, or refuses writes where it evicts none; look at ${metric} first`,
  };
}

function policy(read: (block: Arguments["before"]) => unknown): EffectOf {
  return ({ before, after }) => {
    // The default of every cloud.
    const [from, to] = [before, after].map((block) =>
      String(read(block) ?? EvictionPolicy.VOLATILE_LRU),
    ) as [string, string];
    const change = `maxmemory-policy: ${from} to ${to}`;
    if (from === to || [from, to].some((text) => text.includes("${"))) {
      return undefined;
    }
    if (neverEvicts(to)) {
      return {
        risk: "disruptive",
        reason: `${change}: a full cache refuses writes from now on; look at the use of memory first`,
      };
    }
    if (evictsEveryKey(from)) {
      return evictsEveryKey(to)
        ? undefined
        : {
            risk: "disruptive",
            reason: `${change}: keys without a TTL are never evicted again, and a cache that is full of them refuses writes; look at the keys without a TTL first`,
          };
    }
    if (neverEvicts(from) || evictsEveryKey(to)) {
      return {
        risk: "evicts data",
        reason: `${change}: writes to a full cache evict keys that were safe before; make sure that nothing must stay`,
      };
    }
    return undefined;
  };
}

function snapshots(path: string): EffectOf {
  return ({ before, after }) =>
    Number(valueAt(before, path) ?? 0) > 0 && Number(valueAt(after, path) ?? 0) === 0
      ? {
          risk: "disruptive",
          reason: `${path}: no snapshots are made any more, and nothing is left to go back to`,
        }
      : undefined;
}

function backups({ before, after }: Arguments): Effect | undefined {
  const name = "automated_backup_config";
  return before[name] !== undefined && after[name] === undefined
    ? {
        risk: "disruptive",
        reason: `${name}: no backups are made any more, and after the last one nothing is left to go back to`,
      }
    : undefined;
}

function finalSnapshot({ before, after }: Arguments): Effect | undefined {
  const name = "final_snapshot_identifier";
  return before[name] !== undefined && after[name] === undefined
    ? {
        risk: "disruptive",
        reason: `${name}: when the cache goes, nothing is left to go back to`,
      }
    : undefined;
}

function persistence(path: string): EffectOf {
  return ({ before, after }) => {
    const isOff = (block: Arguments["before"]) => {
      const mode = valueAt(block, path);
      return mode === undefined || isFalse(mode) || mode === "DISABLED";
    };
    return !isOff(before) && isOff(after)
      ? {
          risk: "disruptive",
          reason: `${path}: data is kept in memory alone, and nothing is left to go back to`,
        }
      : undefined;
  };
}

function azurePolicy(block: Arguments["before"]): unknown {
  const policy = valueAt(block, "default_database.eviction_policy");
  return EVICTION_POLICY_NAMES[String(policy)] ?? policy;
}

function argument(path: string) {
  return (block: Arguments["before"]): unknown => valueAt(block, path);
}

/** The value of a parameter of a parameter group. */
function parameter(name: string) {
  return (block: Arguments["before"]): unknown => {
    const parameters = [block.parameter].flat().filter(isObject);
    return parameters.find((one) => one.name === name)?.value;
  };
}
