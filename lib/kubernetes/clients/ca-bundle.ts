import type { ContainerVolumeMount, PodVolume } from "../objects/container";

const MOUNT_PATH = "/etc/redis-tls";
const KEY = "ca.crt";

/** The certificates of a cache's authorities, in a ConfigMap that a pod mounts. */
export interface CaBundle {
  /** Data of the ConfigMap. */
  readonly data: Record<string, string>;
  readonly volume: PodVolume;
  readonly volumeMount: ContainerVolumeMount;
  /** Path of the file in a container. */
  readonly file: string;
}

/** How a ConfigMap of this name brings these PEM certificates to a pod. */
export function caBundle(configMap: string, certificates: string): CaBundle {
  return {
    data: { [KEY]: certificates },
    volume: { name: "redis-ca", configMap: { name: configMap } },
    volumeMount: { name: "redis-ca", mountPath: MOUNT_PATH, readOnly: true },
    file: `${MOUNT_PATH}/${KEY}`,
  };
}
