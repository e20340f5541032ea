import type { ElastiCacheReplicationGroupProps } from "../lib/aws";
import type { AzureManagedRedisProps } from "../lib/azure";
import type {
  MemorystoreRedisClusterProps,
  MemorystoreRedisProps,
  MemorystoreValkeyProps,
} from "../lib/google";
import type { Acknowledgement } from "../lib/guardrails";
import type { KubernetesCacheSettings } from "../lib/kubernetes";
import type { ElastiCacheForKubernetesProps } from "../lib/patterns/aws";
import type { AzureRedisForKubernetesProps } from "../lib/patterns/azure";
import type {
  MemorystoreForKubernetesProps,
  MemorystoreNodePatternProps,
} from "../lib/patterns/google";
import type { StateBackend } from "./state-backend";

/** The cluster in which clients run. */
export interface ClusterSettings extends KubernetesCacheSettings {
  /**
   * Path of a kubeconfig.
   *
   * @default - what the Kubernetes provider finds in its own environment variables (KUBE_CONFIG_PATH, …)
   */
  readonly kubeconfig?: string;
  /** @default - the kubeconfig's current context */
  readonly context?: string;
}

/** The network that is there already. */
export type ExistingNetwork = Pick<
  ElastiCacheReplicationGroupProps,
  "vpcId" | "subnets" | "subnetGroupName"
>;

/** One cache on AWS. */
export interface AwsCache {
  /** The replication group. */
  readonly cache: Omit<ElastiCacheReplicationGroupProps, keyof ExistingNetwork | "provider">;
  /** @default - nothing is made in a cluster */
  readonly kubernetes?: KubernetesCacheSettings;
  /** CloudWatch alarms, and whom they notify. @default - none */
  readonly alarms?: ElastiCacheForKubernetesProps["alarms"];
}

/** One environment on AWS: a stack of one cache or more. */
export interface AwsEnvironment extends AwsCache {
  readonly cloud: "aws";
  /** `eu-west-1`. */
  readonly region: string;
  readonly network: ExistingNetwork;
  /** @default - nothing is made in a cluster */
  readonly kubernetes?: ClusterSettings;
  /**
   * Further caches in the same network and cluster, by the ids of their constructs: `Sessions`. Each needs
   * a name of its own in the cluster, `kubernetes.name`.
   *
   * @default - none
   */
  readonly furtherCaches?: Readonly<Record<string, AwsCache>>;
  /**
   * Findings of the guardrails that stay, and why.
   *
   * @default - those that stay in every environment
   */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Where Terraform keeps its state, which holds the token. */
  readonly stateBackend: StateBackend;
}

/** The Google Cloud network that is there already, and how caches are joined to it. */
export interface ExistingGoogleNetwork
  extends Pick<
    MemorystoreRedisProps,
    | "network"
    | "connectMode"
    | "reservedIpRange"
    | "reservedIpRangeLength"
    | "secondaryIpRange"
    | "dnsZone"
  > {
  /**
   * Subnets in which Valkey and Redis Cluster get their endpoints, for the service connection policies that are made
   * here: one for each of the two services that has a cache. The network must belong to the environment's project.
   *
   * @default - the network has the policies already
   */
  readonly endpointSubnets?: readonly string[];
}

/** What the environment says of all its caches on Google Cloud. */
type OfGoogleEnvironment =
  | keyof ExistingGoogleNetwork
  | "connectionPolicy"
  | "project"
  | "projectNumber"
  | "region"
  | "provider";

/** One cache of Memorystore for Redis. */
export interface GoogleRedisCache {
  /** The service that runs the cache. @default "redis" */
  readonly service?: "redis";
  /** The instance. */
  readonly cache: Omit<MemorystoreRedisProps, OfGoogleEnvironment>;
  /** @default - nothing is made in a cluster */
  readonly kubernetes?: KubernetesCacheSettings;
  /** Cloud Monitoring policies, and whom they notify. @default - none */
  readonly alertPolicies?: MemorystoreForKubernetesProps["alertPolicies"];
}

/** What a cache of Memorystore for Valkey and one for Redis Cluster have alike. */
export interface GoogleNodeCache {
  /** @default - nothing is made in a cluster */
  readonly kubernetes?: KubernetesCacheSettings;
  /** Cloud Monitoring policies, and whom they notify. @default - none */
  readonly alertPolicies?: MemorystoreNodePatternProps["alertPolicies"];
  /**
   * Who may log in, by the ids of the grants: `{ shop: "serviceAccount:shop@PROJECT.iam.gserviceaccount.com" }`.
   *
   * @default - nobody
   */
  readonly grantConnect?: Readonly<Record<string, string>>;
  /** As whom the warmers log in. @default - they have no identity of Google's */
  readonly workloadIdentity?: MemorystoreNodePatternProps["workloadIdentity"];
}

/** One cache of Memorystore for Valkey. */
export interface GoogleValkeyCache extends GoogleNodeCache {
  /** The service that runs the cache. */
  readonly service: "valkey";
  /** The instance. */
  readonly cache: Omit<MemorystoreValkeyProps, OfGoogleEnvironment>;
}

/** One cache of Memorystore for Redis Cluster. */
export interface GoogleRedisClusterCache extends GoogleNodeCache {
  /** The service that runs the cache. */
  readonly service: "redis-cluster";
  /** The cluster of Memorystore. */
  readonly cache: Omit<MemorystoreRedisClusterProps, OfGoogleEnvironment>;
}

/** One cache on Google Cloud, of any service of Memorystore. */
export type GoogleCache = GoogleRedisCache | GoogleValkeyCache | GoogleRedisClusterCache;

/** What an environment on Google Cloud has beside its first cache. */
export interface GoogleSettings {
  readonly cloud: "google";
  /** Id of the project. */
  readonly project: string;
  /**
   * The project's number; with it a plan reads nothing from the API.
   *
   * @default - looked up
   */
  readonly projectNumber?: string;
  /** `europe-west1`. */
  readonly region: string;
  readonly network: ExistingGoogleNetwork;
  /** @default - nothing is made in a cluster */
  readonly kubernetes?: ClusterSettings;
  /**
   * Further caches in the same network and cluster, by the ids of their constructs: `Sessions`. Each needs a name of
   * its own in the cluster, `kubernetes.name`. Several caches of Memorystore for Redis need a `reservedIpRange` in
   * `network` to share.
   *
   * @default - none
   */
  readonly furtherCaches?: Readonly<Record<string, GoogleCache>>;
  /**
   * Findings of the guardrails that stay, and why.
   *
   * @default - those that stay in every environment
   */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Where Terraform keeps its state, which holds the AUTH strings. */
  readonly stateBackend: StateBackend;
}

/** One environment on Google Cloud: a stack of one cache or more. */
export type GoogleEnvironment = GoogleSettings & GoogleCache;

/** Where everything of an environment on Azure is. */
export type AzurePlace = Required<
  Pick<AzureManagedRedisProps, "resourceGroupName" | "location" | "keyVaultId" | "privateEndpoint">
>;

/** One cache on Azure. */
export interface AzureCache {
  /** The cache. */
  readonly cache: Omit<AzureManagedRedisProps, keyof AzurePlace | "provider">;
  /** @default - nothing is made in a cluster */
  readonly kubernetes?: KubernetesCacheSettings;
  /** Azure Monitor alerts, and whom they notify. @default - none */
  readonly metricAlerts?: AzureRedisForKubernetesProps["metricAlerts"];
}

/** One environment on Azure: a stack of one cache or more. */
export interface AzureEnvironment extends AzureCache, AzurePlace {
  readonly cloud: "azure";
  /** Id of the subscription. */
  readonly subscriptionId: string;
  /** @default - nothing is made in a cluster */
  readonly kubernetes?: ClusterSettings;
  /**
   * Further caches in the same network and cluster, by the ids of their constructs: `Sessions`. Each needs
   * a name of its own in the cluster, `kubernetes.name`, and an existing DNS zone to share.
   *
   * @default - none
   */
  readonly furtherCaches?: Readonly<Record<string, AzureCache>>;
  /**
   * Findings of the guardrails that stay, and why.
   *
   * @default - those that stay in every environment
   */
  readonly acknowledgements?: readonly Acknowledgement[];
  /** Where Terraform keeps its state, which holds the access keys. */
  readonly stateBackend: StateBackend;
}

/** What runs on one cloud. */
export type Environment = AwsEnvironment | GoogleEnvironment | AzureEnvironment;

/** What a file in `environments/` exports as its default: what runs on one cloud, or on each cloud. */
export type Environments = Environment | readonly Environment[];
