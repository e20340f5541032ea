import type { IResolvable } from "cdktf";

/**
 * Parts of a pod, in types that fit every workload of the Kubernetes bindings (Deployment, StatefulSet,
 * CronJob, Job). The bindings' own types differ only in their names.
 */

/** One variable of a container. */
export interface ContainerEnv {
  /** Name of the variable. */
  readonly name: string;
  /** Its value, if that is not a secret. */
  readonly value?: string;
  /** The key of a Secret with its value. */
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

/** All entries of a ConfigMap as variables. */
export interface ContainerEnvFrom {
  /** The ConfigMap. */
  readonly configMapRef: { readonly name: string };
}

/** A ConfigMap as a volume of a pod. */
export interface PodVolume {
  /** Name of the volume. */
  readonly name: string;
  /** The ConfigMap, and the octal mode of its files: `0555`. */
  readonly configMap: { readonly name: string; readonly defaultMode?: string };
}

/** The mount of a volume in a container. */
export interface ContainerVolumeMount {
  /** Name of the volume. */
  readonly name: string;
  /** Path in the container. */
  readonly mountPath: string;
  /** Whether the container can only read. */
  readonly readOnly: boolean;
}

/** The fields of a container that the client contract adds to. */
export interface AttachableContainer {
  /** Name of the container. */
  readonly name: string;
  /** Variables; they win over the contract's. @default - none */
  readonly env?: readonly object[] | IResolvable;
  /** Sources of variables; they win over the contract's. @default - none */
  readonly envFrom?: readonly object[] | IResolvable;
  /** Mounts. @default - none */
  readonly volumeMount?: readonly object[] | IResolvable;
}

/** The fields of a pod template that the client contract adds to. */
export interface AttachablePodTemplate {
  /** Labels, annotations and other metadata. */
  readonly metadata: object;
  /**
   * The pod: at least one container, in lists whose items are known at synthesis.
   *
   * @default - refused, since there is no container
   */
  readonly spec?: {
    readonly container?: readonly AttachableContainer[] | IResolvable;
    readonly initContainer?: readonly AttachableContainer[] | IResolvable;
    readonly volume?: readonly object[] | IResolvable;
  };
}
