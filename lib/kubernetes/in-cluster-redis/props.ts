import type { CacheEngine, CachePurpose, EvictionPolicy, SecretReference, Size } from "../../core";
import type { CredentialsSource } from "../clients/credentials-source";
import type { ContainerResources } from "../objects/container-resources";
import type { KubernetesObjectProps } from "../objects/object-props";
import type { PodSettings } from "../pods/pod-settings";

/** The certificate of the server, which exists already. Its private key never reaches Terraform. */
export interface InClusterTls {
  /**
   * Name of the Secret of the type `kubernetes.io/tls`, in the namespace of the server, with `tls.crt` and `tls.key`.
   * The certificate names the host of the primary endpoint: `redis.cache.svc.cluster.local`.
   */
  readonly secretName: string;
  /** PEM certificates of the authority that signed it. They are public. */
  readonly caCertificates: string;
}

/** Props of an `InClusterRedis`. */
export interface InClusterRedisProps extends KubernetesObjectProps, PodSettings {
  /**
   * Name of the cache, the StatefulSet and the Service.
   *
   * @default "redis"
   */
  readonly name?: string;
  /** The image of the server, best by its digest. It has `/bin/sh`, `sha256sum` and the engine's server. */
  readonly image: string;
  /**
   * What is in the image: Valkey, or Redis from 6.2 on.
   *
   * @default CacheEngine.VALKEY_8_0
   */
  readonly engine?: CacheEngine;
  /** The port of the server, 1024 to 65535. @default 6379 */
  readonly port?: number;
  /** The certificate of the server. */
  readonly tls: InClusterTls;
  /**
   * Where the Secret with the server's token comes from. A Secret that is made here has the name
   * `<name>-server-auth`, unless the source has another one.
   */
  readonly credentials: CredentialsSource;
  /**
   * The token.
   *
   * @default - only the existing Secret of `credentials` has it
   */
  readonly token?: SecretReference;
  /**
   * Memory for data, from 8 MiB to three quarters of the container's limit.
   *
   * @default Size.mebibytes(192)
   */
  readonly maxmemory?: Size;
  /**
   * What is reserved for the container, and how much it may use at most.
   *
   * @default - 100m CPU reserved, 256Mi memory reserved and the limit
   */
  readonly resources?: ContainerResources;
  /** What the cache is for. Nothing survives a restart, whatever it is for. @default CachePurpose.CACHE */
  readonly purpose?: CachePurpose;
  /**
   * What happens when memory is full.
   *
   * @default EvictionPolicy.ALLKEYS_LRU; EvictionPolicy.NOEVICTION for a store
   */
  readonly evictionPolicy?: EvictionPolicy;
  /**
   * Namespaces, beside that of the server, whose pods may connect. A NetworkPolicy lets them in and nobody else.
   *
   * @default - the server's own namespace alone
   */
  readonly clientNamespaces?: readonly string[];
  /**
   * Networks of the cluster's pods, for network policies of clients: `10.244.0.0/16` in kind.
   *
   * @default - not known
   */
  readonly podCidrs?: readonly string[];
  /**
   * DNS domain of the cluster.
   *
   * @default "cluster.local"
   */
  readonly clusterDomain?: string;
}
