import { type InstanceShape, instance } from "./shape";

const CACHE = [
  "node",
  "cacheName",
  "engine",
  "topology",
  "primaryEndpoint",
  "tls",
  "authentication",
  "limits",
  "subnetCidrs",
];

/**
 * Objects with behaviour that props take, by their types' names: the members that tell each from all
 * others, and how to make one.
 * @internal
 */
export const INSTANCES = {
  AttachablePodTemplate: instance(
    "a pod template",
    'it as { metadata: { labels: { app: "shop" } }, spec: { container: [{ name: "shop", image }] } }',
    ["metadata"],
  ),
  CacheClientConfig: instance(
    "a CacheClientConfig",
    'new CacheClientConfig(this, "Client", { … }), or kubernetes.client("shop")',
    ["node", "env", "envFrom", "volumes", "volumeMounts", "attach"],
  ),
  CacheCredentials: instance(
    "a CacheCredentials",
    'new CacheCredentials(this, "Credentials", { cache, namespace })',
    ["node", "env", "revision"],
  ),
  CacheEngine: instance("a CacheEngine", "CacheEngine.VALKEY_8_0", [
    "name",
    "version",
    "majorVersion",
    "isAtLeast",
  ]),
  CacheSizing: instance("a CacheSizing", "new CacheSizing({ … })", ["neededPerNode", "headroom"]),
  ConnectionBudget: instance("a ConnectionBudget", "new ConnectionBudget({ … })", [
    "clients",
    "atFullScale",
    "inRollout",
    "limit",
  ]),
  Construct: instance("a construct", "this", ["node"]),
  Cpu: instance("an amount of processor time", "Cpu.millis(100)", ["toMillis"]),
  DailyWindow: instance("a DailyWindow", 'new DailyWindow({ start: "03:00" })', [
    "startMinute",
    "duration",
  ]),
  Duration: instance("a Duration", "Duration.minutes(5)", ["toMilliseconds", "toSeconds"]),
  ElastiCacheReplicationGroup: instance(
    "an ElastiCacheReplicationGroup",
    "the ElastiCacheReplicationGroup that this code makes",
    [...CACHE, "memberIds", "replicationGroupId"],
  ),
  IElastiCacheGlobalDatastore: instance(
    "an ElastiCacheGlobalDatastore",
    'new ElastiCacheGlobalDatastore(this, "Everywhere", { primary })',
    ["node", "globalReplicationGroupId", "primary"],
  ),
  IElastiCacheMemcached: instance(
    "an ElastiCache Memcached cluster",
    "the ElastiCacheMemcached, or ElastiCacheMemcached.fromAttributes(…)",
    [...CACHE, "nodeEndpoints", "metricGetHits"],
  ),
  IElastiCacheReplicationGroup: instance(
    "an ElastiCache replication group",
    "the ElastiCacheReplicationGroup, or ElastiCacheReplicationGroup.fromAttributes(…)",
    [...CACHE, "memberIds", "metricEvictions"],
  ),
  IElastiCacheServerless: instance(
    "an ElastiCache Serverless cache",
    "the ElastiCacheServerless, or ElastiCacheServerless.fromAttributes(…)",
    [...CACHE, "usageMaxima", "metricThrottledCmds"],
  ),
  IManagedCache: instance(
    "a cache",
    "an ElastiCacheReplicationGroup or a MemorystoreRedis, made or imported",
    CACHE,
  ),
  IAzureManagedRedis: instance(
    "a cache of Azure Managed Redis",
    "the AzureManagedRedis, or AzureManagedRedis.fromAttributes(…)",
    [...CACHE, "sku", "metricGeoReplicationHealthy"],
  ),
  IMemorystoreNodeCache: instance(
    "a cache of Memorystore for Valkey or for Redis Cluster",
    "the MemorystoreValkey or MemorystoreRedisCluster, or what their fromAttributes(…) returns",
    [...CACHE, "resourceName", "metricKeyspaceHits"],
  ),
  IMemorystoreRedis: instance(
    "a Memorystore for Redis instance",
    "the MemorystoreRedis, or MemorystoreRedis.fromAttributes(…)",
    [...CACHE, "resourceName", "metricCacheHitRatio"],
  ),
  MemorystoreConnectionPolicy: instance(
    "a MemorystoreConnectionPolicy",
    'new MemorystoreConnectionPolicy(this, "Endpoints", { … })',
    ["node", "serviceClass", "region", "network", "policy"],
  ),
  ITerraformDependable: instance("a resource, a data source or a module", "the construct itself", [
    "fqn",
  ]),
  RegExp: instance("a pattern", "it as /^cache-/", ["source", "flags"]),
  SecretReference: instance("a SecretReference", "new SecretReference({ … })", [
    "store",
    "id",
    "unsafeExpression",
  ]),
  Size: instance("a Size", "Size.gibibytes(5)", ["toBytes", "toGibibytes"]),
  TerraformProvider: instance("a provider", 'new AwsProvider(this, "aws", { … })', [
    "node",
    "fqn",
    "terraformProviderSource",
  ]),
  TerraformStack: instance("a stack", 'new TerraformStack(app, "shop")', [
    "node",
    "prepareStack",
    "toTerraform",
  ]),
  TerraformVariable: instance(
    "a TerraformVariable",
    'new TerraformVariable(this, "token", { … })',
    ["node", "fqn", "stringValue"],
  ),
  WeeklyWindow: instance(
    "a WeeklyWindow",
    'new WeeklyWindow({ day: Weekday.SUNDAY, start: "03:00" })',
    ["day", "startMinute", "duration"],
  ),
} satisfies Record<string, InstanceShape>;
