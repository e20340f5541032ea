import { MEMORYSTORE } from "../../caches";
import { guardrail } from "../../rule";

export const memorystoreMaintenanceWindow = guardrail({
  id: "memorystore-maintenance-window",
  severity: "warning",
  pack: "strict",
  what: "Maintenance has its hour.",
  why: "Without one Google fails over whenever it suits, also during a sale.",
  fix: "set maintenance_policy",
  references: [],
  appliesTo: MEMORYSTORE,
  inputs: (cache) => ({ maintenance_policy: cache.has("maintenance_policy") }),
  isValid: ({ maintenance_policy }) => maintenance_policy === true,
});
