export type { ArgumentDifference } from "./argument-changes";
export * from "./compare-snapshots";
export * from "./difference-report";
export * from "./risk";
export * from "./snapshot";
export * from "./snapshot-file";
export * from "./snapshot-serializer";
export * from "./template";
