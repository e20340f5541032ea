import { isUnresolved } from "../../../core/validation";
import {
  CONFIGURABLE_CACHES,
  evictionPolicy,
  isSecondary,
  keepsData,
  REDIS_CLUSTER,
  REDIS_INSTANCE,
  REPLICATION_GROUP,
  VALKEY_INSTANCE,
} from "../../caches";
import { guardrail } from "../../rule";

/** Where each kind of cache says how it keeps its data beyond a restart. */
const PERSISTENCE: Record<string, string> = {
  [REPLICATION_GROUP]: "snapshot_retention_limit",
  [REDIS_INSTANCE]: "persistence_config.persistence_mode",
  [REDIS_CLUSTER]: "persistence_config.mode",
  [VALKEY_INSTANCE]: "persistence_config.mode",
};

/** Values of these that keep nothing. */
const NOTHING: readonly unknown[] = [undefined, 0, "DISABLED", "PERSISTENCE_MODE_UNSPECIFIED"];

export const cacheStoreSnapshots = guardrail({
  id: "cache-store-snapshots",
  severity: "error",
  pack: "baseline",
  what: "A cache that must not evict is a store, and a store has snapshots.",
  why: "Its data is nowhere else: a lost node, or a wrong FLUSHALL, is the end of it.",
  fix: "set snapshot_retention_limit, on Memorystore persistence_config, or an allkeys policy where the data is in a database too",
  references: [],
  appliesTo: CONFIGURABLE_CACHES,
  inputs: (cache, stack) => {
    const persistence = PERSISTENCE[cache.type] ?? "";
    const policy = evictionPolicy(cache, stack);
    return isSecondary(cache) || (!isUnresolved(policy) && !keepsData(policy))
      ? undefined
      : { "maxmemory-policy": policy, [persistence]: cache.get(persistence) };
  },
  isValid: ({ "maxmemory-policy": _, ...persistence }) =>
    Object.values(persistence).every((value) => !NOTHING.includes(value)),
});
