import { factRule } from "../../fact-rule";

export const cachePersistence = factRule("persistence", {
  id: "cache-persistence",
  severity: "error",
  pack: "strict",
  problem: "No copy of the data outlives the nodes",
  why: "After a wrong FLUSHALL or a failure of all nodes, the cache starts empty, and all its load reaches the database behind it.",
  fix: "turn snapshots or persistence on",
});
