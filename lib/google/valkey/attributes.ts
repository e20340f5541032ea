import type { CacheEngine } from "../../core";
import type { MemorystoreNodeCacheAttributes } from "../shared/node-cache-attributes";

/** An instance that exists already, as its owner describes it. */
export interface MemorystoreValkeyAttributes extends MemorystoreNodeCacheAttributes {
  /** Id of the instance. */
  readonly instanceId: string;
  /** The engine that runs, and its version. */
  readonly engine: CacheEngine;
  /** Shards of the instance, 1 to 250. @default - cluster mode is off */
  readonly shards?: number;
  /** IPv4 address of the primary; in cluster mode of the discovery endpoint. */
  readonly host: string;
  /** IPv4 address of the read endpoint. @default - there is none */
  readonly readHost?: string;
}
