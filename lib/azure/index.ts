export {
  AZURE_MANAGED_REDIS_ALERTS,
  type AzureMetricAlertName,
  type AzureMonitorReading,
} from "./managed-redis/alert-readings";
export type {
  AzureKeyVaultSecretName,
  AzureManagedRedisAttributes,
} from "./managed-redis/attributes";
export type {
  AzureAccessKeys,
  AzureEntraId,
  AzureRedisAuthentication,
} from "./managed-redis/authentication";
export { AzureManagedRedis } from "./managed-redis/azure-managed-redis";
export {
  AzureManagedRedisBase,
  type IAzureManagedRedis,
  type KnownAzureManagedRedis,
} from "./managed-redis/azure-managed-redis-base";
export { AzureClusteringPolicy } from "./managed-redis/clustering-policy";
export {
  AzureManagedRedisGeoReplication,
  type AzureManagedRedisGeoReplicationProps,
} from "./managed-redis/geo-replication";
export { AzureManagedRedisMetricAlerts } from "./managed-redis/metric-alerts";
export type {
  AzureActionGroups,
  AzureManagedRedisMetricAlertsProps,
} from "./managed-redis/metric-alerts-props";
export type { AzureRedisModule } from "./managed-redis/modules";
export type { AzureManagedRedisProps } from "./managed-redis/props";
export { AzureManagedRedisSku } from "./managed-redis/sku";
export type { AzureAggregation, AzureMetric, AzureMetricOptions } from "./shared/azure-metric";
export type { AzureKeyVaultKey } from "./shared/cache-key";
export type {
  AzurePrivateDnsZone,
  AzurePrivateEndpoint,
  AzureSubnet,
} from "./shared/private-endpoint";
export type { AzureWorkloadIdentity } from "./shared/workload-identity";
