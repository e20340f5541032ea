import type { TerraformProvider } from "cdktf";
import type { CachePurpose, EvictionPolicy, Size } from "../../core";
import type { MemorystoreNodeType } from "./node-types";

/** A cache that exists already, as its owner describes it. */
export interface MemorystoreNodeCacheAttributes {
  /** Project of the cache. */
  readonly project: string;
  /** Region of the cache: `europe-west1`. */
  readonly region: string;
  /** The type of every node. */
  readonly nodeType: MemorystoreNodeType;
  /** Replicas of each primary, 0 to 5. @default 1 */
  readonly replicas?: number;
  /** What data may take on a node, `maxmemory`. @default - what Google leaves to it */
  readonly maxMemory?: Size;
  /** Connections that a node takes, `maxclients`. @default - the default of the node type */
  readonly maxClients?: number;
  /**
   * Addresses of all endpoints as CIDR blocks, for network policies. In cluster mode clients connect to a
   * second endpoint too, which leads to the nodes.
   *
   * @default - with cluster mode off the endpoints' own; in cluster mode not known
   */
  readonly subnetCidrs?: readonly string[];
  /** Whether clients use TLS. @default true */
  readonly tls?: boolean;
  /** PEM certificates of the cache's authorities, all of them. Needed with TLS. @default - TLS is off */
  readonly caCertificates?: string;
  /** Whether clients log in by IAM. @default true */
  readonly iamAuthentication?: boolean;
  /** Whether Google makes a backup every day: it decides whether there is an alert on them. @default - not known */
  readonly automatedBackups?: boolean;
  /** Whether it takes no writes, as one that follows a cache in another region. @default false */
  readonly readOnly?: boolean;
  /** What the cache is for: it decides which alerts apply. @default CachePurpose.CACHE */
  readonly purpose?: CachePurpose;
  /** What happens when memory is full. @default - not known */
  readonly evictionPolicy?: EvictionPolicy;
  /** The Google provider that makes the grants. @default - the stack's default Google provider */
  readonly provider?: TerraformProvider;
}
