import { DataAwsElasticacheCluster } from "@cdktf/provider-aws/lib/data-aws-elasticache-cluster";
import { ElasticacheCluster } from "@cdktf/provider-aws/lib/elasticache-cluster";
import type { Construct } from "constructs";
import { type CacheEndpoint, type CacheTls, Size } from "../../core";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findTaken, take } from "../../core/taken-names";
import { findFaults, refuse } from "../../core/validation";
import { ELASTICACHE_MEMCACHED_ALLOW_FROM_ARGUMENTS, ELASTICACHE_MEMCACHED_PROPS } from "../shapes";
import { CacheSecurityGroup, findPeerFaults } from "../shared/cache-security-group";
import { endpoint } from "../shared/endpoint";
import { type IngressPeer, nodeNetworks } from "../shared/network";
import { adviseOnNodes, reviewNodeSize } from "../shared/node-review";
import { parameterGroupName } from "../shared/parameter-group";
import { addressArguments } from "../shared/props/addresses";
import { commonArguments } from "../shared/resource-settings";
import { subnetGroupName } from "../shared/subnet-group";
import { uniqueNames } from "../shared/unique-names";
import { weeklyWindow } from "../shared/windows";
import type { ElastiCacheMemcachedAttributes } from "./attributes";
import { ImportedElastiCacheMemcached } from "./imported-memcached";
import { ElastiCacheMemcachedBase, memcachedLimits } from "./memcached-base";
import type { IElastiCacheMemcached } from "./memcached-cache";
import type { ElastiCacheMemcachedProps } from "./props";
import { MEMCACHED_RULES } from "./rules";
import { type ElastiCacheMemcachedSettings, effectiveParameters, withDefaults } from "./settings";

/**
 * An ElastiCache cluster of Memcached nodes, with all that it needs: subnet group, security group and parameter group.
 *
 * Safe by default: TLS, three nodes over several zones, deletion protection, and ingress only from peers that are
 * allowed by name. Memcached on ElastiCache has no credentials, no key, no replicas and no snapshots: whoever reaches
 * a node may use it, and what is in a node that fails or restarts is lost.
 *
 * @example
 * ```ts
 * const cache = new ElastiCacheMemcached(this, "Cache", {
 *   vpcId,
 *   subnets: [{ id: "subnet-1" }, { id: "subnet-2" }],
 *   nodeType: "cache.r7g.large",
 * });
 * ```
 */
export class ElastiCacheMemcached extends ElastiCacheMemcachedBase {
  /**
   * A Memcached cluster that exists already, for clients in the cluster and alarms.
   *
   * @throws CacheValidationError that lists every fault of the attributes
   */
  public static fromAttributes(
    scope: Construct,
    id: string,
    attributes: ElastiCacheMemcachedAttributes,
  ): IElastiCacheMemcached {
    return new ImportedElastiCacheMemcached(scope, id, attributes);
  }

  declare public readonly nodeType: string;
  /** The configuration endpoint, at which clients of AWS discover the nodes. */
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly nodeEndpoints: readonly CacheEndpoint[];
  public readonly tls: CacheTls;
  public readonly subnetCidrs: readonly string[];

  /** ARN of the cluster. */
  public readonly arn: string;
  /**
   * Id of the cluster as Terraform refers to it: what takes it by its name is made after the cache. `cacheName` is
   * the same id as text.
   */
  public readonly clusterId: string;
  /** Id of the nodes' own security group. */
  public readonly securityGroupId: string;

  private readonly securityGroup: CacheSecurityGroup;

  /** @throws CacheValidationError that lists every fault of the props */
  constructor(scope: Construct, id: string, props: ElastiCacheMemcachedProps) {
    const path = constructPath(scope, id);
    const subject = `ElastiCacheMemcached ${path}`;
    props = withShape(subject, ELASTICACHE_MEMCACHED_PROPS, props);
    const settings = withDefaults(path, props);
    const names = uniqueNames("clusterId", settings);
    refuse(subject, [
      ...findFaults(MEMCACHED_RULES, settings),
      ...findPeerFaults(settings.allowFrom),
      ...findTaken(scope, names),
    ]);
    const { numCacheNodes, knownNodeType, port } = settings;
    super(scope, id, {
      ...settings,
      limits: memcachedLimits(numCacheNodes, knownNodeType, usableMemory(settings)),
    });
    this.subnetCidrs = nodeNetworks(settings.subnets ?? [], settings.networkType);
    take(this, names);
    reviewNodeSize(this, settings);
    this.securityGroup = new CacheSecurityGroup(this, "SecurityGroup", settings);
    this.securityGroupId = this.securityGroup.securityGroupId;

    const cluster = this.cluster(settings);
    this.arn = cluster.arn;
    this.clusterId = cluster.clusterId;
    this.primaryEndpoint = endpoint(cluster.clusterAddress, port);
    this.nodeEndpoints = this.nodes(cluster, settings);
    this.tls = {
      enabled: settings.transitEncryption,
      // The certificate names all nodes by a wildcard, so that the name of one is good for each of them. Source:
      // https://github.com/awslabs/aws-elasticache-cluster-client-memcached-for-java/issues/44
      serverName: settings.transitEncryption ? this.nodeEndpoints[0]?.host : undefined,
    };
    for (const [name, peer] of Object.entries(settings.allowFrom)) {
      this.allowFrom(name, peer);
    }
    adviseOnNodes(this, settings);
  }

  /**
   * Lets a peer connect, at any time after construction.
   *
   * @param name - who connects; it becomes part of the rule's id
   * @throws CacheValidationError for an invalid peer, and for a name that another peer has
   */
  public allowFrom(name: string, peer: IngressPeer): void {
    const subject = `allowFrom of ${this.node.path}`;
    const given = { name, peer };
    ({ peer } = withShape(subject, ELASTICACHE_MEMCACHED_ALLOW_FROM_ARGUMENTS, given));
    this.securityGroup.allowFrom(name, peer);
  }

  private cluster(settings: ElastiCacheMemcachedSettings): ElasticacheCluster {
    return new ElasticacheCluster(this, "Resource", {
      clusterId: this.cacheName,
      engine: settings.engine.name,
      engineVersion: settings.engine.version,
      nodeType: settings.nodeType,
      numCacheNodes: settings.numCacheNodes,
      azMode: settings.azMode,
      preferredAvailabilityZones: settings.preferredAvailabilityZones,
      port: settings.port,
      ...addressArguments(settings),
      subnetGroupName: subnetGroupName(this, settings),
      securityGroupIds: this.securityGroup.idsWith(settings.securityGroupIds),
      parameterGroupName: parameterGroupName(this, settings, effectiveParameters(settings)),
      transitEncryptionEnabled: settings.transitEncryption,
      notificationTopicArn: settings.notificationTopicArn,
      maintenanceWindow: weeklyWindow(settings.maintenanceWindow),
      autoMinorVersionUpgrade: String(settings.autoMinorVersionUpgrade),
      applyImmediately: settings.applyImmediately,
      lifecycle: { preventDestroy: settings.deletionProtection },
      ...commonArguments(settings),
    });
  }

  /**
   * The endpoints of the nodes, read after every change of the cluster. The resource shows in a plan the nodes that
   * it had: a new one would be outside of its list, and the plan would fail.
   */
  private nodes(
    cluster: ElasticacheCluster,
    { numCacheNodes, port, provider }: ElastiCacheMemcachedSettings,
  ): CacheEndpoint[] {
    const { cacheNodes } = new DataAwsElasticacheCluster(this, "Nodes", {
      clusterId: cluster.clusterId,
      dependsOn: [cluster],
      provider,
    });
    return Array.from({ length: numCacheNodes }, (_, index) =>
      endpoint(cacheNodes.get(index).address, port),
    );
  }
}

/** What a node leaves to items; `undefined` where its type is not known. */
function usableMemory({ knownNodeType, connectionsOverhead }: ElastiCacheMemcachedSettings) {
  return (
    knownNodeType && Size.bytes(knownNodeType.maxMemory.toBytes() - connectionsOverhead.toBytes())
  );
}
