import type { CacheEngine } from "../../core";
import type { MemorystoreAccessProps } from "../shared/props/access";
import type { MemorystoreAppendOnlyFileProps } from "../shared/props/append-only-file";
import type { MemorystoreBackupProps } from "../shared/props/backups";
import type { MemorystoreCommonProps } from "../shared/props/common";
import type { MemorystoreConnectionProps } from "../shared/props/connection";
import type { MemorystoreKeyProps } from "../shared/props/keys";
import type { MemorystoreMaintenanceProps } from "../shared/props/maintenance";
import type { MemorystoreMemoryProps } from "../shared/props/memory";
import type { MemorystoreNetworkProps } from "../shared/props/network";
import type { MemorystoreNodeProps } from "../shared/props/nodes";
import type { MemorystoreSnapshotProps } from "../shared/props/snapshots";

/** How a `MemorystoreValkey` is made. */
export interface MemorystoreValkeyProps
  extends MemorystoreCommonProps,
    MemorystoreNetworkProps,
    MemorystoreConnectionProps,
    MemorystoreNodeProps,
    MemorystoreAccessProps,
    MemorystoreMemoryProps,
    MemorystoreKeyProps,
    MemorystoreSnapshotProps,
    MemorystoreAppendOnlyFileProps,
    MemorystoreBackupProps,
    MemorystoreMaintenanceProps {
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
