import { Duration } from "../../core";
import { alertTable, type CacheSubject } from "../alert-definition";
import { cacheRate, nodeRate, onPrimaries, select } from "./promql";

/** Requests a second below which a rate, or an average, is noise. */
const QUIET = 5;
/** Commands a second and shard below which it does not matter how they are spread. */
const QUIET_SHARD = 50;

function shards({ cache: { topology } }: CacheSubject): number {
  return topology.kind === "cluster" ? topology.shards : 1;
}

/** Whether the cache is fast, and worth having. */
export const PERFORMANCE_ALERTS = alertTable<CacheSubject>()({
  HitRateLow: {
    meaning: `too few of more than ${QUIET} reads a second find their key`,
    threshold: { unit: "share", value: () => 0.9 },
    for: Duration.minutes(10),
    severity: "warning",
    expression: (subject, threshold) => {
      const hits = cacheRate(subject, "redis_keyspace_hits_total", "15m");
      const misses = cacheRate(subject, "redis_keyspace_misses_total", "15m");
      return `${hits} / ((${hits} + ${misses}) > ${QUIET}) < ${threshold}`;
    },
    summary: "Cache {cache} misses too often",
    description:
      "Only {{ $value | humanizePercentage }} of reads found their key over 15 minutes; the rest went to the database. Look for evictions, a flush, a new key format or a warmer that failed.",
    panel: "hitRatio",
  },
  LatencyHigh: {
    meaning: `a node takes long for its commands, on average, at more than ${QUIET} a second`,
    threshold: { unit: "seconds", value: () => 0.001 },
    for: Duration.minutes(10),
    severity: "warning",
    expression: (subject, threshold) => {
      const seconds = nodeRate(subject, "redis_commands_duration_seconds_total", "5m");
      const commands = nodeRate(subject, "redis_commands_total", "5m");
      return `${seconds} / (${commands} > ${QUIET}) > ${threshold}`;
    },
    summary: "Cache {cache} is slow",
    description:
      "A command takes {{ $labels.instance }} {{ $value | humanizeDuration }} on average. Look at the panel for the command that takes the time, and at the slow log for its keys: one slow command makes all others wait.",
    panel: "latency",
  },
  SlowCommands: {
    meaning: "many commands of a node got into its slow log within 15 minutes",
    threshold: { unit: "events", value: () => 50 },
    for: Duration.seconds(0),
    severity: "info",
    // The id counts on; the log's length stops at its limit.
    expression: (subject, threshold) =>
      `delta(${select(subject, "redis_slowlog_last_id")}[15m]) > ${threshold}`,
    summary: "Cache {cache} executes slow commands",
    description:
      "{{ $value | humanize }} commands got into the slow log of {{ $labels.instance }} within 15 minutes. Look there for scripts and for commands that walk through large keys.",
    panel: "slowCommands",
  },
  HotShard: {
    meaning: `one shard executes far more commands than the average one, which has more than ${QUIET_SHARD} a second`,
    threshold: {
      unit: "times the average",
      // The whole load on one of two shards is only twice the average.
      value: (subject) => Math.min(2, (1 + shards(subject)) / 2),
      from: "2, of two shards 1.5",
    },
    for: Duration.minutes(30),
    severity: "warning",
    applies: { to: "cluster mode with two shards or more", when: (subject) => shards(subject) > 1 },
    expression: (subject, threshold) => {
      const commands = onPrimaries(
        subject,
        `rate(${select(subject, "redis_commands_processed_total")}[10m])`,
      );
      return `max by (cache) (${commands}) / (avg by (cache) (${commands}) > ${QUIET_SHARD}) > ${threshold}`;
    },
    summary: "One shard of cache {cache} does most of the work",
    description:
      "The busiest shard has {{ $value | humanize }} times the commands of the average one, so more shards would not help. Look for a hot key or a hash tag that many keys share.",
    panel: "shards",
  },
  EngineCpuHigh: {
    meaning: "the one thread in which a node executes commands has hardly any time left",
    threshold: { unit: "share", value: () => 0.8 },
    for: Duration.minutes(10),
    severity: "warning",
    expression: (subject, threshold) =>
      ["sys", "user"]
        .map((mode) => select(subject, `redis_cpu_${mode}_main_thread_seconds_total`))
        .map((metric) => `rate(${metric}[5m])`)
        .join(" + ")
        .concat(` > ${threshold}`),
    summary: "Cache {cache} is at the end of its engine's thread",
    description:
      "The engine's thread on {{ $labels.instance }} is busy for {{ $value | humanizePercentage }} of the time. Look for slow commands first; then read from replicas or spread the keys over more shards, since more cores do not help one thread.",
    panel: "cpu",
  },
});
