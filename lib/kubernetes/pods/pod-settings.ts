import type { Affinity } from "./affinity";
import type { Toleration } from "./toleration";

/** The value of a variable, in a key of a Secret of the same namespace. */
export interface SecretVariable {
  /** What has the value. */
  readonly kind: "secret";
  /** Name of the Secret. */
  readonly name: string;
  /** Key in the Secret. */
  readonly key: string;
}

/** The value of a variable, in a key of a ConfigMap of the same namespace. */
export interface ConfigMapVariable {
  /** What has the value. */
  readonly kind: "config-map";
  /** Name of the ConfigMap. */
  readonly name: string;
  /** Key in the ConfigMap. */
  readonly key: string;
}

/**
 * The value of a variable: a text, or where the value is. The pod does not start while that Secret or ConfigMap is
 * missing.
 */
export type VariableValue = string | SecretVariable | ConfigMapVariable;

/** What the pods of jobs, exporters and servers need to run in a cluster. */
export interface PodSettings {
  /**
   * Variables by their names, in addition to those that are set here. A text arrives as it was written, but for
   * `$(NAME)`: Kubernetes puts the variable of that name in its place.
   *
   * @default - only the variables that the pod needs to find the cache
   */
  readonly env?: Record<string, VariableValue>;
  /**
   * Names of Secrets with the credentials of registries.
   *
   * @default - those of the service account
   */
  readonly imagePullSecrets?: readonly string[];
  /**
   * Labels of the nodes that the pods may run on.
   *
   * @default - any node
   */
  readonly nodeSelector?: Record<string, string>;
  /**
   * Taints of nodes that the pods tolerate.
   *
   * @default - none
   */
  readonly tolerations?: readonly Toleration[];
  /**
   * Which nodes, and which pods beside them, the pods need or prefer.
   *
   * @default - none
   */
  readonly affinity?: Affinity;
  /**
   * Name of the PriorityClass of the pods.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;
  /**
   * Name of an existing service account that the pods run as. They get no token of it for the API server.
   *
   * @default - for a job an account of its own, without rights; for all others the namespace's default
   */
  readonly serviceAccountName?: string;
  /**
   * Annotations of the service account, such as the IAM role of a user who authenticates by IAM. The account is made
   * for the pods, so that `serviceAccountName` cannot be set too.
   *
   * @default - none
   */
  readonly serviceAccountAnnotations?: Record<string, string>;
  /**
   * Labels of the pods, in addition to those of every object. They win over labels of the same name, but those by
   * which objects are found are refused.
   *
   * @default - the labels of every object
   */
  readonly podLabels?: Record<string, string>;
  /**
   * Annotations of the pods, in addition to those of every object: `sidecar.istio.io/inject` of `"false"`.
   *
   * @default - the annotations of every object
   */
  readonly podAnnotations?: Record<string, string>;
}

/** Only the settings of the pod, whatever other fields the object has. @internal */
export function pickPodSettings(settings: PodSettings) {
  return {
    env: settings.env,
    imagePullSecrets: settings.imagePullSecrets,
    nodeSelector: settings.nodeSelector,
    tolerations: settings.tolerations,
    affinity: settings.affinity,
    priorityClassName: settings.priorityClassName,
    serviceAccountName: settings.serviceAccountName,
    serviceAccountAnnotations: settings.serviceAccountAnnotations,
    podLabels: settings.podLabels,
    podAnnotations: settings.podAnnotations,
  } satisfies Record<keyof PodSettings, unknown>;
}
