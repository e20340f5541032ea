import type { TerraformProvider } from "cdktf";
import type { CacheEngine, CachePurpose, EvictionPolicy, Size } from "../../core";

/** An instance that exists already, as its owner describes it. */
export interface MemorystoreRedisAttributes {
  /** Project of the instance. */
  readonly project: string;
  /** Region of the instance: `europe-west1`. */
  readonly region: string;
  /** Id of the instance. */
  readonly instanceId: string;
  /** The engine that runs, and its version. */
  readonly engine: CacheEngine;
  /** Memory of each node. */
  readonly memory: Size;
  /** What data may take on a node, `maxmemory-gb`. @default - all of the memory */
  readonly maxMemory?: Size;
  /** IPv4 address of the primary. */
  readonly host: string;
  /** IPv4 address of the read endpoint. @default - there is none */
  readonly readHost?: string;
  /** Port of both endpoints. @default - 6378 with TLS, 6379 without */
  readonly port?: number;
  /** Replicas of the primary, 0 to 5. @default 1 */
  readonly replicas?: number;
  /** Whether clients use TLS. @default true */
  readonly tls?: boolean;
  /**
   * PEM certificates of the instance's authorities, all of them. Needed with TLS.
   *
   * @default - TLS is off
   */
  readonly caCertificates?: string;
  /**
   * Secret Manager secret whose newest version is the AUTH string: `projects/PROJECT/secrets/SECRET`.
   *
   * @default - no authentication
   */
  readonly authSecretName?: string;
  /**
   * Change it when the AUTH string has changed, so that its copies are written again.
   *
   * @default "initial"
   */
  readonly rotationLabel?: string;
  /** What the cache is for: it decides which alerts apply. @default CachePurpose.CACHE */
  readonly purpose?: CachePurpose;
  /** What happens when memory is full. @default - not known */
  readonly evictionPolicy?: EvictionPolicy;
  /**
   * The Google provider that reads the AUTH string.
   *
   * @default - the stack's default Google provider
   */
  readonly provider?: TerraformProvider;
}
