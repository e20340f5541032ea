import type { ResourceView } from "../../../terraform/resource-view";
import { MEMCACHE_INSTANCE, MEMORYSTORE, REDIS_INSTANCE } from "../../caches";
import { guardrail } from "../../rule";

export const memorystoreTwoZones = guardrail({
  id: "memorystore-two-zones",
  severity: "error",
  pack: "baseline",
  what: "Nodes stand in more than one zone.",
  why: "A zone that fails takes the primary and its replicas at the same time.",
  fix: "give location_id and alternative_location_id different zones; leave zone_distribution_config at MULTI_ZONE; give Memcached two zones",
  references: [],
  appliesTo: MEMORYSTORE,
  inputs: (cache): Record<string, unknown> | undefined => {
    switch (cache.type) {
      case REDIS_INSTANCE:
        return bothZones(cache);
      case MEMCACHE_INSTANCE:
        return Number(cache.get("node_count")) > 1 && cache.get("zones") !== undefined
          ? { zones: cache.get("zones") }
          : undefined;
      default:
        return { mode: cache.get("zone_distribution_config.mode") };
    }
  },
  isValid: ({ location_id, alternative_location_id, zones, mode }) =>
    (location_id === undefined || location_id !== alternative_location_id) &&
    (!Array.isArray(zones) || new Set(zones).size > 1) &&
    mode !== "SINGLE_ZONE",
});

/** Google chooses two by itself; only who names both can name one twice. */
function bothZones(cache: ResourceView): Record<string, unknown> | undefined {
  const alternative = cache.get("alternative_location_id");
  return alternative === undefined
    ? undefined
    : { location_id: cache.get("location_id"), alternative_location_id: alternative };
}
