import { RedisCluster, type RedisClusterConfig } from "@cdktf/provider-google/lib/redis-cluster";
import type { Construct } from "constructs";
import type { PortRange } from "../../core";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findTaken } from "../../core/taken-names";
import { findFaults, refuse } from "../../core/validation";
import { MEMORYSTORE_REDIS_CLUSTER_PROPS } from "../shapes";
import type { CacheKey } from "../shared/cache-key";
import { engineConfigs } from "../shared/engine-configs";
import { MadeMemorystoreNodeCache } from "../shared/made-node-cache";
import { type EngineArguments, nodeCacheArguments } from "../shared/node-cache-arguments";
import { nodeNames } from "../shared/node-cache-settings";
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
  extends MadeMemorystoreNodeCache
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

  declare public readonly readerEndpoint: undefined;
  declare public readonly nodePorts: PortRange;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: MemorystoreRedisClusterProps) {
    const path = constructPath(scope, id);
    const subject = `MemorystoreRedisCluster ${path}`;
    props = withShape(subject, MEMORYSTORE_REDIS_CLUSTER_PROPS, props);
    const settings = withDefaults(path, props);
    const { cacheName, region } = settings;
    const names = nodeNames(settings, "memorystore.cluster-name-taken", "clusterName");
    refuse(subject, [
      ...findFaults(MEMORYSTORE_REDIS_CLUSTER_RULES, settings),
      ...findTaken(scope, names.all),
    ]);
    const known = {
      settings,
      engine: ENGINE,
      nodeTypes: NODE_TYPES_OF_CLUSTERS,
      role: CONNECTION_ROLE,
      metrics: metricSource(cacheName, region),
      names,
    };
    super(scope, id, known, (cache, key) => {
      const resource = makeCluster(cache, settings, key);
      return { resource, addresses: clusterAddresses(cache, settings, resource) };
    });
  }
}

function makeCluster(
  scope: Construct,
  settings: MemorystoreRedisClusterSettings,
  key: CacheKey | undefined,
): RedisCluster {
  const { network, connectionPolicy, project, provider } = settings;
  return new RedisCluster(scope, "Resource", {
    name: settings.cacheName,
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
    ...nodeCacheArguments(scope, settings, key, CLUSTER),
    project,
    provider,
  });
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
