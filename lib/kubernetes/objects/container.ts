import type { IResolvable } from "cdktf";

/**
 * Parts of a pod in the shape that every workload of the Kubernetes bindings takes (Deployment,
 * StatefulSet, CronJob, Job), whose own types differ in name alone.
 */

/** One variable of a container. */
export interface ContainerEnv {
  /** Name of the variable. */
  readonly name: string;
  /** Its value, where that is no secret. */
  readonly value?: string;
  /** The key of a Secret that has its value. */
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

/** Where a container sees a volume. */
export interface ContainerVolumeMount {
  /** Name of the volume. */
  readonly name: string;
  /** Path in the container. */
  readonly mountPath: string;
  /** Whether the container may not write. */
  readonly readOnly: boolean;
}

/** A container, as far as the client contract adds to it. */
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

/** A pod template of any workload, as far as the client contract adds to it. */
export interface AttachablePodTemplate {
  /** Labels, annotations and so on. */
  readonly metadata: object;
  /**
   * The pod, in lists whose items are known at synthesis; at least one container.
   *
   * @default - refused: there is no container
   */
  readonly spec?: {
    readonly container?: readonly AttachableContainer[] | IResolvable;
    readonly initContainer?: readonly AttachableContainer[] | IResolvable;
    readonly volume?: readonly object[] | IResolvable;
  };
}
