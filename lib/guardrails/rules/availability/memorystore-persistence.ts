import { REDIS_CLUSTER, REDIS_INSTANCE, VALKEY_INSTANCE } from "../../caches";
import { guardrail } from "../../rule";

/** Modes that keep the data beyond a restart. */
const MODES: readonly unknown[] = ["RDB", "AOF"];

export const memorystorePersistence = guardrail({
  id: "memorystore-persistence",
  severity: "error",
  pack: "strict",
  what: "Data outlives a restart of all nodes.",
  why: "Without it the cache starts cold, and all its load goes to what is behind it.",
  fix: "set persistence_config to RDB",
  references: [],
  appliesTo: [REDIS_INSTANCE, REDIS_CLUSTER, VALKEY_INSTANCE],
  inputs: (cache) => ({
    persistence_mode: cache.get(
      cache.type === REDIS_INSTANCE
        ? "persistence_config.persistence_mode"
        : "persistence_config.mode",
    ),
  }),
  isValid: ({ persistence_mode }) => MODES.includes(persistence_mode),
});
