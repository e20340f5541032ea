import type { Construct } from "constructs";
import { type CacheEndpoint, type CacheTls, EvictionPolicy } from "../../core";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findFaults, isUnresolved, refuse } from "../../core/validation";
import { ELASTICACHE_MEMCACHED_ATTRIBUTES } from "../shapes";
import { endpoint } from "../shared/endpoint";
import { NODE_TYPES } from "../shared/node-types";
import { lowerCase } from "../shared/resource-name";
import type { ElastiCacheMemcachedAttributes } from "./attributes";
import { IMPORTED_MEMCACHED_RULES } from "./imported-rules";
import { ElastiCacheMemcachedBase, memcachedLimits } from "./memcached-base";
import { MEMCACHED_PORT } from "./settings";

/** What `ElastiCacheMemcached.fromAttributes` returns. @internal */
export class ImportedElastiCacheMemcached extends ElastiCacheMemcachedBase {
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly nodeEndpoints: readonly CacheEndpoint[];
  public readonly tls: CacheTls;
  public readonly subnetCidrs: readonly string[];

  /** @throws CacheValidationError that lists every fault of the attributes */
  constructor(scope: Construct, id: string, attributes: ElastiCacheMemcachedAttributes) {
    const subject = `ElastiCacheMemcached ${constructPath(scope, id)}`;
    attributes = withShape(subject, ELASTICACHE_MEMCACHED_ATTRIBUTES, attributes);
    refuse(subject, findFaults(IMPORTED_MEMCACHED_RULES, attributes));
    const {
      nodeAddresses,
      nodeType = "",
      port = MEMCACHED_PORT,
      tls = true,
      evictionPolicy = EvictionPolicy.ALLKEYS_LRU,
    } = attributes;
    const type = isUnresolved(nodeType) ? undefined : NODE_TYPES.get(nodeType);
    super(scope, id, {
      cacheName: lowerCase(attributes.clusterId),
      engine: attributes.engine,
      nodeType: attributes.nodeType,
      limits: memcachedLimits(nodeAddresses.length, type),
      evictionPolicy,
    });
    this.subnetCidrs = attributes.subnetCidrs ?? [];
    this.primaryEndpoint = endpoint(attributes.configurationEndpointAddress, port);
    this.nodeEndpoints = nodeAddresses.map((address) => endpoint(address, port));
    this.tls = { enabled: tls, serverName: tls ? nodeAddresses[0] : undefined };
  }
}
