// Made from the types of the API by `npm run shapes`.

import { ALERT_OVERRIDE } from "../alerts/shapes";
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
import { CACHE_PURPOSE, EVICTION_POLICY, EXPECTED_DATA } from "../core/shapes";

/** @internal */
export const MEMORYSTORE_METRIC_OPTIONS = object({
  aligner: optional(
    choice("ALIGN_DELTA", "ALIGN_MAX", "ALIGN_MEAN", "ALIGN_MIN", "ALIGN_RATE", "ALIGN_STDDEV"),
  ),
  period: optional(INSTANCES.Duration),
});

/** @internal */
export const MEMORYSTORE_REDIS_BASE_METRIC_ARGUMENTS = object({
  name: required(text),
  options: optional(MEMORYSTORE_METRIC_OPTIONS),
});

/** @internal */
export const POLICY_CHANNELS = object({
  critical: optional(listOrReference(text)),
  warning: optional(listOrReference(text)),
});

/** @internal */
export const MEMORYSTORE_ALERT_POLICIES_PROPS = object({
  cache: required(INSTANCES.IMemorystoreRedis),
  overrides: optional(map(ALERT_OVERRIDE)),
  connectionBudget: optional(INSTANCES.ConnectionBudget),
  runbookUrl: optional(text),
  dashboard: optional(boolean),
  channels: optional(POLICY_CHANNELS),
  labels: optional(map(anyText)),
  project: optional(text),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const MEMORYSTORE_COMMON_PROPS = object({
  region: required(text),
  project: optional(text),
  deletionProtection: optional(boolean),
  labels: optional(map(anyText)),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const DNS_ZONE = object({ managedZone: required(text), dnsName: required(text) });

/** @internal */
export const MEMORYSTORE_NETWORK_PROPS = object({
  network: required(text),
  dnsZone: optional(DNS_ZONE),
});

/** @internal */
export const MEMORYSTORE_KEY_PROPS = object({
  customerManagedKey: optional(boolean),
  kmsKeyName: optional(text),
  kmsKeyRing: optional(text),
  keyRotationPeriod: optional(INSTANCES.Duration),
  grantKeyAccess: optional(boolean),
  projectNumber: optional(text),
});

/** @internal */
export const MEMORYSTORE_SNAPSHOT_PROPS = object({
  snapshotPeriod: optional(INSTANCES.Duration),
  snapshotStartTime: optional(text),
});

/** @internal */
export const MEMORYSTORE_MAINTENANCE_PROPS = object({
  maintenanceWindow: optional(INSTANCES.WeeklyWindow),
});

/** @internal */
export const MEMORYSTORE_TIER = choice("BASIC", "STANDARD_HA");

/** @internal */
export const CONNECT_MODE = choice("PRIVATE_SERVICE_ACCESS", "DIRECT_PEERING");

/** @internal */
export const MEMORYSTORE_REDIS_PROPS = object({
  ...MEMORYSTORE_COMMON_PROPS.properties,
  ...MEMORYSTORE_NETWORK_PROPS.properties,
  ...MEMORYSTORE_KEY_PROPS.properties,
  ...MEMORYSTORE_SNAPSHOT_PROPS.properties,
  ...MEMORYSTORE_MAINTENANCE_PROPS.properties,
  memory: required(INSTANCES.Size),
  expectedData: optional(EXPECTED_DATA),
  instanceId: optional(text),
  displayName: optional(text),
  engine: optional(INSTANCES.CacheEngine),
  tier: optional(MEMORYSTORE_TIER),
  readReplicas: optional(number),
  secondaryIpRange: optional(text),
  readReplicasAdded: optional(boolean),
  connectMode: optional(CONNECT_MODE),
  reservedIpRange: optional(text),
  reservedIpRangeLength: optional(number),
  keepPrivateConnection: optional(boolean),
  zone: optional(text),
  alternativeZone: optional(text),
  transitEncryption: optional(boolean),
  authEnabled: optional(boolean),
  rotationLabel: optional(text),
  purpose: optional(CACHE_PURPOSE),
  evictionPolicy: optional(EVICTION_POLICY),
  reservedMemoryPercent: optional(number),
  redisConfigs: optional(map(anyText)),
});

/** @internal */
export const MEMORYSTORE_REDIS_ATTRIBUTES = object({
  project: required(text),
  region: required(text),
  instanceId: required(text),
  engine: required(INSTANCES.CacheEngine),
  memory: required(INSTANCES.Size),
  maxMemory: optional(INSTANCES.Size),
  host: required(text),
  readHost: optional(text),
  port: optional(number),
  replicas: optional(number),
  tls: optional(boolean),
  caCertificates: optional(text),
  authSecretName: optional(text),
  rotationLabel: optional(text),
  purpose: optional(CACHE_PURPOSE),
  evictionPolicy: optional(EVICTION_POLICY),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const EXISTING_CONNECTION_POLICY = object({ kind: required(choice("existing")) });

/** @internal */
export const FORWARDING_RULE_ENDPOINTS = object({
  kind: required(choice("forwarding-rules")),
  subnet: required(text),
});

/** @internal */
export const NEW_CONNECTION_POLICY = object({
  kind: required(choice("new")),
  subnets: required(list(text)),
});

/** @internal */
export const SHARED_CONNECTION_POLICY = object({
  kind: required(choice("shared")),
  policy: required(INSTANCES.MemorystoreConnectionPolicy),
});

/** @internal */
export const MEMORYSTORE_CONNECTION_PROPS = object({
  connectionPolicy: required(
    variants("kind", {
      existing: EXISTING_CONNECTION_POLICY,
      "forwarding-rules": FORWARDING_RULE_ENDPOINTS,
      "new": NEW_CONNECTION_POLICY,
      shared: SHARED_CONNECTION_POLICY,
    }),
  ),
});

/** @internal */
export const MEMORYSTORE_NODE_TYPE = choice(
  "SHARED_CORE_NANO",
  "CUSTOM_PICO",
  "CUSTOM_MICRO",
  "CUSTOM_MINI",
  "STANDARD_SMALL",
  "HIGHMEM_MEDIUM",
  "HIGHCPU_MEDIUM",
  "STANDARD_LARGE",
  "HIGHMEM_XLARGE",
  "HIGHMEM_2XLARGE",
);

/** @internal */
export const MEMORYSTORE_NODE_PROPS = object({
  nodeType: required(MEMORYSTORE_NODE_TYPE),
  replicas: optional(number),
  zone: optional(text),
  expectedData: optional(EXPECTED_DATA),
});

/** @internal */
export const MEMORYSTORE_ACCESS_PROPS = object({
  transitEncryption: optional(boolean),
  iamAuthentication: optional(boolean),
});

/** @internal */
export const MEMORYSTORE_MEMORY_PROPS = object({
  purpose: optional(CACHE_PURPOSE),
  evictionPolicy: optional(EVICTION_POLICY),
  reservedMemoryPercent: optional(number),
});

/** @internal */
export const APPEND_FSYNC = choice("ALWAYS", "EVERY_SECOND", "NEVER");

/** @internal */
export const MEMORYSTORE_APPEND_ONLY_FILE_PROPS = object({ appendFsync: optional(APPEND_FSYNC) });

/** @internal */
export const MEMORYSTORE_BACKUP_SOURCE = object({
  kind: required(choice("backup")),
  backup: required(text),
});

/** @internal */
export const MEMORYSTORE_BUCKET_SOURCE = object({
  kind: required(choice("bucket")),
  uris: required(list(text)),
  grantAccess: optional(boolean),
});

/** @internal */
export const MEMORYSTORE_BACKUP_PROPS = object({
  backupRetention: optional(INSTANCES.Duration),
  backupHour: optional(number),
  restoreFrom: optional(
    variants("kind", { backup: MEMORYSTORE_BACKUP_SOURCE, bucket: MEMORYSTORE_BUCKET_SOURCE }),
  ),
});

/** @internal */
export const MEMORYSTORE_REPLICATION_DETACHED = object({ kind: required(choice("detached")) });

/** @internal */
export const MEMORYSTORE_REPLICATION_PRIMARY = object({
  kind: required(choice("primary")),
  secondaries: required(list(text)),
});

/** @internal */
export const MEMORYSTORE_REPLICATION_SECONDARY = object({
  kind: required(choice("secondary")),
  primary: required(text),
});

/** @internal */
export const MEMORYSTORE_REPLICATION_PROPS = object({
  replication: optional(
    variants("kind", {
      detached: MEMORYSTORE_REPLICATION_DETACHED,
      primary: MEMORYSTORE_REPLICATION_PRIMARY,
      secondary: MEMORYSTORE_REPLICATION_SECONDARY,
    }),
  ),
});

/** @internal */
export const MEMORYSTORE_NODE_CACHE_PROPS = object({
  ...MEMORYSTORE_COMMON_PROPS.properties,
  ...MEMORYSTORE_NETWORK_PROPS.properties,
  ...MEMORYSTORE_CONNECTION_PROPS.properties,
  ...MEMORYSTORE_NODE_PROPS.properties,
  ...MEMORYSTORE_ACCESS_PROPS.properties,
  ...MEMORYSTORE_MEMORY_PROPS.properties,
  ...MEMORYSTORE_KEY_PROPS.properties,
  ...MEMORYSTORE_SNAPSHOT_PROPS.properties,
  ...MEMORYSTORE_APPEND_ONLY_FILE_PROPS.properties,
  ...MEMORYSTORE_BACKUP_PROPS.properties,
  ...MEMORYSTORE_MAINTENANCE_PROPS.properties,
  ...MEMORYSTORE_REPLICATION_PROPS.properties,
});

/** @internal */
export const MEMORYSTORE_REDIS_CLUSTER_PROPS = object({
  ...MEMORYSTORE_NODE_CACHE_PROPS.properties,
  clusterName: optional(text),
  shards: required(number),
  redisConfigs: optional(map(anyText)),
});

/** @internal */
export const MEMORYSTORE_NODE_CACHE_ATTRIBUTES = object({
  project: required(text),
  region: required(text),
  nodeType: required(MEMORYSTORE_NODE_TYPE),
  replicas: optional(number),
  maxMemory: optional(INSTANCES.Size),
  maxClients: optional(number),
  subnetCidrs: optional(list(text)),
  tls: optional(boolean),
  caCertificates: optional(text),
  iamAuthentication: optional(boolean),
  automatedBackups: optional(boolean),
  readOnly: optional(boolean),
  purpose: optional(CACHE_PURPOSE),
  evictionPolicy: optional(EVICTION_POLICY),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const MEMORYSTORE_REDIS_CLUSTER_ATTRIBUTES = object({
  ...MEMORYSTORE_NODE_CACHE_ATTRIBUTES.properties,
  clusterName: required(text),
  shards: required(number),
  host: required(text),
});

/** @internal */
export const MEMORYSTORE_SERVICE_CLASS = choice("gcp-memorystore", "gcp-memorystore-redis");

/** @internal */
export const MEMORYSTORE_CONNECTION_POLICY_PROPS = object({
  serviceClass: required(MEMORYSTORE_SERVICE_CLASS),
  region: required(text),
  network: required(text),
  subnets: required(list(text)),
  limit: optional(number),
  name: optional(text),
  labels: optional(map(anyText)),
  project: optional(text),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const MEMORYSTORE_NODE_ALERT_POLICIES_PROPS = object({
  runbookUrl: optional(text),
  cache: required(INSTANCES.IMemorystoreNodeCache),
  overrides: optional(map(ALERT_OVERRIDE)),
  connectionBudget: optional(INSTANCES.ConnectionBudget),
  dashboard: optional(boolean),
  channels: optional(POLICY_CHANNELS),
  labels: optional(map(anyText)),
  project: optional(text),
  provider: optional(INSTANCES.TerraformProvider),
});

/** @internal */
export const MEMORYSTORE_NODE_CACHE_BASE_GRANT_CONNECT_ARGUMENTS = object({
  id: required(text),
  member: required(text),
});

/** @internal */
export const MEMORYSTORE_NODE_CACHE_BASE_METRIC_ARGUMENTS = object({
  name: required(text),
  options: optional(MEMORYSTORE_METRIC_OPTIONS),
});

/** @internal */
export const MEMORYSTORE_VALKEY_PROPS = object({
  ...MEMORYSTORE_NODE_CACHE_PROPS.properties,
  instanceId: optional(text),
  engine: optional(INSTANCES.CacheEngine),
  shards: optional(number),
  engineConfigs: optional(map(anyText)),
});

/** @internal */
export const MEMORYSTORE_VALKEY_ATTRIBUTES = object({
  ...MEMORYSTORE_NODE_CACHE_ATTRIBUTES.properties,
  instanceId: required(text),
  engine: required(INSTANCES.CacheEngine),
  shards: optional(number),
  host: required(text),
  readHost: optional(text),
});

/** @internal */
export const MEMORYSTORE_WORKLOAD_IDENTITY = object({
  serviceAccount: required(text),
  pool: required(text),
});
