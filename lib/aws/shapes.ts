// Made from the types of the API by `npm run shapes`.

import { ALERT_OVERRIDE, REDIS_ALERT_SETTINGS } from "../alerts/shapes";
import {
  anyText,
  boolean,
  choice,
  INSTANCES,
  list,
  listOrReference,
  map,
  number,
  object,
  optional,
  required,
  text,
  variants,
} from "../core/shape";
import {
  CACHE_PURPOSE,
  CLUSTER_TOPOLOGY,
  EVICTION_POLICY,
  EXPECTED_DATA,
  PRIMARY_TOPOLOGY,
} from "../core/shapes";

/** @internal */
export const METRIC_OPTIONS = object({
  statistic: optional(choice("Average", "Maximum", "Minimum", "SampleCount", "Sum")),
  period: optional(INSTANCES.Duration),
});

/** @internal */
export const MEMBER_METRICS_ARGUMENTS = object({
  memberIds: required(list(text)),
  metricName: required(text),
  options: optional(METRIC_OPTIONS),
});

/** @internal */
export const CLUSTER_NODE_METRICS_ARGUMENTS = object({
  clusterId: required(text),
  nodeIds: required(list(text)),
  metricName: required(text),
  options: optional(METRIC_OPTIONS),
});

/** @internal */
export const SERVERLESS_METRIC_ARGUMENTS = object({
  cacheName: required(text),
  metricName: required(text),
  options: optional(METRIC_OPTIONS),
});

/** @internal */
export const REPLICATION_GROUP_BASE_GRANT_CONNECT_ARGUMENTS = object({
  id: required(text),
  roleName: required(text),
  userName: required(text),
});

/** @internal */
export const ELASTICACHE_GLOBAL_DATASTORE_PROPS = object({
  primary: required(INSTANCES.ElastiCacheReplicationGroup),
  globalReplicationGroupIdSuffix: optional(text),
  description: optional(text),
  parameterGroupName: optional(text),
});

/** @internal */
export const NETWORK_TYPE = choice("ipv4", "ipv6", "dual_stack");

/** @internal */
export const IP_DISCOVERY = choice("ipv4", "ipv6");

/** @internal */
export const ELASTICACHE_ADDRESS_PROPS = object({
  networkType: optional(NETWORK_TYPE),
  ipDiscovery: optional(IP_DISCOVERY),
});

/** @internal */
export const ELASTICACHE_NODE_PROPS = object({
  nodeType: required(text),
  expectedData: optional(EXPECTED_DATA),
});

/** @internal */
export const AZ_MODE = choice("single-az", "cross-az");

/** @internal */
export const ELASTICACHE_RESOURCE_NAMES = object({
  subnetGroup: optional(text),
  parameterGroup: optional(text),
  securityGroup: optional(text),
  keyAlias: optional(text),
  secrets: optional(text),
  userGroup: optional(text),
  users: optional(text),
  logGroups: optional(text),
});

/** @internal */
export const INGRESS_PEER = object({
  securityGroupId: optional(text),
  cidrBlock: optional(text),
  ipv6CidrBlock: optional(text),
  prefixListId: optional(text),
  description: optional(text),
});

/** @internal */
export const CACHE_SUBNET = object({
  id: required(text),
  availabilityZone: optional(text),
  cidrBlock: optional(text),
  ipv6CidrBlock: optional(text),
});

/** @internal */
export const ELASTICACHE_MEMCACHED_PROPS = object({
  ...ELASTICACHE_ADDRESS_PROPS.properties,
  ...ELASTICACHE_NODE_PROPS.properties,
  clusterId: optional(text),
  engine: optional(INSTANCES.CacheEngine),
  numCacheNodes: optional(number),
  azMode: optional(AZ_MODE),
  preferredAvailabilityZones: optional(list(text)),
  port: optional(number),
  transitEncryption: optional(boolean),
  maxItemSize: optional(INSTANCES.Size),
  connectionsOverhead: optional(INSTANCES.Size),
  parameters: optional(map(anyText)),
  applyImmediately: optional(boolean),
  names: optional(ELASTICACHE_RESOURCE_NAMES),
  deletionProtection: optional(boolean),
  tags: optional(map(anyText)),
  provider: optional(INSTANCES.TerraformProvider),
  maintenanceWindow: optional(INSTANCES.WeeklyWindow),
  autoMinorVersionUpgrade: optional(boolean),
  notificationTopicArn: optional(text),
  vpcId: required(text),
  allowFrom: optional(map(INGRESS_PEER)),
  securityGroupIds: optional(listOrReference(text)),
  subnets: optional(list(CACHE_SUBNET)),
  subnetGroupName: optional(text),
});

/** @internal */
export const ELASTICACHE_MEMCACHED_ATTRIBUTES = object({
  clusterId: required(text),
  engine: required(INSTANCES.CacheEngine),
  configurationEndpointAddress: required(text),
  nodeAddresses: required(list(text)),
  nodeType: optional(text),
  port: optional(number),
  tls: optional(boolean),
  evictionPolicy: optional(EVICTION_POLICY),
  subnetCidrs: optional(list(text)),
});

/** @internal */
export const ELASTICACHE_MEMCACHED_ALLOW_FROM_ARGUMENTS = object({
  name: required(text),
  peer: required(INGRESS_PEER),
});

/** @internal */
export const ALARM_TOPICS = object({
  critical: optional(listOrReference(text)),
  warning: optional(listOrReference(text)),
});

/** @internal */
export const ELASTICACHE_MEMCACHED_ALARMS_PROPS = object({
  cache: required(INSTANCES.IElastiCacheMemcached),
  overrides: optional(map(ALERT_OVERRIDE)),
  connectionBudget: optional(INSTANCES.ConnectionBudget),
  runbookUrl: optional(text),
  dashboard: optional(boolean),
  topics: optional(ALARM_TOPICS),
  alarmNamePrefix: optional(text),
  dashboardName: optional(text),
  tags: optional(map(anyText)),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const AMAZON_PROMETHEUS_RULES_PROPS = object({
  ...REDIS_ALERT_SETTINGS.properties,
  cache: required(INSTANCES.IManagedCache),
  workspaceId: required(text),
  name: optional(text),
  measuredBy: optional(map(anyText)),
  tags: optional(map(anyText)),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const ELASTICACHE_ALARMS_PROPS = object({
  cache: required(INSTANCES.IElastiCacheReplicationGroup),
  overrides: optional(map(ALERT_OVERRIDE)),
  connectionBudget: optional(INSTANCES.ConnectionBudget),
  runbookUrl: optional(text),
  dashboard: optional(boolean),
  topics: optional(ALARM_TOPICS),
  alarmNamePrefix: optional(text),
  dashboardName: optional(text),
  tags: optional(map(anyText)),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const ELASTICACHE_INGRESS_PROPS = object({
  vpcId: required(text),
  allowFrom: optional(map(INGRESS_PEER)),
  securityGroupIds: optional(listOrReference(text)),
});

/** @internal */
export const ELASTICACHE_NETWORK_PROPS = object({
  ...ELASTICACHE_INGRESS_PROPS.properties,
  subnets: optional(list(CACHE_SUBNET)),
  subnetGroupName: optional(text),
  port: optional(number),
});

/** @internal */
export const ELASTICACHE_KEY_PROPS = object({
  customerManagedKey: optional(boolean),
  kmsKeyArn: optional(text),
});

/** @internal */
export const ELASTICACHE_ENCRYPTION_PROPS = object({
  ...ELASTICACHE_KEY_PROPS.properties,
  atRestEncryption: optional(boolean),
});

/** @internal */
export const TOKEN_UPDATE_STRATEGY = choice("ROTATE", "SET");

/** @internal */
export const TOKEN_ROTATION = object({
  label: required(text),
  strategy: required(TOKEN_UPDATE_STRATEGY),
});

/** @internal */
export const EXISTING_SECRET_TOKEN = object({
  kind: required(choice("secret-token")),
  secretArn: required(text),
  jsonKey: optional(text),
  rotation: optional(TOKEN_ROTATION),
});

/** @internal */
export const GENERATED_TOKEN = object({
  kind: required(choice("generated-token")),
  rotation: optional(TOKEN_ROTATION),
});

/** @internal */
export const UNAUTHENTICATED = object({ kind: required(choice("none")) });

/** @internal */
export const ELASTICACHE_USER_PROPS = object({
  accessString: required(text),
  authentication: optional(choice("iam", "password")),
  passwordLabels: optional(list(text)),
});

/** @internal */
export const USERS = object({
  kind: required(choice("users")),
  users: required(map(ELASTICACHE_USER_PROPS)),
  deletesToken: optional(boolean),
});

/** @internal */
export const VARIABLE_TOKEN = object({
  kind: required(choice("variable-token")),
  variable: required(INSTANCES.TerraformVariable),
  rotation: optional(TOKEN_ROTATION),
});

/** @internal */
export const ELASTICACHE_AUTHENTICATION_PROPS = object({
  authentication: optional(
    variants("kind", {
      "secret-token": EXISTING_SECRET_TOKEN,
      "generated-token": GENERATED_TOKEN,
      none: UNAUTHENTICATED,
      users: USERS,
      "variable-token": VARIABLE_TOKEN,
    }),
  ),
  secretRecoveryWindow: optional(INSTANCES.Duration),
});

/** @internal */
export const ELASTICACHE_LOG_PROPS = object({ logRetention: optional(INSTANCES.Duration) });

/** @internal */
export const ELASTICACHE_SNAPSHOT_PROPS = object({
  snapshotRetention: optional(INSTANCES.Duration),
  snapshotWindow: optional(INSTANCES.DailyWindow),
  finalSnapshot: optional(boolean),
});

/** @internal */
export const ELASTICACHE_MAINTENANCE_PROPS = object({
  maintenanceWindow: optional(INSTANCES.WeeklyWindow),
  autoMinorVersionUpgrade: optional(boolean),
  applyImmediately: optional(boolean),
  notificationTopicArn: optional(text),
});

/** @internal */
export const ELASTICACHE_NAME_PROPS = object({ names: optional(ELASTICACHE_RESOURCE_NAMES) });

/** @internal */
export const ELASTICACHE_COMMON_PROPS = object({
  ...ELASTICACHE_NAME_PROPS.properties,
  description: optional(text),
  deletionProtection: optional(boolean),
  tags: optional(map(anyText)),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const CLUSTER_MODE = choice("compatible", "enabled");

/** @internal */
export const SCALING_PROPS = object({
  min: required(number),
  max: required(number),
  targetUtilization: optional(number),
  scaleIn: optional(boolean),
  scaleOutCooldown: optional(INSTANCES.Duration),
  scaleInCooldown: optional(INSTANCES.Duration),
});

/** @internal */
export const SHARD_SCALING_METRIC = choice(
  "ElastiCachePrimaryEngineCPUUtilization",
  "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage",
  "ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage",
);

/** @internal */
export const SHARD_SCALING_PROPS = object({
  ...SCALING_PROPS.properties,
  metric: optional(SHARD_SCALING_METRIC),
});

/** @internal */
export const REPLICATION_GROUP_AUTOSCALING_PROPS = object({
  shards: optional(SHARD_SCALING_PROPS),
  replicas: optional(SCALING_PROPS),
});

/** @internal */
export const SHARD_PLACEMENT = object({
  primaryZone: required(text),
  replicaZones: optional(list(text)),
  slots: optional(text),
});

/** @internal */
export const TRANSIT_ENCRYPTION = choice("required", "preferred", "disabled");

/** @internal */
export const ROUTE53_ZONE = object({ zoneId: required(text), name: required(text) });

/** @internal */
export const ELASTICACHE_REPLICATION_GROUP_PROPS = object({
  ...ELASTICACHE_NETWORK_PROPS.properties,
  ...ELASTICACHE_ADDRESS_PROPS.properties,
  ...ELASTICACHE_NODE_PROPS.properties,
  ...ELASTICACHE_ENCRYPTION_PROPS.properties,
  ...ELASTICACHE_AUTHENTICATION_PROPS.properties,
  ...ELASTICACHE_LOG_PROPS.properties,
  ...ELASTICACHE_SNAPSHOT_PROPS.properties,
  ...ELASTICACHE_MAINTENANCE_PROPS.properties,
  ...ELASTICACHE_COMMON_PROPS.properties,
  replicationGroupId: optional(text),
  engine: optional(INSTANCES.CacheEngine),
  shards: optional(number),
  clusterMode: optional(CLUSTER_MODE),
  autoscaling: optional(REPLICATION_GROUP_AUTOSCALING_PROPS),
  replicas: optional(number),
  automaticFailover: optional(boolean),
  multiAz: optional(boolean),
  placement: optional(list(SHARD_PLACEMENT)),
  snapshotName: optional(text),
  snapshotArns: optional(listOrReference(text)),
  transitEncryption: optional(TRANSIT_ENCRYPTION),
  purpose: optional(CACHE_PURPOSE),
  evictionPolicy: optional(EVICTION_POLICY),
  dnsZone: optional(ROUTE53_ZONE),
  secondaryOf: optional(INSTANCES.IElastiCacheGlobalDatastore),
  reservedMemoryPercent: optional(number),
  parameters: optional(map(anyText)),
});

/** @internal */
export const ELASTICACHE_USER_ATTRIBUTES = object({
  iamUserArns: optional(map(anyText)),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const ELASTICACHE_AUTHENTICATION_ATTRIBUTES = object({
  ...ELASTICACHE_USER_ATTRIBUTES.properties,
  tokenSecretArn: optional(text),
  tokenLabel: optional(text),
});

/** @internal */
export const ELASTICACHE_REPLICATION_GROUP_ATTRIBUTES = object({
  ...ELASTICACHE_AUTHENTICATION_ATTRIBUTES.properties,
  replicationGroupId: required(text),
  arn: optional(text),
  engine: required(INSTANCES.CacheEngine),
  primaryEndpointAddress: required(text),
  readerEndpointAddress: optional(text),
  nodeType: optional(text),
  port: optional(number),
  topology: required(variants("kind", { cluster: CLUSTER_TOPOLOGY, primary: PRIMARY_TOPOLOGY })),
  tls: optional(boolean),
  purpose: optional(CACHE_PURPOSE),
  evictionPolicy: optional(EVICTION_POLICY),
  subnetCidrs: optional(list(text)),
});

/** @internal */
export const ELASTICACHE_REPLICATION_GROUP_ALLOW_FROM_ARGUMENTS = object({
  name: required(text),
  peer: required(INGRESS_PEER),
});

/** @internal */
export const ELASTICACHE_USAGE_LIMIT = object({
  minimum: optional(number),
  maximum: required(number),
});

/** @internal */
export const ELASTICACHE_USAGE_LIMITS = object({
  dataStorage: required(ELASTICACHE_USAGE_LIMIT),
  ecpuPerSecond: required(ELASTICACHE_USAGE_LIMIT),
});

/** @internal */
export const ELASTICACHE_SERVERLESS_PROPS = object({
  ...ELASTICACHE_INGRESS_PROPS.properties,
  ...ELASTICACHE_KEY_PROPS.properties,
  ...ELASTICACHE_COMMON_PROPS.properties,
  subnets: required(list(CACHE_SUBNET)),
  cacheUsageLimits: required(ELASTICACHE_USAGE_LIMITS),
  serverlessCacheName: optional(text),
  engine: optional(INSTANCES.CacheEngine),
  users: optional(map(ELASTICACHE_USER_PROPS)),
  secretRecoveryWindow: optional(INSTANCES.Duration),
  snapshotRetention: optional(INSTANCES.Duration),
  dailySnapshotTime: optional(text),
  snapshotArnsToRestore: optional(listOrReference(text)),
  purpose: optional(CACHE_PURPOSE),
  expectedData: optional(EXPECTED_DATA),
});

/** @internal */
export const ELASTICACHE_USAGE_MAXIMA = object({
  dataStorage: optional(number),
  ecpuPerSecond: optional(number),
});

/** @internal */
export const ELASTICACHE_SERVERLESS_ATTRIBUTES = object({
  ...ELASTICACHE_USER_ATTRIBUTES.properties,
  serverlessCacheName: required(text),
  arn: optional(text),
  engine: required(INSTANCES.CacheEngine),
  endpointAddress: required(text),
  usageMaxima: optional(ELASTICACHE_USAGE_MAXIMA),
  purpose: optional(CACHE_PURPOSE),
  subnetCidrs: optional(list(text)),
});

/** @internal */
export const ELASTICACHE_SERVERLESS_ALLOW_FROM_ARGUMENTS = object({
  name: required(text),
  peer: required(INGRESS_PEER),
});

/** @internal */
export const ELASTICACHE_SERVERLESS_ALARMS_PROPS = object({
  cache: required(INSTANCES.IElastiCacheServerless),
  overrides: optional(map(ALERT_OVERRIDE)),
  connectionBudget: optional(INSTANCES.ConnectionBudget),
  runbookUrl: optional(text),
  dashboard: optional(boolean),
  topics: optional(ALARM_TOPICS),
  alarmNamePrefix: optional(text),
  dashboardName: optional(text),
  tags: optional(map(anyText)),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const ELASTICACHE_SERVERLESS_BASE_GRANT_CONNECT_ARGUMENTS = object({
  id: required(text),
  roleName: required(text),
  userName: required(text),
});

/** @internal */
export const NODE_MEMORIES_ARGUMENTS = object({ engine: required(INSTANCES.CacheEngine) });
