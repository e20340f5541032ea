import type { IConstruct } from "constructs";
import type { CacheAuthentication } from "./authentication";
import type { CacheEngine } from "./engine";
import type { EvictionPolicy } from "./eviction-policy";
import type { Size } from "./size";

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

/** One primary that takes writes, and replicas that follow it. */
export interface PrimaryTopology {
  /** Cluster mode is off. */
  readonly kind: "primary";
  /** Replicas of the primary, 0 or more. */
  readonly replicas: number;
}

/** Keys spread over shards; clients learn the nodes from the endpoint and follow redirects. */
export interface ClusterTopology {
  /** Cluster mode is on. */
  readonly kind: "cluster";
  /** Shards, each with a primary of its own, 1 or more. */
  readonly shards: number;
  /** Replicas of each primary, 0 or more. */
  readonly replicasPerShard: number;
}

/** How the nodes of a cache work together. */
export type CacheTopology = PrimaryTopology | ClusterTopology;

/** Nodes of a cache, replicas included. */
export function nodeCount(topology: CacheTopology): number {
  return topology.kind === "primary"
    ? 1 + topology.replicas
    : topology.shards * (1 + topology.replicasPerShard);
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

/** How many nodes a cache has, and what each of them can take. */
export interface CacheLimits {
  /** Nodes in the cache, replicas included. */
  readonly nodes: number;
  /** Simultaneous client connections a node. */
  readonly connectionsPerNode: number;
  /**
   * Memory for data a node, after what is reserved for the engine.
   *
   * @default - not known: the node type is not in this library's tables
   */
  readonly usableMemoryPerNode?: Size;
}

/**
 * A managed cache as its clients see it, whoever runs it. All that is made in the cluster, budgets,
 * sizing and alerts read this interface alone.
 */
export interface IManagedCache extends IConstruct {
  /** Name of the cache at its cloud: the replication group's or the instance's id. */
  readonly cacheName: string;
  /** The engine that runs, and its version. */
  readonly engine: CacheEngine;
  /** How the nodes work together. */
  readonly topology: CacheTopology;
  /** Takes reads and writes; in cluster mode the configuration endpoint, for discovery. */
  readonly primaryEndpoint: CacheEndpoint;
  /** Spreads reads over the replicas; `undefined` without replicas and in cluster mode. */
  readonly readerEndpoint?: CacheEndpoint;
  /** Where clients reach the nodes themselves; `undefined` where that is the endpoint's own port. */
  readonly nodePorts?: PortRange;
  /** Whether and how clients encrypt. */
  readonly tls: CacheTls;
  /** How clients prove who they are. */
  readonly authentication: CacheAuthentication;
  /** How many nodes there are, and what each of them can take. */
  readonly limits: CacheLimits;
  /** What happens when memory is full; `undefined` when it is not known. */
  readonly evictionPolicy?: EvictionPolicy;
  /** CIDR blocks of the cache's subnets; empty when they are not known. */
  readonly subnetCidrs: readonly string[];
}
