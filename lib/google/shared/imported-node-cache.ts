import type { Construct } from "constructs";
import type {
  CacheAuthentication,
  CacheEndpoint,
  CacheEngine,
  CacheTls,
  PortRange,
} from "../../core";
import { DEFAULT_PORT } from "../../core/engine";
import type { ConnectGrants } from "./connect-grant";
import { authenticationOf } from "./iam-authentication";
import { MemorystoreNodeCacheBase, type MetricSource } from "./node-cache-base";
import { topologyOf } from "./node-cache-settings";
import { NODE_PORTS } from "./node-ports";
import { NODE_TYPES } from "./node-types";
import type { ImportedNodes } from "./rules/imported-nodes";

/** What the engine knows of a cache that exists already. */
export interface ImportedNodeCacheProps {
  readonly cacheName: string;
  readonly engine: CacheEngine;
  /** Full name of the cache. */
  readonly resourceName: string;
  /** The role that lets a principal log in. */
  readonly role: string;
  readonly metrics: MetricSource;
}

/** A cache that exists already. An engine extends it, and judges the attributes first. @internal */
export abstract class ImportedNodeCache extends MemorystoreNodeCacheBase {
  public readonly resourceName: string;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly nodePorts?: PortRange;
  public readonly tls: CacheTls;
  public readonly authentication: CacheAuthentication;
  public readonly subnetCidrs: readonly string[];
  protected readonly grants: ConnectGrants;
  protected readonly metrics: MetricSource;

  constructor(
    scope: Construct,
    id: string,
    { cacheName, engine, resourceName, role, metrics }: ImportedNodeCacheProps,
    attributes: ImportedNodes,
  ) {
    const { nodeType, shards, replicas = 1, maxMemory, maxClients, host, readHost } = attributes;
    const { tls = true, iamAuthentication = true, project, provider } = attributes;
    super(scope, id, {
      cacheName,
      engine,
      topology: topologyOf({ shards, replicas }),
      limits: {
        nodes: (shards ?? 1) * (1 + replicas),
        connectionsPerNode: maxClients ?? NODE_TYPES[nodeType].connections,
        usableMemoryPerNode: maxMemory ?? NODE_TYPES[nodeType].usable,
      },
      nodeType,
      readOnly: attributes.readOnly,
      automatedBackups: attributes.automatedBackups,
      purpose: attributes.purpose,
      evictionPolicy: attributes.evictionPolicy,
    });
    const isCluster = shards !== undefined;
    const endpoint = (address: string): CacheEndpoint => ({
      host: address,
      hostKind: "ip",
      port: DEFAULT_PORT,
    });
    this.resourceName = resourceName;
    this.metrics = metrics;
    this.grants = { project, role, resourceName, iamAuthentication, provider };
    this.primaryEndpoint = endpoint(host);
    this.readerEndpoint = readHost === undefined ? undefined : endpoint(readHost);
    this.nodePorts = isCluster ? NODE_PORTS : undefined;
    this.subnetCidrs =
      attributes.subnetCidrs ??
      (isCluster ? [] : [host, readHost].flatMap((it) => (it === undefined ? [] : `${it}/32`)));
    this.tls = { enabled: tls, caCertificates: attributes.caCertificates };
    this.authentication = authenticationOf(iamAuthentication);
  }
}
