import type { ElastiCacheReplicationGroupProps } from "../lib/aws";
import type { AzureManagedRedisProps } from "../lib/azure";
import type { MemorystoreRedisProps } from "../lib/google";
import type { Acknowledgement } from "../lib/guardrails";
import type { KubernetesCacheSettings } from "../lib/kubernetes";
import type { ElastiCacheForKubernetesProps } from "../lib/patterns/aws";
import type { AzureRedisForKubernetesProps } from "../lib/patterns/azure";
import type { MemorystoreForKubernetesProps } from "../lib/patterns/google";
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

/** The Google Cloud network that is there already, and how the cache is joined to it. */
export type ExistingGoogleNetwork = Pick<
  MemorystoreRedisProps,
  | "network"
  | "connectMode"
  | "reservedIpRange"
  | "reservedIpRangeLength"
  | "secondaryIpRange"
  | "dnsZone"
>;

/** One cache on Google Cloud. */
export interface GoogleCache {
  /** The instance. */
  readonly cache: Omit<
    MemorystoreRedisProps,
    keyof ExistingGoogleNetwork | "project" | "projectNumber" | "region" | "provider"
  >;
  /** @default - nothing is made in a cluster */
  readonly kubernetes?: KubernetesCacheSettings;
  /** Cloud Monitoring policies, and whom they notify. @default - none */
  readonly alertPolicies?: MemorystoreForKubernetesProps["alertPolicies"];
}

/** One environment on Google Cloud: a stack of one cache or more. */
export interface GoogleEnvironment extends GoogleCache {
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
   * Further caches in the same network and cluster, by the ids of their constructs: `Sessions`. Each needs
   * a name of its own in the cluster, `kubernetes.name`, and a `reservedIpRange` in `network` to share.
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
  /** Where Terraform keeps its state, which holds the AUTH string. */
  readonly stateBackend: StateBackend;
}

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
