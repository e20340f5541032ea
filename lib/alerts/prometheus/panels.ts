/** One series, or one family of series, of a panel. */
export interface PanelQuery {
  /** PromQL with the dashboard's variables `$cache`, `$instance` and `$warmer`. */
  readonly expression: string;
  /** Grafana's name for a series: `{{instance}}`. */
  readonly legend: string;
}

/** One panel of the dashboard, as data. */
export interface DashboardPanel {
  /** Links lead to it: it stays as it is when panels come and go. */
  readonly id: number;
  /** Its title. */
  readonly title: string;
  /** What to make of it. */
  readonly description: string;
  /** How it shows its series. @default "timeseries" */
  readonly kind?: "timeseries" | "table";
  /** Grafana's id of the unit. */
  readonly unit: string;
  /** What it shows. */
  readonly queries: readonly PanelQuery[];
}

/** Series of the chosen cache and nodes. */
function of(metric: string, ...matchers: string[]): string {
  return `${metric}{${['cache="$cache"', 'instance=~"$instance"', ...matchers].join(",")}}`;
}

/** What a counter grows by in a second, over an interval that fits the graph and the scrapes. */
function rate(metric: string, ...matchers: string[]): string {
  return `rate(${of(metric, ...matchers)}[$__rate_interval])`;
}

/** One metric or the other: a cache has the exporter of its engine alone. */
function either(one: string, other: string): string {
  return `${of(one)} or ${of(other)}`;
}

/** Of some series with one value a node, those of the primaries. */
function onPrimaries(series: string): string {
  return `${series} and on (cache, instance) ${of("redis_instance_info", 'role="master"')}`;
}

const NODE = "{{instance}}";
const CONNECTED = of("redis_connected_clients");
const HITS = `sum (${rate("redis_keyspace_hits_total")})`;
const MISSES = `sum (${rate("redis_keyspace_misses_total")})`;
const GET_HITS = `sum (${rate("memcached_commands_total", 'command="get"', 'status="hit"')})`;
const GET_MISSES = `sum (${rate("memcached_commands_total", 'command="get"', 'status="miss"')})`;
const KEYS = `sum (${onPrimaries(of("redis_db_keys"))})`;
const KEYS_WITH_TTL = `sum (${onPrimaries(of("redis_db_keys_expiring"))})`;
const WARMER = '{cronjob=~"$warmer"}';

function table<Name extends string>(panels: Record<Name, DashboardPanel>) {
  return panels;
}

/** Every panel of the dashboard; alerts name the one that shows what they are about. */
export const REDIS_PANELS = table({
  firing: {
    id: 1,
    title: "Firing alerts",
    description: "Empty when all is well.",
    kind: "table",
    unit: "none",
    queries: [
      {
        expression:
          'count by (alertname, severity, instance) (ALERTS{cache="$cache",alertstate="firing"})',
        legend: "{{alertname}}",
      },
    ],
  },
  availability: {
    id: 2,
    title: "Nodes that answer",
    description: "1 for a node that answers the exporter, 0 for one that does not.",
    unit: "none",
    queries: [{ expression: either("redis_up", "memcached_up"), legend: NODE }],
  },
  commands: {
    id: 3,
    title: "Commands",
    description: "By command, over the chosen nodes.",
    unit: "ops",
    queries: [
      { expression: `sum by (cmd) (${rate("redis_commands_total")})`, legend: "{{cmd}}" },
      {
        expression: `sum by (command, status) (${rate("memcached_commands_total")})`,
        legend: "{{command}} {{status}}",
      },
    ],
  },
  latency: {
    id: 4,
    title: "Time a command takes",
    description: "In the engine, without the network. Alerts look at the average of each node.",
    unit: "s",
    queries: [
      {
        expression: `sum by (instance) (${rate("redis_commands_duration_seconds_total")}) / sum by (instance) (${rate("redis_commands_total")})`,
        legend: NODE,
      },
      {
        expression: `topk(5, sum by (cmd) (${rate("redis_commands_duration_seconds_total")}) / sum by (cmd) (${rate("redis_commands_total")}))`,
        legend: "{{cmd}}",
      },
    ],
  },
  slowCommands: {
    id: 5,
    title: "Slow commands",
    description: "Entries of the slow log in a second.",
    unit: "ops",
    queries: [
      { expression: `deriv(${of("redis_slowlog_last_id")}[$__rate_interval])`, legend: NODE },
    ],
  },
  cpu: {
    id: 6,
    title: "Engine's thread",
    description: "How much of the time the one thread that executes commands is busy.",
    unit: "percentunit",
    queries: [
      {
        expression: `${rate("redis_cpu_sys_main_thread_seconds_total")} + ${rate("redis_cpu_user_main_thread_seconds_total")}`,
        legend: NODE,
      },
    ],
  },
  hitRatio: {
    id: 7,
    title: "Reads that found their key",
    description: "The rest went to the database.",
    unit: "percentunit",
    queries: [
      { expression: `${HITS} / (${HITS} + ${MISSES})`, legend: "hit rate" },
      {
        expression: `${GET_HITS} / (${GET_HITS} + ${GET_MISSES})`,
        legend: "hit rate of Memcached",
      },
    ],
  },
  network: {
    id: 8,
    title: "Network",
    description: "Bytes in a second.",
    unit: "Bps",
    queries: [
      { expression: rate("redis_net_input_bytes_total"), legend: `in ${NODE}` },
      { expression: rate("redis_net_output_bytes_total"), legend: `out ${NODE}` },
      { expression: rate("memcached_read_bytes_total"), legend: `in ${NODE}` },
      { expression: rate("memcached_written_bytes_total"), legend: `out ${NODE}` },
    ],
  },
  memory: {
    id: 9,
    title: "Memory",
    description: "In use, and the limit where there is one.",
    unit: "bytes",
    queries: [
      { expression: of("redis_memory_used_bytes"), legend: `used ${NODE}` },
      { expression: `${of("redis_memory_max_bytes")} > 0`, legend: `limit ${NODE}` },
      { expression: of("memcached_current_bytes"), legend: `used ${NODE}` },
      { expression: of("memcached_malloced_bytes"), legend: `given to items ${NODE}` },
      { expression: of("memcached_limit_bytes"), legend: `limit ${NODE}` },
    ],
  },
  fragmentation: {
    id: 10,
    title: "Fragmentation",
    description: "What the operating system gave, by what data takes; well above 1.5 is waste.",
    unit: "none",
    queries: [{ expression: of("redis_mem_fragmentation_ratio"), legend: NODE }],
  },
  evictions: {
    id: 11,
    title: "Keys evicted and expired",
    description: "Evicted for want of memory, expired because their time was over.",
    unit: "ops",
    queries: [
      { expression: rate("redis_evicted_keys_total"), legend: `evicted ${NODE}` },
      { expression: rate("redis_expired_keys_total"), legend: `expired ${NODE}` },
      { expression: rate("memcached_items_evicted_total"), legend: `evicted ${NODE}` },
      { expression: rate("memcached_items_reclaimed_total"), legend: `expired ${NODE}` },
    ],
  },
  keys: {
    id: 12,
    title: "Keys",
    description: "With and without a TTL, on the primaries.",
    unit: "short",
    queries: [
      { expression: KEYS_WITH_TTL, legend: "with a TTL" },
      { expression: `${KEYS} - ${KEYS_WITH_TTL}`, legend: "without a TTL" },
      { expression: `sum (${of("memcached_current_items")})`, legend: "items of Memcached" },
    ],
  },
  connections: {
    id: 13,
    title: "Connections",
    description: "Of clients, and the limit where the exporter tells it.",
    unit: "short",
    queries: [
      { expression: CONNECTED, legend: `connected ${NODE}` },
      {
        expression: `${of("redis_max_clients")} or ${of("redis_config_maxclients")}`,
        legend: `limit ${NODE}`,
      },
      { expression: of("memcached_current_connections"), legend: `connected ${NODE}` },
      { expression: of("memcached_max_connections"), legend: `limit ${NODE}` },
    ],
  },
  rejected: {
    id: 14,
    title: "Connections refused",
    description: "Because the node had as many as it takes.",
    unit: "ops",
    queries: [
      { expression: rate("redis_rejected_connections_total"), legend: NODE },
      {
        expression: `${rate("memcached_connections_rejected_total")} + ${rate("memcached_connections_listener_disabled_total")}`,
        legend: NODE,
      },
    ],
  },
  errors: {
    id: 15,
    title: "Errors",
    description: "By kind: OOM is a write without memory, NOAUTH and WRONGPASS wrong credentials.",
    unit: "ops",
    queries: [
      { expression: `sum by (err) (${rate("redis_errors_total")})`, legend: "{{err}}" },
      { expression: rate("memcached_item_no_memory_total"), legend: `no memory ${NODE}` },
      { expression: rate("memcached_item_too_large_total"), legend: `item too large ${NODE}` },
    ],
  },
  replication: {
    id: 16,
    title: "Replicas",
    description: "How far replicas are behind, and how many each primary has.",
    unit: "none",
    queries: [
      {
        expression: `max by (instance) (${of("redis_connected_slave_lag_seconds")})`,
        legend: `seconds behind ${NODE}`,
      },
      { expression: onPrimaries(of("redis_connected_slaves")), legend: `replicas of ${NODE}` },
    ],
  },
  shards: {
    id: 17,
    title: "Commands of each shard",
    description: "One line far above the others is a hot shard.",
    unit: "ops",
    queries: [{ expression: onPrimaries(rate("redis_commands_processed_total")), legend: NODE }],
  },
  shardMemory: {
    id: 18,
    title: "Memory of each shard",
    description: "One line far above the others is a large key, or a hash tag of many keys.",
    unit: "bytes",
    queries: [{ expression: onPrimaries(of("redis_memory_used_bytes")), legend: NODE }],
  },
  warmers: {
    id: 19,
    title: "Time since a warmer's last success",
    description: "More than two of its periods is too long.",
    unit: "s",
    queries: [
      {
        expression: `time() - kube_cronjob_status_last_successful_time${WARMER}`,
        legend: "{{namespace}}/{{cronjob}}",
      },
    ],
  },
});

/** Name of a panel of the dashboard. */
export type PanelName = keyof typeof REDIS_PANELS;

/** The dashboard's rows, with their panels from left to right. */
export const REDIS_ROWS: readonly { readonly title: string; readonly panels: PanelName[] }[] = [
  { title: "Now", panels: ["firing", "availability"] },
  {
    title: "Traffic",
    panels: ["commands", "latency", "hitRatio", "slowCommands", "cpu", "network"],
  },
  { title: "Memory", panels: ["memory", "evictions", "keys", "fragmentation"] },
  { title: "Clients", panels: ["connections", "rejected", "errors"] },
  { title: "Replicas and shards", panels: ["replication", "shards", "shardMemory"] },
  { title: "Warmers", panels: ["warmers"] },
];
