import { job, type Series, series } from "./healthy-series";

/** Something that happens to the cache `shop`, beside the healthy caches `other` and `sharded` and the store `sessions`. */
export interface Scenario {
  readonly name: string;
  /** Takes the place of the healthy series with the same metric and labels. */
  readonly has?: readonly Series[];
  /** Metrics of `shop`, or of its node `a`, that are not there. */
  readonly lacks?: readonly string[];
  /** The catalogue's names of the alerts that fire, of another cache with its name in front. */
  readonly fires: readonly string[];
}

const A = { cache: "shop", instance: "a" };
const B = { cache: "shop", instance: "b" };
const C = { cache: "shop", instance: "c" };
const NODES = [A, B, C];

/** A metric of the primary. */
const of = (metric: string, values: string, labels: Record<string, string> = {}) =>
  series(metric, { ...A, ...labels }, values);

/** A metric of the primary of the store `sessions`. */
const inStore = (metric: string, values: string, labels: Record<string, string> = {}) =>
  series(metric, { cache: "sessions", instance: "a", ...labels }, values);

/** A metric of every node. */
const onAll = (metric: string, values: string, labels: Record<string, string> = {}) =>
  NODES.map((node) => series(metric, { ...node, ...labels }, values));

const info = (node: Record<string, string>, role: string, policy = "allkeys-lru") =>
  series("redis_instance_info", { ...node, role, maxmemory_policy: policy }, "1");

const reads = (hits: number, misses: number) => [
  ...onAll("redis_keyspace_hits_total", `0+${hits}`),
  ...onAll("redis_keyspace_misses_total", `0+${misses}`),
];

const shard = (instance: string, commands: number) =>
  series("redis_commands_processed_total", { cache: "sharded", instance }, `0+${commands}`);

const COUNTERS = [
  "redis_keyspace_hits_total",
  "redis_keyspace_misses_total",
  "redis_commands_processed_total",
  "redis_cpu_sys_main_thread_seconds_total",
  "redis_cpu_user_main_thread_seconds_total",
];

const cronJob = (metric: string, values: string) =>
  series(metric, { namespace: "cache", cronjob: "redis-warmer" }, values);
const LAST_SUCCESS = "kube_cronjob_status_last_successful_time";

export const SCENARIOS: readonly Scenario[] = [
  { name: "nothing happens", fires: [] },
  {
    name: "nobody uses the cache",
    has: [
      ...COUNTERS.flatMap((metric) => onAll(metric, "0")),
      ...["get", "set"].flatMap((cmd) => [
        ...onAll("redis_commands_total", "0", { cmd }),
        ...onAll("redis_commands_duration_seconds_total", "0", { cmd }),
      ]),
      ...["db0", "db1"].flatMap((db) => [
        ...onAll("redis_db_keys", "0", { db }),
        ...onAll("redis_db_keys_expiring", "0", { db }),
      ]),
      ...onAll("redis_connected_clients", "1"),
      ...onAll("redis_memory_used_bytes", "1"),
    ],
    fires: [],
  },

  { name: "a node that does not answer", has: [of("redis_up", "0")], fires: ["Down"] },
  {
    name: "a node whose exporter does not answer",
    has: [of("up", "0")],
    lacks: ["redis_up a"],
    fires: ["Down"],
  },
  { name: "no node is scraped", lacks: ["redis_up", "up"], fires: ["Unmeasured"] },
  {
    name: "an exporter that came after nine minutes",
    has: NODES.flatMap((node) => [series("redis_up", node, "_x9 1"), series("up", node, "_x9 1")]),
    fires: [],
  },
  {
    name: "an exporter that is found and has never answered",
    has: onAll("up", "0"),
    lacks: ["redis_up"],
    fires: ["Down"],
  },
  {
    name: "an exporter that was taken away half an hour ago",
    has: NODES.flatMap((node) => [
      series("redis_up", node, "1x40 _"),
      series("up", node, "1x40 _"),
    ]),
    fires: ["Unmeasured"],
  },
  { name: "a node is gone for a minute", has: [of("redis_up", "1x68 0")], fires: [] },
  { name: "a label `cache` that is not on the scrape's own metrics", lacks: ["up"], fires: [] },

  {
    name: "connections near the limit that INFO tells",
    has: [of("redis_connected_clients", "900"), of("redis_max_clients", "1000")],
    fires: ["ConnectionsHigh"],
  },
  {
    name: "connections near the limit that CONFIG tells, as older exporters had it",
    has: [of("redis_connected_clients", "900"), of("redis_config_maxclients", "1000")],
    lacks: ["redis_max_clients a"],
    fires: ["ConnectionsHigh"],
  },
  {
    name: "connections near the cache's own limit, where no metric tells it",
    has: [of("redis_connected_clients", "60000")],
    lacks: ["redis_max_clients"],
    fires: ["ConnectionsHigh"],
  },
  {
    name: "a limit of 0, which is none",
    has: [of("redis_connected_clients", "900"), of("redis_max_clients", "0")],
    fires: [],
  },
  {
    name: "three quarters of the connections",
    has: [of("redis_connected_clients", "750"), of("redis_max_clients", "1000")],
    fires: [],
  },
  {
    name: "refused connections",
    has: [of("redis_rejected_connections_total", "0+1")],
    fires: ["ConnectionsRejected"],
  },
  {
    name: "connections refused long ago",
    has: [of("redis_rejected_connections_total", "0x40 40")],
    fires: [],
  },

  {
    name: "the first wrong passwords of a node",
    has: [of("redis_errors_total", "_x68 40", { err: "WRONGPASS" })],
    fires: ["AuthFailures"],
  },
  {
    name: "requests without a password, all the time",
    has: [of("redis_errors_total", "0+3", { err: "NOAUTH" })],
    fires: ["AuthFailures"],
  },
  {
    name: "wrong passwords that have a counter of their own",
    has: [of("redis_acl_access_denied_auth_total", "0+3")],
    fires: ["AuthFailures"],
  },
  {
    name: "wrong passwords long ago",
    has: [of("redis_errors_total", "_x30 40", { err: "WRONGPASS" })],
    fires: [],
  },
  {
    name: "a node with old errors that Prometheus has just found",
    has: [
      of("redis_up", "_x68 1"),
      of("redis_errors_total", "_x68 40", { err: "WRONGPASS" }),
      of("redis_errors_total", "_x68 40", { err: "OOM" }),
    ],
    fires: [],
  },
  {
    name: "errors of other kinds",
    has: [of("redis_errors_total", "_x68 40", { err: "WRONGTYPE" })],
    fires: [],
  },

  { name: "a cold cache under load", has: reads(300, 300), fires: ["HitRateLow"] },
  { name: "a cache that finds 17 of 20 keys", has: reads(510, 90), fires: [] },
  { name: "a cold cache with hardly any reads", has: reads(30, 30), fires: [] },
  { name: "a cache that nobody reads", has: reads(0, 0), fires: [] },
  {
    name: "one cold node among warm ones",
    has: [of("redis_keyspace_hits_total", "0"), of("redis_keyspace_misses_total", "0+100")],
    fires: [],
  },
  {
    name: "reads that no exporter counts",
    lacks: ["redis_keyspace_hits_total", "redis_keyspace_misses_total"],
    fires: [],
  },

  {
    name: "keys are evicted all the time",
    has: [of("redis_evicted_keys_total", "0+1200")],
    fires: ["Evicting"],
  },
  { name: "now and then a key", has: [of("redis_evicted_keys_total", "0+300")], fires: [] },
  {
    name: "a burst of evictions",
    has: [of("redis_evicted_keys_total", "0x65 0+6000")],
    fires: [],
  },

  { name: "a full node", has: [of("redis_memory_used_bytes", "980")], fires: ["MemoryHigh"] },
  {
    name: "a full node that may evict nothing",
    has: [of("redis_memory_used_bytes", "980"), info(A, "master", "noeviction")],
    fires: ["MemoryHigh", "MemoryHighNoEviction"],
  },
  {
    name: "a nearly full node that may evict nothing",
    has: [of("redis_memory_used_bytes", "880"), info(A, "master", "noeviction")],
    fires: [],
  },
  {
    name: "a node without a limit",
    has: [of("redis_memory_max_bytes", "0"), info(A, "master", "noeviction")],
    fires: [],
  },
  {
    name: "a node that does not tell its limit",
    has: [of("redis_memory_used_bytes", "980")],
    lacks: ["redis_memory_max_bytes"],
    fires: [],
  },
  {
    name: "the first write without memory",
    has: [of("redis_errors_total", "_x68 40", { err: "OOM" })],
    fires: ["OutOfMemoryErrors"],
  },
  {
    name: "writes without memory, all the time",
    has: [of("redis_errors_total", "0+40", { err: "OOM" })],
    fires: ["OutOfMemoryErrors"],
  },
  {
    name: "half of the keys have no TTL",
    has: ["db0", "db1"].map((db) => of("redis_db_keys_expiring", "2500", { db })),
    fires: ["KeysWithoutTtl"],
  },
  {
    name: "few keys, none of them with a TTL",
    has: ["db0", "db1"].flatMap((db) => [
      of("redis_db_keys", "400", { db }),
      of("redis_db_keys_expiring", "0", { db }),
    ]),
    fires: [],
  },

  {
    name: "a store evicts now and then a key",
    has: [inStore("redis_evicted_keys_total", "0+1")],
    fires: ["sessions/StoreEvicting"],
  },
  {
    name: "a store has evicted keys long ago",
    has: [inStore("redis_evicted_keys_total", "0x30 500")],
    fires: [],
  },
  {
    name: "a store that needs a larger node soon",
    has: [inStore("redis_memory_used_bytes", "850")],
    fires: ["sessions/MemoryHigh"],
  },
  {
    name: "a store that needs a larger node now",
    has: [inStore("redis_memory_used_bytes", "920")],
    fires: ["sessions/MemoryHigh", "sessions/StoreMemoryHigh"],
  },
  {
    name: "a store that is asked for ended sessions, and keeps carts without a TTL",
    has: [
      inStore("redis_keyspace_hits_total", "0+300"),
      inStore("redis_keyspace_misses_total", "0+5700"),
      ...["db0", "db1"].map((db) => inStore("redis_db_keys_expiring", "0", { db })),
    ],
    fires: [],
  },

  {
    name: "a replica without its primary",
    has: [series("redis_master_link_up", { ...B, master_host: "a" }, "0")],
    fires: ["ReplicationBroken"],
  },
  {
    name: "a replica far behind",
    has: [of("redis_connected_slave_lag_seconds", "30", { slave_ip: "c" })],
    fires: ["ReplicationLag"],
  },
  {
    name: "a replica is gone",
    has: [of("redis_connected_slaves", "1")],
    lacks: ["redis_connected_slave_lag_seconds"],
    fires: ["ReplicaMissing"],
  },
  {
    name: "replicas have no replicas of their own",
    has: [of("redis_connected_slaves", "2")],
    fires: [],
  },
  {
    name: "nodes, and no primary among them",
    has: [info(A, "slave")],
    lacks: ["redis_instance_info a"],
    fires: ["NoPrimary"],
  },
  {
    name: "no node answers",
    has: onAll("redis_up", "0"),
    lacks: ["redis_instance_info"],
    fires: ["Down"],
  },
  {
    name: "replication that no exporter counts",
    lacks: ["redis_connected_slaves", "redis_connected_slave_lag_seconds", "redis_master_link_up"],
    fires: [],
  },

  {
    name: "slow commands on one node",
    has: ["get", "set"].map((cmd) => of("redis_commands_duration_seconds_total", "0+6", { cmd })),
    fires: ["LatencyHigh"],
  },
  {
    name: "one slow command in a minute, and no other",
    has: ["get", "set"].flatMap((cmd) => [
      of("redis_commands_total", "0+1", { cmd }),
      of("redis_commands_duration_seconds_total", "0+6", { cmd }),
    ]),
    fires: [],
  },
  {
    name: "a slow log that grows",
    has: [of("redis_slowlog_last_id", "0+10")],
    fires: ["SlowCommands"],
  },
  { name: "a slow log that grows slowly", has: [of("redis_slowlog_last_id", "0+1")], fires: [] },
  {
    name: "a slow log that starts again",
    has: [of("redis_slowlog_last_id", "900x60 0")],
    fires: [],
  },
  {
    name: "a busy engine",
    has: [of("redis_cpu_user_main_thread_seconds_total", "0+52")],
    fires: ["EngineCpuHigh"],
  },
  {
    name: "an engine that has a tenth of its time left",
    has: [of("redis_cpu_user_main_thread_seconds_total", "0+48")],
    fires: [],
  },
  {
    name: "an engine that does not tell its thread's time, as before 6.2",
    lacks: COUNTERS.slice(-2),
    fires: [],
  },
  {
    name: "one hot shard",
    has: [shard("a", 60_000), shard("b", 6000), shard("c", 6000)],
    fires: ["sharded/HotShard"],
  },
  {
    name: "shards of which one is busier",
    has: [shard("a", 10_000), shard("b", 6000), shard("c", 6000)],
    fires: [],
  },
  {
    name: "one shard with some load, the others with none",
    has: [shard("a", 600), shard("b", 0), shard("c", 0)],
    fires: [],
  },

  { name: "a warmer late", has: [cronJob(LAST_SUCCESS, "600")], fires: ["WarmerLate"] },
  {
    name: "a late warmer that is suspended",
    has: [cronJob(LAST_SUCCESS, "600"), cronJob("kube_cronjob_spec_suspend", "1")],
    fires: [],
  },
  {
    name: "a late warmer, and nobody tells whether it is suspended",
    has: [cronJob(LAST_SUCCESS, "600")],
    lacks: ["kube_cronjob_spec_suspend"],
    fires: ["WarmerLate"],
  },
  { name: "a warmer that never ran", lacks: [LAST_SUCCESS], fires: ["WarmerNeverSucceeded"] },
  {
    name: "a warmer that was made just now",
    has: [cronJob("kube_cronjob_created", "3900")],
    lacks: [LAST_SUCCESS],
    fires: [],
  },
  {
    name: "a warmer that never ran and is suspended",
    has: [cronJob("kube_cronjob_spec_suspend", "1")],
    lacks: [LAST_SUCCESS],
    fires: [],
  },
  { name: "a failed warmer", has: job("cache", "redis-warmer", true), fires: ["WarmerFailed"] },
  { name: "a warmer's job that is done", has: job("cache", "redis-warmer", false), fires: [] },
  { name: "someone else's failed job", has: job("cache", "backup", true), fires: [] },
  {
    name: "a failed warmer of the same name in another namespace",
    has: job("shop", "redis-warmer", true),
    fires: [],
  },
  {
    name: "a warmer late that two kube-state-metrics tell of",
    has: ["a:8080", "b:8080"].flatMap((instance) => [
      series(LAST_SUCCESS, { namespace: "cache", cronjob: "redis-warmer", instance }, "600"),
    ]),
    lacks: [LAST_SUCCESS],
    fires: ["WarmerLate"],
  },
  {
    name: "another cache's trouble",
    has: [
      series("redis_up", { cache: "other", instance: "a" }, "0"),
      series("redis_evicted_keys_total", { cache: "other", instance: "a" }, "0+1200"),
    ],
    fires: ["other/Down", "other/Evicting"],
  },
  {
    name: "a cache of which nobody knows",
    has: [
      series("redis_up", { cache: "stranger", instance: "a" }, "0"),
      series("redis_memory_used_bytes", { cache: "stranger", instance: "a" }, "999"),
    ],
    fires: [],
  },
];
