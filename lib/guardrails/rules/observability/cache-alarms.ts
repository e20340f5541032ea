import { CACHES, isMember, namesOf } from "../../../terraform/caches";
import { NameIndex } from "../../../terraform/name-index";
import type { ResourceView } from "../../../terraform/resource-view";
import { oncePerStack, type StackView } from "../../../terraform/stack-view";
import { guardrail } from "../../rule";

/** Types of alarms, of the clouds and of Prometheus. */
const ALARMS = ["aws_cloudwatch_metric_alarm", "google_monitoring_alert_policy"];
const PROMETHEUS = ["kubernetes_manifest", "kubernetes_config_map", "kubernetes_config_map_v1"];

/** Rules of Prometheus, as JSON or as YAML within JSON. */
const RULES = /\\?"?(alert|expr)\\?"?:/;

/** What shows that memory is short, and that connections are, in any of the metric systems. */
const METRICS = {
  memory:
    /DatabaseMemoryUsage|DatabaseCapacityUsage|FreeableMemory|Evictions|BytesUsedForCache|memory\/\w*(usage|utilization)|evicted_keys|(redis|memcached)_(memory|evicted)/,
  connections:
    /CurrConnections|ThrottledCmds|clients\/connected|reject(ed)?_connections|active_connections|redis_(connected_clients|rejected)|memcached_current_connections/,
};

export const cacheAlarms = guardrail({
  id: "cache-alarms",
  severity: "warning",
  pack: "baseline",
  problem: "No alarm shows that the cache runs out of memory or of connections",
  why: "Both grow for days before clients notice.",
  fix: "add alarms on memory or evictions and on connections",
  references: [],
  appliesTo: CACHES,
  inputs: (cache, stack) => {
    if (isMember(cache)) {
      return undefined;
    }
    const watched = [alarmed(stack).get(cache), ruled(stack)].flatMap((all) => [...(all ?? [])]);
    return {
      memory_alarm: watched.includes("memory"),
      connections_alarm: watched.includes("connections"),
    };
  },
  isValid: ({ memory_alarm, connections_alarm }) => memory_alarm && connections_alarm,
});

type Watched = keyof typeof METRICS;

/** What the alarms of a cloud watch, by the cache that they refer to or name. */
const alarmed = oncePerStack((stack) => {
  const names = new NameIndex(
    stack
      .ofType(...CACHES)
      .flatMap((cache) => namesOf(cache).map((name) => [name, cache] as const)),
  );
  const found = new Map<ResourceView, Set<Watched>>();
  for (const alarm of stack.ofType(...ALARMS)) {
    const caches = new Set([
      ...stack.referencedBy(alarm.attributes),
      ...names.ownersIn(alarm.text),
    ]);
    for (const cache of caches) {
      found.set(cache, new Set([...(found.get(cache) ?? []), ...watchedBy(alarm)]));
    }
  }
  return found;
});

/** What the rules of Prometheus watch. They name a cache by labels of their own: each counts for all caches. */
const ruled = oncePerStack((stack: StackView): ReadonlySet<Watched> => {
  const rules = stack.ofType(...PROMETHEUS).filter(({ text }) => RULES.test(text));
  return new Set(rules.flatMap(watchedBy));
});

function watchedBy({ text }: ResourceView): Watched[] {
  return (["memory", "connections"] as const).filter((watched) => METRICS[watched].test(text));
}
