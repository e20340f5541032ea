import { Construct } from "constructs";
import type { CacheAuthentication } from "./authentication";
import { CachePurpose, declarePurpose } from "./cache-purpose";
import type { CacheEngine } from "./engine";
import type { EvictionPolicy } from "./eviction-policy";
import type { CacheEndpoint, CacheLimits, CacheTls, IManagedCache } from "./managed-cache";
import type { CacheTopology } from "./topology";

/** What synthesis knows of a cache, made or imported. */
export interface KnownCache {
  /** Name of the cache at its cloud. */
  readonly cacheName: string;
  /** The engine that runs, and its version. */
  readonly engine: CacheEngine;
  /** How the nodes work together. */
  readonly topology: CacheTopology;
  /** How many nodes there are, and what each of them can take. */
  readonly limits: CacheLimits;
  /** Whether it takes no writes, as one that follows a cache in another region. @default false */
  readonly readOnly?: boolean;
  /** What the cache is for. @default CachePurpose.CACHE */
  readonly purpose?: CachePurpose;
  /** What happens when memory is full. @default - not known */
  readonly evictionPolicy?: EvictionPolicy;
}

/** What made and imported caches have in common: a cache of your own can extend it too. */
export abstract class ManagedCacheBase extends Construct implements IManagedCache {
  public readonly cacheName: string;
  public readonly engine: CacheEngine;
  public readonly topology: CacheTopology;
  public readonly limits: CacheLimits;
  public readonly readOnly: boolean;
  public readonly purpose: CachePurpose;
  public readonly evictionPolicy?: EvictionPolicy;
  public abstract readonly subnetCidrs: readonly string[];
  public abstract readonly primaryEndpoint: CacheEndpoint;
  public abstract readonly readerEndpoint?: CacheEndpoint;
  public abstract readonly tls: CacheTls;
  public abstract readonly authentication: CacheAuthentication;

  /** @param known - taken as it is: nothing is judged */
  protected constructor(scope: Construct, id: string, known: KnownCache) {
    super(scope, id);
    this.cacheName = known.cacheName;
    this.engine = known.engine;
    this.topology = known.topology;
    this.limits = known.limits;
    this.readOnly = known.readOnly ?? false;
    this.purpose = known.purpose ?? CachePurpose.CACHE;
    declarePurpose(this, this.purpose);
    this.evictionPolicy = known.evictionPolicy;
  }
}
