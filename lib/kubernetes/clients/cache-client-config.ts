import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import {
  type CacheAuthentication,
  ClientVariable,
  clientEnvironment,
  MemcachedVariable,
} from "../../core";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { isMemcached } from "../objects/cluster-mode";
import type {
  AttachablePodTemplate,
  ContainerEnv,
  ContainerEnvFrom,
  ContainerVolumeMount,
  PodVolume,
} from "../objects/container";
import { defaultNameOf, defaultNamesOf } from "../objects/default-names";
import { objectMetadata } from "../objects/object-metadata";
import { metaArguments } from "../objects/object-props";
import { refuseSameObjects } from "../objects/same-objects";
import { CACHE_CLIENT_CONFIG_ATTACH_ARGUMENTS, CACHE_CLIENT_CONFIG_PROPS } from "../shapes";
import { keepParts } from "./attached-clients";
import { caBundle } from "./ca-bundle";
import type { AttachOptions, CacheClientConfigProps } from "./cache-client-config-props";
import { CACHE_CLIENT_CONFIG_RULES } from "./cache-client-config-rules";
import type { CacheCredentials } from "./cache-credentials";
import { pickClientSettings } from "./client-access";
import { withClientParts } from "./client-attachment";
import type { ClientParts } from "./client-parts";
import { withPrefix } from "./variable-prefix";

/**
 * The client contract in one namespace: a ConfigMap with everything that is public, and typed parts for
 * any workload of the Kubernetes bindings, which bring the ConfigMap and the credentials into a pod.
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
  /**
   * Path of the CA bundle in a container; `undefined` where clients trust the cache's authority already.
   * @internal
   */
  public readonly caFile?: string;
  /**
   * What the names of the variables start with.
   * @internal
   */
  public readonly variablePrefix: string;
  /**
   * Names of all variables of the contract, without the prefix.
   * @internal
   */
  public readonly contract: readonly string[];
  /**
   * The credentials under their names in the contract, without the prefix.
   * @internal
   */
  public readonly credentialsEnv: readonly ContainerEnv[];
  /**
   * How clients of the cache prove who they are.
   * @internal
   */
  public readonly authentication: CacheAuthentication["kind"];
  /**
   * Names of all variables.
   * @internal
   */
  public readonly variableNames: readonly string[];
  private readonly checksumName: string;
  private readonly credentials: CacheCredentials;
  /** The ConfigMaps that pods read, by their names in the checksum. */
  private readonly configMaps: Record<string, ConfigMapV1> = {};

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: CacheClientConfigProps) {
    super(scope, id);
    const subject = `CacheClientConfig ${this.node.path}`;
    props = withShape(subject, CACHE_CLIENT_CONFIG_PROPS, props);
    const { cache, name = defaultNamesOf(props.cache).clientConfig, credentials, hosts } = props;
    refuse(subject, findFaults(CACHE_CLIENT_CONFIG_RULES, { ...props, name }));
    refuseSameObjects(this);
    const { variablePrefix = "" } = props;
    this.variablePrefix = variablePrefix;
    const variables = isMemcached(cache) ? MemcachedVariable : ClientVariable;
    this.contract = Object.values(variables);
    this.credentialsEnv = credentials.env;
    this.authentication = cache.authentication.kind;

    const caName = `${name}-ca`;
    const { enabled, caCertificates } = cache.tls;
    const ca =
      enabled && caCertificates
        ? caBundle(caName, caCertificates, variablePrefix || `${defaultNameOf(cache)}_`)
        : undefined;
    this.caFile = ca?.file;
    this.checksumName = `checksum/${name}`;
    this.credentials = credentials;
    const data = withPrefix(variablePrefix, {
      ...clientEnvironment(cache, pickClientSettings(props), hosts),
      ...(ca && { [variables.TLS_CA_FILE]: ca.file }),
    });
    this.configMaps.settings = new ConfigMapV1(this, "Resource", {
      metadata: objectMetadata(name, "client", props),
      data,
      ...metaArguments(props),
    });
    this.env = credentials.env.map(({ name, ...value }) => ({
      name: `${variablePrefix}${name}`,
      ...value,
    }));
    this.envFrom = [{ configMapRef: { name } }];
    this.volumes = ca ? [ca.volume] : [];
    this.volumeMounts = ca ? [ca.volumeMount] : [];
    this.variableNames = [...Object.keys(data), ...this.env.map(({ name }) => name)];
    keepParts(this);
    if (ca) {
      this.configMaps.ca = new ConfigMapV1(this, "Ca", {
        metadata: objectMetadata(caName, "client", props),
        data: ca.data,
        ...metaArguments(props),
      });
    }
  }

  /**
   * A checksum of the settings, the CA bundle and the label of the credentials, never of a secret. On a
   * pod template it restarts the pods when one of them changes, after the change is in the cluster.
   */
  public get annotations(): Record<string, string> {
    // Only Terraform knows the hosts, so Terraform computes the checksum. The references make it change
    // a workload after the objects that its pods read.
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
   * Adds the variables, the CA bundle and the checksum to the pod template of a Deployment, a
   * StatefulSet, a CronJob or a Job. The returned template is a new one. A container's own variables win
   * over those of the contract.
   *
   * @throws CacheValidationError for a container that the template does not have, for lists that only
   * Terraform will know, and for variables, volumes and mounts that another client in the pod has already
   */
  public attach<Template extends AttachablePodTemplate>(
    template: Template,
    options?: AttachOptions,
  ): Template {
    const subject = `attach of ${this.node.path}`;
    const given = { template, options };
    const shaped = withShape(subject, CACHE_CLIENT_CONFIG_ATTACH_ARGUMENTS, given);
    return withClientParts(subject, template, this, shaped.options?.containers);
  }
}
