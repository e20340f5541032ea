import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { Construct } from "constructs";
import { type ClientHosts, type ClientSettings, ClientVariable, clientEnvironment } from "../cache";
import { findFaults, isWhole, refuse, rulesFor } from "../cache/validation";
import type { CacheCredentials } from "./cache-credentials";
import { type KubernetesCommonProps, metaArguments, objectMetadata } from "./common";
import type { ContainerEnv, ContainerEnvFrom, ContainerVolumeMount, PodVolume } from "./container";
import { dnsLabelRule, NAMESPACE_RULE } from "./name-rules";

/** How a `CacheClientConfig` is made. */
export interface CacheClientConfigProps extends KubernetesCommonProps, ClientSettings {
  /** @default "redis-client" */
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

const CA_MOUNT_PATH = "/etc/redis-tls";
const CA_KEY = "ca.crt";

/**
 * The client contract in one namespace: a ConfigMap with all that is public, and the same together
 * with the credentials as typed parts for any workload of the Kubernetes bindings.
 *
 * @example
 * container: [{ name: "web", env: client.env, envFrom: client.envFrom, volumeMount: client.volumeMounts }],
 * volume: client.volumes,
 */
export class CacheClientConfig extends Construct {
  /** Variables from the Secret. */
  public readonly env: ContainerEnv[];
  /** Variables from the ConfigMap. */
  public readonly envFrom: ContainerEnvFrom[];
  /** The CA bundle; empty for a cache whose authority clients trust already. */
  public readonly volumes: PodVolume[];
  /** Where a container sees the CA bundle. */
  public readonly volumeMounts: ContainerVolumeMount[];

  /** @throws CacheValidationError for a name that is no DNS label, and for pools and timeouts below 1 */
  constructor(scope: Construct, id: string, props: CacheClientConfigProps) {
    super(scope, id);
    const { cache, name = "redis-client", credentials, hosts } = props;
    refuse(`CacheClientConfig ${this.node.path}`, findFaults(RULES, { ...props, name }));

    const caCertificates = cache.tls.enabled ? cache.tls.caCertificates : undefined;
    new ConfigMapV1(this, "Resource", {
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
      new ConfigMapV1(this, "Ca", {
        metadata: objectMetadata(caName, "client", props),
        data: { [CA_KEY]: caCertificates },
        ...metaArguments(props),
      });
      this.volumes.push({ name: "redis-ca", configMap: { name: caName } });
      this.volumeMounts.push({ name: "redis-ca", mountPath: CA_MOUNT_PATH, readOnly: true });
    }
  }
}

const rule = rulesFor<CacheClientConfigProps>();

const RULES = [
  NAMESPACE_RULE,
  dnsLabelRule<CacheClientConfigProps>("kubernetes.client-name", "name", (props) => props.name),
  rule({
    id: "kubernetes.client-connections",
    given: ({ maxConnections }) => (maxConnections === undefined ? undefined : { maxConnections }),
    holds: ({ maxConnections }) => isWhole(maxConnections, 1, 65_000),
    allowed: "a whole number from 1 to 65000",
    fix: "leave maxConnections out for 20",
  }),
  rule({
    id: "kubernetes.client-timeouts",
    given: ({ connectTimeout, commandTimeout }) => ({ connectTimeout, commandTimeout }),
    holds: ({ connectTimeout, commandTimeout }) =>
      [connectTimeout, commandTimeout].every(
        (timeout) => timeout === undefined || isWhole(timeout.toMilliseconds(), 1, 3_600_000),
      ),
    allowed: "whole milliseconds, from 1 millisecond to 1 hour",
    fix: "use a duration such as Duration.milliseconds(500)",
  }),
];
