import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { TerraformStack, TerraformVariable } from "cdktf";
import {
  CacheEngine,
  CachePurpose,
  CacheSizing,
  ConnectionBudget,
  Cpu,
  clientEnvironment,
  DailyWindow,
  Duration,
  declareDevelopment,
  declarePurpose,
  nodeCount,
  reviewConnections,
  reviewSizing,
  SecretReference,
  Size,
  Weekday,
  WeeklyWindow,
} from "cdktf-managed-cache";
import { redisAlerts, ruleGroup } from "cdktf-managed-cache/alerts";
import {
  AmazonPrometheusRules,
  clusterNodeMetrics,
  ElastiCacheAlarms,
  ElastiCacheGlobalDatastore,
  ElastiCacheMemcached,
  ElastiCacheMemcachedAlarms,
  ElastiCacheReplicationGroup,
  ElastiCacheServerless,
  ElastiCacheServerlessAlarms,
  memberMetrics,
  nodeMemories,
  serverlessMetric,
} from "cdktf-managed-cache/aws";
import {
  AzureManagedRedis,
  AzureManagedRedisGeoReplication,
  AzureManagedRedisMetricAlerts,
} from "cdktf-managed-cache/azure";
import {
  type CompareOptions,
  compareSnapshots,
  compareWithPlan,
  formatDifference,
  formatDifferenceAsMarkdown,
  highestRisk,
  parsePlan,
  type Risk,
  type SnapshotDifference,
  type TerraformPlan,
} from "cdktf-managed-cache/changes";
import {
  MemorystoreAlertPolicies,
  MemorystoreConnectionPolicy,
  MemorystoreNodeAlertPolicies,
  MemorystoreRedis,
  MemorystoreRedisCluster,
  MemorystoreServiceClass,
  MemorystoreValkey,
} from "cdktf-managed-cache/google";
import { CacheGuardrails } from "cdktf-managed-cache/guardrails";
import { CacheInspection } from "cdktf-managed-cache/inspect";
import {
  CacheAlertRuleFile,
  CacheAlertRules,
  CacheClientConfig,
  CacheCredentials,
  CacheDashboard,
  CacheExporter,
  CacheHealthReport,
  CacheNetworkPolicy,
  CacheServices,
  CacheWarmer,
  HttpCacheSidecar,
  InClusterRedis,
  KubernetesCache,
  KubernetesManifests,
  SharedCacheExporter,
} from "cdktf-managed-cache/kubernetes";
import {
  ElastiCacheForKubernetes,
  ElastiCacheMemcachedForKubernetes,
  ElastiCacheServerlessForKubernetes,
} from "cdktf-managed-cache/patterns/aws";
import { AzureRedisForKubernetes } from "cdktf-managed-cache/patterns/azure";
import {
  MemorystoreForKubernetes,
  MemorystoreRedisClusterForKubernetes,
  MemorystoreValkeyForKubernetes,
} from "cdktf-managed-cache/patterns/google";
import {
  type BlockMatch,
  formatSnapshot,
  parseSnapshots,
  SNAPSHOT_FORM,
  type StackSnapshot,
  snapshotStack,
  snapshotSynthesized,
  Template,
} from "cdktf-managed-cache/testing";
import { Construct } from "constructs";
import * as alerts from "../../lib/alerts/shapes";
import * as aws from "../../lib/aws/shapes";
import * as azure from "../../lib/azure/shapes";
import * as changes from "../../lib/changes/shapes";
import type { INSTANCES, ObjectShape, Shape } from "../../lib/core/shape";
import * as core from "../../lib/core/shapes";
import * as google from "../../lib/google/shapes";
import * as guardrails from "../../lib/guardrails/shapes";
import * as inspect from "../../lib/inspect/shapes";
import * as kubernetes from "../../lib/kubernetes/shapes";
import * as patternsAws from "../../lib/patterns/aws-shapes";
import * as patternsAzure from "../../lib/patterns/azure-shapes";
import * as patternsGoogle from "../../lib/patterns/google-shapes";
import * as terraform from "../../lib/terraform/shapes";
import * as testing from "../../lib/testing/shapes";
import { MINIMAL as GROUP, MEMCACHED, SERVERLESS } from "../aws/props";
import { MINIMAL as AZURE_CACHE, IMPORTED as IMPORTED_AZURE, OBJECT_ID, ZONE } from "../azure/make";
import {
  MINIMAL_CLUSTER as CLUSTER,
  IMPORTED_CLUSTER,
  IMPORTED_VALKEY,
  MINIMAL as INSTANCE,
  SUBNET,
  MINIMAL_VALKEY as VALKEY,
} from "../google/make";
import { FakeCache } from "../kubernetes/fake-cache";
import { IN_CLUSTER } from "../kubernetes/objects/constructs";
import { addProviders } from "../support/every-construct";
import { testApp } from "../support/test-app";

/** All shapes by their constants. */
export const SHAPES: Record<string, Shape> = {
  ...alerts,
  ...aws,
  ...azure,
  ...changes,
  ...core,
  ...google,
  ...guardrails,
  ...inspect,
  ...kubernetes,
  ...patternsAws,
  ...patternsAzure,
  ...patternsGoogle,
  ...terraform,
  ...testing,
};

/** What instances are in the matrix, by the names of the shapes. One world makes every construction. */
export class World {
  public readonly stack = new TerraformStack(testApp(), "matrix");
  public readonly instances: Record<keyof typeof INSTANCES, unknown>;
  private made = 0;

  constructor() {
    addProviders(this.stack);
    const cache = new FakeCache(this.stack);
    const common = { cache, namespace: "matrix" };
    const credentials = new CacheCredentials(this.stack, "Credentials", common);
    const group = new ElastiCacheReplicationGroup(this.stack, "Group", GROUP);
    this.instances = {
      AttachablePodTemplate: {
        metadata: {},
        spec: { container: [{ name: "shop", image: "shop" }] },
      },
      CacheClientConfig: new CacheClientConfig(this.stack, "Client", { ...common, credentials }),
      CacheCredentials: credentials,
      CacheEngine: CacheEngine.REDIS_7_1,
      CacheSizing: new CacheSizing({
        topology: { kind: "primary", replicas: 1 },
        data: Size.gibibytes(1),
      }),
      ConnectionBudget: new ConnectionBudget({
        clients: [{ name: "web", replicas: 1 }],
        topology: { kind: "primary", replicas: 1 },
        connectionsPerNode: 65_000,
      }),
      Construct: this.stack,
      Cpu: Cpu.millis(100),
      DailyWindow: new DailyWindow({ start: "04:00" }),
      Duration: Duration.minutes(5),
      ElastiCacheReplicationGroup: group,
      IElastiCacheGlobalDatastore: new ElastiCacheGlobalDatastore(this.stack, "Global", {
        primary: group,
      }),
      IElastiCacheMemcached: new ElastiCacheMemcached(this.stack, "Memcached", MEMCACHED),
      IElastiCacheReplicationGroup: group,
      IAzureManagedRedis: AzureManagedRedis.fromAttributes(
        this.stack,
        "AzureCache",
        IMPORTED_AZURE,
      ),
      IElastiCacheServerless: new ElastiCacheServerless(this.stack, "Serverless", SERVERLESS),
      IManagedCache: cache,
      IMemorystoreNodeCache: new MemorystoreValkey(this.stack, "Valkey", VALKEY),
      IMemorystoreRedis: new MemorystoreRedis(this.stack, "Instance", INSTANCE),
      ITerraformDependable: cache.node.root.node.tryFindChild("matrix"),
      RegExp: /shop/,
      MemorystoreConnectionPolicy: new MemorystoreConnectionPolicy(this.stack, "Endpoints", {
        ...CONNECTION_POLICY,
        region: "europe-west4",
        subnets: ["projects/shop-prod/regions/europe-west4/subnetworks/endpoints"],
      }),
      SecretReference: new SecretReference({
        store: "aws-secrets-manager",
        id: "arn",
        revision: "initial",
        expression: "${a.secret.value}",
      }),
      Size: Size.gibibytes(5),
      TerraformProvider: new AwsProvider(this.stack, "other", { alias: "other" }),
      TerraformStack: this.stack,
      TerraformVariable: new TerraformVariable(this.stack, "token", { sensitive: true }),
      WeeklyWindow: new WeeklyWindow({ day: Weekday.SUNDAY, start: "05:00" }),
    };
  }

  /** A scope of its own for each construction. */
  public scope(): Construct {
    this.made += 1;
    return new Construct(this.stack, `scope-${this.made}`);
  }
}

const CONNECTION_POLICY = {
  serviceClass: MemorystoreServiceClass.VALKEY,
  region: "europe-west1",
  network: "projects/shop-prod/global/networks/main",
  subnets: [SUBNET],
};

/** Its zone is there already: a resource group has one. */
const AZURE = {
  ...AZURE_CACHE,
  privateEndpoint: {
    ...AZURE_CACHE.privateEndpoint,
    dnsZone: { kind: "existing", zoneId: ZONE },
  },
};

/** Something public that takes props or arguments. */
export interface Subject {
  readonly shape: ObjectShape;
  /** Props that are accepted, but for the instances that the shape requires. */
  readonly minimal?: object;
  readonly make: (scope: Construct, props: never, world: World) => unknown;
}

/** A constructor of a construct. */
type Constructor = new (scope: Construct, id: string, props: never) => unknown;

function construct(shape: ObjectShape, type: Constructor, minimal: object = {}): Subject {
  return { shape, minimal, make: (scope, props) => new type(scope, "It", props) };
}

/** A template without blocks refuses what it has none of, as it should: only what else is thrown counts. */
function orNothing(find: () => unknown): unknown {
  try {
    return find();
  } catch (error) {
    if (/^(0 blocks match|no output) /.test((error as Error).message)) {
      return undefined;
    }
    throw error;
  }
}

/** A construct with one object. */
function configMapIn(scope: Construct): Construct {
  return new ConfigMapV1(scope, "Object", { metadata: { name: "object" } });
}

const NAMESPACE = { namespace: "matrix" };
const MEASURED = { ...NAMESPACE, measuredBy: { cache: "shop" } };
const SNAPSHOT: StackSnapshot = {
  snapshot: SNAPSHOT_FORM,
  stack: "shop",
  configuration: { output: { host: { value: "shop.example" } } },
};
const TEMPLATE = Template.fromStack(new TerraformStack(testApp(), "empty"));
const JOB = { ...NAMESPACE, image: `job@sha256:${"0".repeat(64)}` };

/** Everything public, by the name of its shape. */
export const SUBJECTS: Record<string, Subject> = {
  ELASTICACHE_REPLICATION_GROUP_PROPS: construct(
    aws.ELASTICACHE_REPLICATION_GROUP_PROPS,
    ElastiCacheReplicationGroup,
    GROUP,
  ),
  ELASTICACHE_REPLICATION_GROUP_ATTRIBUTES: {
    shape: aws.ELASTICACHE_REPLICATION_GROUP_ATTRIBUTES,
    minimal: {
      replicationGroupId: "shop",
      primaryEndpointAddress: "primary.example",
      topology: { kind: "primary", replicas: 1 },
    },
    make: (scope, props) => ElastiCacheReplicationGroup.fromAttributes(scope, "It", props),
  },
  ELASTICACHE_SERVERLESS_PROPS: construct(
    aws.ELASTICACHE_SERVERLESS_PROPS,
    ElastiCacheServerless,
    SERVERLESS,
  ),
  ELASTICACHE_SERVERLESS_ATTRIBUTES: {
    shape: aws.ELASTICACHE_SERVERLESS_ATTRIBUTES,
    minimal: {
      serverlessCacheName: "shop",
      engine: CacheEngine.VALKEY_8,
      endpointAddress: "shop.example",
    },
    make: (scope, props) => ElastiCacheServerless.fromAttributes(scope, "It", props),
  },
  ELASTICACHE_GLOBAL_DATASTORE_PROPS: construct(
    aws.ELASTICACHE_GLOBAL_DATASTORE_PROPS,
    ElastiCacheGlobalDatastore,
  ),
  ELASTICACHE_MEMCACHED_PROPS: construct(
    aws.ELASTICACHE_MEMCACHED_PROPS,
    ElastiCacheMemcached,
    MEMCACHED,
  ),
  ELASTICACHE_MEMCACHED_ATTRIBUTES: {
    shape: aws.ELASTICACHE_MEMCACHED_ATTRIBUTES,
    minimal: {
      clusterId: "shop",
      engine: CacheEngine.MEMCACHED_1_6_22,
      configurationEndpointAddress: "shop.cfg.example",
      nodeAddresses: ["0001.shop.example"],
    },
    make: (scope, props) => ElastiCacheMemcached.fromAttributes(scope, "It", props),
  },
  AMAZON_PROMETHEUS_RULES_PROPS: construct(
    aws.AMAZON_PROMETHEUS_RULES_PROPS,
    AmazonPrometheusRules,
    { workspaceId: "ws-1", measuredBy: { cache: "shop" } },
  ),
  ELASTICACHE_ALARMS_PROPS: construct(aws.ELASTICACHE_ALARMS_PROPS, ElastiCacheAlarms),
  ELASTICACHE_SERVERLESS_ALARMS_PROPS: construct(
    aws.ELASTICACHE_SERVERLESS_ALARMS_PROPS,
    ElastiCacheServerlessAlarms,
  ),
  ELASTICACHE_MEMCACHED_ALARMS_PROPS: construct(
    aws.ELASTICACHE_MEMCACHED_ALARMS_PROPS,
    ElastiCacheMemcachedAlarms,
  ),
  MEMORYSTORE_REDIS_PROPS: construct(google.MEMORYSTORE_REDIS_PROPS, MemorystoreRedis, INSTANCE),
  MEMORYSTORE_REDIS_ATTRIBUTES: {
    shape: google.MEMORYSTORE_REDIS_ATTRIBUTES,
    minimal: {
      project: "shop-prod",
      region: "europe-west1",
      instanceId: "shop",
      host: "10.0.0.3",
      tls: false,
    },
    make: (scope, props) => MemorystoreRedis.fromAttributes(scope, "It", props),
  },
  MEMORYSTORE_ALERT_POLICIES_PROPS: construct(
    google.MEMORYSTORE_ALERT_POLICIES_PROPS,
    MemorystoreAlertPolicies,
  ),
  MEMORYSTORE_VALKEY_PROPS: construct(google.MEMORYSTORE_VALKEY_PROPS, MemorystoreValkey, VALKEY),
  MEMORYSTORE_VALKEY_ATTRIBUTES: {
    shape: google.MEMORYSTORE_VALKEY_ATTRIBUTES,
    minimal: { ...IMPORTED_VALKEY },
    make: (scope, props) => MemorystoreValkey.fromAttributes(scope, "It", props),
  },
  MEMORYSTORE_REDIS_CLUSTER_PROPS: construct(
    google.MEMORYSTORE_REDIS_CLUSTER_PROPS,
    MemorystoreRedisCluster,
    CLUSTER,
  ),
  MEMORYSTORE_REDIS_CLUSTER_ATTRIBUTES: {
    shape: google.MEMORYSTORE_REDIS_CLUSTER_ATTRIBUTES,
    minimal: { ...IMPORTED_CLUSTER },
    make: (scope, props) => MemorystoreRedisCluster.fromAttributes(scope, "It", props),
  },
  MEMORYSTORE_CONNECTION_POLICY_PROPS: construct(
    google.MEMORYSTORE_CONNECTION_POLICY_PROPS,
    MemorystoreConnectionPolicy,
    CONNECTION_POLICY,
  ),
  MEMORYSTORE_NODE_ALERT_POLICIES_PROPS: construct(
    google.MEMORYSTORE_NODE_ALERT_POLICIES_PROPS,
    MemorystoreNodeAlertPolicies,
  ),
  AZURE_MANAGED_REDIS_PROPS: construct(azure.AZURE_MANAGED_REDIS_PROPS, AzureManagedRedis, AZURE),
  AZURE_MANAGED_REDIS_ATTRIBUTES: {
    shape: azure.AZURE_MANAGED_REDIS_ATTRIBUTES,
    minimal: { ...IMPORTED_AZURE },
    make: (scope, props) => AzureManagedRedis.fromAttributes(scope, "It", props),
  },
  AZURE_MANAGED_REDIS_GEO_REPLICATION_PROPS: {
    shape: azure.AZURE_MANAGED_REDIS_GEO_REPLICATION_PROPS,
    minimal: {},
    make: (scope, props) => new AzureManagedRedisGeoReplication(scope, "It", props),
  },
  AZURE_MANAGED_REDIS_METRIC_ALERTS_PROPS: construct(
    azure.AZURE_MANAGED_REDIS_METRIC_ALERTS_PROPS,
    AzureManagedRedisMetricAlerts,
    { resourceGroupName: "shop-prod", location: "westeurope" },
  ),
  CACHE_ALERT_RULE_FILE_PROPS: construct(
    kubernetes.CACHE_ALERT_RULE_FILE_PROPS,
    CacheAlertRuleFile,
    MEASURED,
  ),
  CACHE_ALERT_RULES_PROPS: construct(kubernetes.CACHE_ALERT_RULES_PROPS, CacheAlertRules, MEASURED),
  CACHE_DASHBOARD_PROPS: construct(kubernetes.CACHE_DASHBOARD_PROPS, CacheDashboard, NAMESPACE),
  CACHE_CLIENT_CONFIG_PROPS: construct(
    kubernetes.CACHE_CLIENT_CONFIG_PROPS,
    CacheClientConfig,
    NAMESPACE,
  ),
  CACHE_CREDENTIALS_PROPS: construct(
    kubernetes.CACHE_CREDENTIALS_PROPS,
    CacheCredentials,
    NAMESPACE,
  ),
  CACHE_NETWORK_POLICY_PROPS: construct(kubernetes.CACHE_NETWORK_POLICY_PROPS, CacheNetworkPolicy, {
    ...NAMESPACE,
    pods: { app: "shop" },
  }),
  CACHE_EXPORTER_PROPS: construct(kubernetes.CACHE_EXPORTER_PROPS, CacheExporter, NAMESPACE),
  SHARED_CACHE_EXPORTER_PROPS: construct(
    kubernetes.SHARED_CACHE_EXPORTER_PROPS,
    SharedCacheExporter,
    { ...NAMESPACE, targets: {} },
  ),
  HTTP_CACHE_SIDECAR_PROPS: construct(kubernetes.HTTP_CACHE_SIDECAR_PROPS, HttpCacheSidecar, {
    ...NAMESPACE,
    envoyVersion: "1.40.0",
  }),
  IN_CLUSTER_REDIS_PROPS: construct(kubernetes.IN_CLUSTER_REDIS_PROPS, InClusterRedis, IN_CLUSTER),
  CACHE_HEALTH_REPORT_PROPS: construct(
    kubernetes.CACHE_HEALTH_REPORT_PROPS,
    CacheHealthReport,
    JOB,
  ),
  CACHE_WARMER_PROPS: construct(kubernetes.CACHE_WARMER_PROPS, CacheWarmer, {
    ...JOB,
    command: ["warm"],
  }),
  CACHE_SERVICES_PROPS: construct(kubernetes.CACHE_SERVICES_PROPS, CacheServices, NAMESPACE),
  KUBERNETES_MANIFESTS_PROPS: {
    shape: kubernetes.KUBERNETES_MANIFESTS_PROPS,
    make: (scope, props: { objects: Construct; output?: string }, { stack }) => {
      // Not the whole stack of the matrix, which has Secrets.
      const objects = props.objects === stack ? configMapIn(scope) : props.objects;
      return new KubernetesManifests(scope, "It", { ...props, objects });
    },
  },
  KUBERNETES_CACHE_PROPS: construct(kubernetes.KUBERNETES_CACHE_PROPS, KubernetesCache),
  ELASTICACHE_FOR_KUBERNETES_PROPS: construct(
    patternsAws.ELASTICACHE_FOR_KUBERNETES_PROPS,
    ElastiCacheForKubernetes,
    { cache: GROUP },
  ),
  ELASTICACHE_MEMCACHED_FOR_KUBERNETES_PROPS: construct(
    patternsAws.ELASTICACHE_MEMCACHED_FOR_KUBERNETES_PROPS,
    ElastiCacheMemcachedForKubernetes,
    { cache: MEMCACHED },
  ),
  ELASTICACHE_SERVERLESS_FOR_KUBERNETES_PROPS: construct(
    patternsAws.ELASTICACHE_SERVERLESS_FOR_KUBERNETES_PROPS,
    ElastiCacheServerlessForKubernetes,
    { cache: SERVERLESS },
  ),
  MEMORYSTORE_FOR_KUBERNETES_PROPS: construct(
    patternsGoogle.MEMORYSTORE_FOR_KUBERNETES_PROPS,
    MemorystoreForKubernetes,
    { cache: INSTANCE },
  ),
  MEMORYSTORE_VALKEY_FOR_KUBERNETES_PROPS: construct(
    patternsGoogle.MEMORYSTORE_VALKEY_FOR_KUBERNETES_PROPS,
    MemorystoreValkeyForKubernetes,
    { cache: VALKEY },
  ),
  MEMORYSTORE_REDIS_CLUSTER_FOR_KUBERNETES_PROPS: construct(
    patternsGoogle.MEMORYSTORE_REDIS_CLUSTER_FOR_KUBERNETES_PROPS,
    MemorystoreRedisClusterForKubernetes,
    { cache: CLUSTER },
  ),
  AZURE_REDIS_FOR_KUBERNETES_PROPS: construct(
    patternsAzure.AZURE_REDIS_FOR_KUBERNETES_PROPS,
    AzureRedisForKubernetes,
    { cache: AZURE },
  ),
  CONNECTION_BUDGET_PROPS: {
    shape: core.CONNECTION_BUDGET_PROPS,
    minimal: {
      clients: [],
      topology: { kind: "primary", replicas: 1 },
      connectionsPerNode: 65_000,
    },
    make: (_, props) => new ConnectionBudget(props),
  },
  CACHE_SIZING_PROPS: {
    shape: core.CACHE_SIZING_PROPS,
    minimal: { topology: { kind: "primary", replicas: 1 } },
    make: (_, props) => new CacheSizing(props),
  },
  SECRET_REFERENCE_PROPS: {
    shape: core.SECRET_REFERENCE_PROPS,
    minimal: { store: "aws-secrets-manager", id: "arn", revision: "1", expression: "secret" },
    make: (_, props) => new SecretReference(props),
  },
  DAILY_WINDOW_PROPS: {
    shape: core.DAILY_WINDOW_PROPS,
    minimal: { start: "04:00" },
    make: (_, props) => new DailyWindow(props),
  },
  WEEKLY_WINDOW_PROPS: {
    shape: core.WEEKLY_WINDOW_PROPS,
    minimal: { start: "04:00", day: "mon" },
    make: (_, props) => new WeeklyWindow(props),
  },
  CACHE_ENGINE_REDIS_ARGUMENTS: {
    shape: core.CACHE_ENGINE_REDIS_ARGUMENTS,
    make: (_, { version }: { version: string }) => CacheEngine.redis(version),
  },
  CACHE_ENGINE_IS_AT_LEAST_ARGUMENTS: {
    shape: core.CACHE_ENGINE_IS_AT_LEAST_ARGUMENTS,
    make: (_, { version }: { version: string }) => CacheEngine.REDIS_7_1.isAtLeast(version),
  },
  CACHE_SIZING_HEADROOM_ARGUMENTS: {
    shape: core.CACHE_SIZING_HEADROOM_ARGUMENTS,
    make: (_, { usable }: { usable: Size }, { instances }) =>
      (instances.CacheSizing as CacheSizing).fitsComfortably(usable),
  },
  WEEKLY_WINDOW_OVERLAPS_ARGUMENTS: {
    shape: core.WEEKLY_WINDOW_OVERLAPS_ARGUMENTS,
    make: (_, { daily }: { daily: DailyWindow }, { instances }) =>
      (instances.WeeklyWindow as WeeklyWindow).overlaps(daily),
  },
  NODE_COUNT_ARGUMENTS: {
    shape: core.NODE_COUNT_ARGUMENTS,
    make: (_, { topology }: { topology: { kind: "serverless" } }) => nodeCount(topology),
  },
  CACHE_GUARDRAILS_PROPS: {
    shape: guardrails.CACHE_GUARDRAILS_PROPS,
    make: (_, props) => new CacheGuardrails(props),
  },
  CACHE_GUARDRAILS_APPLY_ARGUMENTS: {
    shape: guardrails.CACHE_GUARDRAILS_APPLY_ARGUMENTS,
    minimal: { props: {} },
    make: (_, { scope, props }: { scope: Construct; props: object }) =>
      CacheGuardrails.apply(scope, props),
  },
  CACHE_GUARDRAILS_ACKNOWLEDGE_ARGUMENTS: {
    shape: guardrails.CACHE_GUARDRAILS_ACKNOWLEDGE_ARGUMENTS,
    minimal: { acknowledgement: { id: "cache-failover", reason: "a trial that holds nothing" } },
    make: (_, given: { construct: Construct; acknowledgement: never }) =>
      CacheGuardrails.acknowledge(given.construct, given.acknowledgement),
  },
  CACHE_GUARDRAILS_VISIT_ARGUMENTS: {
    shape: guardrails.CACHE_GUARDRAILS_VISIT_ARGUMENTS,
    make: (_, { construct }: { construct: Construct }) => new CacheGuardrails().visit(construct),
  },
  CACHE_INSPECTION_APPLY_ARGUMENTS: {
    shape: inspect.CACHE_INSPECTION_APPLY_ARGUMENTS,
    make: (_, { scope }: { scope: Construct }) => CacheInspection.apply(scope),
  },
  ELASTICACHE_REPLICATION_GROUP_ALLOW_FROM_ARGUMENTS: {
    shape: aws.ELASTICACHE_REPLICATION_GROUP_ALLOW_FROM_ARGUMENTS,
    minimal: { name: "nodes", peer: { securityGroupId: "sg-01" } },
    make: (scope, { name, peer }: { name: string; peer: object }) =>
      new ElastiCacheReplicationGroup(scope, "Cache", GROUP).allowFrom(name, peer),
  },
  REPLICATION_GROUP_BASE_GRANT_CONNECT_ARGUMENTS: {
    shape: aws.REPLICATION_GROUP_BASE_GRANT_CONNECT_ARGUMENTS,
    minimal: { id: "shop", roleName: "shop", userName: "shop" },
    make: (_, given: { id: string; roleName: string; userName: string }, { instances }) =>
      (instances.IElastiCacheReplicationGroup as ElastiCacheReplicationGroup).grantConnect(
        given.id,
        given.roleName,
        given.userName,
      ),
  },
  ELASTICACHE_SERVERLESS_ALLOW_FROM_ARGUMENTS: {
    shape: aws.ELASTICACHE_SERVERLESS_ALLOW_FROM_ARGUMENTS,
    minimal: { name: "nodes", peer: { securityGroupId: "sg-01" } },
    make: (scope, { name, peer }: { name: string; peer: object }) =>
      new ElastiCacheServerless(scope, "Cache", SERVERLESS).allowFrom(name, peer),
  },
  ELASTICACHE_SERVERLESS_BASE_GRANT_CONNECT_ARGUMENTS: {
    shape: aws.ELASTICACHE_SERVERLESS_BASE_GRANT_CONNECT_ARGUMENTS,
    minimal: { id: "shop", roleName: "shop", userName: "shop" },
    make: (_, given: { id: string; roleName: string; userName: string }, { instances }) =>
      (instances.IElastiCacheServerless as ElastiCacheServerless).grantConnect(
        given.id,
        given.roleName,
        given.userName,
      ),
  },
  ELASTICACHE_MEMCACHED_ALLOW_FROM_ARGUMENTS: {
    shape: aws.ELASTICACHE_MEMCACHED_ALLOW_FROM_ARGUMENTS,
    minimal: { name: "nodes", peer: { securityGroupId: "sg-01" } },
    make: (scope, { name, peer }: { name: string; peer: object }) =>
      new ElastiCacheMemcached(scope, "Cache", MEMCACHED).allowFrom(name, peer),
  },
  CLUSTER_NODE_METRICS_ARGUMENTS: {
    shape: aws.CLUSTER_NODE_METRICS_ARGUMENTS,
    minimal: { clusterId: "shop", nodeIds: ["0001"], metricName: "Evictions", options: {} },
    make: (
      _,
      given: { clusterId: string; nodeIds: string[]; metricName: string; options: object },
    ) => clusterNodeMetrics(given.clusterId, given.nodeIds, given.metricName, given.options),
  },
  SERVERLESS_METRIC_ARGUMENTS: {
    shape: aws.SERVERLESS_METRIC_ARGUMENTS,
    minimal: { cacheName: "shop", metricName: "Evictions", options: {} },
    make: (_, given: { cacheName: string; metricName: string; options: object }) =>
      serverlessMetric(given.cacheName, given.metricName, given.options),
  },
  MEMBER_METRICS_ARGUMENTS: {
    shape: aws.MEMBER_METRICS_ARGUMENTS,
    minimal: { memberIds: [], metricName: "Evictions", options: {} },
    make: (_, given: { memberIds: string[]; metricName: string; options: object }) =>
      memberMetrics(given.memberIds, given.metricName, given.options),
  },
  NODE_MEMORIES_ARGUMENTS: {
    shape: aws.NODE_MEMORIES_ARGUMENTS,
    make: (_, { engine }: { engine: CacheEngine }) => nodeMemories(engine),
  },
  MEMORYSTORE_REDIS_BASE_METRIC_ARGUMENTS: {
    shape: google.MEMORYSTORE_REDIS_BASE_METRIC_ARGUMENTS,
    minimal: { name: "clients/connected" },
    make: (_, { name, options }: { name: string; options?: object }, { instances }) =>
      (instances.IMemorystoreRedis as MemorystoreRedis).metric(name, options),
  },
  MEMORYSTORE_NODE_CACHE_BASE_METRIC_ARGUMENTS: {
    shape: google.MEMORYSTORE_NODE_CACHE_BASE_METRIC_ARGUMENTS,
    minimal: { name: "memory/maximum_utilization" },
    make: (_, { name, options }: { name: string; options?: object }, { instances }) =>
      (instances.IMemorystoreNodeCache as MemorystoreValkey).metric(name, options),
  },
  MEMORYSTORE_NODE_CACHE_BASE_GRANT_CONNECT_ARGUMENTS: {
    shape: google.MEMORYSTORE_NODE_CACHE_BASE_GRANT_CONNECT_ARGUMENTS,
    minimal: { id: "shop", member: "serviceAccount:shop@shop-prod.iam.gserviceaccount.com" },
    make: (scope, { id, member }: { id: string; member: string }) =>
      MemorystoreValkey.fromAttributes(scope, "It", {
        ...IMPORTED_VALKEY,
        tls: true,
        caCertificates: "${a}",
        iamAuthentication: true,
      }).grantConnect(id, member),
  },
  AZURE_MANAGED_REDIS_BASE_METRIC_ARGUMENTS: {
    shape: azure.AZURE_MANAGED_REDIS_BASE_METRIC_ARGUMENTS,
    minimal: { name: "totalkeys" },
    make: (_, { name, options }: { name: string; options?: object }, { instances }) =>
      (instances.IAzureManagedRedis as AzureManagedRedis).metric(name, options),
  },
  AZURE_MANAGED_REDIS_BASE_GRANT_CONNECT_ARGUMENTS: {
    shape: azure.AZURE_MANAGED_REDIS_BASE_GRANT_CONNECT_ARGUMENTS,
    minimal: { id: "shop", objectId: OBJECT_ID },
    make: (scope, { id, objectId }: { id: string; objectId: string }) =>
      AzureManagedRedis.fromAttributes(scope, "It", IMPORTED_AZURE).grantConnect(id, objectId),
  },
  CACHE_CLIENT_CONFIG_ATTACH_ARGUMENTS: {
    shape: kubernetes.CACHE_CLIENT_CONFIG_ATTACH_ARGUMENTS,
    minimal: { options: {} },
    make: (_, { template, options }: { template: never; options: object }, { instances }) =>
      (instances.CacheClientConfig as CacheClientConfig).attach(template, options),
  },
  KUBERNETES_CACHE_CLIENT_ARGUMENTS: {
    shape: kubernetes.KUBERNETES_CACHE_CLIENT_ARGUMENTS,
    minimal: { namespace: "cache" },
    make: (scope, { namespace }: { namespace: string }, { instances }) =>
      new KubernetesCache(scope, "Kubernetes", {
        cache: instances.IManagedCache as FakeCache,
      }).client(namespace),
  },
  CLIENT_ENVIRONMENT_ARGUMENTS: {
    shape: core.CLIENT_ENVIRONMENT_ARGUMENTS,
    minimal: { settings: {}, hosts: {} },
    make: (_, given: { cache: FakeCache; settings: object; hosts: object }) =>
      clientEnvironment(given.cache, given.settings, given.hosts),
  },
  REVIEW_CONNECTIONS_ARGUMENTS: {
    shape: core.REVIEW_CONNECTIONS_ARGUMENTS,
    minimal: { thresholds: {} },
    make: (_, given: { cache: Construct; budget: ConnectionBudget; thresholds: object }) =>
      reviewConnections(given.cache, given.budget, given.thresholds),
  },
  DECLARE_DEVELOPMENT_ARGUMENTS: {
    shape: core.DECLARE_DEVELOPMENT_ARGUMENTS,
    make: (_, { construct }: { construct: Construct }) => declareDevelopment(construct),
  },
  DECLARE_PURPOSE_ARGUMENTS: {
    shape: core.DECLARE_PURPOSE_ARGUMENTS,
    minimal: { purpose: CachePurpose.STORE },
    make: (_, given: { construct: Construct; purpose: CachePurpose }) =>
      declarePurpose(given.construct, given.purpose),
  },
  REVIEW_SIZING_ARGUMENTS: {
    shape: core.REVIEW_SIZING_ARGUMENTS,
    minimal: { available: {} },
    make: (_, given: { cache: Construct; sizing: CacheSizing; available: object }) =>
      reviewSizing(given.cache, given.sizing, given.available),
  },
  REDIS_ALERTS_ARGUMENTS: {
    shape: alerts.REDIS_ALERTS_ARGUMENTS,
    minimal: { settings: {} },
    make: (_, { cache, settings }: { cache: FakeCache; settings: object }) =>
      redisAlerts(cache, settings),
  },
  COMPARE_SNAPSHOTS_ARGUMENTS: {
    shape: changes.COMPARE_SNAPSHOTS_ARGUMENTS,
    minimal: { after: SNAPSHOT },
    make: (_, given: { before?: StackSnapshot; after: StackSnapshot; options?: CompareOptions }) =>
      compareSnapshots(given.before, given.after, given.options),
  },
  COMPARE_WITH_PLAN_ARGUMENTS: {
    shape: changes.COMPARE_WITH_PLAN_ARGUMENTS,
    minimal: { after: SNAPSHOT, plan: { isPartial: false, changes: [], configuration: {} } },
    make: (
      _,
      given: {
        before?: StackSnapshot;
        after: StackSnapshot;
        plan: TerraformPlan;
        options?: CompareOptions;
      },
    ) => compareWithPlan(given.before, given.after, given.plan, given.options),
  },
  PARSE_PLAN_ARGUMENTS: {
    shape: changes.PARSE_PLAN_ARGUMENTS,
    make: (_, { text }: { text: string }) => parsePlan(text),
  },
  FORMAT_DIFFERENCE_ARGUMENTS: {
    shape: changes.FORMAT_DIFFERENCE_ARGUMENTS,
    minimal: { difference: compareSnapshots(undefined, SNAPSHOT) },
    make: (_, { difference }: { difference: SnapshotDifference }) => [
      formatDifference(difference),
      formatDifferenceAsMarkdown(difference),
    ],
  },
  HIGHEST_RISK_ARGUMENTS: {
    shape: terraform.HIGHEST_RISK_ARGUMENTS,
    make: (_, { risks }: { risks: Risk[] }) => highestRisk(risks),
  },
  SNAPSHOT_STACK_ARGUMENTS: {
    shape: terraform.SNAPSHOT_STACK_ARGUMENTS,
    make: (_, { stack }: { stack: TerraformStack }) => snapshotStack(stack),
  },
  SNAPSHOT_SYNTHESIZED_ARGUMENTS: {
    shape: terraform.SNAPSHOT_SYNTHESIZED_ARGUMENTS,
    make: (_, { json }: { json: string }) => snapshotSynthesized(json),
  },
  FORMAT_SNAPSHOT_ARGUMENTS: {
    shape: terraform.FORMAT_SNAPSHOT_ARGUMENTS,
    minimal: { snapshot: SNAPSHOT },
    make: (_, { snapshot }: { snapshot: StackSnapshot }) => formatSnapshot(snapshot),
  },
  PARSE_SNAPSHOTS_ARGUMENTS: {
    shape: terraform.PARSE_SNAPSHOTS_ARGUMENTS,
    make: (_, { text }: { text: string }) => parseSnapshots(text),
  },
  TEMPLATE_FROM_STACK_ARGUMENTS: {
    shape: testing.TEMPLATE_FROM_STACK_ARGUMENTS,
    make: (_, { stack }: { stack: TerraformStack }) => Template.fromStack(stack),
  },
  TEMPLATE_FIND_ARGUMENTS: {
    shape: testing.TEMPLATE_FIND_ARGUMENTS,
    make: (_, { match }: { match: BlockMatch }) => [TEMPLATE.find(match), TEMPLATE.count(match)],
  },
  TEMPLATE_ONLY_ARGUMENTS: {
    shape: testing.TEMPLATE_ONLY_ARGUMENTS,
    make: (_, { match }: { match: BlockMatch }) => orNothing(() => TEMPLATE.only(match)),
  },
  TEMPLATE_OUTPUT_ARGUMENTS: {
    shape: testing.TEMPLATE_OUTPUT_ARGUMENTS,
    make: (_, given: { nameOrPath: string }) => orNothing(() => TEMPLATE.output(given.nameOrPath)),
  },
  TEMPLATE_PROPERTIES_OF_ARGUMENTS: {
    shape: testing.TEMPLATE_PROPERTIES_OF_ARGUMENTS,
    make: (_, { type }: { type: string }) => TEMPLATE.propertiesOf(type),
  },
  TEMPLATE_PROVIDERS_ARGUMENTS: {
    shape: testing.TEMPLATE_PROVIDERS_ARGUMENTS,
    make: (_, { name }: { name: string }) => TEMPLATE.providers(name),
  },
  RULE_GROUP_ARGUMENTS: {
    shape: alerts.RULE_GROUP_ARGUMENTS,
    minimal: { alerts: [] },
    make: (_, given: { cache: FakeCache; alerts: [] }) => ruleGroup(given.cache, given.alerts),
  },
};
