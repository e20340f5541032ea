import type { ComplexList } from "cdktf";
import type { Construct } from "constructs";
import type {
  CacheAuthentication,
  CacheEndpoint,
  CacheEngine,
  CacheTls,
  EvictionPolicy,
  PortRange,
} from "../../core";
import { DEFAULT_PORT } from "../../core/engine";
import { take } from "../../core/taken-names";
import { cacheEndpoints } from "./cache-endpoints";
import { type CacheKey, cacheKey } from "./cache-key";
import type { ConnectGrants } from "./connect-grant";
import { authenticationOf } from "./iam-authentication";
import { MemorystoreNodeCacheBase, type MetricSource } from "./node-cache-base";
import {
  knownOf,
  type NodeCacheSettings,
  type NodeNames,
  reviewNodes,
} from "./node-cache-settings";
import { NODE_PORTS } from "./node-ports";
import type { MemorystoreNodeType } from "./node-types";
import { managedAuthorities, serverTls } from "./server-tls";

/** What the engine knows of a cache that is made. */
export interface MadeNodeCacheProps {
  /** The settings, which the engine has judged. */
  readonly settings: NodeCacheSettings;
  readonly engine: CacheEngine;
  /** The node types that the engine takes. */
  readonly nodeTypes: readonly MemorystoreNodeType[];
  /** The role that lets a principal log in. */
  readonly role: string;
  readonly metrics: MetricSource;
  /** The names that the cache takes, which are free. */
  readonly names: NodeNames;
}

/** Where clients connect: to the primary and the replicas, or to a cluster's endpoint for discovery and its nodes. */
export interface NodeAddresses {
  /** Of the primary; in cluster mode of the endpoint for discovery. */
  readonly primary: string;
  readonly reader?: string;
  /** Of the nodes in cluster mode. */
  readonly nodes?: string;
}

/** What the engine has made. */
export interface MadeNodes {
  readonly resource: {
    readonly id: string;
    readonly project: string;
    readonly managedServerCa: ComplexList;
  };
  readonly addresses: NodeAddresses;
}

/** A cache of Memorystore for Valkey or for Redis Cluster that is made here. */
export abstract class MadeMemorystoreNodeCache extends MemorystoreNodeCacheBase {
  declare public readonly evictionPolicy: EvictionPolicy;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly nodePorts?: PortRange;
  public readonly tls: CacheTls;
  public readonly authentication: CacheAuthentication;
  /** The endpoints' own addresses: clients connect to nothing else. */
  public readonly subnetCidrs: readonly string[];
  public readonly resourceName: string;
  /** Full name of the key; `undefined` when Google owns it. */
  public readonly kmsKeyName?: string;
  /** @internal */
  protected readonly grants: ConnectGrants;
  /** @internal */
  protected readonly metrics: MetricSource;

  /**
   * @param make - makes the resource and its endpoints in the cache, under its key
   * @internal
   */
  protected constructor(
    scope: Construct,
    id: string,
    { settings, engine, nodeTypes, role, metrics, names }: MadeNodeCacheProps,
    make: (cache: Construct, key: CacheKey | undefined) => MadeNodes,
  ) {
    // In the order that the engines have in common: each has judged its props already.
    super(scope, id, { ...knownOf(settings), engine });
    take(this, names.own);
    reviewNodes(this, settings, nodeTypes);
    const key = cacheKey(this, settings);
    const { resource, addresses } = make(this, key);
    const { dnsZone, iamAuthentication, transitEncryption, provider } = settings;
    this.kmsKeyName = key?.name;
    this.resourceName = resource.id;
    this.authentication = authenticationOf(iamAuthentication);
    this.metrics = metrics;
    this.grants = {
      project: resource.project,
      role,
      resourceName: resource.id,
      iamAuthentication,
      provider,
    };

    const primary = { address: addresses.primary, port: DEFAULT_PORT };
    const reader =
      addresses.reader === undefined
        ? undefined
        : { address: addresses.reader, port: DEFAULT_PORT };
    const all = [addresses.primary, addresses.reader, addresses.nodes];
    this.subnetCidrs = all.flatMap((address) => (address === undefined ? [] : `${address}/32`));
    const endpoints = cacheEndpoints(this, settings, primary, reader);
    this.primaryEndpoint = endpoints.primary;
    this.readerEndpoint = endpoints.reader;
    this.nodePorts = addresses.nodes === undefined ? undefined : NODE_PORTS;
    this.tls = serverTls({
      caCertificates: transitEncryption ? managedAuthorities(resource.managedServerCa) : undefined,
      dnsZone,
      primary,
      reader,
    });
  }
}
