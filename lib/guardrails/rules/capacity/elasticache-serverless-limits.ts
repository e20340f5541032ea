import { SERVERLESS_CACHE } from "../../../terraform/caches";
import { guardrail } from "../../rule";

export const elasticacheServerlessLimits = guardrail({
  id: "elasticache-serverless-limits",
  severity: "warning",
  pack: "strict",
  problem: "Nothing limits the size and the cost of the cache",
  why: "A serverless cache grows with every write, and so does the bill.",
  fix: "set maximum in data_storage and in ecpu_per_second of cache_usage_limits",
  references: [],
  appliesTo: [SERVERLESS_CACHE],
  inputs: (cache) => ({
    data_storage: cache.get("cache_usage_limits.data_storage.maximum"),
    ecpu_per_second: cache.get("cache_usage_limits.ecpu_per_second.maximum"),
  }),
  isValid: (maximum) => maximum.data_storage !== undefined && maximum.ecpu_per_second !== undefined,
});
