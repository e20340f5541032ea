export type { ArgumentDifference } from "../terraform/argument-changes";
export * from "../terraform/cache-resources/risk";
export * from "./compare-snapshots";
export * from "./difference-report";
