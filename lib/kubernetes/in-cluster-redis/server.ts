import type { Construct } from "constructs";
import type { CacheCredentials } from "../clients/cache-credentials";
import { TOKEN_KEY } from "../clients/credentials-source";
import { mountedScript } from "../jobs/mounted-script";
import { type ObjectMetadata, selectorLabels } from "../objects/object-metadata";
import { type KubernetesCommonProps, metaArguments } from "../objects/object-props";
import { workloadBindings } from "../objects/workload-bindings";
import { podTemplate } from "../pods/pod-template";
import { chosenServiceAccount } from "../pods/service-account";
import { serverScript, TLS_PATH, TOKEN_FILE, TOKEN_PATH } from "./server-script";
import type { InClusterRedisSettings } from "./settings";

/** Name of the port of the pod and the Service. */
export const PORT_NAME = "redis";

/** What a server is made of. */
export interface ServerParts {
  readonly settings: InClusterRedisSettings;
  readonly metadata: ObjectMetadata;
  readonly credentials: CacheCredentials;
  readonly common: KubernetesCommonProps;
}

/** Makes the StatefulSet, and the ConfigMap with the program that it runs. */
export function makeServer(scope: Construct, parts: ServerParts): void {
  const { settings, metadata, credentials, common } = parts;
  const { credentials: source, port, tls } = settings;
  const secretName = credentials.secretName ?? "";
  const script = mountedScript(scope, serverScript(settings), metadata, common);
  const tokenKey = source.kind === "existing-secret" ? source.tokenKey : undefined;
  const probe = { tcpSocket: [{ port: PORT_NAME }], periodSeconds: 10, failureThreshold: 3 };
  new workloadBindings.StatefulSetV1(scope, "Resource", {
    metadata,
    spec: {
      serviceName: metadata.name,
      replicas: "1",
      selector: { matchLabels: selectorLabels(metadata) },
      template: podTemplate(settings, {
        metadata,
        annotations: {
          ...script.annotations,
          // The server reads the token only when it starts.
          "checksum/credentials": credentials.revision ?? "",
        },
        serviceAccountName: chosenServiceAccount(scope, metadata, settings, common),
        volumes: [
          ...script.volumes,
          {
            name: "auth",
            secret: { secretName, items: [{ key: tokenKey ?? TOKEN_KEY, path: TOKEN_FILE }] },
          },
          { name: "tls", secret: { secretName: tls.secretName } },
        ],
        container: {
          name: "server",
          command: script.command,
          port: [{ name: PORT_NAME, containerPort: port, protocol: "TCP" }],
          livenessProbe: probe,
          readinessProbe: probe,
          volumeMount: [
            ...script.volumeMounts,
            { name: "auth", mountPath: TOKEN_PATH, readOnly: true },
            { name: "tls", mountPath: TLS_PATH, readOnly: true },
          ],
        },
      }),
    },
    ...metaArguments(common),
  });
}
