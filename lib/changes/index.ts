export type { ArgumentDifference } from "../terraform/argument-differences";
export * from "../terraform/cache-resources/risk";
export type { CacheTotal } from "./cache-totals";
export * from "./compare-snapshots";
export * from "./compare-with-plan";
export * from "./difference-report";
export type { PlanValues } from "./plan-values";
export type {
  ChangeAction,
  DifferenceBasis,
  SnapshotChange,
  SnapshotDifference,
} from "./snapshot-difference";
export {
  type PlannedAction,
  type PlannedChange,
  parsePlan,
  type TerraformPlan,
} from "./terraform-plan";
export type { WorkloadChange, WorkloadEffect } from "./workloads";
