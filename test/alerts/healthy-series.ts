/** One metric of one node, as promtool takes it. */
export interface Series {
  readonly metric: string;
  readonly labels: Readonly<Record<string, string>>;
  /** In promtool's notation, a value a minute: `0+5` grows by 5, `_x65 40` starts after 65 minutes. */
  readonly values: string;
}

/** Minutes that a scenario lasts; it is judged when they are nearly over. */
export const MINUTES = 75;
export const JUDGED_AT = 70;

export function series(
  metric: string,
  labels: Readonly<Record<string, string>>,
  values: string,
): Series {
  return { metric, labels, values };
}

/** As promtool reads it: the last part of the values goes on to the end. */
export function promtoolSeries({ metric, labels, values }: Series) {
  const matchers = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  const last = values.split(" ").at(-1) as string;
  const goesOn = /[+_-]/.test(last) ? last : `${last}+0`;
  return {
    series: `${metric}{${matchers.join(",")}}`,
    values: `${values.slice(0, values.length - last.length)}${goesOn}x${MINUTES}`,
  };
}

/** All that a node of a healthy cache tells: reads a hundred times a second, 99 % of them found. */
function node(labels: Readonly<Record<string, string>>, role: "master" | "slave"): Series[] {
  const values: Record<string, string> = {
    up: "1",
    redis_up: "1",
    redis_connected_clients: "20",
    redis_max_clients: "65000",
    redis_rejected_connections_total: "0",
    redis_keyspace_hits_total: "0+5940",
    redis_keyspace_misses_total: "0+60",
    redis_evicted_keys_total: "0",
    redis_memory_used_bytes: "500",
    redis_memory_max_bytes: "1000",
    redis_commands_processed_total: "0+6000",
    redis_cpu_sys_main_thread_seconds_total: "0+5",
    redis_cpu_user_main_thread_seconds_total: "0+5",
    redis_slowlog_last_id: "7",
    redis_connected_slaves: "0",
  };
  return [
    ...Object.entries(values).map(([metric, value]) => series(metric, labels, value)),
    series("redis_instance_info", { ...labels, role, maxmemory_policy: "allkeys-lru" }, "1"),
    series("redis_errors_total", { ...labels, err: "ERR" }, "0+1"),
    ...["get", "set"].flatMap((cmd) => [
      series("redis_commands_total", { ...labels, cmd }, "0+3000"),
      series("redis_commands_duration_seconds_total", { ...labels, cmd }, "0+0.1"),
    ]),
    ...["db0", "db1"].flatMap((db) => [
      series("redis_db_keys", { ...labels, db }, "5000"),
      series("redis_db_keys_expiring", { ...labels, db }, "4900"),
    ]),
  ];
}

/** A cache of a primary, `a`, and two replicas, `b` and `c`. */
export function replicatedCache(cache: string): Series[] {
  return [
    ...node({ cache, instance: "a" }, "master"),
    ...["b", "c"].flatMap((instance) => [
      ...node({ cache, instance }, "slave"),
      series("redis_master_link_up", { cache, instance, master_host: "a" }, "1"),
      series(
        "redis_connected_slave_lag_seconds",
        { cache, instance: "a", slave_ip: instance },
        "1",
      ),
    ]),
    series("redis_connected_slaves", { cache, instance: "a" }, "2"),
  ];
}

/** A cache of three shards, `a`, `b` and `c`, without replicas. */
export function shardedCache(cache: string): Series[] {
  return ["a", "b", "c"].flatMap((instance) => node({ cache, instance }, "master"));
}

/** A CronJob that has succeeded every minute. */
export function warmer(namespace: string, cronjob: string): Series[] {
  const labels = { namespace, cronjob };
  return [
    series("kube_cronjob_created", labels, "0"),
    series("kube_cronjob_spec_suspend", labels, "0"),
    series("kube_cronjob_status_last_successful_time", labels, "0+60"),
  ];
}

/** One job of a CronJob, which failed or did not. */
export function job(namespace: string, owner: string, failed: boolean): Series[] {
  const labels = { namespace, job_name: `${owner}-1` };
  const owned = { ...labels, owner_kind: "CronJob", owner_name: owner };
  return [
    series("kube_job_owner", owned, "1"),
    series("kube_job_failed", { ...labels, condition: "true" }, failed ? "1" : "0"),
    series("kube_job_failed", { ...labels, condition: "false" }, failed ? "0" : "1"),
  ];
}
