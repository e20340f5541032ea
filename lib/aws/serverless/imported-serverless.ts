import type { Construct } from "constructs";
import type { CacheAuthentication, CacheEndpoint, CacheTls } from "../../core";
import { constructPath } from "../../core/resource-name";
import { withShape } from "../../core/shape";
import { findFaults, refuse } from "../../core/validation";
import { ELASTICACHE_SERVERLESS_ATTRIBUTES } from "../shapes";
import type { ElastiCacheGrants } from "../shared/connect-grant";
import { endpoint } from "../shared/endpoint";
import { importedAuthentication } from "../shared/imported-authentication";
import { lowerCase } from "../shared/resource-name";
import type { ElastiCacheServerlessAttributes } from "./attributes";
import { IMPORTED_SERVERLESS_RULES } from "./imported-rules";
import { SERVERLESS_PORTS } from "./ports";
import { ElastiCacheServerlessBase } from "./serverless-base";

/** What `ElastiCacheServerless.fromAttributes` returns. @internal */
export class ImportedElastiCacheServerless extends ElastiCacheServerlessBase {
  public readonly primaryEndpoint: CacheEndpoint;
  public readonly readerEndpoint?: CacheEndpoint;
  public readonly tls: CacheTls = { enabled: true };
  public readonly subnetCidrs: readonly string[];
  public readonly authentication: CacheAuthentication;
  private readonly attributes: ElastiCacheServerlessAttributes;

  /** @throws CacheValidationError that lists every fault of the attributes */
  constructor(scope: Construct, id: string, attributes: ElastiCacheServerlessAttributes) {
    const subject = `ElastiCacheServerless ${constructPath(scope, id)}`;
    attributes = withShape(subject, ELASTICACHE_SERVERLESS_ATTRIBUTES, attributes);
    refuse(subject, findFaults(IMPORTED_SERVERLESS_RULES, attributes));
    const { engine, endpointAddress, usageMaxima = {}, purpose, subnetCidrs = [] } = attributes;
    const cacheName = lowerCase(attributes.serverlessCacheName);
    super(scope, id, { cacheName, engine, purpose, usageMaxima });
    this.attributes = attributes;
    this.subnetCidrs = subnetCidrs;
    const { port, lastPort } = SERVERLESS_PORTS[engine.name];
    this.primaryEndpoint = endpoint(endpointAddress, port);
    if (engine.name !== "memcached") {
      this.readerEndpoint = endpoint(endpointAddress, lastPort);
    }
    this.authentication = importedAuthentication(this, attributes);
  }

  protected grants(): ElastiCacheGrants {
    const { arn, iamUserArns = {}, provider } = this.attributes;
    return { arn, iamUserArns: new Map(Object.entries(iamUserArns)), provider };
  }
}
