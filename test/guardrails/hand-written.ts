import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmConfig,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import {
  ElasticacheCluster,
  type ElasticacheClusterConfig,
} from "@cdktf/provider-aws/lib/elasticache-cluster";
import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import {
  ElasticacheReplicationGroup,
  type ElasticacheReplicationGroupConfig,
} from "@cdktf/provider-aws/lib/elasticache-replication-group";
import {
  ElasticacheServerlessCache,
  type ElasticacheServerlessCacheConfig,
} from "@cdktf/provider-aws/lib/elasticache-serverless-cache";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { SecurityGroup, type SecurityGroupConfig } from "@cdktf/provider-aws/lib/security-group";
import {
  ManagedRedis,
  type ManagedRedisConfig,
  type ManagedRedisDefaultDatabase,
} from "@cdktf/provider-azurerm/lib/managed-redis";
import { RedisCache, type RedisCacheConfig } from "@cdktf/provider-azurerm/lib/redis-cache";
import {
  RedisEnterpriseCluster,
  type RedisEnterpriseClusterConfig,
} from "@cdktf/provider-azurerm/lib/redis-enterprise-cluster";
import {
  MemcacheInstance,
  type MemcacheInstanceConfig,
} from "@cdktf/provider-google/lib/memcache-instance";
import {
  MemorystoreInstance,
  type MemorystoreInstanceConfig,
} from "@cdktf/provider-google/lib/memorystore-instance";
import { RedisCluster, type RedisClusterConfig } from "@cdktf/provider-google/lib/redis-cluster";
import { RedisInstance, type RedisInstanceConfig } from "@cdktf/provider-google/lib/redis-instance";
import {
  CronJobV1,
  type CronJobV1Config,
  type CronJobV1SpecJobTemplateSpecTemplateSpec,
} from "@cdktf/provider-kubernetes/lib/cron-job-v1";
import {
  DeploymentV1,
  type DeploymentV1SpecTemplateSpec,
  type DeploymentV1SpecTemplateSpecContainer,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";
import type { TerraformStack } from "cdktf";
import { variable } from "./cases";

/** Resources of the bindings as a careful team writes them without this library. */

export function replicationGroup(
  stack: TerraformStack,
  overrides: Partial<ElasticacheReplicationGroupConfig> = {},
): ElasticacheReplicationGroup {
  return new ElasticacheReplicationGroup(stack, "group", {
    replicationGroupId: "shop",
    description: "Cache of the shop",
    engine: "redis",
    engineVersion: "7.1",
    nodeType: "cache.r7g.large",
    numCacheClusters: 3,
    port: 6390,
    automaticFailoverEnabled: true,
    multiAzEnabled: true,
    atRestEncryptionEnabled: "true",
    transitEncryptionEnabled: true,
    transitEncryptionMode: "required",
    kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1",
    userGroupIds: ["shop"],
    autoMinorVersionUpgrade: "true",
    snapshotRetentionLimit: 7,
    subnetGroupName: "private",
    securityGroupIds: ["sg-1"],
    logDeliveryConfiguration: ["slow-log", "engine-log"].map((logType) => ({
      logType,
      logFormat: "json",
      destinationType: "cloudwatch-logs",
      destination: "shop",
    })),
    lifecycle: { preventDestroy: true },
    ...overrides,
  });
}

/** A replication group whose parameter group has an eviction policy. */
export function withPolicy(
  stack: TerraformStack,
  policy: string | undefined,
  overrides: Partial<ElasticacheReplicationGroupConfig> = {},
): void {
  const parameters = new ElasticacheParameterGroup(stack, "parameters", {
    name: "shop",
    family: "redis7",
    parameter: policy === undefined ? [] : [{ name: "maxmemory-policy", value: policy }],
  });
  replicationGroup(stack, { parameterGroupName: parameters.name, ...overrides });
}

export function memcached(
  stack: TerraformStack,
  overrides: Partial<ElasticacheClusterConfig> = {},
): ElasticacheCluster {
  return new ElasticacheCluster(stack, "cluster", {
    clusterId: "shop",
    engine: "memcached",
    engineVersion: "1.6.22",
    nodeType: "cache.t4g.small",
    numCacheNodes: 2,
    azMode: "cross-az",
    port: 11_300,
    transitEncryptionEnabled: true,
    subnetGroupName: "private",
    securityGroupIds: ["sg-1"],
    lifecycle: { preventDestroy: true },
    ...overrides,
  });
}

export function serverless(
  stack: TerraformStack,
  overrides: Partial<ElasticacheServerlessCacheConfig> = {},
): ElasticacheServerlessCache {
  return new ElasticacheServerlessCache(stack, "serverless", {
    name: "shop",
    engine: "valkey",
    kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/1",
    userGroupId: "shop",
    subnetIds: ["subnet-1", "subnet-2"],
    securityGroupIds: ["sg-1"],
    snapshotRetentionLimit: 7,
    cacheUsageLimits: [
      { dataStorage: [{ unit: "GB", maximum: 10 }], ecpuPerSecond: [{ maximum: 5000 }] },
    ],
    lifecycle: { preventDestroy: true },
    ...overrides,
  });
}

/** A replication group with a token from a secret of the same stack. */
export function withSecret(stack: TerraformStack, kmsKeyId?: string): SecretsmanagerSecret {
  const secret = new SecretsmanagerSecret(stack, "secret", { name: "shop", kmsKeyId });
  const version = new SecretsmanagerSecretVersion(stack, "version", {
    secretId: secret.id,
    secretString: variable(stack),
  });
  replicationGroup(stack, { userGroupIds: undefined, authToken: version.secretString });
  return secret;
}

/** A replication group with a security group of the same stack. */
export function withSecurityGroup(
  stack: TerraformStack,
  overrides: Partial<SecurityGroupConfig> = {},
): SecurityGroup {
  const group = new SecurityGroup(stack, "security-group", {
    description: "Cache of the shop",
    ...overrides,
  });
  replicationGroup(stack, { securityGroupIds: [group.id] });
  return group;
}

/** A replication group whose slow log goes to a log group of the same stack. */
export function withLogGroup(
  stack: TerraformStack,
  config: { retentionInDays?: number; kmsKeyId?: string },
): void {
  const { name } = new CloudwatchLogGroup(stack, "logs", { name: "shop", ...config });
  const [log] = [{ logType: "slow-log", logFormat: "json", destinationType: "cloudwatch-logs" }];
  replicationGroup(stack, {
    logDeliveryConfiguration: log && [{ ...log, destination: name }],
  });
}

export function alarm(
  stack: TerraformStack,
  metricName: string,
  overrides: Partial<CloudwatchMetricAlarmConfig> = {},
): void {
  new CloudwatchMetricAlarm(stack, `alarm-${metricName}`, {
    alarmName: metricName,
    namespace: "AWS/ElastiCache",
    metricName,
    dimensions: { CacheClusterId: "shop-001" },
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    alarmActions: ["arn:aws:sns:eu-west-1:123456789012:pages"],
    ...overrides,
  });
}

const WINDOW = { startTime: { hours: 4 } };

export function redisInstance(
  stack: TerraformStack,
  overrides: Partial<RedisInstanceConfig> = {},
): RedisInstance {
  return new RedisInstance(stack, "instance", {
    name: "shop",
    memorySizeGb: 5,
    tier: "STANDARD_HA",
    locationId: "europe-west1-b",
    alternativeLocationId: "europe-west1-c",
    authEnabled: true,
    transitEncryptionMode: "SERVER_AUTHENTICATION",
    customerManagedKey: "projects/shop/locations/europe-west1/keyRings/r/cryptoKeys/k",
    connectMode: "PRIVATE_SERVICE_ACCESS",
    authorizedNetwork: "projects/shop/global/networks/main",
    redisConfigs: { "maxmemory-policy": "allkeys-lru" },
    persistenceConfig: { persistenceMode: "RDB" },
    maintenancePolicy: { weeklyMaintenanceWindow: [{ day: "SUNDAY", ...WINDOW }] },
    lifecycle: { preventDestroy: true },
    ...overrides,
  });
}

export function redisCluster(
  stack: TerraformStack,
  overrides: Partial<RedisClusterConfig> = {},
): RedisCluster {
  return new RedisCluster(stack, "redis-cluster", {
    name: "shop",
    shardCount: 3,
    replicaCount: 1,
    nodeType: "REDIS_HIGHMEM_MEDIUM",
    authorizationMode: "AUTH_MODE_IAM_AUTH",
    transitEncryptionMode: "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION",
    kmsKey: "projects/shop/locations/europe-west1/keyRings/r/cryptoKeys/k",
    pscConfigs: [{ network: "projects/shop/global/networks/main" }],
    redisConfigs: { "maxmemory-policy": "allkeys-lru" },
    persistenceConfig: { mode: "RDB" },
    maintenancePolicy: { weeklyMaintenanceWindow: [{ day: "SUNDAY", ...WINDOW }] },
    ...overrides,
  });
}

export function valkey(
  stack: TerraformStack,
  overrides: Partial<MemorystoreInstanceConfig> = {},
): MemorystoreInstance {
  return new MemorystoreInstance(stack, "valkey", {
    instanceId: "shop",
    location: "europe-west1",
    shardCount: 3,
    replicaCount: 1,
    nodeType: "HIGHMEM_MEDIUM",
    authorizationMode: "IAM_AUTH",
    transitEncryptionMode: "SERVER_AUTHENTICATION",
    kmsKey: "projects/shop/locations/europe-west1/keyRings/r/cryptoKeys/k",
    desiredAutoCreatedEndpoints: [
      { network: "projects/shop/global/networks/main", projectId: "shop" },
    ],
    engineConfigs: { "maxmemory-policy": "allkeys-lru" },
    persistenceConfig: { mode: "RDB" },
    maintenancePolicy: { weeklyMaintenanceWindow: [{ day: "SUNDAY", ...WINDOW }] },
    ...overrides,
  });
}

export function memcacheInstance(
  stack: TerraformStack,
  overrides: Partial<MemcacheInstanceConfig> = {},
): MemcacheInstance {
  return new MemcacheInstance(stack, "memcache", {
    name: "shop",
    nodeCount: 2,
    nodeConfig: { cpuCount: 1, memorySizeMb: 1024 },
    zones: ["europe-west1-b", "europe-west1-c"],
    authorizedNetwork: "projects/shop/global/networks/main",
    maintenancePolicy: {
      weeklyMaintenanceWindow: [{ day: "SUNDAY", duration: "3600s", ...WINDOW }],
    },
    lifecycle: { preventDestroy: true },
    ...overrides,
  });
}

const PLACE = { resourceGroupName: "shop", location: "westeurope" };

export function managedRedis(
  stack: TerraformStack,
  overrides: Partial<ManagedRedisConfig> = {},
  database: Partial<ManagedRedisDefaultDatabase> = {},
): ManagedRedis {
  return new ManagedRedis(stack, "managed", {
    ...PLACE,
    name: "shop",
    skuName: "Balanced_B10",
    publicNetworkAccess: "Disabled",
    defaultDatabase: {
      evictionPolicy: "AllKeysLRU",
      persistenceRedisDatabaseBackupFrequency: "12h",
      ...database,
    },
    customerManagedKey: { keyVaultKeyId: "https://a/keys/b/c", userAssignedIdentityId: "/d" },
    identity: { type: "UserAssigned", identityIds: ["/d"] },
    lifecycle: { preventDestroy: true },
    ...overrides,
  });
}

export function redisCache(
  stack: TerraformStack,
  overrides: Partial<RedisCacheConfig> = {},
): RedisCache {
  return new RedisCache(stack, "premium", {
    ...PLACE,
    name: "shop",
    skuName: "Premium",
    family: "P",
    capacity: 1,
    publicNetworkAccessEnabled: false,
    zones: ["1", "2"],
    redisConfiguration: { maxmemoryPolicy: "allkeys-lru", rdbBackupEnabled: true },
    patchSchedule: [{ dayOfWeek: "Sunday" }],
    lifecycle: { preventDestroy: true },
    ...overrides,
  });
}

export function enterpriseCluster(
  stack: TerraformStack,
  overrides: Partial<RedisEnterpriseClusterConfig> = {},
): RedisEnterpriseCluster {
  return new RedisEnterpriseCluster(stack, "enterprise", {
    ...PLACE,
    name: "shop",
    skuName: "Enterprise_E10-2",
    zones: ["1", "2", "3"],
    lifecycle: { preventDestroy: true },
    ...overrides,
  });
}

type Container = DeploymentV1SpecTemplateSpecContainer;

export const CONTAINER: Container = {
  name: "client",
  image: `registry.example/client@sha256:${"0123456789abcdef".repeat(4)}`,
  env: [{ name: "REDIS_PORT", value: "6379" }],
  resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { memory: "64Mi", cpu: "1" } },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ["ALL"] },
  },
  livenessProbe: { httpGet: { path: "/", port: "http" } },
  readinessProbe: { httpGet: { path: "/", port: "http" } },
};

const POD = {
  automountServiceAccountToken: false,
  securityContext: {
    runAsNonRoot: true,
    runAsUser: "65532",
    seccompProfile: { type: "RuntimeDefault" },
  },
};

/** A client of a cache. */
export function deployment(
  stack: TerraformStack,
  container: Partial<Container> = {},
  pod: Partial<DeploymentV1SpecTemplateSpec> = {},
  namespace: string | undefined = "shop",
): DeploymentV1 {
  return new DeploymentV1(stack, "deployment", {
    metadata: { name: "client", namespace },
    spec: {
      template: {
        metadata: {},
        spec: { ...POD, container: [{ ...CONTAINER, ...container }], ...pod },
      },
    },
  });
}

/** A job that fills a cache. */
export function warmer(
  stack: TerraformStack,
  overrides: Partial<CronJobV1Config["spec"]> = {},
  activeDeadlineSeconds: number | undefined = 180,
  variables: Record<string, string> = {},
): CronJobV1 {
  const env = Object.entries({ REDIS_PORT: "6379", ...variables }).map(([name, value]) => ({
    name,
    value,
  }));
  const container = [{ ...CONTAINER, env }];
  const spec: CronJobV1SpecJobTemplateSpecTemplateSpec = { ...POD, container };
  return new CronJobV1(stack, "warmer", {
    metadata: { name: "redis-warmer", namespace: "shop" },
    spec: {
      schedule: "*/4 * * * *",
      timezone: "Etc/UTC",
      concurrencyPolicy: "Forbid",
      startingDeadlineSeconds: 60,
      jobTemplate: {
        metadata: {},
        spec: { activeDeadlineSeconds, template: { metadata: {}, spec } },
      },
      ...overrides,
    },
  });
}
