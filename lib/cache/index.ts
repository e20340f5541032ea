export * from "./authentication";
export {
  type ClientHosts,
  type ClientSettings,
  ClientVariable,
  clientEnvironment,
} from "./client-contract";
export * from "./connection-budget";
export type { ClientLoad, ConnectionLoad } from "./connection-load";
export {
  CONNECTION_BUDGET_NOTE,
  type ConnectionThresholds,
  reviewConnections,
} from "./connection-review";
export * from "./duration";
export * from "./engine";
export { EvictionPolicy } from "./eviction-policy";
export * from "./managed-cache";
export * from "./secret-reference";
export * from "./size";
export {
  CacheSizing,
  type CacheSizingProps,
  type ExpectedData,
  type ExpectedItems,
  type NodeMemory,
} from "./sizing";
export * from "./sizing-review";
export type { ReviewedTopology, ServerlessTopology } from "./topology";
export { CacheValidationError, type Fault } from "./validation";
export * from "./windows";
