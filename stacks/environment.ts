import type { ElastiCacheRedisProps } from "../lib/aws";
import type { KubernetesCacheSettings } from "../lib/kubernetes";
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
export type ExistingNetwork = Pick<ElastiCacheRedisProps, "vpcId" | "subnets" | "subnetGroupName">;

/** One environment on AWS. */
export interface AwsEnvironment {
  readonly cloud: "aws";
  /** `eu-west-1`. */
  readonly region: string;
  readonly network: ExistingNetwork;
  /** The replication group. */
  readonly cache: Omit<ElastiCacheRedisProps, keyof ExistingNetwork | "provider">;
  /** @default - nothing is made in a cluster */
  readonly kubernetes?: ClusterSettings;
  /** Where Terraform keeps its state, which holds the token. */
  readonly stateBackend: StateBackend;
}

/** What a file in `environments/` exports as its default. */
export type Environment = AwsEnvironment;
