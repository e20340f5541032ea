export * from "./authentication";
export { CACHE_PURPOSE_NOTE, CachePurpose, declarePurpose } from "./cache-purpose";
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
export { ClientVariable, clientEnvironment } from "./client-contract";
export type { ClientHosts, ClientSettings } from "./client-settings";
export * from "./cpu";
export { DEVELOPMENT_NOTE, declareDevelopment } from "./development";
export * from "./duration";
export { CacheEngine, type CacheEngineName } from "./engine";
export * from "./eviction-policy";
export * from "./managed-cache";
export * from "./managed-cache-base";
export { MemcachedVariable } from "./memcached-contract";
export {
  SecretReference,
  type SecretReferenceProps,
  type SecretStore,
} from "./secret-reference";
export * from "./size";
export {
  type CacheTopology,
  type ClusterTopology,
  type NodesTopology,
  nodeCount,
  type PrimaryTopology,
  type ServerlessTopology,
} from "./topology";
export { CacheValidationError, type Fault } from "./validation/index";
export {
  DailyWindow,
  type DailyWindowProps,
  Weekday,
  WeeklyWindow,
  type WeeklyWindowProps,
} from "./windows";
