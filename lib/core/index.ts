export * from "./authentication";
export * from "./capacity/connection-budget";
export type { ClientLoad, ConnectionLoad } from "./capacity/connection-load";
export {
  CONNECTION_BUDGET_NOTE,
  type ConnectionThresholds,
  reviewConnections,
} from "./capacity/connection-review";
export {
  CacheSizing,
  type CacheSizingProps,
  type ExpectedData,
  type ExpectedItems,
  type NodeMemory,
} from "./capacity/sizing";
export * from "./capacity/sizing-review";
export {
  type ClientHosts,
  type ClientSettings,
  ClientVariable,
  clientEnvironment,
} from "./client-contract";
export * from "./duration";
export * from "./engine";
export { EvictionPolicy } from "./eviction-policy";
export * from "./managed-cache";
export * from "./secret-reference";
export * from "./size";
export type { ReviewedTopology, ServerlessTopology } from "./topology";
export { CacheValidationError, type Fault } from "./validation/index";
export * from "./windows";
