import { evictsKeysWithTtlOnly, neverEvicts } from "../../../core/eviction-policy";
import { isUnresolved } from "../../../core/validation";
import { CONFIGURABLE_CACHES, evictionPolicy, isSecondary } from "../../../terraform/caches";
import { decidedBy, missing } from "../../fact-rule";
import { forTypes, guardrail } from "../../rule";

const FIX = "use an allkeys policy if the data is in a database too";

export const cacheStoreSnapshots = guardrail({
  id: "cache-store-snapshots",
  severity: "error",
  pack: "baseline",
  problem: "Keys must stay, and the only copy of them is in memory",
  why: "The eviction policy keeps keys as a store does. The failure of a node or a wrong FLUSHALL destroys them.",
  fix: `turn snapshots or persistence on, or ${FIX}`,
  ...forTypes(
    Object.fromEntries(
      Object.entries(decidedBy("persistence"))
        .filter(([type]) => CONFIGURABLE_CACHES.includes(type))
        .map(([type, { fix }]) => [type, { fix: `${fix}, or ${FIX}`, references: [] }]),
    ),
  ),
  inputs: (cache, stack) => {
    const persistence = missing(cache, "persistence");
    const policy = evictionPolicy(cache, stack);
    const mayKeepKeys =
      isUnresolved(policy) || neverEvicts(policy) || evictsKeysWithTtlOnly(policy);
    return persistence === undefined || isSecondary(cache, "evictionPolicy") || !mayKeepKeys
      ? undefined
      : { "maxmemory-policy": policy, ...persistence };
  },
  isValid: () => false,
});
