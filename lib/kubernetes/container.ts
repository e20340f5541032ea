import type { IResolvable } from "cdktf";

/**
 * Parts of a pod in the shape that every workload of the Kubernetes bindings takes (Deployment,
 * StatefulSet, CronJob, Job), whose own types differ in name alone.
 */

/** One variable of a container. */
export interface ContainerEnv {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

/** All entries of a ConfigMap as variables. */
export interface ContainerEnvFrom {
  readonly configMapRef: { readonly name: string };
}

/** A ConfigMap as a volume of a pod. */
export interface PodVolume {
  readonly name: string;
  readonly configMap: { readonly name: string; readonly defaultMode?: string };
}

/** Where a container sees a volume. */
export interface ContainerVolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly: boolean;
}

/** A container, as far as the client contract adds to it. */
export interface AttachableContainer {
  readonly name: string;
  readonly env?: readonly object[] | IResolvable;
  readonly envFrom?: readonly object[] | IResolvable;
  readonly volumeMount?: readonly object[] | IResolvable;
}

/** A pod template of any workload, as far as the client contract adds to it. */
export interface AttachablePodTemplate {
  /** Labels, annotations and so on. */
  readonly metadata: object;
  readonly spec?: {
    readonly container?: readonly AttachableContainer[] | IResolvable;
    readonly initContainer?: readonly AttachableContainer[] | IResolvable;
    readonly volume?: readonly object[] | IResolvable;
  };
}
