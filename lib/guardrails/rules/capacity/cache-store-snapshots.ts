import { isStore } from "../../../terraform/caches";
import { decidedBy, missing } from "../../fact-rule";
import { SAY_CACHE } from "../../purpose";
import { forTypes, guardrail } from "../../rule";

export const cacheStoreSnapshots = guardrail({
  id: "cache-store-snapshots",
  severity: "error",
  pack: "baseline",
  problem: "The only copy of a store's data is in memory",
  why: "A wrong FLUSHALL or the failure of all nodes destroys it.",
  fix: `turn snapshots or persistence on, or ${SAY_CACHE}`,
  ...forTypes(
    Object.fromEntries(
      Object.entries(decidedBy("persistence")).map(([type, { fix }]) => [
        type,
        { fix: `${fix}, or ${SAY_CACHE}`, references: [] },
      ]),
    ),
  ),
  inputs: (cache) => (isStore(cache) ? missing(cache, "persistence") : undefined),
  isValid: () => false,
});
