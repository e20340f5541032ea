import type {
  ContainerEnv,
  ContainerEnvFrom,
  ContainerVolumeMount,
  PodVolume,
} from "../objects/container";

/** The parts that make a pod a client of a cache. */
export interface ClientParts {
  /** Variables from the Secret. */
  readonly env: ContainerEnv[];
  /** Variables from the ConfigMap. */
  readonly envFrom: ContainerEnvFrom[];
  /** The volume of the CA bundle; empty for a cache whose authority clients trust already. */
  readonly volumes: PodVolume[];
  /** The mount of the CA bundle in a container. */
  readonly volumeMounts: ContainerVolumeMount[];
  /** Annotations of the pod template, which change whenever its pods must restart. */
  readonly annotations: Record<string, string>;
}
