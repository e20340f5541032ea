import type { AlertSeverity } from "../../alerts";
import { type ConnectionBudget, Duration } from "../../core";
import { evictsEveryKey } from "../../core/eviction-policy";
import type { IMemorystoreRedis } from "./instance";
import type { MemorystoreMetricOptions } from "./metric";

/** What an alert policy knows when its threshold is taken. */
export interface PolicySubject {
  /** The instance that is watched. */
  readonly cache: IMemorystoreRedis;
  /** What its clients are planned to open, where that is known. */
  readonly connectionBudget?: ConnectionBudget;
}

/** How much a policy matters, and whom it tells. */
export type PolicySeverity = Exclude<AlertSeverity, "info">;

/** What is looked at. */
export interface PolicyMetric extends MemorystoreMetricOptions {
  /** The metric's type after `redis.googleapis.com/`. */
  readonly name: string;
  /** Whether the series of each node, such as user and system time, are added up. @default false */
  readonly sumByNode?: boolean;
}

/** One alert policy of an instance, as data. */
export interface PolicyDefinition {
  /** When it fires, in words. */
  readonly meaning: string;
  /** What is looked at. */
  readonly metric: PolicyMetric;
  /** On which side of the threshold it fires. */
  readonly comparison: "COMPARISON_GT" | "COMPARISON_LT";
  /** Where it starts to fire, in its unit. */
  readonly threshold: {
    readonly unit: "share" | "connections" | "events" | "seconds" | "deviation";
    /** The default, taken from the cache where the cache knows it. */
    readonly value: (subject: PolicySubject) => number;
    /** The default in words, where it is no fixed number. */
    readonly from?: string;
  };
  /** How long it must hold; whole minutes. */
  readonly for: Duration;
  /**
   * What must be more than this at the same time, for the first to mean anything.
   *
   * @default - nothing
   */
  readonly while?: { readonly metric: PolicyMetric; readonly above: number };
  /** How much it matters unless a user says otherwise. */
  readonly severity: PolicySeverity;
  /** Other instances get the policy only when a user enables it. @default - all instances */
  readonly applies?: { readonly to: string; readonly when: (subject: PolicySubject) => boolean };
  /** What to do first. */
  readonly advice: string;
  /** The page in docs/runbooks. */
  readonly runbook: string;
}

const FIVE_MINUTES = Duration.minutes(5);

/** A full instance that can evict any key is a cache at work. */
const whereKeysMayBeKept = {
  to: "instances that cannot evict every key",
  when: ({ cache }: PolicySubject) => !evictsEveryKey(cache.evictionPolicy),
};

const replicated = {
  to: "instances with replicas",
  when: ({ cache }: PolicySubject) => cache.limits.nodes > 1,
};

function policies<Name extends string>(table: Record<Name, PolicyDefinition>) {
  return table;
}

/**
 * The alert policies of a Memorystore for Redis instance. SystemMemoryHigh, EngineCpuHigh and RoleChanged
 * are Google's own, with its thresholds; the others are ours. Data is up to five minutes late.
 *
 * Sources: https://cloud.google.com/memorystore/docs/redis/monitor-instances,
 * https://cloud.google.com/memorystore/docs/redis/supported-monitoring-metrics
 */
export const MEMORYSTORE_POLICIES = policies({
  SystemMemoryHigh: {
    meaning: "the instance's memory, the system's own included, is filling",
    metric: { name: "stats/memory/system_memory_usage_ratio", period: FIVE_MINUTES },
    comparison: "COMPARISON_GT",
    threshold: { unit: "share", value: () => 0.8 },
    for: FIVE_MINUTES,
    severity: "critical",
    advice: "Reserve more memory, activate defragmentation, or scale the instance up.",
    runbook: "NodeMemory",
  },
  EngineCpuHigh: {
    meaning: "the one thread that executes commands has hardly any time left",
    metric: {
      name: "stats/cpu_utilization_main_thread",
      aligner: "ALIGN_RATE",
      period: FIVE_MINUTES,
      sumByNode: true,
    },
    comparison: "COMPARISON_GT",
    threshold: { unit: "share", value: () => 0.9 },
    for: FIVE_MINUTES,
    severity: "critical",
    advice: "Look for slow commands; then read from replicas.",
    runbook: "EngineCpuHigh",
  },
  RoleChanged: {
    meaning: "a replica has taken over, or the primary has become a replica",
    metric: { name: "replication/role", aligner: "ALIGN_STDDEV", period: FIVE_MINUTES },
    comparison: "COMPARISON_GT",
    threshold: { unit: "deviation", value: () => 0 },
    for: Duration.minutes(0),
    severity: "warning",
    applies: replicated,
    advice: "Look whether it was maintenance, and whether clients have connected again.",
    runbook: "NoPrimary",
  },
  ConnectionsHigh: {
    meaning: "a node has more connections than planned, or nearly as many as it takes",
    metric: { name: "clients/connected" },
    comparison: "COMPARISON_GT",
    threshold: {
      unit: "connections",
      value: ({ cache, connectionBudget }) =>
        connectionBudget?.inRollout ?? 0.8 * cache.limits.connectionsPerNode,
      from: "the connection budget, or 80 % of what a node takes",
    },
    for: FIVE_MINUTES,
    severity: "warning",
    advice: "Look for a client whose pool grew or that was scaled out, and lower its pool size.",
    runbook: "ConnectionsHigh",
  },
  ConnectionsRejected: {
    meaning: "clients were refused, because a node had as many as it takes",
    metric: {
      name: "stats/reject_connections_count",
      aligner: "ALIGN_DELTA",
      period: FIVE_MINUTES,
    },
    comparison: "COMPARISON_GT",
    threshold: { unit: "events", value: () => 0 },
    for: Duration.minutes(0),
    severity: "critical",
    advice: "Restart or scale in the client with the most connections; then lower its pool size.",
    runbook: "ConnectionsRejected",
  },
  MemoryHigh: {
    meaning: "a node that cannot evict every key is nearly full",
    metric: { name: "stats/memory/usage_ratio" },
    comparison: "COMPARISON_GT",
    threshold: { unit: "share", value: () => 0.9 },
    for: Duration.minutes(15),
    severity: "warning",
    applies: whereKeysMayBeKept,
    advice: "Look for keys without a TTL and for large keys; scale up before writes fail.",
    runbook: "MemoryHigh",
  },
  Evicting: {
    meaning: "keys with a TTL make room for keys without one",
    metric: { name: "stats/evicted_keys", aligner: "ALIGN_DELTA", period: FIVE_MINUTES },
    comparison: "COMPARISON_GT",
    threshold: { unit: "events", value: () => 0 },
    for: Duration.minutes(15),
    severity: "warning",
    applies: whereKeysMayBeKept,
    advice: "Look for keys without a TTL, or set the policy to allkeys-lru.",
    runbook: "Evicting",
  },
  ReplicationLag: {
    meaning: "a replica is behind its primary",
    metric: { name: "replication/master/slaves/lag" },
    comparison: "COMPARISON_GT",
    threshold: { unit: "seconds", value: () => 30 },
    for: FIVE_MINUTES,
    severity: "warning",
    applies: replicated,
    advice: "Look for a burst of writes, large values or a busy replica.",
    runbook: "ReplicationLag",
  },
  HitRateLow: {
    meaning: "too few reads find their key, and some miss each second",
    metric: { name: "stats/cache_hit_ratio", period: FIVE_MINUTES },
    comparison: "COMPARISON_LT",
    threshold: { unit: "share", value: () => 0.8 },
    for: Duration.minutes(15),
    // Of an instance that nobody reads, the ratio says nothing.
    while: {
      metric: { name: "stats/keyspace_misses", aligner: "ALIGN_RATE", period: FIVE_MINUTES },
      above: 1,
    },
    severity: "warning",
    advice: "Look for evictions, a flush, a new key format or a warmer that failed.",
    runbook: "HitRateLow",
  },
});

/** Name of an alert policy of a Memorystore instance. */
export type MemorystorePolicyName = keyof typeof MEMORYSTORE_POLICIES;
