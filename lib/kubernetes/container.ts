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
  readonly configMap: { readonly name: string };
}

/** Where a container sees a volume. */
export interface ContainerVolumeMount {
  readonly name: string;
  readonly mountPath: string;
  readonly readOnly: boolean;
}
