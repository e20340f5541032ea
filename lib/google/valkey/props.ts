import type { CacheEngine } from "../../core";
import type { MemorystoreNodeCacheProps } from "../shared/props/node-cache";

/** How a `MemorystoreValkey` is made. */
export interface MemorystoreValkeyProps extends MemorystoreNodeCacheProps {
  /**
   * Id of the instance: 4 to 63 lower-case letters, digits and hyphens, no hyphen at the start or the
   * end. A change replaces the instance.
   *
   * @default - the construct's path, shortened with a hash when it is too long
   */
  readonly instanceId?: string;
  /** Valkey 7.2, 8.0 or 9.0. Upgrades happen in place; Google makes no downgrade. @default CacheEngine.VALKEY_8_0 */
  readonly engine?: CacheEngine;
  /**
   * Turns cluster mode on, and spreads the keys over so many shards: 1 to 250, with replicas up to 250 nodes.
   * The number can change; turning cluster mode on or off replaces the instance.
   *
   * @default - cluster mode is off: one primary with its replicas, and an endpoint for each
   */
  readonly shards?: number;
  /**
   * Further parameters of the engine, such as `maxclients`. The eviction policy and `maxmemory` have props
   * of their own.
   *
   * @default - none
   */
  readonly engineConfigs?: Record<string, string>;
}
