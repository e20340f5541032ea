import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { type TerraformStack, TerraformVariable } from "cdktf";
import { CacheEngine, type IManagedCache, Size } from "cdktf-managed-cache";
import {
  ElastiCacheAlarms,
  type ElastiCacheAuthentication,
  ElastiCacheReplicationGroup,
  ElastiCacheServerless,
  ElastiCacheServerlessAlarms,
} from "cdktf-managed-cache/aws";
import {
  AzureClusteringPolicy,
  AzureManagedRedis,
  type AzureManagedRedisProps,
  AzureManagedRedisSku,
} from "cdktf-managed-cache/azure";
import { MemorystoreAlertPolicies, MemorystoreRedis } from "cdktf-managed-cache/google";
import {
  CacheAlertRuleFile,
  CacheDashboard,
  type CredentialsSource,
  HttpCacheSidecar,
  KubernetesCache,
  SharedCacheExporter,
} from "cdktf-managed-cache/kubernetes";
import { CERTIFICATE } from "./certificate";

const SECRET_ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf";

/** A cache that has its secret in one of the ways that there are. */
type CacheMaker = (stack: TerraformStack) => IManagedCache;

function replicationGroup(
  authentication: (stack: TerraformStack) => ElastiCacheAuthentication | undefined,
): CacheMaker {
  return (stack) =>
    new ElastiCacheReplicationGroup(stack, "Cache", {
      ...structuredClone(AWS_PROPS),
      authentication: authentication(stack),
    });
}

/** Props of a replication group that are plain values, with a text wherever one can be. */
export const AWS_PROPS = {
  vpcId: "vpc-1",
  subnets: [
    { id: "subnet-a", availabilityZone: "eu-west-1a", cidrBlock: "10.0.0.0/24" },
    { id: "subnet-b", availabilityZone: "eu-west-1b", cidrBlock: "10.0.1.0/24" },
  ],
  nodeType: "cache.r7g.large",
  replicationGroupId: "shop",
  description: "sessions",
  kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/a",
  notificationTopicArn: "arn:aws:sns:eu-west-1:123456789012:events",
  parameters: { timeout: "60" },
  allowFrom: { nodes: { securityGroupId: "sg-0a", description: "nodes" } },
  tags: { team: "shop" },
};

/** The same of a serverless cache. */
export const SERVERLESS_PROPS = {
  vpcId: "vpc-1",
  subnets: AWS_PROPS.subnets,
  cacheUsageLimits: { dataStorage: { maximum: 10 }, ecpuPerSecond: { maximum: 15_000 } },
  serverlessCacheName: "shop",
  description: "sessions",
  kmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/a",
  users: { app: { accessString: "on ~* +@all" }, jobs: { accessString: "on ~* +@read" } },
  dailySnapshotTime: "02:00",
  snapshotArnsToRestore: ["arn:aws:s3:::backups/shop.rdb"],
  allowFrom: { nodes: { securityGroupId: "sg-0a", description: "nodes" } },
  tags: { team: "shop" },
};

/** The same of an instance. */
export const GOOGLE_PROPS = {
  region: "europe-west1",
  network: "projects/shop-prod/global/networks/main",
  project: "shop-prod",
  instanceId: "shop",
  displayName: "sessions",
  zone: "europe-west1-b",
  readReplicas: 1,
  kmsKeyName: "projects/shop-prod/locations/europe-west1/keyRings/a/cryptoKeys/b",
  redisConfigs: { timeout: "60" },
  dnsZone: { managedZone: "cache", dnsName: "cache.internal." },
  rotationLabel: "2026-11",
  labels: { team: "shop" },
};

const AZURE_GROUP =
  "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/shop-prod/providers";
const AZURE_VAULT = `${AZURE_GROUP}/Microsoft.KeyVault/vaults/shop-prod`;

/** The same of a cache on Azure. */
export const AZURE_PROPS: AzureManagedRedisProps = {
  resourceGroupName: "shop-prod",
  location: "westeurope",
  name: "shop",
  sku: AzureManagedRedisSku.BALANCED_B10,
  keyVaultId: AZURE_VAULT,
  privateEndpoint: {
    subnet: {
      id: `${AZURE_GROUP}/Microsoft.Network/virtualNetworks/main/subnets/endpoints`,
      cidrBlock: "10.0.4.0/24",
    },
    dnsZone: {
      kind: "new",
      networks: { aks: `${AZURE_GROUP}/Microsoft.Network/virtualNetworks/main` },
    },
  },
  tags: { team: "shop" },
};

/** The same of all that clients get in a cluster. */
export const KUBERNETES_PROPS = {
  namespace: "cache",
  ownClient: { user: undefined as string | undefined },
  clients: { shop: { createNamespace: true } },
  serviceNames: { primary: "primary", reader: "reader" },
  clusterDomain: "cluster.local",
  warmer: {
    image: "warmer",
    command: ["node", "warm.js"],
    name: "warmer",
    schedule: "*/5 * * * *",
    timeZone: "Etc/UTC",
    serviceAccountAnnotations: { role: "arn:aws:iam::123456789012:role/warmer" },
  },
  warmers: { second: { image: "warmer", script: "#!/bin/sh\nwarm", schedule: "*/5 * * * *" } },
  healthReport: { image: "redis:7", name: "report", schedule: "0 6 * * *" },
  exporter: { image: "exporter", name: "exporter" },
  networkPolicy: { pods: { app: "shop" }, name: "policy" },
  alerts: {
    name: "alerts",
    alertLabels: { team: "shop" },
    runbookUrl: "https://runbooks.example.com/{alert}",
    dashboardUrl: "https://grafana.example.com/d/a?viewPanel={panel}",
  },
  labels: { team: "shop" },
  annotations: { owner: "shop" },
};

/** Every way in which a cache has a secret. */
export const CACHES: Record<string, CacheMaker> = {
  "a token that AWS draws": replicationGroup(() => undefined),
  "a token in a secret": replicationGroup(() => ({
    kind: "secret-token",
    secretArn: SECRET_ARN,
    jsonKey: "token",
  })),
  "a token in a variable": replicationGroup((stack) => ({
    kind: "variable-token",
    variable: new TerraformVariable(stack, "cache-token", { sensitive: true, default: "hunter2" }),
  })),
  "users with passwords": replicationGroup(() => ({
    kind: "users",
    users: { app: { accessString: "on ~* +@all" }, jobs: { accessString: "on ~* +@read" } },
  })),
  "users of a serverless cache": (stack) =>
    new ElastiCacheServerless(stack, "Cache", structuredClone(SERVERLESS_PROPS)),
  "an imported token": (stack) =>
    ElastiCacheReplicationGroup.fromAttributes(stack, "Cache", {
      replicationGroupId: "shop",
      engine: CacheEngine.REDIS_7_1,
      primaryEndpointAddress: "primary.example",
      readerEndpointAddress: "reader.example",
      topology: { kind: "primary", replicas: 1 },
      subnetCidrs: ["10.0.0.0/24"],
      tokenSecretArn: SECRET_ARN,
    }),
  "an AUTH string": (stack) =>
    new MemorystoreRedis(stack, "Cache", {
      ...structuredClone(GOOGLE_PROPS),
      memory: Size.gibibytes(5),
    }),
  "an imported AUTH string": (stack) =>
    MemorystoreRedis.fromAttributes(stack, "Cache", {
      project: "shop-prod",
      region: "europe-west1",
      instanceId: "shop",
      engine: CacheEngine.REDIS_7_2,
      memory: Size.gibibytes(5),
      host: "10.0.0.3",
      readHost: "10.0.0.4",
      replicas: 1,
      caCertificates: CERTIFICATE,
      authSecretName: "projects/shop-prod/secrets/sessions-auth",
    }),
  "an access key of Azure's": (stack) =>
    new AzureManagedRedis(stack, "Cache", structuredClone(AZURE_PROPS)),
  "an imported access key of Azure's": (stack) =>
    AzureManagedRedis.fromAttributes(stack, "Cache", {
      name: "shop",
      resourceId: `${AZURE_GROUP}/Microsoft.Cache/redisEnterprise/shop`,
      host: "shop.westeurope.redis.azure.net",
      sku: AzureManagedRedisSku.BALANCED_B10,
      clusteringPolicy: AzureClusteringPolicy.ENTERPRISE_CLUSTER,
      subnetCidrs: ["10.0.4.0/24"],
      accessKeySecret: { keyVaultId: AZURE_VAULT, name: "redis-shop-access-key" },
    }),
};

/** Every source of the credentials in a cluster. */
export const SOURCES: Record<CredentialsSource["kind"], CredentialsSource> = {
  "terraform-secret": { kind: "terraform-secret" },
  "external-secret": {
    kind: "external-secret",
    store: { name: "secrets", kind: "ClusterSecretStore" },
  },
  "existing-secret": { kind: "existing-secret", name: "shop-redis", tokenKey: "password" },
};

/** The providers of a stack that has constructs of every cloud. */
export function addProviders(stack: TerraformStack): void {
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  new GoogleProvider(stack, "google", { project: "shop-prod" });
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  new KubernetesProvider(stack, "kubernetes", {});
}

/** Everything that this library makes for a cache, in a cloud and in a cluster. */
export function addEveryConstruct(
  stack: TerraformStack,
  cache: IManagedCache,
  credentials: CredentialsSource,
  settings: typeof KUBERNETES_PROPS = structuredClone(KUBERNETES_PROPS),
): void {
  const kubernetes = new KubernetesCache(stack, "Kubernetes", {
    ...settings,
    // A serverless cache has no exporter, and one Service.
    ...(cache.topology.kind === "serverless" && { exporter: false, serviceNames: {} }),
    ...(cache.topology.kind === "primary" &&
      cache.readerEndpoint === undefined && {
        serviceNames: { primary: settings.serviceNames.primary },
      }),
    cache,
    credentials,
  });
  if (cache.topology.kind !== "serverless") {
    new SharedCacheExporter(stack, "SharedExporter", {
      namespace: "cache",
      name: "shared",
      targets: { shop: { cache } },
    });
  }
  new CacheAlertRuleFile(stack, "RuleFile", {
    namespace: "cache",
    name: "rule-file",
    cache,
    measuredBy: { cache: "shop" },
  });
  new CacheDashboard(stack, "Dashboard", { namespace: "cache" });
  new HttpCacheSidecar(stack, "HttpCache", { namespace: "cache", envoyVersion: "1.40.0" });
  if (cache instanceof ElastiCacheReplicationGroup) {
    new ElastiCacheAlarms(stack, "Alarms", { cache });
  }
  if (cache instanceof ElastiCacheServerless) {
    new ElastiCacheServerlessAlarms(stack, "Alarms", { cache });
  }
  if (cache instanceof MemorystoreRedis) {
    new MemorystoreAlertPolicies(stack, "Policies", { cache });
  }
  new DeploymentV1(stack, "Workload", {
    metadata: { name: "shop", namespace: "cache" },
    spec: {
      selector: { matchLabels: { app: "shop" } },
      template: kubernetes.client("cache").attach({
        metadata: { labels: { app: "shop" } },
        spec: { container: [{ name: "shop", image: "shop" }] },
      }),
    },
  });
}
