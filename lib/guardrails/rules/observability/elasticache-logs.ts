import { valueAt } from "../../../terraform/attribute-values";
import { CACHE_DESCRIPTORS } from "../../../terraform/cache-resources";
import type { ResourceView } from "../../../terraform/resource-view";
import { guardrail } from "../../rule";

export const elasticacheLogs = guardrail({
  id: "elasticache-logs",
  severity: "warning",
  pack: "strict",
  problem: "The cache does not deliver all its logs",
  why: "The slow log and, from version 6.2, the engine log show which command blocked the cache.",
  fix: "add a log_delivery_configuration for slow-log and one for engine-log",
  references: [],
  appliesTo: Object.keys(CACHE_DESCRIPTORS).filter((type) => CACHE_DESCRIPTORS[type]?.logs),
  inputs: (cache) => ({ engine_version: cache.get("engine_version"), logs: logTypes(cache) }),
  isValid: ({ engine_version, logs }) =>
    logs.includes("slow-log") &&
    (logs.includes("engine-log") || Number.parseFloat(String(engine_version ?? "7")) < 6.2),
});

/** The types of log that a cache delivers, or the expression that only Terraform can evaluate. */
function logTypes(cache: ResourceView): readonly unknown[] | string {
  const logs = cache.blocks(CACHE_DESCRIPTORS[cache.type]?.logs ?? "");
  return typeof logs === "string" ? logs : logs.map((log) => valueAt(log, "log_type"));
}
