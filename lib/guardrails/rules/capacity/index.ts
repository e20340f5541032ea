import type { GuardrailRule } from "../../rule";
import { cacheConnectionBudget } from "./cache-connection-budget";
import { cacheEvictionPolicy } from "./cache-eviction-policy";
import { cacheMixedData } from "./cache-mixed-data";
import { cacheSizing } from "./cache-sizing";
import { cacheStoreEviction } from "./cache-store-eviction";
import { cacheStoreSnapshots } from "./cache-store-snapshots";
import { elasticacheServerlessLimits } from "./elasticache-serverless-limits";

/** Rules on capacity. */
export const CAPACITY_RULES: readonly GuardrailRule[] = [
  cacheConnectionBudget,
  cacheEvictionPolicy,
  cacheMixedData,
  cacheSizing,
  cacheStoreEviction,
  cacheStoreSnapshots,
  elasticacheServerlessLimits,
];
