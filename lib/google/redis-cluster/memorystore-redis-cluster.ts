import { RedisCluster, type RedisClusterConfig } from "@cdktf/provider-google/lib/redis-cluster";
import type { Construct } from "constructs";
import type { CacheAuthentication, CacheEndpoint, CacheTls, EvictionPolicy } from "../../core";
import { DEFAULT_PORT } from "../../core/engine";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findTaken, take } from "../../core/taken-names";
import { findFaults, refuse } from "../../core/validation";
import { MEMORYSTORE_REDIS_CLUSTER_PROPS } from "../shapes";
import { cacheEndpoints } from "../shared/cache-endpoints";
import { type CacheKey, cacheKey } from "../shared/cache-key";
import type { ConnectGrants } from "../shared/connect-grant";
import { engineConfigs } from "../shared/engine-configs";
import { authenticationOf } from "../shared/iam-authentication";
import { type EngineArguments, nodeCacheArguments } from "../shared/node-cache-arguments";
import { MemorystoreNodeCacheBase, type MetricSource } from "../shared/node-cache-base";
import { knownOf, nodeNames, reviewNodes } from "../shared/node-cache-settings";
import { NODE_PORTS } from "../shared/node-ports";
import { managedAuthorities, serverTls } from "../shared/server-tls";
import type { MemorystoreRedisClusterAttributes } from "./attributes";
import { clusterAddresses } from "./connections";
import { ImportedMemorystoreRedisCluster } from "./imported-memorystore-redis-cluster";
import {
  CONNECTION_ROLE,
  ENGINE,
  type IMemorystoreRedisCluster,
  metricSource,
} from "./memorystore-redis-cluster-base";
import type { MemorystoreRedisClusterProps } from "./props";
import { MEMORYSTORE_REDIS_CLUSTER_RULES, NODE_TYPES_OF_CLUSTERS } from "./rules";
import { type MemorystoreRedisClusterSettings, withDefaults } from "./settings";

const CLUSTER: EngineArguments = {
  fsyncNames: { ALWAYS: "ALWAYS", EVERY_SECOND: "EVERYSEC", NEVER: "NO" },
  agent: "Memorystore",
};

/**
 * A Memorystore for Redis Cluster with all that it needs: the service connection policy of its network, key and
 * grants.
 *
 * Safe by default: TLS and encryption at rest with a key of its own, IAM authentication, a replica of each shard
 * in another zone, `allkeys-lru`, snapshots and daily backups, deletion protection.
 *
 * @example
 * ```ts
 * const cache = new MemorystoreRedisCluster(this, "Cache", {
 *   region: "europe-west1",
 *   network: "projects/shop-prod/global/networks/main",
 *   connectionPolicy: {
 *     kind: "new",
 *     subnets: ["projects/shop-prod/regions/europe-west1/subnetworks/endpoints"],
 *   },
 *   nodeType: MemorystoreNodeType.HIGHMEM_MEDIUM,
 *   shards: 3,
 * });
 * cache.grantConnect("shop", "serviceAccount:shop@shop-prod.iam.gserviceaccount.com");
 * ```
 */
export class MemorystoreRedisCluster
  extends MemorystoreNodeCacheBase
  implements IMemorystoreRedisCluster
{
  /**
   * A cluster that exists already, for clients in Kubernetes, alert policies and grants.
   *
   * @throws CacheValidationError that lists every fault of the attributes
   */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: MemorystoreRedisClusterAttributes,
  ): IMemorystoreRedisCluster {
    return new ImportedMemorystoreRedisCluster(scope, id, attributes);
  }

  declare public readonly evictionPolicy: EvictionPolicy;
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint = undefined;
  public readonly nodePorts = NODE_PORTS;
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

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: MemorystoreRedisClusterProps) {
    const path = constructPath(scope, id);
    const subject = `MemorystoreRedisCluster ${path}`;
    props = withShape(subject, MEMORYSTORE_REDIS_CLUSTER_PROPS, props);
    const settings = withDefaults(path, props);
    const names = nodeNames(settings, "memorystore.cluster-name-taken", "clusterName");
    refuse(subject, [
      ...findFaults(MEMORYSTORE_REDIS_CLUSTER_RULES, settings),
      ...findTaken(scope, names.all),
    ]);
    super(scope, id, { ...knownOf(settings), engine: ENGINE });
    take(this, names.own);
    reviewNodes(this, settings, NODE_TYPES_OF_CLUSTERS);
    const { cacheName, region, iamAuthentication, provider } = settings;
    const key = cacheKey(this, settings);
    this.kmsKeyName = key?.name;
    const cluster = this.cluster(settings, key);
    this.resourceName = cluster.id;
    this.authentication = authenticationOf(iamAuthentication);
    this.metrics = metricSource(cacheName, region);
    this.grants = {
      project: cluster.project,
      role: CONNECTION_ROLE,
      resourceName: this.resourceName,
      iamAuthentication,
      provider,
    };

    const { discovery, nodes } = clusterAddresses(this, settings, cluster);
    const primary = { address: discovery, port: DEFAULT_PORT };
    this.subnetCidrs = [`${discovery}/32`, `${nodes}/32`];
    this.primaryEndpoint = cacheEndpoints(this, settings, primary).primary;
    this.tls = serverTls({
      caCertificates: settings.transitEncryption
        ? managedAuthorities(cluster.managedServerCa)
        : undefined,
      dnsZone: settings.dnsZone,
      primary,
    });
  }

  private cluster(settings: MemorystoreRedisClusterSettings, key?: CacheKey): RedisCluster {
    const { network, connectionPolicy, project, provider } = settings;
    return new RedisCluster(this, "Resource", {
      name: this.cacheName,
      region: settings.region,
      redisConfigs: engineConfigs(settings),
      shardCount: settings.shards,
      nodeType: `REDIS_${settings.nodeType}`,
      pscConfigs: connectionPolicy.kind === "forwarding-rules" ? undefined : [{ network }],
      // Always explicit: what is absent is off, and no plan shows it.
      transitEncryptionMode: settings.transitEncryption
        ? "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION"
        : "TRANSIT_ENCRYPTION_MODE_DISABLED",
      authorizationMode: settings.iamAuthentication ? "AUTH_MODE_IAM_AUTH" : "AUTH_MODE_DISABLED",
      crossClusterReplicationConfig: replicationConfig(settings),
      ...nodeCacheArguments(this, settings, key, CLUSTER),
      project,
      provider,
    });
  }
}

/** The cluster's part in replication between regions; `undefined` leaves it as it is. */
function replicationConfig({
  replication,
}: MemorystoreRedisClusterSettings): RedisClusterConfig["crossClusterReplicationConfig"] {
  switch (replication?.kind) {
    case "primary":
      return {
        clusterRole: "PRIMARY",
        secondaryClusters: replication.secondaries.map((cluster) => ({ cluster })),
      };
    case "secondary":
      return { clusterRole: "SECONDARY", primaryCluster: { cluster: replication.primary } };
    case "detached":
      return { clusterRole: "NONE" };
    case undefined:
      return undefined;
  }
}
