import type { ResourceView } from "../../../terraform/resource-view";
import type { StackView } from "../../../terraform/stack-view";
import { CACHES, isMember, namesOf } from "../../caches";
import { guardrail } from "../../rule";

/** Sources of alarms, whoever raises them. */
const ALARMS = ["aws_cloudwatch_metric_alarm", "google_monitoring_alert_policy"];
const PROMETHEUS = ["kubernetes_manifest", "kubernetes_config_map", "kubernetes_config_map_v1"];

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
  what: "Someone is told when a cache runs out of memory or of connections.",
  why: "Both show for days before they hurt, to whoever looks.",
  fix: "add alarms on memory or evictions and on connections, or acknowledge where they are",
  references: [],
  appliesTo: CACHES,
  inputs: (cache, stack) => {
    if (isMember(cache)) {
      return undefined;
    }
    const alarms = alarmsOf(cache, stack);
    return {
      memory: alarms.some((alarm) => METRICS.memory.test(alarm)),
      connections: alarms.some((alarm) => METRICS.connections.test(alarm)),
    };
  },
  isValid: ({ memory, connections }) => memory && connections,
});

/** Texts of the alarms that can concern a cache: those of Prometheus name it by labels of their own. */
function alarmsOf(cache: ResourceView, stack: StackView): string[] {
  const names = [cache.address, ...namesOf(cache)];
  const text = ({ attributes }: ResourceView) => JSON.stringify(attributes);
  return [
    ...stack
      .ofType(...ALARMS)
      .map(text)
      .filter((alarm) => names.some((name) => alarm.includes(name))),
    ...stack
      .ofType(...PROMETHEUS)
      .map(text)
      .filter(isRules),
  ];
}

function isRules(manifest: string): boolean {
  return /\\?"?(alert|expr)\\?"?:/.test(manifest);
}
