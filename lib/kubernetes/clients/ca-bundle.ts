import type { ContainerVolumeMount, PodVolume } from "../objects/container";

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

/**
 * How a ConfigMap of this name brings these PEM certificates to a pod. Volume and path have the name of the
 * prefix of the variables, so that a pod can have the bundles of several caches.
 */
export function caBundle(
  configMap: string,
  certificates: string,
  variablePrefix = "REDIS_",
): CaBundle {
  const name = variablePrefix.toLowerCase().replaceAll("_", "-");
  const volume = `${name}ca`;
  const mountPath = `/etc/${name}tls`;
  return {
    data: { [KEY]: certificates },
    volume: { name: volume, configMap: { name: configMap } },
    volumeMount: { name: volume, mountPath, readOnly: true },
    file: `${mountPath}/${KEY}`,
  };
}
