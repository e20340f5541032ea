export type { ArgumentDifference } from "../terraform/argument-differences";
export * from "../terraform/cache-resources/risk";
export * from "./compare-snapshots";
export * from "./difference-report";
