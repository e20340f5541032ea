import { REDIS_CLUSTER, REDIS_INSTANCE, VALKEY_INSTANCE } from "../../caches";
import { guardrail } from "../../rule";

/** The smallest nodes of clusters and of Valkey. */
const SHARED_CORE = /shared.core.nano/i;

export const memorystoreTier = guardrail({
  id: "memorystore-tier",
  severity: "error",
  pack: "baseline",
  what: "A replica takes over when the primary is lost, on nodes for which Google promises something.",
  why: "The basic tier, a cluster without replicas and the smallest nodes have no SLA: a maintenance empties them.",
  fix: "set tier = STANDARD_HA; on a cluster and on Valkey replica_count to 1 or more and a larger node_type",
  references: [],
  appliesTo: [REDIS_INSTANCE, REDIS_CLUSTER, VALKEY_INSTANCE],
  inputs: (cache): Record<string, unknown> =>
    cache.type === REDIS_INSTANCE
      ? { tier: cache.get("tier") }
      : { replica_count: cache.get("replica_count"), node_type: cache.get("node_type") },
  isValid: ({ tier, replica_count, node_type }) =>
    tier === "STANDARD_HA" || (Number(replica_count) >= 1 && !SHARED_CORE.test(String(node_type))),
});
