import { isStore } from "../../core/cache-purpose";
import { alerts, type CacheSubject } from "../definition";

function shards({ cache: { topology } }: CacheSubject): number {
  return topology.kind === "cluster" ? topology.shards : 1;
}

/** Whether the cache is fast, and worth having. */
export const PERFORMANCE_ALERTS = alerts({
  HitRateLow: {
    meaning: "too few reads find their key",
    threshold: { unit: "share", fires: "below", value: 0.8 },
    severity: "warning",
    // Who asks a store for a session that has ended is answered rightly.
    applies: { to: "caches, no stores", when: ({ cache }) => !isStore(cache) },
    advice: "Look for evictions, a flush, a new key format or a warmer that failed.",
    measuredBy: ["Prometheus", "CloudWatch", "Cloud Monitoring"],
  },
  LatencyHigh: {
    meaning: "a node takes long for its commands, on average",
    threshold: { unit: "seconds", fires: "above", value: 0.001 },
    severity: "warning",
    advice:
      "Look for the command that takes the time, and in the slow log for its keys: one slow command makes all others wait.",
    measuredBy: ["Prometheus"],
  },
  SlowCommands: {
    meaning: "many commands of a node got into its slow log",
    threshold: { unit: "events", fires: "above", value: 50 },
    severity: "info",
    advice: "Look there for scripts and for commands that walk through large keys.",
    measuredBy: ["Prometheus"],
  },
  HotShard: {
    meaning: "one shard executes far more commands than the average one",
    threshold: {
      unit: "times the average",
      fires: "above",
      // The whole load on one of two shards is only twice the average.
      value: (subject) => Math.min(2, (1 + shards(subject)) / 2),
      inWords: "2, of two shards 1.5",
    },
    severity: "warning",
    applies: { to: "cluster mode with two shards or more", when: (subject) => shards(subject) > 1 },
    advice: "Look for a hot key or a hash tag that many keys share: more shards would not help.",
    measuredBy: ["Prometheus"],
  },
  EngineCpuHigh: {
    meaning: "the one thread in which a node executes commands has hardly any time left",
    threshold: { unit: "share", fires: "above", value: 0.9 },
    severity: "critical",
    advice:
      "Look for slow commands; then read from replicas or spread the keys over more shards: more cores do not help one thread.",
    measuredBy: ["Prometheus", "CloudWatch", "Cloud Monitoring"],
  },
});
