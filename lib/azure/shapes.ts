// Made from the types of the API by `npm run shapes`.

import { ALERT_OVERRIDE } from "../alerts/shapes";
import {
  anyText,
  boolean,
  choice,
  INSTANCES,
  list,
  map,
  number,
  object,
  optional,
  required,
  text,
  variants,
} from "../core/shape";
import { CACHE_PURPOSE, EVICTION_POLICY, EXPECTED_DATA } from "../core/shapes";

/** @internal */
export const AZURE_MANAGED_REDIS_SKU = choice(
  "Balanced_B0",
  "Balanced_B1",
  "Balanced_B3",
  "Balanced_B5",
  "Balanced_B10",
  "Balanced_B20",
  "Balanced_B50",
  "Balanced_B100",
  "Balanced_B150",
  "Balanced_B250",
  "Balanced_B350",
  "Balanced_B500",
  "Balanced_B700",
  "Balanced_B1000",
  "MemoryOptimized_M10",
  "MemoryOptimized_M20",
  "MemoryOptimized_M50",
  "MemoryOptimized_M100",
  "MemoryOptimized_M150",
  "MemoryOptimized_M250",
  "MemoryOptimized_M350",
  "MemoryOptimized_M500",
  "MemoryOptimized_M700",
  "MemoryOptimized_M1000",
  "MemoryOptimized_M1500",
  "MemoryOptimized_M2000",
  "ComputeOptimized_X3",
  "ComputeOptimized_X5",
  "ComputeOptimized_X10",
  "ComputeOptimized_X20",
  "ComputeOptimized_X50",
  "ComputeOptimized_X100",
  "ComputeOptimized_X150",
  "ComputeOptimized_X250",
  "ComputeOptimized_X350",
  "ComputeOptimized_X500",
  "ComputeOptimized_X700",
  "FlashOptimized_A250",
  "FlashOptimized_A500",
  "FlashOptimized_A700",
  "FlashOptimized_A1000",
  "FlashOptimized_A1500",
  "FlashOptimized_A2000",
  "FlashOptimized_A4500",
);

/** @internal */
export const AZURE_CLUSTERING_POLICY = choice("EnterpriseCluster", "OSSCluster", "NoCluster");

/** @internal */
export const AZURE_ACCESS_KEYS = object({
  kind: required(choice("access-keys")),
  key: optional(choice("primary", "secondary")),
  rotationLabel: optional(text),
});

/** @internal */
export const AZURE_ENTRA_ID = object({
  kind: required(choice("entra-id")),
  assignments: optional(choice("elsewhere", "grant-connect")),
  userName: optional(text),
});

/** @internal */
export const AZURE_KEY_VAULT_KEY = object({ keyId: required(text), identityId: required(text) });

/** @internal */
export const AZURE_SUBNET = object({ id: required(text), cidrBlock: required(text) });

/** @internal */
export const AZURE_PRIVATE_ENDPOINT = object({
  subnet: required(AZURE_SUBNET),
  dnsZone: required(
    variants("kind", {
      "new": object({ kind: required(choice("new")), networks: required(map(anyText)) }),
      existing: object({ kind: required(choice("existing")), zoneId: required(text) }),
      elsewhere: object({ kind: required(choice("elsewhere")) }),
    }),
  ),
});

/** @internal */
export const AZURE_MANAGED_REDIS_PROPS = object({
  resourceGroupName: required(text),
  location: required(text),
  name: optional(text),
  sku: required(AZURE_MANAGED_REDIS_SKU),
  highAvailability: optional(boolean),
  clusteringPolicy: optional(AZURE_CLUSTERING_POLICY),
  modules: optional(list(choice("RediSearch", "RedisBloom", "RedisJSON", "RedisTimeSeries"))),
  purpose: optional(CACHE_PURPOSE),
  evictionPolicy: optional(EVICTION_POLICY),
  expectedData: optional(EXPECTED_DATA),
  snapshotPeriod: optional(INSTANCES.Duration),
  appendOnly: optional(boolean),
  geoReplicationGroupName: optional(text),
  authentication: optional(
    variants("kind", { "access-keys": AZURE_ACCESS_KEYS, "entra-id": AZURE_ENTRA_ID }),
  ),
  transitEncryption: optional(boolean),
  keyVaultId: optional(text),
  customerManagedKey: optional(boolean),
  keyVaultKey: optional(AZURE_KEY_VAULT_KEY),
  keyRotationPeriod: optional(INSTANCES.Duration),
  privateEndpoint: optional(AZURE_PRIVATE_ENDPOINT),
  publicNetworkAccess: optional(boolean),
  deletionProtection: optional(boolean),
  managementLock: optional(boolean),
  logAnalyticsWorkspaceId: optional(text),
  tags: optional(map(anyText)),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const AZURE_KEY_VAULT_SECRET_NAME = object({
  keyVaultId: required(text),
  name: required(text),
});

/** @internal */
export const AZURE_MANAGED_REDIS_ATTRIBUTES = object({
  resourceId: required(text),
  name: required(text),
  host: required(text),
  port: optional(number),
  sku: required(AZURE_MANAGED_REDIS_SKU),
  clusteringPolicy: required(AZURE_CLUSTERING_POLICY),
  subnetCidrs: optional(list(text)),
  tls: optional(boolean),
  accessKeySecret: optional(AZURE_KEY_VAULT_SECRET_NAME),
  rotationLabel: optional(text),
  userName: optional(text),
  modules: optional(list(choice("RediSearch", "RedisBloom", "RedisJSON", "RedisTimeSeries"))),
  geoReplicationGroupName: optional(text),
  purpose: optional(CACHE_PURPOSE),
  evictionPolicy: optional(EVICTION_POLICY),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const AZURE_MANAGED_REDIS_BASE_GRANT_CONNECT_ARGUMENTS = object({
  id: required(text),
  objectId: required(text),
});

/** @internal */
export const AZURE_METRIC_OPTIONS = object({
  aggregation: optional(choice("Average", "Maximum", "Minimum", "Total")),
  period: optional(INSTANCES.Duration),
});

/** @internal */
export const AZURE_MANAGED_REDIS_BASE_METRIC_ARGUMENTS = object({
  name: required(text),
  options: optional(AZURE_METRIC_OPTIONS),
});

/** @internal */
export const AZURE_MANAGED_REDIS_GEO_REPLICATION_PROPS = object({
  caches: required(list(INSTANCES.IAzureManagedRedis)),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const AZURE_ACTION_GROUPS = object({
  critical: optional(list(text)),
  warning: optional(list(text)),
});

/** @internal */
export const AZURE_MANAGED_REDIS_METRIC_ALERTS_PROPS = object({
  resourceGroupName: required(text),
  location: required(text),
  actionGroups: optional(AZURE_ACTION_GROUPS),
  tags: optional(map(anyText)),
  provider: optional(INSTANCES.TerraformProvider),
  cache: required(INSTANCES.IAzureManagedRedis),
  overrides: optional(map(ALERT_OVERRIDE)),
  connectionBudget: optional(INSTANCES.ConnectionBudget),
  runbookUrl: optional(text),
  dashboard: optional(boolean),
});

/** @internal */
export const AZURE_WORKLOAD_IDENTITY = object({
  identityId: required(text),
  resourceGroupName: optional(text),
  clientId: required(text),
  objectId: required(text),
  issuer: required(text),
});
