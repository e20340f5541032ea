import { withoutDirectives } from "../../core/terraform-directives";
import type { ContainerEnv } from "../objects/container";
import { type ContainerResources, resourceArguments } from "../objects/container-resources";
import type { ObjectMetadata } from "../objects/object-metadata";
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from "../objects/pod-security";
import { affinityArguments } from "./affinity";
import type { PodSettings } from "./pod-settings";
import { tolerationArguments } from "./toleration";
import { variables } from "./variables";

/** The parts in which the pods of jobs and exporters differ. */
export interface PodParts<Container extends object, Volume> {
  readonly metadata: ObjectMetadata;
  /** Labels of the pods beside those of all objects. They win over those of users. */
  readonly labels?: Record<string, string>;
  /** Annotations that change whenever the pod must restart. They win over those of users. */
  readonly annotations?: Record<string, string>;
  /** The account that the pod runs as. */
  readonly serviceAccountName?: string;
  readonly restartPolicy?: string;
  readonly volumes?: Volume[];
  /** Variables of the container, before those of users. */
  readonly env?: readonly ContainerEnv[];
  /** The rest of the container. */
  readonly container: Container;
}

/** The settings of a pod with its image and resources. */
export interface CompletePodSettings extends PodSettings {
  readonly image: string;
  readonly resources: ContainerResources;
}

/** A pod of one container, under the restricted pod security standard, for every workload of the bindings. */
export function podTemplate<Container extends object, Volume>(
  settings: CompletePodSettings,
  parts: PodParts<Container, Volume>,
) {
  const { metadata, annotations, serviceAccountName, restartPolicy, volumes, env = [] } = parts;
  return {
    metadata: {
      labels: { ...metadata.labels, ...settings.podLabels, ...parts.labels },
      annotations: {
        ...metadata.annotations,
        ...withoutDirectives(settings.podAnnotations),
        ...annotations,
      },
    },
    spec: {
      serviceAccountName,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      restartPolicy,
      securityContext: RESTRICTED_POD,
      imagePullSecrets: settings.imagePullSecrets?.map((name) => ({ name })),
      nodeSelector: settings.nodeSelector,
      toleration: tolerationArguments(settings.tolerations),
      affinity: affinityArguments(settings.affinity),
      priorityClassName: settings.priorityClassName,
      volume: volumes,
      container: [
        {
          ...parts.container,
          image: settings.image,
          env: [...env, ...variables(settings.env)],
          resources: resourceArguments(settings.resources),
          securityContext: RESTRICTED_CONTAINER,
        },
      ],
    },
  };
}
