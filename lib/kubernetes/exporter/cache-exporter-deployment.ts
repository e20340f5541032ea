import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import type {
  DeploymentV1SpecTemplateSpecContainerVolumeMount,
  DeploymentV1SpecTemplateSpecVolume,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import type { Construct } from "constructs";
import { type KubernetesObjectProps, metaArguments, type ObjectMetadata } from "../objects/common";
import type { ContainerEnv } from "../objects/container";
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from "../objects/pod-security";
import { workloadBindings } from "../objects/workload-bindings";
import type { CompleteExporterSettings } from "./cache-exporter-settings";

/** Where redis_exporter listens unless it is told otherwise. */
export const EXPORTER_PORT = 9121;

/** The Service's port, by which the Prometheus operator knows it. */
export const EXPORTER_PORT_NAME = "metrics";

const CA_PATH = "/etc/redis-tls";
const CA_KEY = "ca.crt";

/** What one exporter's pod is made of, beside what all have in common. */
export interface ExporterParts {
  readonly settings: CompleteExporterSettings;
  readonly metadata: ObjectMetadata;
  /** Labels and annotations of the Service alone. */
  readonly service: Pick<ObjectMetadata, "labels" | "annotations">;
  readonly env: readonly ContainerEnv[];
  /** PEM certificates of the authorities to trust, where these are not those of the image. */
  readonly caCertificates?: string;
  readonly podAnnotations: Record<string, string>;
  readonly volumes: readonly DeploymentV1SpecTemplateSpecVolume[];
  readonly volumeMounts: readonly DeploymentV1SpecTemplateSpecContainerVolumeMount[];
}

/** Labels that single out the pods of one exporter. */
export function selectorLabels({ labels }: ObjectMetadata): Record<string, string> {
  return Object.fromEntries(
    ["name", "instance", "component"].map((key) => {
      const label = `app.kubernetes.io/${key}`;
      return [label, labels[label] ?? ""];
    }),
  );
}

/** Makes the Deployment, the Service and, where there is an authority of its own, its ConfigMap. */
export function makeExporter(
  scope: Construct,
  props: KubernetesObjectProps,
  parts: ExporterParts,
): void {
  const { settings, metadata, service, caCertificates } = parts;
  const common = metaArguments(props);
  const selector = selectorLabels(metadata);
  const env = [...parts.env];
  const volume = [...parts.volumes];
  const volumeMount = [...parts.volumeMounts];

  if (caCertificates !== undefined) {
    const caName = `${metadata.name}-ca`;
    new ConfigMapV1(scope, "Ca", {
      metadata: { ...metadata, name: caName },
      data: { [CA_KEY]: caCertificates },
      ...common,
    });
    env.push({ name: "REDIS_EXPORTER_TLS_CA_CERT_FILE", value: `${CA_PATH}/${CA_KEY}` });
    volume.push({ name: "redis-ca", configMap: { name: caName } });
    volumeMount.push({ name: "redis-ca", mountPath: CA_PATH, readOnly: true });
  }

  // Never whether the cache answers: an exporter that is taken away then cannot say that it does not.
  const healthProbe = { httpGet: { path: "/health", port: EXPORTER_PORT_NAME } };
  new workloadBindings.DeploymentV1(scope, "Resource", {
    metadata,
    spec: {
      replicas: "1",
      // Two exporters at a time would give every series twice.
      strategy: { type: "Recreate" },
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels: metadata.labels,
          annotations: { ...metadata.annotations, ...parts.podAnnotations },
        },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: RESTRICTED_POD,
          volume,
          container: [
            {
              name: "exporter",
              image: settings.image,
              env,
              port: [{ name: EXPORTER_PORT_NAME, containerPort: EXPORTER_PORT, protocol: "TCP" }],
              livenessProbe: { ...healthProbe, periodSeconds: 10, failureThreshold: 3 },
              readinessProbe: { ...healthProbe, periodSeconds: 10, failureThreshold: 3 },
              resources: settings.resources,
              securityContext: RESTRICTED_CONTAINER,
              volumeMount,
            },
          ],
        },
      },
    },
    ...common,
  });
  new ServiceV1(scope, "Service", {
    metadata: { ...metadata, ...service },
    spec: {
      selector,
      port: [
        {
          name: EXPORTER_PORT_NAME,
          port: EXPORTER_PORT,
          targetPort: EXPORTER_PORT_NAME,
          protocol: "TCP",
        },
      ],
    },
    ...common,
  });
}
