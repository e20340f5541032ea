import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { literal } from "../../core/terraform-literal";
import type { ContainerVolumeMount, PodVolume } from "../objects/container";
import type { ObjectMetadata } from "../objects/object-metadata";
import { type KubernetesCommonProps, metaArguments } from "../objects/object-props";

/** A script in a ConfigMap that a pod mounts. */
export interface MountedScript {
  /** The command that runs it. */
  readonly command: string[];
  readonly volumes: PodVolume[];
  readonly volumeMounts: ContainerVolumeMount[];
  /** Annotations of the pod template that change with the script. */
  readonly annotations: Record<string, string>;
}

const MOUNT_PATH = "/etc/redis-script";
const KEY = "run";

/** Puts a script into a ConfigMap. A pod mounts it and runs it as a program. */
export function mountedScript(
  scope: Construct,
  script: string,
  metadata: ObjectMetadata,
  props: KubernetesCommonProps,
): MountedScript {
  const name = `${metadata.name}-script`;
  const configMap = new ConfigMapV1(scope, "Script", {
    metadata: { ...metadata, name },
    data: { [KEY]: literal(script) },
    ...metaArguments(props),
  });
  return {
    command: [`${MOUNT_PATH}/${KEY}`],
    volumes: [{ name: "script", configMap: { name, defaultMode: "0555" } }],
    volumeMounts: [{ name: "script", mountPath: MOUNT_PATH, readOnly: true }],
    annotations: {
      [`checksum/${name}`]: Fn.sha256(Fn.jsonencode(configMap.interpolationForAttribute("data"))),
    },
  };
}
