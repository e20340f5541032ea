import { Duration } from "../../core";
import { cacheRate, nodeRate, onPrimaries, perCache, select } from "./promql";
import { cacheReadings } from "./reading";

/** Requests a second below which a rate, or an average, is noise. */
const QUIET = 5;
/** Commands a second and shard below which it does not matter how they are spread. */
const QUIET_SHARD = 50;

/** Whether the cache is fast, and worth having. */
export const PERFORMANCE_READINGS = cacheReadings({
  HitRateLow: {
    for: Duration.minutes(10),
    expression: (subject, threshold) => {
      const hits = cacheRate(subject, "redis_keyspace_hits_total", "15m");
      const misses = cacheRate(subject, "redis_keyspace_misses_total", "15m");
      return `${hits} / ((${hits} + ${misses}) > ${QUIET}) < ${threshold}`;
    },
    finding:
      "Only {{ $value | humanizePercentage }} of reads found their key over 15 minutes; the rest went to the database.",
    panel: "hitRatio",
  },
  LatencyHigh: {
    for: Duration.minutes(10),
    expression: (subject, threshold) => {
      const seconds = nodeRate(subject, "redis_commands_duration_seconds_total", "5m");
      const commands = nodeRate(subject, "redis_commands_total", "5m");
      return `${seconds} / (${commands} > ${QUIET}) > ${threshold}`;
    },
    finding: "A command takes {{ $labels.instance }} {{ $value | humanizeDuration }} on average.",
    panel: "latency",
  },
  SlowCommands: {
    for: Duration.seconds(0),
    // The id counts on; the log's length stops at its limit.
    expression: (subject, threshold) =>
      `delta(${select(subject, "redis_slowlog_last_id")}[15m]) > ${threshold}`,
    finding:
      "{{ $value | humanize }} commands got into the slow log of {{ $labels.instance }} within 15 minutes.",
    panel: "slowCommands",
  },
  HotShard: {
    for: Duration.minutes(30),
    expression: (subject, threshold) => {
      const commands = onPrimaries(
        subject,
        `rate(${select(subject, "redis_commands_processed_total")}[10m])`,
      );
      return `max by ${perCache(subject)} (${commands}) / (avg by ${perCache(subject)} (${commands}) > ${QUIET_SHARD}) > ${threshold}`;
    },
    finding: "The busiest shard has {{ $value | humanize }} times the commands of the average one.",
    panel: "shards",
  },
  EngineCpuHigh: {
    for: Duration.minutes(10),
    expression: (subject, threshold) =>
      ["sys", "user"]
        .map((mode) => select(subject, `redis_cpu_${mode}_main_thread_seconds_total`))
        .map((metric) => `rate(${metric}[5m])`)
        .join(" + ")
        .concat(` > ${threshold}`),
    finding:
      "The engine's thread on {{ $labels.instance }} is busy for {{ $value | humanizePercentage }} of the time.",
    panel: "cpu",
  },
});
