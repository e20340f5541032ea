import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import {
  type ClientHosts,
  type ClientSettings,
  ClientVariable,
  clientEnvironment,
} from "../../core";
import { findFaults, refuse } from "../../core/validation";
import { type KubernetesCommonProps, metaArguments, objectMetadata } from "../objects/common";
import type {
  AttachablePodTemplate,
  ContainerEnv,
  ContainerEnvFrom,
  ContainerVolumeMount,
  PodVolume,
} from "../objects/container";
import { CACHE_CLIENT_CONFIG_RULES } from "./cache-client-config-rules";
import type { CacheCredentials } from "./cache-credentials";
import { type ClientParts, withClientParts } from "./client-attachment";

/** How a `CacheClientConfig` is made. */
export interface CacheClientConfigProps extends KubernetesCommonProps, ClientSettings {
  /** Name of the ConfigMap; the one of the CA bundle is `<name>-ca`. @default "redis-client" */
  readonly name?: string;
  /** The credentials in the same namespace. */
  readonly credentials: CacheCredentials;
  /**
   * What clients dial.
   *
   * @default - the cache's own hosts
   */
  readonly hosts?: ClientHosts;
}

/** Which containers of a pod become clients. */
export interface AttachOptions {
  /**
   * Names of containers and init containers.
   *
   * @default - every container, and no init container
   */
  readonly containers?: readonly string[];
}

const CA_MOUNT_PATH = "/etc/redis-tls";
const CA_KEY = "ca.crt";

/**
 * The client contract in one namespace: a ConfigMap with all that is public, and the same together
 * with the credentials as typed parts for any workload of the Kubernetes bindings.
 *
 * @example
 * ```ts
 * const cache = new ElastiCacheReplicationGroup(this, "Cache", { vpcId, subnets, nodeType: "cache.r7g.large" });
 * const common = { cache, namespace: "shop" };
 * const credentials = new CacheCredentials(this, "Credentials", common);
 * const client = new CacheClientConfig(this, "Client", { ...common, credentials });
 * new DeploymentV1(this, "Shop", {
 *   metadata: { name: "shop", namespace: "shop" },
 *   spec: {
 *     selector: { matchLabels: { app: "shop" } },
 *     template: client.attach({
 *       metadata: { labels: { app: "shop" } },
 *       spec: { container: [{ name: "shop", image: "registry.example/shop:1" }] },
 *     }),
 *   },
 * });
 * ```
 */
export class CacheClientConfig extends Construct implements ClientParts {
  public readonly env: ContainerEnv[];
  public readonly envFrom: ContainerEnvFrom[];
  public readonly volumes: PodVolume[];
  public readonly volumeMounts: ContainerVolumeMount[];
  private readonly checksumName: string;
  private readonly credentials: CacheCredentials;
  /** What pods read, by its part in the checksum. */
  private readonly configMaps: Record<string, ConfigMapV1> = {};

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheClientConfigProps) {
    super(scope, id);
    const { cache, name = "redis-client", credentials, hosts } = props;
    refuse(
      `CacheClientConfig ${this.node.path}`,
      findFaults(CACHE_CLIENT_CONFIG_RULES, { ...props, name }),
    );

    const caCertificates = cache.tls.enabled ? cache.tls.caCertificates : undefined;
    this.checksumName = `checksum/${name}`;
    this.credentials = credentials;
    this.configMaps.settings = new ConfigMapV1(this, "Resource", {
      metadata: objectMetadata(name, "client", props),
      data: {
        ...clientEnvironment(cache, props, hosts),
        ...(caCertificates && { [ClientVariable.TLS_CA_FILE]: `${CA_MOUNT_PATH}/${CA_KEY}` }),
      },
      ...metaArguments(props),
    });
    this.env = [...credentials.env];
    this.envFrom = [{ configMapRef: { name } }];
    this.volumes = [];
    this.volumeMounts = [];
    if (caCertificates) {
      const caName = `${name}-ca`;
      this.configMaps.ca = new ConfigMapV1(this, "Ca", {
        metadata: objectMetadata(caName, "client", props),
        data: { [CA_KEY]: caCertificates },
        ...metaArguments(props),
      });
      this.volumes.push({ name: "redis-ca", configMap: { name: caName } });
      this.volumeMounts.push({ name: "redis-ca", mountPath: CA_MOUNT_PATH, readOnly: true });
    }
  }

  /**
   * A checksum over the settings, the CA bundle and the label of the credentials, never over a secret:
   * on the pod template it rolls the pods when one of them changes, after the change is in the cluster.
   */
  public get annotations(): Record<string, string> {
    // Only Terraform knows the hosts, so it computes the checksum; by the references a workload is
    // changed after what its pods are to read.
    const parts: Record<string, unknown> = {};
    for (const [part, configMap] of Object.entries(this.configMaps)) {
      parts[part] = configMap.interpolationForAttribute("data");
    }
    const { revision } = this.credentials;
    if (revision !== undefined) {
      parts.credentials = revision;
    }
    return { [this.checksumName]: Fn.sha256(Fn.jsonencode(parts)) };
  }

  /**
   * The pod template of a Deployment, a StatefulSet, a CronJob or a Job, made into one of a client:
   * with the variables, the CA bundle and the checksum. What a container has already wins.
   *
   * @throws CacheValidationError for a container that is not there, and for lists that only Terraform
   * will know
   */
  public attach<Template extends AttachablePodTemplate>(
    template: Template,
    options: AttachOptions = {},
  ): Template {
    return withClientParts(`attach of ${this.node.path}`, template, this, options.containers);
  }
}
