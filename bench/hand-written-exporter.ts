import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { Manifest } from "@cdktf/provider-kubernetes/lib/manifest";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";

/** What an exporter by hand is told of its cache. */
export interface ExporterByHand {
  readonly name: string;
  readonly namespace: string;
  readonly host: string;
  /** What its pod restarts with, as a Terraform expression. */
  readonly checksum: string;
  readonly dependsOn: ITerraformDependable[];
}

/** The exporter of the pattern, written with the bindings alone. */
export function addExporter(
  scope: Construct,
  { name, namespace, host, checksum, dependsOn }: ExporterByHand,
): void {
  const selector = {
    "app.kubernetes.io/name": "redis-exporter",
    "cdktf-managed-cache/instance": name,
    "app.kubernetes.io/component": "exporter",
  };
  const labels = { ...selector, "app.kubernetes.io/managed-by": "cdktf" };
  const metadata = { name: "redis-exporter", namespace, labels };
  const probe = {
    httpGet: { path: "/health", port: "metrics" },
    periodSeconds: 10,
    failureThreshold: 3,
  };
  new DeploymentV1(scope, "Resource", {
    metadata,
    spec: {
      replicas: "1",
      strategy: { type: "Recreate" },
      selector: { matchLabels: selector },
      template: {
        metadata: { labels, annotations: { "checksum/redis-client": checksum } },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: "65532",
            runAsGroup: "65532",
            seccompProfile: { type: "RuntimeDefault" },
          },
          volume: [],
          container: [
            {
              name: "exporter",
              image: "oliver006/redis_exporter:v1.88.0",
              env: [
                { name: "REDIS_EXPORTER_WEB_LISTEN_ADDRESS", value: ":9121" },
                { name: "REDIS_EXPORTER_CONFIG_COMMAND", value: "-" },
                { name: "REDIS_EXPORTER_DISABLE_EXPORTING_KEY_VALUES", value: "true" },
                { name: "REDIS_ADDR", value: `rediss://${host}:6379` },
                { name: "REDIS_EXPORTER_TLS_SERVER_NAME", value: host },
                { name: "REDIS_EXPORTER_DISABLE_SCRAPE_ENDPOINT", value: "true" },
                {
                  name: "REDIS_PASSWORD",
                  valueFrom: { secretKeyRef: { name: "redis-auth", key: "token" } },
                },
              ],
              port: [{ name: "metrics", containerPort: 9121, protocol: "TCP" }],
              livenessProbe: probe,
              readinessProbe: probe,
              resources: {
                requests: { cpu: "50m", memory: "32Mi" },
                limits: { memory: "128Mi" },
              },
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ["ALL"] },
                privileged: false,
                readOnlyRootFilesystem: true,
                runAsNonRoot: true,
              },
              volumeMount: [],
            },
          ],
        },
      },
    },
    waitForRollout: false,
    dependsOn,
  });
  new ServiceV1(scope, "Service", {
    metadata,
    spec: {
      selector,
      port: [{ name: "metrics", port: 9121, targetPort: "metrics", protocol: "TCP" }],
    },
    dependsOn,
  });
  new Manifest(scope, "Monitor", {
    manifest: {
      apiVersion: "monitoring.coreos.com/v1",
      kind: "ServiceMonitor",
      metadata,
      spec: {
        selector: { matchLabels: selector },
        endpoints: [
          {
            port: "metrics",
            path: "/metrics",
            relabelings: [
              { targetLabel: "cache", replacement: name },
              { targetLabel: "instance", replacement: `${host}:6379` },
              { action: "labeldrop", regex: "pod|container|endpoint" },
            ],
          },
        ],
      },
    },
    dependsOn,
  });
}
