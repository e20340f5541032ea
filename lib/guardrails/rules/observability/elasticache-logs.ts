import { logTypes, REPLICATION_GROUP } from "../../caches";
import { guardrail } from "../../rule";

export const elasticacheLogs = guardrail({
  id: "elasticache-logs",
  severity: "warning",
  pack: "strict",
  what: "The slow log and, from version 6.2, the engine log are delivered.",
  why: "Without them nobody can tell afterwards which command blocked the cache.",
  fix: "add a log_delivery_configuration for slow-log and one for engine-log",
  references: [],
  appliesTo: [REPLICATION_GROUP],
  inputs: (cache) => {
    const logs = logTypes(cache);
    return { engine_version: cache.get("engine_version"), logs };
  },
  isValid: ({ engine_version, logs }) =>
    logs.includes("slow-log") &&
    (logs.includes("engine-log") || Number.parseFloat(String(engine_version ?? "7")) < 6.2),
});
