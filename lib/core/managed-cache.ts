import type { IConstruct } from "constructs";
import type { CacheAuthentication } from "./authentication";
import type { CachePurpose } from "./cache-purpose";
import type { CacheEngine } from "./engine";
import type { EvictionPolicy } from "./eviction-policy";
import type { Size } from "./size";
import type { CacheTopology } from "./topology";

/** Where clients connect. */
export interface CacheEndpoint {
  /** Host name or IPv4 address, often known to Terraform alone. */
  readonly host: string;
  /**
   * What `host` is. An alias (a CNAME, a Kubernetes ExternalName) can point at a DNS name, never at
   * an IP address.
   */
  readonly hostKind: "dns" | "ip";
  /** TCP port, 1 to 65535. */
  readonly port: number;
}

/** Ports from the first to the last, both included. */
export interface PortRange {
  /** The first port, 1 to 65535. */
  readonly from: number;
  /** The last port, not below `from`. */
  readonly to: number;
}

/** Encryption between clients and the cache. */
export interface CacheTls {
  /** Whether clients use TLS. */
  readonly enabled: boolean;
  /**
   * PEM certificates of the authorities that sign the cache's certificate.
   *
   * @default - an authority that clients trust already
   */
  readonly caCertificates?: string;
  /**
   * What the certificate names, where that is not the primary endpoint's host. May be an IP address.
   *
   * @default - the primary endpoint's host
   */
  readonly serverName?: string;
  /**
   * What the certificate names, where that is not the reader endpoint's host. May be an IP address.
   *
   * @default - the reader endpoint's host
   */
  readonly readerServerName?: string;
}

/** How many nodes a cache has, and what each of them can take. A serverless cache counts as one node. */
export interface CacheLimits {
  /** Nodes in the cache, replicas included. @default - the service has no nodes */
  readonly nodes?: number;
  /** Simultaneous client connections of a node. @default - the service has no such limit */
  readonly connectionsPerNode?: number;
  /**
   * Memory for data of a node, after what is reserved for the engine.
   *
   * @default - not known, or the service has no such limit
   */
  readonly usableMemoryPerNode?: Size;
}

/** The limits of a cache with nodes. */
export interface NodeLimits extends CacheLimits {
  /** Nodes in the cache, replicas included. */
  readonly nodes: number;
  /** Simultaneous client connections of a node. */
  readonly connectionsPerNode: number;
}

/**
 * A managed cache as its clients see it, on any cloud. All that is made in the cluster, budgets,
 * sizing and alerts read this interface alone.
 */
export interface IManagedCache extends IConstruct {
  /** Name of the cache at its cloud. */
  readonly cacheName: string;
  /** The engine that runs, and its version. */
  readonly engine: CacheEngine;
  /** How the nodes work together. */
  readonly topology: CacheTopology;
  /**
   * Where clients connect first. It takes reads and writes; in cluster mode, and for nodes without
   * replication, clients discover the nodes there.
   */
  readonly primaryEndpoint: CacheEndpoint;
  /**
   * Spreads reads over the replicas; `undefined` without replicas and in cluster mode. Of a serverless cache it is a
   * port of its own.
   */
  readonly readerEndpoint?: CacheEndpoint;
  /**
   * Every node, for clients that cannot discover nodes without replication; `undefined` where the
   * primary endpoint is enough.
   */
  readonly nodeEndpoints?: readonly CacheEndpoint[];
  /** Where clients reach the nodes themselves; `undefined` where that is the endpoint's own port. */
  readonly nodePorts?: PortRange;
  /** Whether and how clients encrypt. */
  readonly tls: CacheTls;
  /** How clients prove who they are. */
  readonly authentication: CacheAuthentication;
  /** How many nodes there are, and what each of them can take. */
  readonly limits: CacheLimits;
  /** Whether it takes no writes, as one that follows a cache in another region; without it, it takes them. */
  readonly readOnly?: boolean;
  /** What the cache is for; without it a cache. */
  readonly purpose?: CachePurpose;
  /** What happens when memory is full; `undefined` when it is not known. */
  readonly evictionPolicy?: EvictionPolicy;
  /** CIDR blocks of the cache's subnets; empty when they are not known. */
  readonly subnetCidrs: readonly string[];
}
