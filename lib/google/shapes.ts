// Made from the types of the API by `npm run shapes`.

import { ALERT_OVERRIDE } from "../alerts/shapes";
import {
  anyText,
  boolean,
  choice,
  INSTANCES,
  listOrReference,
  map,
  number,
  object,
  optional,
  required,
  text,
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
  connectMode: optional(CONNECT_MODE),
  reservedIpRange: optional(text),
  reservedIpRangeLength: optional(number),
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
