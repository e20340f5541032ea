import type {
  DeploymentV1SpecTemplateSpecContainerVolumeMount,
  DeploymentV1SpecTemplateSpecVolume,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import type { Construct } from "constructs";
import { literal } from "../../core/terraform-literal";
import type { ContainerEnv } from "../objects/container";
import { type ObjectMetadata, selectorLabels } from "../objects/object-metadata";
import { type KubernetesObjectProps, metaArguments } from "../objects/object-props";
import { workloadBindings } from "../objects/workload-bindings";
import { podTemplate } from "../pods/pod-template";
import { chosenServiceAccount } from "../pods/service-account";
import type { CompleteExporterSettings } from "./settings";

/** Name of the Service's port, which the Prometheus operator's objects refer to. */
export const EXPORTER_PORT_NAME = "metrics";

/** The parts in which exporters differ. */
export interface ExporterParts {
  readonly settings: CompleteExporterSettings;
  readonly metadata: ObjectMetadata;
  /** Labels and annotations of the Service. */
  readonly service: Pick<ObjectMetadata, "labels" | "annotations">;
  readonly env: readonly ContainerEnv[];
  /** Flags before those of the user. @default - none */
  readonly args?: readonly string[];
  readonly podAnnotations: Record<string, string>;
  /** Labels of the pods beside those of all objects. */
  readonly podLabels?: Record<string, string>;
  readonly volumes: readonly DeploymentV1SpecTemplateSpecVolume[];
  readonly volumeMounts: readonly DeploymentV1SpecTemplateSpecContainerVolumeMount[];
}

/** Makes the Deployment and the Service of an exporter. */
export function makeExporter(
  scope: Construct,
  props: KubernetesObjectProps,
  parts: ExporterParts,
): void {
  const { settings, metadata, service, args = [] } = parts;
  const { port, healthPath } = settings.program;
  const userArgs = settings.args?.map(literal);
  const common = metaArguments(props);
  const selector = selectorLabels(metadata);
  // Probes of the exporter, not of the cache: an exporter without a cache must run to report that.
  const healthProbe = { httpGet: { path: healthPath, port: EXPORTER_PORT_NAME } };
  new workloadBindings.DeploymentV1(scope, "Resource", {
    metadata,
    spec: {
      replicas: "1",
      // Two exporters at a time would report every series twice.
      strategy: { type: "Recreate" },
      selector: { matchLabels: selector },
      template: podTemplate(settings, {
        metadata,
        labels: parts.podLabels,
        annotations: parts.podAnnotations,
        serviceAccountName: chosenServiceAccount(scope, metadata, settings, props),
        volumes: [...parts.volumes],
        env: parts.env,
        container: {
          name: "exporter",
          args: args.length === 0 ? userArgs : [...args, ...(userArgs ?? [])],
          port: [{ name: EXPORTER_PORT_NAME, containerPort: port, protocol: "TCP" }],
          livenessProbe: { ...healthProbe, periodSeconds: 10, failureThreshold: 3 },
          readinessProbe: { ...healthProbe, periodSeconds: 10, failureThreshold: 3 },
          volumeMount: [...parts.volumeMounts],
        },
      }),
    },
    // An exporter that cannot start must not fail the deploy of its cache: Unmeasured tells of it.
    waitForRollout: false,
    ...common,
  });
  new ServiceV1(scope, "Service", {
    metadata: { ...metadata, labels: service.labels, annotations: service.annotations },
    spec: {
      selector,
      port: [
        {
          name: EXPORTER_PORT_NAME,
          port,
          targetPort: EXPORTER_PORT_NAME,
          protocol: "TCP",
        },
      ],
    },
    ...common,
  });
}
