import { CACHES, isMember, namesOf } from "../../../terraform/caches";
import { NameIndex } from "../../../terraform/name-index";
import { haveData, holdsRules, RULE_HOLDERS } from "../../../terraform/prometheus-rules";
import type { ResourceView } from "../../../terraform/resource-view";
import { oncePerStack } from "../../../terraform/stack-view";
import { guardrail } from "../../rule";

/** Types of the clouds' own alarms. */
const ALARMS = [
  "aws_cloudwatch_metric_alarm",
  "azurerm_monitor_metric_alert",
  "google_monitoring_alert_policy",
];

/** What shows that memory is short, and that connections are, in any of the metric systems. */
const METRICS = {
  memory:
    /DatabaseMemoryUsage|DatabaseCapacityUsage|FreeableMemory|Evictions|BytesUsedForCache|memory\/\w*(usage|utilization)|evicted_?keys|usedmemory|(redis|memcached)_(memory|evicted)/,
  connections:
    /CurrConnections|ThrottledCmds|connectedclients|clients\/(maximum_)?connected|reject(ed)?_connections|active_connections|redis_(connected_clients|rejected)|memcached_current_connections/,
};

export const cacheAlarms = guardrail({
  id: "cache-alarms",
  severity: "warning",
  pack: "baseline",
  problem: "No alarm shows that the cache runs out of memory or of connections",
  why: "Both grow for days before clients notice.",
  fix: "add alarms on memory or evictions and on connections; Prometheus rules count where an exporter measures the cache",
  references: [],
  appliesTo: CACHES,
  inputs: (cache, stack) => {
    if (isMember(cache)) {
      return undefined;
    }
    const watched = alarmed(stack).get(cache);
    return {
      memory_alarm: watched?.has("memory") ?? false,
      connections_alarm: watched?.has("connections") ?? false,
    };
  },
  isValid: ({ memory_alarm, connections_alarm }) => memory_alarm && connections_alarm,
});

type Watched = keyof typeof METRICS;

/**
 * What alarms of the clouds and rules of Prometheus watch, by the cache that they refer to or name. Rules
 * that name none select by labels of their own: they count for all. Rules that nobody measures count for
 * none.
 */
const alarmed = oncePerStack((stack) => {
  const all = stack.ofType(...CACHES);
  const names = new NameIndex(
    all.flatMap((cache) => namesOf(cache).map((name) => [name, cache] as const)),
  );
  const found = new Map<ResourceView, Set<Watched>>();
  const rules = stack
    .ofType(...RULE_HOLDERS)
    .filter((holder) => holdsRules(holder) && haveData(holder, stack));
  for (const alarm of [...stack.ofType(...ALARMS), ...rules]) {
    const named = [...stack.referencedBy(alarm.attributes), ...names.ownersIn(alarm.text)].filter(
      ({ type }) => CACHES.includes(type),
    );
    const caches = named.length === 0 && rules.includes(alarm) ? all : new Set(named);
    for (const cache of caches) {
      found.set(cache, new Set([...(found.get(cache) ?? []), ...watchedBy(alarm)]));
    }
  }
  return found;
});

function watchedBy({ text }: ResourceView): Watched[] {
  return (["memory", "connections"] as const).filter((watched) => METRICS[watched].test(text));
}
