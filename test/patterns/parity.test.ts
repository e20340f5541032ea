import { readdirSync, readFileSync } from "node:fs";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import { CacheEngine, Duration } from "cdktf-managed-cache";
import { type ElastiCacheReplicationGroupProps, TransitEncryption } from "cdktf-managed-cache/aws";
import { AzureClusteringPolicy, type AzureManagedRedisProps } from "cdktf-managed-cache/azure";
import {
  type MemorystoreRedisProps,
  MemorystoreTier,
  type MemorystoreValkeyProps,
} from "cdktf-managed-cache/google";
import type { KubernetesCacheSettings } from "cdktf-managed-cache/kubernetes";
import {
  ElastiCacheForKubernetes,
  type ElastiCacheForKubernetesProps,
  ElastiCacheServerlessForKubernetes,
} from "cdktf-managed-cache/patterns/aws";
import {
  AzureRedisForKubernetes,
  type AzureRedisForKubernetesProps,
} from "cdktf-managed-cache/patterns/azure";
import {
  MemorystoreForKubernetes,
  type MemorystoreForKubernetesProps,
  MemorystoreRedisClusterForKubernetes,
  type MemorystoreRedisClusterForKubernetesProps,
  MemorystoreValkeyForKubernetes,
  type MemorystoreValkeyForKubernetesProps,
} from "cdktf-managed-cache/patterns/google";
import { MINIMAL as GROUP, SERVERLESS } from "../aws/props";
import { MINIMAL as AZURE } from "../azure/make";
import { MINIMAL as INSTANCE, MINIMAL_VALKEY as VALKEY } from "../google/make";
import { testApp } from "../support/test-app";

const AWS_CACHE: ElastiCacheReplicationGroupProps = {
  ...GROUP,
  replicationGroupId: "shop-cache",
};
const GOOGLE_CACHE: MemorystoreRedisProps = {
  ...INSTANCE,
  readReplicas: 2,
  instanceId: "shop-cache",
};
const AZURE_CACHE: AzureManagedRedisProps = { ...AZURE, name: "shop-cache" };
const DNS_ZONE = { managedZone: "cache", dnsName: "cache.internal." };

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null;

/** Everything in the cluster, with what only the cloud can tell replaced by what it stands for. */
function clusterSide(build: (stack: TerraformStack) => void): Json {
  const stack = new TerraformStack(testApp(), "test");
  new AwsProvider(stack, "aws", { region: "eu-west-1" });
  new GoogleProvider(stack, "google", { project: "shop-prod" });
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  build(stack);
  const { resource } = JSON.parse(Testing.synth(stack, true));
  return Object.fromEntries(
    Object.entries(resource as { [type: string]: Json })
      .filter(([type]) => type.startsWith("kubernetes_"))
      .map(([type, resources]) => [type, withoutCloud(resources)]),
  );
}

function withoutCloud(value: Json): Json {
  if (Array.isArray(value)) {
    // The address of a resource: several of one cloud stand for its cache.
    const parts = value.map((it) => (/^(aws|google|azurerm)_/.test(String(it)) ? "the cache" : it));
    return [...new Set(parts)].map(withoutCloud);
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withoutCloud(it)]));
  }
  if (
    /^6379$|^\$\{(google_redis_instance|azurerm_managed_redis)\.[^}]*port\}$/.test(String(value))
  ) {
    return "the port";
  }
  if (/\$\{[^}]*\b(aws|google|azurerm)_/.test(String(value))) {
    return "known to the cloud";
  }
  // A checksum of what a pod reads is over the CA bundle as well, where there is one.
  return typeof value === "string" ? value.replace(/"ca" = \S+\.data, /, "") : value;
}

/** Where two values differ: the paths, in words. */
function differences(aws: Json | undefined, google: Json | undefined, path = ""): string[] {
  if (aws === undefined || google === undefined) {
    return [`${path} only on ${aws === undefined ? "Google Cloud" : "AWS"}`];
  }
  if (aws !== null && google !== null && typeof aws === "object" && typeof google === "object") {
    const entries = (value: Json) => new Map(Object.entries(value as object));
    const [ofAws, ofGoogle] = [entries(aws), entries(google)];
    return [...new Set([...ofAws.keys(), ...ofGoogle.keys()])].flatMap((key) =>
      differences(ofAws.get(key), ofGoogle.get(key), path === "" ? key : `${path} ${key}`),
    );
  }
  return aws === google ? [] : [`${path}: ${aws} and ${google}`];
}

/** A Memorystore endpoint is an address, at which no ExternalName can point. */
const ADDRESSES = [
  /^kubernetes_service_v1 \S+_Services_(Primary|Reader)_\S+ spec (type|external_name) only on AWS$/,
  /^kubernetes_service_v1 \S+_Services_(Primary|Reader)_\S+ spec cluster_ip only on Google Cloud$/,
  /^kubernetes_endpoint_slice_v1 only on Google Cloud$/,
];
/** Memorystore has authorities of its own, ElastiCache's are trusted already. */
const AUTHORITIES = [
  /^kubernetes_config_map_v1 \S+_Ca_\S+ only on Google Cloud$/,
  /^kubernetes_config_map_v1 \S+ data REDIS_TLS_CA_FILE only on Google Cloud$/,
  /^kubernetes_deployment_v1 .* template spec volume \d+ only on Google Cloud$/,
  /^kubernetes_deployment_v1 .* container \d+ (volume_mount|env) \d+ only on Google Cloud$/,
];
const MOUNTS = [
  /^kubernetes_cron_job_v1 .* template spec volume \d+ only on Google Cloud$/,
  /^kubernetes_cron_job_v1 .* container \d+ volume_mount \d+ only on Google Cloud$/,
];

const NOTHING_MORE: KubernetesCacheSettings = {};
const EVERYTHING: KubernetesCacheSettings = {
  namespace: "redis",
  createNamespace: false,
  clients: {
    shop: {
      createNamespace: true,
      maxConnections: 30,
      connectTimeout: Duration.seconds(1),
      commandTimeout: Duration.milliseconds(200),
    },
    checkout: {},
  },
  serviceNames: { primary: "sessions", reader: "sessions-reader" },
  clusterDomain: "cluster.example",
  warmer: {
    image:
      "registry.example.com/warmer@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    command: ["node", "warm.js"],
    schedule: "*/10 * * * *",
  },
  prometheusOperator: true,
  alerts: { name: "sessions-alerts" },
  labels: { team: "shop" },
  annotations: { "example.com/owner": "shop" },
};

const IN_CLUSTER_MODE: KubernetesCacheSettings = {
  ...EVERYTHING,
  serviceNames: undefined,
  networkPolicy: { pods: { app: "shop" } },
};

interface Variant {
  readonly name: string;
  readonly kubernetes: KubernetesCacheSettings;
  readonly aws?: Partial<ElastiCacheReplicationGroupProps>;
  readonly google?: Partial<MemorystoreRedisProps>;
  /** All the differences there may be, each of which must be there. */
  readonly differences: RegExp[];
}

const VARIANTS: Variant[] = [
  {
    name: "the least Kubernetes props",
    kubernetes: NOTHING_MORE,
    differences: [...ADDRESSES, ...AUTHORITIES],
  },
  {
    name: "all Kubernetes props",
    kubernetes: EVERYTHING,
    differences: [...ADDRESSES, ...AUTHORITIES, ...MOUNTS],
  },
  {
    name: "a DNS zone on Google Cloud",
    kubernetes: EVERYTHING,
    google: { dnsZone: DNS_ZONE },
    differences: [...AUTHORITIES, ...MOUNTS],
  },
  {
    name: "one node",
    kubernetes: { ...EVERYTHING, serviceNames: { primary: "sessions" } },
    aws: { replicas: 0 },
    google: { readReplicas: undefined, tier: MemorystoreTier.BASIC },
    differences: [...ADDRESSES, ...AUTHORITIES, ...MOUNTS],
  },
  {
    name: "neither TLS nor authentication, and a DNS zone on Google Cloud",
    kubernetes: EVERYTHING,
    aws: { transitEncryption: TransitEncryption.DISABLED, authentication: { kind: "none" } },
    google: { transitEncryption: false, authEnabled: false, dnsZone: DNS_ZONE },
    differences: [],
  },
];

/** Without IAM authentication and TLS, which AWS has in other forms. */
const OPEN_AWS: Partial<ElastiCacheReplicationGroupProps> = {
  engine: CacheEngine.VALKEY_8_0,
  transitEncryption: TransitEncryption.DISABLED,
  authentication: { kind: "none" },
  replicas: 1,
  subnets: ["a", "b"].map((zone, index) => ({
    id: `subnet-${zone}`,
    availabilityZone: `eu-west-1${zone}`,
    cidrBlock: `10.0.${index}.0/24`,
  })),
};
const OPEN_GOOGLE: MemorystoreValkeyProps = {
  ...VALKEY,
  instanceId: "shop-cache",
  transitEncryption: false,
  iamAuthentication: false,
  dnsZone: DNS_ZONE,
};

interface NodeVariant {
  readonly name: string;
  readonly kubernetes: KubernetesCacheSettings;
  readonly aws: Partial<ElastiCacheReplicationGroupProps>;
  readonly google: (stack: TerraformStack, provider: KubernetesProvider) => void;
  readonly differences: RegExp[];
}

/** On Google Cloud clients of a cluster reach the nodes at ports of their own. */
const NODE_PORTS = [
  /^kubernetes_network_policy_v1 .* egress 0 to \d+( .*)?$/,
  /^kubernetes_network_policy_v1 .* egress 0 ports 1 only on Google Cloud$/,
];

/** Nodes of the two take different numbers of connections. */
const LIMIT = /^kubernetes_manifest \S+ .* expr: .* \+ 65000\) > 0.8 and .* \+ 32000\) > 0.8$/;

const NODE_VARIANTS: NodeVariant[] = [
  {
    name: "cluster mode off",
    kubernetes: EVERYTHING,
    aws: OPEN_AWS,
    google: (stack, provider) => {
      new MemorystoreValkeyForKubernetes(stack, "Cache", {
        cache: OPEN_GOOGLE,
        kubernetes: { ...EVERYTHING, provider },
      });
    },
    differences: [LIMIT],
  },
  {
    name: "cluster mode on, and a network policy",
    kubernetes: IN_CLUSTER_MODE,
    aws: { ...OPEN_AWS, shards: 3 },
    google: (stack, provider) => {
      new MemorystoreValkeyForKubernetes(stack, "Cache", {
        cache: { ...OPEN_GOOGLE, shards: 3 },
        kubernetes: { ...IN_CLUSTER_MODE, provider },
      });
    },
    differences: [LIMIT, ...NODE_PORTS],
  },
  {
    name: "Redis Cluster, and a network policy",
    kubernetes: IN_CLUSTER_MODE,
    aws: { ...OPEN_AWS, engine: CacheEngine.REDIS_7_1, shards: 3 },
    google: (stack, provider) => {
      const { instanceId, ...cache } = OPEN_GOOGLE;
      new MemorystoreRedisClusterForKubernetes(stack, "Cache", {
        cache: { ...cache, shards: 3, clusterName: instanceId },
        kubernetes: { ...IN_CLUSTER_MODE, provider },
      });
    },
    differences: [LIMIT, ...NODE_PORTS],
  },
];

interface AzureVariant {
  readonly name: string;
  readonly kubernetes: KubernetesCacheSettings;
  readonly aws: Partial<ElastiCacheReplicationGroupProps>;
  readonly azure: Partial<AzureManagedRedisProps>;
  readonly differences: RegExp[];
}

/** A whole cache on Azure takes fewer connections than a node on AWS; with two shards each takes half of them. */
const AZURE_LIMIT =
  /^kubernetes_manifest \S+ .* expr: .* \+ 65000\) > 0.8 and .* \+ (30000|15000)\) > 0.8$/;

const ONE_ENDPOINT = { ...EVERYTHING, serviceNames: { primary: "sessions" } };

const AZURE_VARIANTS: AzureVariant[] = [
  {
    name: "one endpoint",
    kubernetes: ONE_ENDPOINT,
    aws: { replicas: 0 },
    azure: {},
    differences: [AZURE_LIMIT],
  },
  {
    name: "cluster mode on, and a network policy",
    kubernetes: IN_CLUSTER_MODE,
    aws: { engine: CacheEngine.REDIS_7_1, subnets: OPEN_AWS.subnets, shards: 2, replicas: 0 },
    azure: { clusteringPolicy: AzureClusteringPolicy.OSS_CLUSTER },
    differences: [AZURE_LIMIT, ...NODE_PORTS],
  },
];

describe("the same Kubernetes props make the same cluster side", () => {
  test.each(VARIANTS)("with $name", ({ kubernetes, aws, google, differences: expected }) => {
    const provider = (stack: TerraformStack) =>
      new KubernetesProvider(stack, "kubernetes", { alias: "cluster", configContext: "shop" });
    const found = differences(
      clusterSide((stack) => {
        new ElastiCacheForKubernetes(stack, "Cache", {
          cache: { ...AWS_CACHE, ...aws },
          kubernetes: { ...kubernetes, provider: provider(stack) },
        });
      }),
      clusterSide((stack) => {
        new MemorystoreForKubernetes(stack, "Cache", {
          cache: { ...GOOGLE_CACHE, ...google },
          kubernetes: { ...kubernetes, provider: provider(stack) },
        });
      }),
    );
    expect(found.filter((it) => !expected.some((pattern) => pattern.test(it)))).toEqual([]);
    expect(expected.filter((pattern) => !found.some((it) => pattern.test(it)))).toEqual([]);
  });

  test.each(NODE_VARIANTS)("of a cache with node types, with $name", (variant) => {
    const provider = (stack: TerraformStack) =>
      new KubernetesProvider(stack, "kubernetes", { alias: "cluster", configContext: "shop" });
    const found = differences(
      clusterSide((stack) => {
        new ElastiCacheForKubernetes(stack, "Cache", {
          cache: { ...AWS_CACHE, ...variant.aws },
          kubernetes: { ...variant.kubernetes, provider: provider(stack) },
        });
      }),
      clusterSide((stack) => variant.google(stack, provider(stack))),
    );
    const { differences: expected } = variant;
    expect(found.filter((it) => !expected.some((pattern) => pattern.test(it)))).toEqual([]);
    expect(expected.filter((pattern) => !found.some((it) => pattern.test(it)))).toEqual([]);
  });

  test.each(AZURE_VARIANTS)("of a cache on Azure, with $name", (variant) => {
    const provider = (stack: TerraformStack) =>
      new KubernetesProvider(stack, "kubernetes", { alias: "cluster", configContext: "shop" });
    const found = differences(
      clusterSide((stack) => {
        new ElastiCacheForKubernetes(stack, "Cache", {
          cache: { ...AWS_CACHE, ...variant.aws },
          kubernetes: { ...variant.kubernetes, provider: provider(stack) },
        });
      }),
      clusterSide((stack) => {
        new AzureRedisForKubernetes(stack, "Cache", {
          cache: { ...AZURE_CACHE, ...variant.azure },
          kubernetes: { ...variant.kubernetes, provider: provider(stack) },
        });
      }),
    );
    const { differences: expected } = variant;
    expect(found.filter((it) => !expected.some((pattern) => pattern.test(it)))).toEqual([]);
    expect(expected.filter((pattern) => !found.some((it) => pattern.test(it)))).toEqual([]);
  });

  test("there is a cluster side to compare", () => {
    const side = clusterSide((stack) => {
      new KubernetesProvider(stack, "kubernetes", {});
      new MemorystoreForKubernetes(stack, "Cache", {
        cache: GOOGLE_CACHE,
        kubernetes: EVERYTHING,
      });
    });
    expect(Object.keys(side as object)).toEqual(
      expect.arrayContaining([
        "kubernetes_config_map_v1",
        "kubernetes_cron_job_v1",
        "kubernetes_manifest",
        "kubernetes_namespace_v1",
        "kubernetes_secret_v1",
        "kubernetes_service_v1",
      ]),
    );
  });

  test("a serverless cache has the cluster side of a cache in cluster mode, and a reader", () => {
    const users = { app: { accessString: "on ~* +@all" } };
    const kubernetes = { ...EVERYTHING, serviceNames: { discovery: "sessions" }, exporter: false };
    const found = differences(
      clusterSide((stack) => {
        new KubernetesProvider(stack, "kubernetes", {});
        new ElastiCacheForKubernetes(stack, "Cache", {
          cache: { ...AWS_CACHE, shards: 3, authentication: { kind: "users", users } },
          kubernetes,
        });
      }),
      clusterSide((stack) => {
        new KubernetesProvider(stack, "kubernetes", {});
        new ElastiCacheServerlessForKubernetes(stack, "Cache", {
          cache: {
            ...SERVERLESS,
            engine: CacheEngine.REDIS_7,
            serverlessCacheName: "shop-cache",
            users,
          },
          kubernetes,
        });
      }),
    );
    const kinds = found.map((it) => /REDIS_\w+|data_wo_revision|port 0 port/.exec(it)?.[0] ?? it);
    expect([...new Set(kinds)].sort()).toEqual([
      "REDIS_PORT",
      "REDIS_READER_HOST",
      "REDIS_READER_PORT",
      "REDIS_READER_TLS_SERVER_NAME",
      // Of another secret, and of a port that AWS tells.
      "data_wo_revision",
      "port 0 port",
    ]);
  });

  test("the props have one type, so that they move from cloud to cloud word for word", () => {
    type Same<A, B> = [A, B] extends [B, A] ? true : false;
    const same: Same<
      ElastiCacheForKubernetesProps["kubernetes"],
      MemorystoreForKubernetesProps["kubernetes"]
    > = true;
    const alsoSame: Same<
      MemorystoreForKubernetesProps["kubernetes"],
      | MemorystoreValkeyForKubernetesProps["kubernetes"]
      | MemorystoreRedisClusterForKubernetesProps["kubernetes"]
    > = true;
    const onAzure: Same<
      MemorystoreForKubernetesProps["kubernetes"],
      AzureRedisForKubernetesProps["kubernetes"]
    > = true;
    expect([same, alsoSame, onAzure]).toEqual([true, true, true]);
  });
});

/** What stands for what, and why where there is no twin. */
interface Twins {
  readonly aws: string[];
  readonly google: string[];
  readonly why?: string;
}

const PROPS: Twins[] = [
  { aws: ["vpcId", "subnets", "subnetGroupName"], google: ["network"] },
  {
    aws: [],
    google: [
      "connectMode",
      "reservedIpRange",
      "reservedIpRangeLength",
      "keepPrivateConnection",
      "secondaryIpRange",
      "readReplicasAdded",
    ],
    why: "on AWS nodes take addresses of the subnets; on Google Cloud they live in a network of Google's that is joined to yours",
  },
  {
    aws: [],
    google: ["zone", "alternativeZone"],
    why: "on AWS the subnets decide the zones",
  },
  {
    aws: [],
    google: ["region", "project", "projectNumber"],
    why: "on AWS the provider decides the region and the account",
  },
  { aws: ["nodeType"], google: ["memory"] },
  { aws: ["expectedData"], google: ["expectedData"] },
  { aws: ["replicationGroupId"], google: ["instanceId"] },
  {
    aws: ["names"],
    google: [],
    why: "the parts of an instance have names below its own, or none",
  },
  { aws: ["description"], google: ["displayName"] },
  { aws: ["engine"], google: ["engine"] },
  {
    aws: ["shards"],
    google: [],
    why: "an instance has no cluster mode: on Google Cloud those are other products, [Valkey and Redis Cluster](#the-engines-of-google)",
  },
  { aws: ["clusterMode"], google: [], why: "an instance has no cluster mode" },
  { aws: ["placement"], google: [], why: "Google places the nodes in the zones that it is given" },
  {
    aws: ["secondaryOf"],
    google: [],
    why: "an instance follows no other one; [Valkey and Redis Cluster](#the-engines-of-google) have `replication`",
  },
  {
    aws: ["autoscaling"],
    google: [],
    why: "Google scales no Memorystore instance by itself",
  },
  { aws: ["replicas"], google: ["readReplicas"] },
  { aws: ["automaticFailover", "multiAz"], google: ["tier"] },
  { aws: ["port"], google: [], why: "Google decides it: 6378 with TLS, 6379 without" },
  {
    aws: ["allowFrom", "securityGroupIds"],
    google: [],
    why: "an instance has no security groups: whoever is in the network reaches it, and AUTH, firewall rules and network policies decide",
  },
  {
    aws: ["networkType", "ipDiscovery"],
    google: [],
    why: "Memorystore has IPv4 alone",
  },
  { aws: ["dnsZone"], google: ["dnsZone"] },
  { aws: ["transitEncryption"], google: ["transitEncryption"] },
  { aws: ["atRestEncryption"], google: [], why: "always on at Google" },
  { aws: ["customerManagedKey"], google: ["customerManagedKey"] },
  { aws: ["kmsKeyArn"], google: ["kmsKeyName"] },
  {
    aws: [],
    google: ["kmsKeyRing", "keyRotationPeriod"],
    why: "AWS has no key rings, and the key that is made there rotates yearly",
  },
  {
    aws: [],
    google: ["grantKeyAccess"],
    why: "on AWS the key's own policy says who may use it",
  },
  {
    aws: ["authentication"],
    google: ["authEnabled", "rotationLabel"],
    why: "Memorystore for Redis knows one AUTH string, which Google draws: it can neither be brought nor belong to a user",
  },
  {
    aws: ["secretRecoveryWindow"],
    google: [],
    why: "Secret Manager deletes at once, and frees the name",
  },
  { aws: ["purpose"], google: ["purpose"] },
  { aws: ["evictionPolicy"], google: ["evictionPolicy"] },
  { aws: ["reservedMemoryPercent"], google: ["reservedMemoryPercent"] },
  { aws: ["parameters"], google: ["redisConfigs"] },
  {
    aws: ["logRetention"],
    google: [],
    why: "Memorystore writes to Cloud Logging by itself, whose buckets decide how long logs are kept; it has no slow log",
  },
  {
    aws: ["notificationTopicArn"],
    google: [],
    why: "Google tells of failovers by a metric: see metricRoleChanges",
  },
  {
    aws: ["snapshotRetention"],
    google: ["snapshotPeriod"],
    why: "Google keeps the newest snapshot alone, for its own recoveries",
  },
  { aws: ["snapshotWindow"], google: ["snapshotStartTime"] },
  {
    aws: ["finalSnapshot"],
    google: [],
    why: "Google makes none: export the instance before you destroy it",
  },
  {
    aws: ["snapshotName", "snapshotArns"],
    google: [],
    why: "an instance is imported into after it was made: the provider has no argument for it",
  },
  { aws: ["maintenanceWindow"], google: ["maintenanceWindow"] },
  { aws: ["autoMinorVersionUpgrade"], google: [], why: "always on at Google" },
  { aws: ["applyImmediately"], google: [], why: "Google makes every change at once" },
  { aws: ["deletionProtection"], google: ["deletionProtection"] },
  { aws: ["tags"], google: ["labels"] },
  { aws: ["provider"], google: ["provider"] },
];

const MEMBERS: Twins[] = [
  { aws: ["fromAttributes"], google: ["fromAttributes"] },
  { aws: ["arn"], google: ["resourceName"] },
  { aws: ["replicationGroupId"], google: [], why: "`resourceName` is a reference already" },
  { aws: ["kmsKeyArn"], google: ["kmsKeyName"] },
  { aws: ["secretArn"], google: ["secretName"] },
  {
    aws: ["memberIds"],
    google: [],
    why: "Cloud Monitoring has one name for the instance, and the node as a label",
  },
  { aws: ["nodeType"], google: [], why: "a Memorystore node is chosen by its memory alone" },
  {
    aws: ["securityGroupId", "allowFrom"],
    google: [],
    why: "an instance has no security groups",
  },
  { aws: ["grantConnect"], google: [], why: "Memorystore for Redis has no IAM authentication" },
  { aws: ["metric"], google: ["metric"] },
  { aws: ["metricEngineCpuUtilization"], google: ["metricMainThreadCpuUtilization"] },
  { aws: ["metricDatabaseMemoryUsagePercentage"], google: ["metricMemoryUsageRatio"] },
  { aws: ["metricCurrConnections"], google: ["metricConnectedClients"] },
  { aws: ["metricEvictions"], google: ["metricEvictedKeys"] },
  { aws: ["metricCacheHitRate"], google: ["metricCacheHitRatio"] },
  { aws: ["metricReplicationLag"], google: ["metricReplicationLag"] },
  {
    aws: [],
    google: ["metricSystemMemoryUsageRatio", "metricRejectedConnections", "metricRoleChanges"],
    why: "metrics that Google recommends to watch and CloudWatch does not have; on AWS `notificationTopicArn` tells of failovers",
  },
];

/** What is on Azure, by the first name of the row of the other two clouds. */
interface AzureTwin {
  readonly azure: readonly string[];
  readonly why?: string;
}

const AZURE_PROPS: Readonly<Record<string, AzureTwin>> = {
  vpcId: { azure: ["privateEndpoint"], why: "with its DNS zone" },
  region: { azure: ["location", "resourceGroupName"] },
  nodeType: { azure: ["sku"], why: "of the whole cache" },
  expectedData: { azure: ["expectedData"] },
  replicationGroupId: { azure: ["name"] },
  description: { azure: [], why: "tags describe it" },
  engine: { azure: [], why: "Azure decides it: Redis 7.4" },
  shards: { azure: ["clusteringPolicy"], why: "the size decides how many" },
  replicas: { azure: [], why: "replicas serve no reads" },
  automaticFailover: { azure: ["highAvailability"] },
  port: { azure: [], why: "always 10000" },
  dnsZone: { azure: [], why: "the endpoint has a name, and its zone comes with `privateEndpoint`" },
  transitEncryption: { azure: ["transitEncryption"] },
  customerManagedKey: { azure: ["customerManagedKey"] },
  kmsKeyArn: { azure: ["keyVaultKey"] },
  kmsKeyRing: { azure: ["keyVaultId", "keyRotationPeriod"] },
  authentication: { azure: ["authentication"], why: "Azure draws the access keys, or Entra ID" },
  purpose: { azure: ["purpose"] },
  evictionPolicy: { azure: ["evictionPolicy"] },
  reservedMemoryPercent: { azure: [], why: "a fifth is reserved" },
  parameters: { azure: [], why: "Azure lets nobody set any" },
  logRetention: { azure: ["logAnalyticsWorkspaceId"], why: "the workspace decides how long" },
  snapshotRetention: { azure: ["snapshotPeriod"] },
  snapshotWindow: { azure: [], why: "the first snapshot is made with the cache" },
  maintenanceWindow: { azure: [], why: "the provider has no argument for it" },
  deletionProtection: { azure: ["deletionProtection"] },
  tags: { azure: ["tags"] },
  provider: { azure: ["provider"] },
};

/** Props of Azure alone. */
const AZURE_ONLY_PROPS: readonly AzureTwin[] = [
  { azure: ["publicNetworkAccess"], why: "the others are never reachable from the internet" },
  { azure: ["managementLock"], why: "a lock of Azure's, which `terraform destroy` meets too" },
  { azure: ["modules"], why: "the others have none" },
  { azure: ["appendOnly"], why: "of the other clouds only node types of Google have it" },
  { azure: ["geoReplicationGroupName"], why: "the others replicate to caches that take no writes" },
];

const AZURE_MEMBERS: Readonly<Record<string, AzureTwin>> = {
  fromAttributes: { azure: ["fromAttributes"] },
  arn: { azure: ["resourceId"] },
  kmsKeyArn: { azure: ["keyVaultKeyId"] },
  secretArn: { azure: ["secretName"] },
  nodeType: { azure: ["sku"] },
  grantConnect: { azure: ["grantConnect"], why: "by azurerm 4.60 and later" },
  metric: { azure: ["metric"] },
  metricEngineCpuUtilization: { azure: ["metricCpuUtilization"], why: "of all processors" },
  metricDatabaseMemoryUsagePercentage: { azure: ["metricMemoryUsage"] },
  metricCurrConnections: { azure: ["metricConnectedClients"] },
  metricEvictions: { azure: ["metricEvictedKeys"] },
  metricCacheHitRate: {
    azure: ["metricCacheHits", "metricCacheMisses"],
    why: "Azure has no rate of both",
  },
  metricReplicationLag: { azure: [], why: "Azure does not measure it" },
};

const AZURE_ONLY_MEMBERS: readonly AzureTwin[] = [
  { azure: ["dnsZoneId"], why: "for further caches of the resource group" },
  { azure: ["clusteringPolicy", "modules"], why: "what members of a group have alike" },
  { azure: ["geoReplicationGroupName", "metricGeoReplicationHealthy"], why: "of groups alone" },
];

/** A member that is in no declaration of the package. */
const INTERNAL = /^ {2}\/\*\*(?:(?!\*\/).)*@internal(?:(?!\*\/).)*\*\/\n[^\n]*\n/gms;

/** Names that a source file declares, one a line, each found by the expression's group. */
function declared(file: string, start: RegExp, name: RegExp): string[] {
  const [, found = ""] = start.exec(readFileSync(file, "utf8")) ?? [];
  const body = found.replaceAll(INTERNAL, "");
  return [...new Set([...body.matchAll(name)].map(([, it]) => it as string))].sort();
}

const propsOf = (file: string, props: string) =>
  declared(
    file,
    new RegExp(`export interface ${props}(?:\\s+extends [\\w\\s,]+)? \\{\n(.*?)\n\\}`, "s"),
    /^ {2}readonly (\w+)/gm,
  );
/** The props of a cache: its own, and those that it shares with other caches of its cloud. */
const allPropsOf = (cloud: string, file: string, props: string): string[] => {
  const shared = readdirSync(`lib/${cloud}/shared/props`).map(
    (name) => `lib/${cloud}/shared/props/${name}`,
  );
  const [, bases = ""] =
    new RegExp(`export interface ${props}\\s+extends ([\\w\\s,]+) \\{`).exec(
      readFileSync(file, "utf8"),
    ) ?? [];
  const inherited = bases
    .split(",")
    .map((base) => base.trim())
    .filter((base) => base !== "")
    .flatMap((base) => shared.flatMap((it) => allPropsOf(cloud, it, base)));
  return [...propsOf(file, props), ...inherited];
};
const MANAGED_CACHE = propsOf("lib/core/managed-cache.ts", "IManagedCache extends IConstruct");
const membersOf = (file: string, name: string) =>
  declared(
    file,
    new RegExp(`export (?:abstract )?class ${name}\\b[^{]*\\{\n(.*?)\n\\}`, "s"),
    /^ {2}public (?:static |abstract |declare )*(?:readonly )?(\w+)/gm,
  ).filter((member) => !MANAGED_CACHE.includes(member));

/** A prop of each engine of Google; nothing where the engine has none. */
type EngineRow = readonly [redis: string, cluster: string, valkey: string];

const ENGINE_ROWS: readonly EngineRow[] = [
  ["memory", "nodeType", "nodeType"],
  ["instanceId", "clusterName", "instanceId"],
  ["displayName", "", ""],
  ["engine", "", "engine"],
  ["", "shards", "shards"],
  ["readReplicas", "replicas", "replicas"],
  ["tier", "", ""],
  ["zone", "zone", "zone"],
  ["alternativeZone", "", ""],
  ["connectMode", "connectionPolicy", "connectionPolicy"],
  ["reservedIpRange", "", ""],
  ["reservedIpRangeLength", "", ""],
  ["keepPrivateConnection", "", ""],
  ["secondaryIpRange", "", ""],
  ["readReplicasAdded", "", ""],
  ["authEnabled", "iamAuthentication", "iamAuthentication"],
  ["rotationLabel", "", ""],
  ["redisConfigs", "redisConfigs", "engineConfigs"],
  ["", "appendFsync", "appendFsync"],
  ["", "backupRetention", "backupRetention"],
  ["", "backupHour", "backupHour"],
  ["", "restoreFrom", "restoreFrom"],
  ["", "replication", "replication"],
];

/** What all three have by one name. */
const OF_EVERY_ENGINE = [
  "customerManagedKey",
  "deletionProtection",
  "dnsZone",
  "evictionPolicy",
  "expectedData",
  "grantKeyAccess",
  "keyRotationPeriod",
  "kmsKeyName",
  "kmsKeyRing",
  "labels",
  "maintenanceWindow",
  "network",
  "project",
  "projectNumber",
  "provider",
  "purpose",
  "region",
  "reservedMemoryPercent",
  "snapshotPeriod",
  "snapshotStartTime",
  "transitEncryption",
];

describe("the engines of Google take the same props, or have a row of their own", () => {
  test.each([
    ["MemorystoreRedisProps", "redis", 0],
    ["MemorystoreRedisClusterProps", "redis-cluster", 1],
    ["MemorystoreValkeyProps", "valkey", 2],
  ] as const)("%s", (props, folder, column) => {
    const named = ENGINE_ROWS.flatMap((row) => row[column] || []);
    expect([...named, ...OF_EVERY_ENGINE].sort()).toEqual(
      [...new Set(allPropsOf("google", `lib/google/${folder}/props.ts`, props))].sort(),
    );
  });

  test("docs/parity.md has the same table and the same list", () => {
    const page = readFileSync("docs/parity.md", "utf8");
    const cell = (name: string) => (name === "" ? "–" : `\`${name}\``);
    const rows = ENGINE_ROWS.map((row) => `| ${row.map(cell).join(" | ")} |`);
    expect(page).toContain(rows.join("\n"));
    expect(page.replaceAll("\n", " ")).toContain(
      `All three have ${OF_EVERY_ENGINE.map(cell).join(", ")}.`,
    );
  });
});

/** The name by which the twin on Azure is found. */
function firstName({ aws, google }: Twins): string {
  return (aws[0] ?? google[0]) as string;
}

describe.each([
  {
    what: "prop",
    table: PROPS,
    azureTwins: AZURE_PROPS,
    azureOnly: AZURE_ONLY_PROPS,
    azure: propsOf("lib/azure/managed-redis/props.ts", "AzureManagedRedisProps"),
    aws: allPropsOf(
      "aws",
      "lib/aws/replication-group/props.ts",
      "ElastiCacheReplicationGroupProps",
    ),
    google: allPropsOf("google", "lib/google/redis/props.ts", "MemorystoreRedisProps"),
  },
  {
    what: "member",
    table: MEMBERS,
    azureTwins: AZURE_MEMBERS,
    azureOnly: AZURE_ONLY_MEMBERS,
    azure: [
      ...membersOf("lib/azure/managed-redis/azure-managed-redis.ts", "AzureManagedRedis"),
      ...membersOf("lib/azure/managed-redis/azure-managed-redis-base.ts", "AzureManagedRedisBase"),
    ],
    aws: [
      ...membersOf(
        "lib/aws/replication-group/elasticache-replication-group.ts",
        "ElastiCacheReplicationGroup",
      ),
      ...membersOf("lib/aws/replication-group/replication-group-base.ts", "ReplicationGroupBase"),
    ],
    google: [
      ...membersOf("lib/google/redis/memorystore-redis.ts", "MemorystoreRedis"),
      ...membersOf("lib/google/redis/memorystore-redis-base.ts", "MemorystoreRedisBase"),
    ],
  },
])("every public $what has a twin on the other cloud or a reason why not", (side) => {
  test.each(["aws", "google"] as const)("on %s", (cloud) => {
    expect(side[cloud].length).toBeGreaterThan(5);
    expect(side.table.flatMap((row) => row[cloud]).sort()).toEqual(
      [...new Set(side[cloud])].sort(),
    );
  });

  test("whatever has none says why", () => {
    const silent = side.table.filter(
      ({ aws, google, why }) => (aws.length === 0 || google.length === 0) && why === undefined,
    );
    expect(silent).toEqual([]);
  });

  test("on azure", () => {
    const named = [...Object.values(side.azureTwins), ...side.azureOnly].flatMap((it) => it.azure);
    expect(named.sort()).toEqual([...new Set(side.azure)].sort());
    const rows = side.table.map(firstName);
    expect(Object.keys(side.azureTwins).filter((name) => !rows.includes(name))).toEqual([]);
  });

  test("whatever both other clouds have is on Azure, or has a reason why not", () => {
    const twin = (row: Twins) => side.azureTwins[firstName(row)];
    const silent = side.table.filter(
      (row) =>
        row.aws.length > 0 &&
        row.google.length > 0 &&
        (twin(row) === undefined ||
          (twin(row)?.azure.length === 0 && twin(row)?.why === undefined)),
    );
    expect(silent).toEqual([]);
    expect(side.azureOnly.filter(({ why }) => why === undefined)).toEqual([]);
  });

  test("docs/parity.md has the same table", () => {
    const names = (list: readonly string[]) => list.map((it) => `\`${it}\``).join(", ") || "–";
    const cells = (aws: string[], google: string[], azure: readonly string[], why: string) =>
      `| ${names(aws)} | ${names(google)} | ${names(azure)} | ${why} |`.replace("|  |", "| |");
    const rows = [
      ...side.table.map((row) => {
        const { azure = [], why } = side.azureTwins[firstName(row)] ?? {};
        const reasons = [row.why, why && `on Azure: ${why}`].filter(Boolean);
        return cells(row.aws, row.google, azure, reasons.join("; "));
      }),
      ...side.azureOnly.map(({ azure, why = "" }) => cells([], [], azure, why)),
    ];
    expect(readFileSync("docs/parity.md", "utf8")).toContain(rows.join("\n"));
  });
});
