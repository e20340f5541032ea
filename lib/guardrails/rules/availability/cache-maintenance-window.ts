import { factRule } from "../../fact-rule";

export const cacheMaintenanceWindow = factRule("maintenanceWindow", {
  id: "cache-maintenance-window",
  severity: "warning",
  pack: "strict",
  problem: "Maintenance can happen at any time",
  why: "The service can fail over at the busiest hour of the week.",
  fix: "set a maintenance window",
});
